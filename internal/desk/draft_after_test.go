package desk_test

import (
	"fmt"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// What a decision about a draft means for others: who came in by it, who is known by it.

// TestWhoCameInGoesWithWhatBroughtThem: taken back, a draft leaves nobody behind whom nothing else
// names; who was changed since, or speaks elsewhere, stays.
func TestWhoCameInGoesWithWhatBroughtThem(t *testing.T) {
	s := withSaid(t)
	in := desk.NewSpeaker{Name: "Quill", Kind: record.Person, Role: "harbour master"}
	accept := func(words string) desk.DecidedDraft {
		t.Helper()
		done, err := s.decide("english", desk.DraftDecision{Ref: s.draft("english", words).Ref, Do: desk.AcceptDraft, New: &in})
		s.must(err)
		return done[0]
	}
	gone := func(id record.ActorID) {
		t.Helper()
		_, err := s.Actor(reader, id, "")
		wantFault(t, "who came in", err, fault.NotFound, "record.missing", "")
	}
	first := accept("Quill")
	_, err := s.Actor(reader, "a-english-1-1", "")
	s.must(err)
	s.clock.forward(time.Second)
	s.decided("english", first.Ref, desk.OfferDraft)
	gone("a-english-1-1")
	check(t, "offered then", s.offers(english), mori+"\n"+quill)
	v, err := s.Drafts(editor, english)
	s.must(err)
	for _, office := range v.Vocabulary.Tenures {
		check(t, "whose office is left", office.Person == "a-english-1-1", false)
	}

	second := accept("Quill")
	id := s.book().Statements[record.StatementID(second.Item.ID)].Statement.Speaker[0]
	s.clock.forward(time.Second)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Quill warned of a storm."})
	warned := s.decided("english", s.draft("english", "Quill warned").Ref, desk.AcceptDraft)
	s.decided("english", second.Ref, desk.OfferDraft)
	_, err = s.Actor(reader, id, "")
	s.must(err) // they warned
	s.decided("english", warned.Ref, desk.OfferDraft)
	_, err = s.Actor(reader, id, "")
	s.must(err) // it was not that which brought them in
}

// TestWhoCameInWithSeveral: taken back together, they leave nobody behind.
func TestWhoCameInWithSeveral(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Quill warned of a storm."})
	in := desk.NewSpeaker{Name: "Quill", Kind: record.Person}
	each := []desk.DraftDecision{
		{Ref: s.draft("english", "Quill said").Ref, Do: desk.AcceptDraft, New: &in},
		{Ref: s.draft("english", "Quill warned").Ref, Do: desk.AcceptDraft, New: &in},
	}
	_, err := s.decide("english", each...)
	s.must(err)
	for i := range each {
		each[i].Do = desk.OfferDraft
	}
	_, err = s.decide("english", each...)
	s.must(err)
	_, err = s.Actor(reader, "a-english-1-1", "")
	wantFault(t, "who came in", err, fault.NotFound, "record.missing", "")
}

// TestWhoWasChosenForANameIsOfferedForIt: where the record knows nobody by it; a sentence of somebody
// known that was taken for another's says nothing of their others.
func TestWhoWasChosenForANameIsOfferedForIt(t *testing.T) {
	s := withSaid(t)
	s.post(editor, "english", desk.NewUpdate{Markdown: "Quill warned of a storm. Mori rejected the claim."})
	_, err := s.decide("english",
		desk.DraftDecision{Ref: s.draft("english", "Quill said").Ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"weiss"}},
		desk.DraftDecision{Ref: s.draft("english", "Mori proposed").Ref, Do: desk.AcceptDraft, Speaker: []record.ActorID{"weiss"}})
	s.must(err)
	warned, rejected := s.draft("english", "Quill warned"), s.draft("english", "Mori rejected")
	check(t, "who warns", fmt.Sprint(warned.Speakers, warned.New), "[weiss] <nil>")
	check(t, "who rejects", fmt.Sprint(rejected.Speakers), "[mori]")
	done := s.decided("english", warned.Ref, desk.AcceptDraft)
	check(t, "who warned", s.book().Statements[record.StatementID(done.Item.ID)].Statement.Speaker[0], record.ActorID("weiss"))
}

// TestWhatIsClear: what asks nothing can be accepted with others.
func TestWhatIsClear(t *testing.T) {
	plain := desk.DraftedItem{As: desk.DraftKind{What: drafting.Statement, Kind: "assert"}, Speakers: []record.ActorID{"mori"}, Confidence: 80}
	check(t, "somebody known", plain.Clear(), true)
	for name, change := range map[string]func(*desk.DraftedItem){
		"somebody new":     func(d *desk.DraftedItem) { d.Speakers, d.New = nil, &desk.NewSpeaker{Name: "Quill"} },
		"nobody":           func(d *desk.DraftedItem) { d.Speakers = nil },
		"two readings":     func(d *desk.DraftedItem) { d.Inner = []record.ActorID{"veld"} },
		"little certainty": func(d *desk.DraftedItem) { d.Confidence = 40 },
	} {
		other := plain
		change(&other)
		check(t, name, other.Clear(), false)
	}
}

// TestWhoKeepsOnePageSendsNobodyOut: who could not have brought somebody in takes back what was said alone.
func TestWhoKeepsOnePageSendsNobodyOut(t *testing.T) {
	s := withSaid(t)
	done, err := s.decide("english", desk.DraftDecision{Ref: s.draft("english", "Quill").Ref, Do: desk.AcceptDraft, New: &desk.NewSpeaker{Name: "Quill", Kind: record.Person}})
	s.must(err)
	s.must(s.AddUser(owner, "ann", people.Reporter, password))
	u := s.user("ann")
	s.give(u, s.idOf("english"), people.Editor)
	_, err = s.DecideDrafts(people.With(t.Context(), u), desk.DraftDecisions{Coverage: "english", Each: []desk.DraftDecision{{Ref: done[0].Ref, Do: desk.OfferDraft}}})
	s.must(err)
	_, err = s.Actor(reader, "a-english-1-1", "")
	s.must(err)
}
