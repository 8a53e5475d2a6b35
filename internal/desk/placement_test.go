package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/store"
)

// editorial gives a coverage the order that an editor makes.
func (s *site) editorial(slug string) {
	s.t.Helper()
	v, err := s.DeskCoverage(editor, slug)
	s.must(err)
	_, err = s.EditCoverage(editor, slug, desk.CoverageEdit{From: v.Coverage.Revision, Order: ptr(coverage.Editorial)})
	s.must(err)
}

// hourly posts updates that tell of one hour after the other, named a, b, c ...
func (s *site) hourly(many int) {
	for i := range many {
		said := noon.Add(time.Duration(i-many) * hour)
		s.post(editor, "talks", desk.NewUpdate{Headline: string(rune('a' + i)), Said: &said})
	}
}

func (s *site) pinned() string {
	s.t.Helper()
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	var all []string
	for _, u := range v.Pinned {
		all = append(all, u.Update.Message.Headline)
	}
	return strings.Join(all, " ")
}

// inOrder gives the headlines in an order, page by page of some size.
func (s *site) inOrder(order coverage.Order, size int) string {
	s.t.Helper()
	var pages []string
	for from := ""; ; {
		v, err := s.CoverageBy(reader, "talks", order, from, size)
		s.must(err)
		var page []string
		for _, u := range v.Updates {
			page = append(page, u.Update.Message.Headline)
		}
		pages = append(pages, strings.Join(page, " "))
		if from = v.Older; from == "" {
			return strings.Join(pages, " / ")
		}
	}
}

func TestPins(t *testing.T) {
	s := withTalks(t)
	s.hourly(5)
	for _, n := range []int{2, 4, 1} {
		_, err := s.PinUpdate(editor, "talks", n, nil)
		s.must(err)
	}
	check(t, "the last pinned stands on top", s.pinned(), "a d b")
	for _, row := range []struct {
		n    int
		to   desk.Move
		want string
		news bool
	}{
		{1, desk.Move{To: desk.Down}, "d a b", true},
		{1, desk.Move{To: desk.Down}, "d b a", true},
		{1, desk.Move{To: desk.Down}, "d b a", false},
		{1, desk.Move{To: desk.Up}, "d a b", true},
		{2, desk.Move{To: desk.Top}, "b d a", true},
		{2, desk.Move{To: desk.Top}, "b d a", false},
		{2, desk.Move{Below: 1}, "d a b", true},
		{2, desk.Move{Above: 4}, "b d a", true},
		{4, desk.Move{Above: 1}, "b d a", false},
	} {
		before := s.head()
		_, err := s.MovePin(editor, "talks", row.n, row.to)
		s.must(err)
		check(t, fmt.Sprintf("%d %+v", row.n, row.to), s.pinned(), row.want)
		check(t, "a line in the journal", s.head() != before, row.news)
	}
	_, err := s.UnpinUpdate(editor, "talks", 4)
	s.must(err)
	check(t, "unpinned", s.pinned(), "b a")
	check(t, "the timeline is as it was", s.inOrder("", 9), "e d c b a")
}

// TestPinningIsNoEdit: readers see no mark of a change, the history nothing, and open pages
// are told of it all the same.
func TestPinningIsNoEdit(t *testing.T) {
	s := withTalks(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "one", Pinned: true})
	for _, pin := range []*bool{ptr(false), ptr(true), ptr(true), nil} {
		got, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Pinned: pin, Headline: ptr("one")})
		s.must(err)
		check(t, "revision", got.Revision, 1)
	}
	_, err := s.UnpinUpdate(editor, "talks", 1)
	s.must(err)
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, coverage 1.1, coverage 1.2, coverage 1.3")
	u, err := s.UpdateByID(reader, r.Update)
	s.must(err)
	check(t, "edited, to readers", u.Revised(), false)
	check(t, "corrections", len(u.Corrections), 0)
	h, err := s.History(reader, "talks", 1, 0)
	s.must(err)
	check(t, "states in its history", len(h.Revisions), 1)
	check(t, "changed", u.Update.Changed, noon)
	got, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("two"), Pinned: ptr(true)})
	s.must(err)
	check(t, "words and pin at once: revision", got.Revision, 2)
	check(t, "pinned", s.pinned(), "two")
	_, err = s.RetractUpdate(editor, "talks", 1, 2, "wrong")
	s.must(err)
	check(t, "of a retracted one", s.pinned(), "")
}

