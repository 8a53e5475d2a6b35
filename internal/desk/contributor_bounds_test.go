package desk_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/media"
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

// sends gives what becomes of files that somebody sends, in a form that is only tried or in one
// that is stored. They are no pictures, and count all the same.
func (s *site) sends(who context.Context) error {
	s.t.Helper()
	_, err := s.WithMedia(media.New(filepath.Join(s.dir, "media"))).AddMedia(who, strings.NewReader("no picture"))
	return err
}

// TestSoManyFilesOfAContributorADay: others are not bounded, a restart makes no room, and a day
// later there is room again.
func TestSoManyFilesOfAContributorADay(t *testing.T) {
	s := withTalks(t)
	link := s.invite(2)
	anna, berta := s.come(link, "Anna"), s.come(link, "Berta")
	for i := range desk.MaxUploads {
		who := anna
		if i%2 == 1 {
			who = desk.Rehearse(anna)
		}
		wantFault(t, "a file", s.sends(who), fault.Invalid, "media.kind", "")
	}
	wantFault(t, "one more", s.sends(anna), fault.Invalid, "media.too_many_sent", "")
	s = s.again(24*time.Hour - time.Minute)
	wantFault(t, "almost a day later, after a restart", s.sends(anna), fault.Invalid, "media.too_many_sent", "")
	wantFault(t, "somebody else's", s.sends(berta), fault.Invalid, "media.kind", "")
	wantFault(t, "a reporter's", s.sends(reporter), fault.Invalid, "media.kind", "")
	s = s.again(time.Minute)
	for range desk.MaxUploads {
		wantFault(t, "a day later", s.sends(anna), fault.Invalid, "media.kind", "")
	}
	wantFault(t, "as many as the day before", s.sends(anna), fault.Invalid, "media.too_many_sent", "")
}
