package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

const frozenText = "What I make of it.\n\n::readout{round=round-2 section=contention frozen=2031-05-20}"

// frozenArticle is an article frozen at noon; two days have passed since.
func frozenArticle(t *testing.T) *site {
	t.Helper()
	s := withArticle(t, frozenText)
	s.clock.forward(48 * time.Hour)
	return s
}

// What is frozen shows the record as it stood: what was said on record later is not in it, what was
// worded or named anew keeps its words and its name.
func TestAFrozenReadout(t *testing.T) {
	s := frozenArticle(t)
	s.mark("talks", 1, "agreed to mend it", func(in *desk.NewStatement) {
		in.ID = "later"
	})
	mend := outcomeOf(s, "mend")
	mend.Title = text.Local{"en": "Mend the dam at once"}
	_, err := s.PutOutcome(editor, mend, desk.Put{})
	s.must(err)
	s.must(s.AddStatus(editor, "mend", desk.NewStatus{Status: record.Stalled, AsOf: "2031-05-21"}))
	s.must(s.SaveActor(editor, record.Actor{ID: "weiss", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "Weiss the Elder"}}, Party: "veld"}, 0))

	_, v := shownIn(s)
	r := v.Round.Record
	check(t, "statements of then", len(r.Statements), 1)
	check(t, "what was promised, as it was worded", r.Outcomes["mend"].Outcome.Title["en"], "Mend the dam")
	check(t, "and as it stood", r.Outcomes["mend"].Outcome.Now().Status, record.Kept)
	check(t, "who spoke, as they were named", r.Statements["go"].Speakers[0].Actor.Names[0].Text, "Weiss")
	check(t, "taken back", len(v.Taken)+len(v.Gone), 0)

	live, err := s.Round(reader, "series", "round-2")
	s.must(err)
	check(t, "the record as it stands now", fmt.Sprint(len(live.Record.Statements), " ", live.Record.Outcomes["mend"].Outcome.Title["en"]), "2 Mend the dam at once")
}

// A line of which something was taken back leaves its place and the day, and no words.
func TestAFrozenReadoutWithoutWhatWasTakenBack(t *testing.T) {
	for name, takeBack := range map[string]func(*site) error{
		"the statement was withdrawn": func(s *site) error { return s.WithdrawStatement(editor, "go") },
		"the update was retracted": func(s *site) error {
			_, err := s.RetractUpdate(editor, "talks", 1, 1, "They were not said")
			return err
		},
	} {
		s := frozenArticle(t)
		s.must(takeBack(s))
		s.clock.forward(time.Hour)
		_, v := shownIn(s)
		check(t, name+": when", v.Taken["statement/go"], noon.Add(48*time.Hour))
		held := v.Round.Record.Statements["go"]
		check(t, name+": where it stood", fmt.Sprint(held.Statement.Event, " ", held.Statement.Issues), "opening [dam]")
		if words, _ := held.Words(); words != "" || len(held.Statement.Gist) > 0 {
			t.Errorf("%s: its words are there still: %q", name, words)
		}
	}
}

// What somebody outside said of the round has no day but that of the update that it is cited from: taken
// back with it, it leaves its place as any other line does.
func TestAFrozenReadoutWithoutWhatAnOnlookerSaid(t *testing.T) {
	s := withTwoRounds(t)
	s.mark("talks", 1, "agreed to mend it", func(in *desk.NewStatement) {
		in.ID, in.Event, in.About = "onlooker", "", "round-2"
	})
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "view", Form: coverage.Article, State: coverage.Ended, Lang: "en", TZ: "Asia/Tokyo", Title: text.Local{"en": "A view"}})
	s.must(err)
	s.post(editor, "view", desk.NewUpdate{Markdown: strings.Replace(frozenText, "contention", "experts", 1)})
	s.clock.forward(48 * time.Hour)
	_, v := shownIn(s)
	check(t, "what it is about", v.Round.Record.Statements["onlooker"].Statement.About, "round-2")
	_, err = s.RetractUpdate(editor, "talks", 1, 1, "They were not said")
	s.must(err)
	_, v = shownIn(s)
	check(t, "when", v.Taken["statement/onlooker"], noon.Add(48*time.Hour))
	held := v.Round.Record.Statements["onlooker"]
	check(t, "its day, and no more of where it stood", fmt.Sprint(held.Said.Equal(noon), " ", held.TZ, " ", held.Slug, held.N), "true Asia/Tokyo 0")
}

// An erasure takes the words of every state along: of the line its item and the day are left. No
// view, and no table, holds the words of what was erased.
func TestAFrozenReadoutWithoutWhatWasErased(t *testing.T) {
	s := frozenArticle(t)
	_, err := s.EraseUpdate(owner, "talks", 1, "A court asked for it")
	s.must(err)
	_, v := shownIn(s)
	r := v.Round.Record
	check(t, "items that say something", len(r.Statements)+len(r.Outcomes)+len(r.Forecasts), 0)
	var gone []string
	for _, g := range v.Gone {
		gone = append(gone, g.Item.String())
		check(t, "when", g.At, noon.Add(48*time.Hour))
	}
	check(t, "what was taken back", strings.Join(gone, " "), "forecast/leak statement/go")
	contents, err := s.DeskUpdate(editor, "view", 1)
	s.must(err)
	if strings.Contains(contents.Markdown, "dam") {
		t.Errorf("the article holds words of the record: %s", contents.Markdown)
	}
}

// What readers did not see at the moment is no line that was taken back.
func TestAFrozenReadoutOfAfterwards(t *testing.T) {
	s := withArticle(t, liveText)
	s.must(s.WithdrawStatement(editor, "go"))
	s.clock.forward(48 * time.Hour)
	s.post(editor, "view", desk.NewUpdate{Markdown: "::readout{round=round-2 section=contention frozen=2031-05-21}"})
	s.clock.forward(24 * time.Hour)
	page, err := s.Coverage(reader, "view", "")
	s.must(err)
	u := &page.Updates[0]
	v := u.Readout(u.Update.Message.Body.Readouts()[0])
	check(t, "statements", len(v.Round.Record.Statements), 0)
	check(t, "taken back", len(v.Taken)+len(v.Gone), 0)
}

func outcomeOf(s *site, id record.OutcomeID) record.Outcome {
	s.t.Helper()
	v, err := s.Outcome(reader, id)
	s.must(err)
	return v.Outcome
}