func TestPinsEndByThemselves(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "hour", Pinned: true, PinUntil: ptr(noon.Add(hour))})
	s.post(editor, "talks", desk.NewUpdate{Headline: "ever", Pinned: true})
	s.post(editor, "talks", desk.NewUpdate{Headline: "day", PinUntil: ptr(noon.Add(24 * hour))})
	s.post(editor, "talks", desk.NewUpdate{Headline: "draft", Draft: true, Pinned: true, PinUntil: ptr(noon.Add(2 * hour))})
	check(t, "pinned", s.pinned(), "day ever hour")
	check(t, "due next", s.due(), "1h0m0s")
	s.clock.forward(hour - time.Microsecond)
	s.due()
	check(t, "a microsecond before", s.pinned(), "day ever hour")
	before := s.head()
	s.clock.forward(time.Microsecond)
	check(t, "due next", s.due(), "1h0m0s")
	check(t, "at its end", s.pinned(), "day ever")
	check(t, "lines: open pages are told", s.head().Seq, before.Seq+1)
	check(t, "asked again", s.due(), "1h0m0s")
	check(t, "lines", s.head().Seq, before.Seq+1)

	_, err := s.PinUpdate(editor, "talks", 3, ptr(noon.Add(48*hour)))
	s.must(err)
	check(t, "put off: still in its place", s.pinned(), "day ever")
	s = s.again(30 * hour)
	check(t, "due next, after a day without a server", s.due(), "17h0m0s")
	check(t, "pinned", s.pinned(), "day ever")
	_, err = s.PublishUpdate(editor, "talks", 4, 1)
	s.must(err)
	check(t, "a draft whose pin ended before it was public", s.pinned(), "day ever")
	_, err = s.PinUpdate(editor, "talks", 3, nil)
	s.must(err)
	check(t, "without an end now", s.due(), "never")
	u, err := s.UpdateByID(reader, s.id(1))
	s.must(err)
	check(t, "edited, to readers, when a pin ends", u.Revised(), false)
}

