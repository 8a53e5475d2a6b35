package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/text"
)

// withQuotes has articles that quote the update with the dam in words of their own: one that says
// them over two lines, a draft that links to it, one that shows the record and one of another kind.
func withQuotes(t *testing.T) *site {
	t.Helper()
	s := withArticle(t, liveText)
	for slug, markdown := range map[string]string{
		"copied":   "Weiss wants it so: the dam\nmust go. Nobody else does.",
		"linked":   "As [was told](/en/c/talks/u/1#:~:text=dam) on the day.",
		"innocent": "Another one: [number ten](/c/talks/u/10), and a dam.",
	} {
		_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: slug, Form: coverage.Article, State: coverage.Ended, Lang: "en", Title: text.Local{"en": slug}})
		s.must(err)
		s.post(editor, slug, desk.NewUpdate{Markdown: markdown, Draft: slug == "linked"})
	}
	s.post(editor, "talks", desk.NewUpdate{Markdown: "A live page said that the dam must go."})
	return s
}

func told(all []desk.Quoting) string {
	var lines []string
	for _, q := range all {
		lines = append(lines, fmt.Sprintf("%s/%d %s %q %v", q.Coverage.Slug, q.N, q.Standing, q.Said, q.Links))
	}
	return strings.Join(lines, "\n")
}

// Before words are taken back, and after it, whoever does so is told which articles quote them.
func TestWhichArticlesQuoteAnUpdate(t *testing.T) {
	s := withQuotes(t)
	const want = `copied/1 published ["the dam\nmust go"] false` + "\n" + `linked/1 draft [] true`
	all, err := s.QuotedIn(editor, "talks", 1)
	s.must(err)
	check(t, "before", sorted(told(all)), want)
	_, err = s.RetractUpdate(editor, "talks", 1, 1, "They were not said")
	s.must(err)
	all, err = s.QuotedIn(editor, "talks", 1)
	s.must(err)
	check(t, "after", sorted(told(all)), want)
	e, err := s.EraseUpdate(owner, "talks", 1, "A court asked for it")
	s.must(err)
	check(t, "erased", sorted(told(e.QuotedIn)), want)
	all, err = s.QuotedIn(editor, "talks", 1)
	s.must(err)
	check(t, "after an erasure only links tell", told(all), "linked/1 draft [] true")
}

// A card copied what the update said, and goes on saying it after that was taken back.
func TestWhichCardsSayWhatAnUpdateSaid(t *testing.T) {
	s := withQuotes(t)
	card := []coverage.Card{{Title: "The dam must go", Href: "/c/talks/u/1"}}
	s.post(editor, "talks", desk.NewUpdate{Headline: "More", Cards: card})
	s.post(editor, "linked", desk.NewUpdate{Markdown: "Again [there](/c/talks/u/1).", Cards: card})
	s.post(editor, "talks", desk.NewUpdate{Headline: "Another's", Cards: []coverage.Card{{Title: "Ten", Href: "/c/talks/u/10"}}})
	once := s.post(editor, "talks", desk.NewUpdate{Headline: "Once", Cards: card})
	var none []coverage.Card
	_, err := s.EditUpdate(editor, "talks", once.N, desk.UpdateEdit{From: once.Revision, Cards: &none})
	s.must(err)
	cards := func(all []desk.Quoting) (told []string) {
		for _, q := range all {
			if q.Card {
				told = append(told, fmt.Sprintf("%s/%d %v", q.Coverage.Slug, q.N, q.Links))
			}
		}
		slices.Sort(told)
		return told
	}
	all, err := s.QuotedIn(editor, "talks", 1)
	s.must(err)
	check(t, "cards", strings.Join(cards(all), ", "), "linked/2 true, talks/4 false")
	check(t, "those that quote it, each once", len(all), 4)
}

// Who may not read drafts is not told of any; readers are told nothing.
func TestQuotesAreToldToWhoMaySeeThem(t *testing.T) {
	s := withQuotes(t)
	guest := people.With(reader, &people.User{ID: "g", Name: "g", On: map[coverage.ID]people.Role{s.idOf("talks"): people.Contributor}})
	all, err := s.QuotedIn(guest, "talks", 1)
	s.must(err)
	check(t, "a contributor to the live page alone", told(all), `copied/1 published ["the dam\nmust go"] false`)
	_, err = s.QuotedIn(reader, "talks", 1)
	check(t, "a reader", fault.KindOf(err), fault.Unauthenticated)
}

func sorted(lines string) string {
	all := strings.Split(lines, "\n")
	slices.Sort(all)
	return strings.Join(all, "\n")
}
