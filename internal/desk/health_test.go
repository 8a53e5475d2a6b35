package desk_test

import (
	"context"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
)

func TestHealthCountsWhatIsBehindAndPutOff(t *testing.T) {
	s := withTalks(t)
	s.WithVitals(func(context.Context) desk.Vitals { return desk.Vitals{Status: "ok", Readers: 7} })
	s.post(editor, "talks", desk.NewUpdate{Headline: "now"})
	for _, at := range []time.Duration{hour, 2 * hour, 9 * hour} {
		s.post(editor, "talks", desk.NewUpdate{Headline: "later", PublishAt: ptr(noon.Add(at))})
	}
	v, err := s.Health(owner)
	s.must(err)
	check(t, "position", v.Position, s.head())
	check(t, "behind, as nobody follows", v.Behind, v.Position.Seq)
	check(t, "signed", v.Signed, 0)
	check(t, "readers", v.Readers, 7)
	check(t, "put off", v.Put, desk.Off{Waiting: 3, Next: noon.Add(hour)})
	s.clock.forward(90 * minute)
	v, err = s.Health(owner)
	s.must(err)
	check(t, "one is due", v.Put, desk.Off{Waiting: 2, Next: noon.Add(2 * hour), Due: 1})
	_, _, err = s.DoDue(t.Context()) // nobody of that id works there: it is held
	s.must(err)
	v, err = s.Health(owner)
	s.must(err)
	check(t, "and held", v.Put, desk.Off{Waiting: 2, Next: noon.Add(2 * hour), Held: 1})
	_, err = s.Health(editor)
	wantFault(t, "by an editor", err, fault.Denied, "people.not_allowed", "")
}