func TestFaultsOfPlacing(t *testing.T) {
	s := withTalks(t)
	s.hourly(9)
	for n := range coverage.MostPins {
		_, err := s.PinUpdate(editor, "talks", n+1, nil)
		s.must(err)
	}
	s.post(editor, "talks", desk.NewUpdate{Headline: "draft", Draft: true})
	s.post(editor, "talks", desk.NewUpdate{Headline: "gone"})
	_, err := s.RetractUpdate(editor, "talks", 11, 1, "wrong")
	s.must(err)
	before := s.head()
	move := func(n int, to desk.Move) func() error {
		return func() error { _, err := s.PlaceUpdate(editor, "talks", n, to); return err }
	}
	pinMove := func(n int, to desk.Move) func() error {
		return func() error { _, err := s.MovePin(editor, "talks", n, to); return err }
	}
	pin := func(n int, until *time.Time) func() error {
		return func() error { _, err := s.PinUpdate(editor, "talks", n, until); return err }
	}
	wantAll := func(rows []placing) {
		t.Helper()
		for _, row := range rows {
			wantFault(t, row.name, row.do(), row.kind, row.key, row.field)
		}
		check(t, "head of the journal", s.head(), before)
	}
	wantAll([]placing{
		{"a ninth pin", pin(9, nil), fault.Conflict, "placement.pins_full", "pinned"},
		{"posting a ninth", func() error {
			_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "new", Pinned: true})
			return err
		}, fault.Conflict, "placement.pins_full", "pinned"},
		{"a pin until now", pin(1, &noon), fault.Invalid, "placement.past", "pinned_until"},
		{"a pin on what was retracted", pin(11, nil), fault.Conflict, "update.withdrawn", ""},
		{"moving what is not pinned", pinMove(9, desk.Move{To: desk.Up}), fault.Conflict, "placement.not_pinned", ""},
		{"a pin above what is not pinned", pinMove(1, desk.Move{Above: 9}), fault.Invalid, "placement.not_pinned", "above"},
		{"a pin to its time", pinMove(1, desk.Move{To: desk.ByTime}), fault.Invalid, "placement.pins_have_no_time", "to"},
		{"where the coverage goes by time", move(1, desk.Move{To: desk.Top}), fault.Conflict, "placement.by_time", ""},
		{"an order that is none", func() error {
			_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Order: ptr(coverage.Order("best"))})
			return err
		}, fault.Invalid, "coverage.order_unknown", "order"},
	})
	s.editorial("talks")
	before = s.head()
	wantAll([]placing{
		{"nowhere", move(1, desk.Move{}), fault.Invalid, "placement.one_of", "to"},
		{"two places", move(1, desk.Move{To: desk.Top, Above: 2}), fault.Invalid, "placement.one_of", "to"},
		{"sideways", move(1, desk.Move{To: "left"}), fault.Invalid, "placement.one_of", "to"},
		{"above itself", move(1, desk.Move{Above: 1}), fault.Invalid, "placement.no_neighbour", "above"},
		{"below what is not there", move(1, desk.Move{Below: 99}), fault.Invalid, "placement.no_neighbour", "below"},
		{"below a draft", move(1, desk.Move{Below: 10}), fault.Invalid, "placement.no_neighbour", "below"},
		{"a draft", move(10, desk.Move{To: desk.Top}), fault.Conflict, "placement.not_public", ""},
		{"what was retracted", move(11, desk.Move{To: desk.Top}), fault.Conflict, "update.withdrawn", ""},
		{"what is not there", move(99, desk.Move{To: desk.Top}), fault.NotFound, "update.missing", ""},
	})
}

// placing is a row of what is refused.
type placing struct {
	name  string
	do    func() error
	kind  fault.Kind
	key   string
	field string
}

func TestEditorialOrder(t *testing.T) {
	s := withTalks(t)
	s.hourly(7)
	s.editorial("talks")
	check(t, "at first it is that of the times", s.inOrder("", 99), "g f e d c b a")
	for _, row := range []struct {
		n    int
		to   desk.Move
		want string
	}{
		{1, desk.Move{To: desk.Top}, "a g f e d c b"},
		{2, desk.Move{To: desk.Up}, "a g f e d b c"},
		{2, desk.Move{To: desk.Up}, "a g f e b d c"},
		{2, desk.Move{To: desk.Down}, "a g f e d b c"},
		{7, desk.Move{Below: 3}, "a f e d b c g"},
		{7, desk.Move{To: desk.Down}, "a f e d b c g"},
		{5, desk.Move{Above: 1}, "e a f d b c g"},
		{4, desk.Move{Above: 7}, "e a f b c d g"},
		{4, desk.Move{Above: 7}, "e a f b c d g"},
		{1, desk.Move{To: desk.Up}, "a e f b c d g"},
		{1, desk.Move{To: desk.ByTime}, "e f b c d g a"},
	} {
		_, err := s.PlaceUpdate(editor, "talks", row.n, row.to)
		s.must(err)
		check(t, fmt.Sprintf("%d %+v", row.n, row.to), s.inOrder("", 99), row.want)
	}
	check(t, "page by page", s.inOrder("", 3), "e f b / c d g / a")
	check(t, "the newest first, for who prefers it", s.inOrder(coverage.Newest, 3), "g f e / d c b / a")
	check(t, "the oldest first", s.inOrder(coverage.Oldest, 3), "a b c / d e f / g")

	s.post(editor, "talks", desk.NewUpdate{Headline: "new"})
	check(t, "what comes in takes the place of its time", s.inOrder("", 99), "new e f b c d g a")
	_, err := s.EditUpdate(editor, "talks", 7, desk.UpdateEdit{From: 1, Said: ptr(noon.Add(-hour / 2)), Headline: ptr("g")})
	s.must(err)
	check(t, "one that was moved stays there whatever time it tells of", s.inOrder("", 99), "new e f b c d g a")
	_, err = s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Said: ptr(noon.Add(-hour / 2)), Headline: ptr("a")})
	s.must(err)
	check(t, "one that was not goes with its time", s.inOrder("", 99), "new a e f b c d g")
	_, err = s.RetractUpdate(editor, "talks", 6, 1, "wrong")
	s.must(err)
	check(t, "the stub stays in its place", s.inOrder("", 99), "new a e  b c d g")
	v, err := s.Update(reader, "talks", 2)
	s.must(err)
	var around []string
	for _, u := range v.Updates {
		around = append(around, u.Update.Message.Headline)
	}
	check(t, "a permalink's neighbours are those of the page", strings.Join(around, " "), "a e  b c d g")
	u, err := s.UpdateByID(reader, s.id(2))
	s.must(err)
	check(t, "edited, to readers", u.Revised(), false)
	check(t, "its time is its own", u.Update.Message.Said, noon.Add(-6*hour))

	dv, err := s.DeskCoverage(editor, "talks")
	s.must(err)
	check(t, "on the desk in the same order", dv.Updates[2].Update.Message.Headline, "e")
	s = s.again(hour)
	check(t, "after a restart", s.inOrder("", 99), "new a e  b c d g")
	_, err = s.CoverageBy(reader, "talks", "", "1-2", 3)
	wantFault(t, "a cursor of another order", err, fault.Invalid, "coverage.bad_cursor", "older")
}

