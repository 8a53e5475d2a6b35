package desk_test

import (
	"fmt"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/text"
)

// withArticle is the site of two rounds with an article, "view", whose text is the given one.
func withArticle(t *testing.T, markdown string) *site {
	t.Helper()
	s := withTwoRounds(t)
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "view", Form: coverage.Article, State: coverage.Ended, Lang: "en", TZ: "Asia/Tokyo", Title: text.Local{"en": "A view"}})
	s.must(err)
	s.post(editor, "view", desk.NewUpdate{Markdown: markdown})
	return s
}

// shownIn gives what the first readout within the article's text shows.
func shownIn(s *site) (*desk.UpdateView, *desk.ReadoutView) {
	s.t.Helper()
	v, err := s.Coverage(reader, "view", "")
	s.must(err)
	u := &v.Updates[len(v.Updates)-1]
	return u, u.Readout(u.Update.Message.Body.Readouts()[0])
}

const liveText = "What I make of it.\n\n::readout{round=round-2 section=contention live}\n\nThe last word."

// A readout in an article shows the record as readers may see it now; nothing of it is stored in
// the article, and the author's own words stand where they would stand without it.
func TestAnArticleShowsAReadout(t *testing.T) {
	s := withArticle(t, liveText)
	u, v := shownIn(s)
	check(t, "the statement", v.Round.Record.Statements["go"].Statement.ID, "go")
	if _, there := v.Round.Record.Outcomes["hidden"]; there {
		t.Error("what a draft alone tells of is shown in an article")
	}
	check(t, "the author's own words", u.Update.Message.Body.Plain(), "What I make of it.\n\nThe last word.")
	edit, err := s.DeskUpdate(editor, "view", 1)
	s.must(err)
	check(t, "the text to be edited", edit.Markdown, liveText)

	cited := s.mark("view", 1, "The last word", func(in *desk.NewStatement) { in.ID = "last" })
	check(t, "a citation behind it", fmt.Sprint(cited.Statement.Citations[0].Quote.Start), "20")
	s.must(s.WithdrawStatement(editor, "go"))
	_, v = shownIn(s)
	if _, there := v.Round.Record.Statements["go"]; there {
		t.Error("a statement that was withdrawn is shown in an article")
	}
}

// Whatever takes words back takes them out of every article that follows the record.
func TestWordsThatAreTakenBackLeaveArticles(t *testing.T) {
	for name, takeBack := range map[string]func(*site) error{
		"retracted": func(s *site) error {
			_, err := s.RetractUpdate(editor, "talks", 1, 1, "They were not said")
			return err
		},
		"erased": func(s *site) error {
			_, err := s.EraseUpdate(owner, "talks", 1, "A court asked for it")
			return err
		},
	} {
		s := withArticle(t, liveText)
		s.must(takeBack(s))
		_, v := shownIn(s)
		if r := v.Round.Record; len(r.Statements)+len(r.Outcomes)+len(r.Forecasts) > 0 {
			t.Errorf("%s: the article shows %d statements, %d outcomes and %d forecasts that rest on the update", name, len(r.Statements), len(r.Outcomes), len(r.Forecasts))
		}
	}
}

// What an article names is looked at when it is stored.
func TestReadoutsThatCannotBeShown(t *testing.T) {
	s := withArticle(t, liveText)
	for markdown, want := range map[string]string{
		"::readout{round=round-9 section=results live}":                        "readout.missing_round",
		"::readout{round=series section=results live}":                         "readout.missing_round",
		"::readout{round=round-2 section=weather live}":                        "readout.no_section",
		"::readout{round=round-2 section=results frozen=2031-05-21}":           "readout.future",
		"::readout{round=round-2 section=results frozen=2031-05-20T03:00:02Z}": "readout.future",
	} {
		_, err := s.PostUpdate(editor, "view", desk.NewUpdate{Markdown: markdown})
		check(t, markdown, faultKey(err), want)
		_, err = s.PreviewUpdate(editor, "view", desk.NewUpdate{Markdown: markdown})
		check(t, "looked at first: "+markdown, faultKey(err), want)
		_, err = s.EditUpdate(editor, "view", 1, desk.UpdateEdit{From: 1, Markdown: &markdown})
		check(t, "edited: "+markdown, faultKey(err), want)
	}
	_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: liveText})
	check(t, "on a live page", faultKey(err), "readout.not_in_an_article")
}

func faultKey(err error) string {
	if f, ok := err.(*fault.Error); ok {
		return f.Key
	}
	return fmt.Sprint(err)
}

// A day that is not over yet is the present moment: what is frozen does not change until midnight.
func TestFrozenToday(t *testing.T) {
	s := withArticle(t, "::readout{round=round-2 section=results frozen=2031-05-20}")
	edit, err := s.DeskUpdate(editor, "view", 1)
	s.must(err)
	check(t, "stored", edit.Markdown, "::readout{round=round-2 section=results frozen="+text.FrozenAt(noon)+"}")
	s.clock.forward(48 * time.Hour)
	again := edit.Markdown + "\n\nMore."
	_, err = s.EditUpdate(editor, "view", 1, desk.UpdateEdit{From: 1, Markdown: &again})
	s.must(err)
}
