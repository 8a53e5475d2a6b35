package desk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
)

// TestSoManyUpdatesOfAContributorWait: drafts and what was handed in count together, for each
// person and coverage; what was decided on makes room.
func TestSoManyUpdatesOfAContributorWait(t *testing.T) {
	s := withTalks(t)
	anna, berta := s.come(s.invite(2), "Anna"), s.come(s.invite(2), "Berta")
	hand := func(who context.Context, draft bool) (desk.Receipt, error) {
		return s.PostUpdate(who, "talks", desk.NewUpdate{Headline: "seen", Draft: draft})
	}
	var first desk.Receipt
	for i := range desk.MaxWaiting {
		r, err := hand(anna, i%2 == 1)
		s.must(err)
		if i == 0 {
			first = r
		}
	}
	_, err := hand(anna, false)
	wantFault(t, "one more", err, fault.Invalid, "update.too_many_wait", "")
	_, err = hand(anna, true)
	wantFault(t, "one more draft", err, fault.Invalid, "update.too_many_wait", "")
	_, err = hand(berta, false)
	s.must(err)
	_, err = hand(reporter, false)
	s.must(err)

	_, err = s.PublishUpdate(editor, "talks", first.N, first.Revision)
	s.must(err)
	r, err := hand(anna, false)
	s.must(err)
	check(t, "after one was published", r.Standing, coverage.Submitted)
	_, err = s.RetractUpdate(anna, "talks", r.N, r.Revision, "")
	s.must(err)
	_, err = hand(anna, false)
	s.must(err)
}

// TestSoManyFilesOfAContributorADay: others are not bounded, and a day later there is room again.
func TestSoManyFilesOfAContributorADay(t *testing.T) {
	s := withMedia(t)
	anna := s.come(s.invite(1), "Anna")
	send := func(who context.Context) error {
		_, err := s.AddMedia(who, strings.NewReader("no picture, and it counts all the same"))
		return err
	}
	for range desk.MaxUploads {
		wantFault(t, "a file", send(anna), fault.Invalid, "media.kind", "")
	}
	wantFault(t, "one more", send(anna), fault.Invalid, "media.too_many_sent", "")
	wantFault(t, "a reporter's", send(reporter), fault.Invalid, "media.kind", "")
	s.clock.now = s.clock.now.Add(24*time.Hour - time.Minute)
	wantFault(t, "almost a day later", send(anna), fault.Invalid, "media.too_many_sent", "")
	s.clock.now = s.clock.now.Add(time.Minute)
	wantFault(t, "a day later", send(anna), fault.Invalid, "media.kind", "")
}