// TestPlacesOfADraftCoverage: they are announced with what they are of.
func TestPlacesOfADraftCoverage(t *testing.T) {
	s := withTalks(t)
	s.editorial("plan")
	for _, headline := range []string{"a", "b", "c"} {
		s.post(editor, "plan", desk.NewUpdate{Headline: headline})
	}
	_, err := s.PlaceUpdate(editor, "plan", 1, desk.Move{To: desk.Top})
	s.must(err)
	_, err = s.PinUpdate(editor, "plan", 2, ptr(noon.Add(hour)))
	s.must(err)
	_, err = s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 2, Publish: true})
	s.must(err)
	check(t, "changes", s.changes("plan"), "coverage, update 1.1, coverage 1.1, update 2.1, coverage 2.1, update 3.1")
	v, err := s.Coverage(reader, "plan", "")
	s.must(err)
	check(t, "on top", v.Updates[0].Update.Message.Headline, "a")
	check(t, "pinned", v.Pinned[0].Update.Message.Headline, "b")
}

// TestTheLogHoldsPlacements: what it commits to can be checked, like any words.
func TestTheLogHoldsPlacements(t *testing.T) {
	s := withTalks(t)
	s.hourly(1)
	_, err := s.PinUpdate(editor, "talks", 1, ptr(noon.Add(hour)))
	s.must(err)
	_, err = s.UnpinUpdate(editor, "talks", 1)
	s.must(err)
	words, err := s.LogContents(reader, s.head().Seq-1, 2)
	s.must(err)
	check(t, "pinned", words[0].Content, `{"pinned":true,"until":"2031-05-20T04:00:00Z"}`)
	check(t, "unpinned", words[1].Content, `{"pinned":false}`)
	id := string(s.id(1))
	s.must(s.store.Read(t.Context(), func(ctx context.Context, tx *store.Tx) error {
		_, content, digest, err := tx.Commitment(ctx, store.ItemPlacement, id, 2)
		check(t, "of the second revision", string(content), words[1].Content)
		check(t, "is committed to", digest != journal.Digest{}, true)
		return err
	}))
	_, err = s.RetractUpdate(editor, "talks", 1, 1, "wrong")
	s.must(err)
	words, err = s.LogContents(reader, s.head().Seq-1, 2)
	s.must(err)
	check(t, "of what was retracted: where it stood, which is no words", words[0].Content, `{"pinned":false}`)
	check(t, "and its stub", strings.Contains(words[1].Content, "headline"), false)
}
