package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// Evidence is the part of a form that chooses the words which an item of the record rests on:
// an update, and a sentence of it or words that are pasted. Without a script the sentences come
// when somebody asks for them, with all that was typed.
type Evidence struct {
	Words
	Form      *form
	Wheres    []choiceGroup
	Sentences []markSentence // of the update that is chosen
	TextLang  string
	Modes     []choiceGroup
	Required  bool
	Wordings  []choiceGroup // how the account can word the act, nil where it cannot
}

// evidenceFields are its inputs. where names an update: "harbour-live/12".
var evidenceFields = []string{"where", "from", "field", "sentence", "exact", "prefix", "suffix", "start", "end", "mode", "as"}

// look is the button of a form that asks for the sentences of the update that is chosen.
const look = "look"

// evidence fills that part for an item of an event. The event of a form that names none yet is
// that of the page the words are on.
func (s *Server) evidence(r *http.Request, f *form, event record.EventID, required bool) (*Evidence, error) {
	words := s.words(r)
	e := &Evidence{
		Words: words, Form: f, Required: required,
		Modes: optional(words.T("desk.mode_found"), labelled(words, "mode.", record.Direct, record.Reported)),
	}
	var chosen *coverage.Coverage
	if slug, n, ok := cutWhere(f.Value("where")); ok {
		view, err := s.updateToCite(r, slug, n)
		if err != nil {
			return nil, err
		}
		chosen = view.Update.Coverage
		e.Sentences, e.TextLang = sentencesIn(&view.Update, f), chosen.Content.Lang
		f.set("from", strconv.Itoa(view.Update.Update.Revision))
		if event == "" {
			event = record.EventID(chosen.Content.Event)
		}
	}
	pages, err := s.newsroom.CitablePages(r.Context(), event)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return nil, err
	}
	e.Wheres = optional(words.T("forms.where_none"), whereChoices(words, pages))
	if chosen != nil && !offered(e.Wheres, f.Value("where")) {
		e.Wheres[0].Choices = append(e.Wheres[0].Choices, choice{Value: f.Value("where"), Label: words.LocalText(chosen.Content.Title) + " · " + afterSlash(f.Value("where"))})
	}
	return e, nil
}

// updateToCite reads an update whose words somebody wants to cite, if they keep the record there.
func (s *Server) updateToCite(r *http.Request, slug string, n int) (*desk.DeskUpdateView, error) {
	view, err := s.newsroom.DeskUpdate(r.Context(), slug, n)
	if err != nil {
		return nil, err
	}
	_, err = people.NeedOn(r.Context(), people.Record, view.Update.Coverage.ID)
	return view, err
}

// whereChoices are the updates under the titles of their pages.
func whereChoices(w Words, pages []desk.CitablePage) []choiceGroup {
	var groups []choiceGroup
	for i := range pages {
		c := &pages[i].Coverage
		g := choiceGroup{Label: w.LocalText(c.Content.Title)}
		for j := range pages[i].Updates {
			u := &pages[i].Updates[j]
			g.Choices = append(g.Choices, choice{Value: whereOf(c.Slug, u.N), Label: strconv.Itoa(u.N) + " · " + beginningOf(u.Message), Lang: otherThan(w, c.Content.Lang)})
		}
		if len(g.Choices) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// beginningOf tells an update from others in a line.
func beginningOf(m coverage.Message) string {
	words := m.Headline
	if words == "" {
		words = strings.Join(strings.Fields(m.Body.Plain()), " ")
	}
	if r := []rune(words); len(r) > 50 {
		return string(r[:50]) + "…"
	}
	return words
}

func otherThan(w Words, lang string) string {
	if lang == w.Lang {
		return ""
	}
	return lang
}

func offered(groups []choiceGroup, value string) bool {
	for _, g := range groups {
		for _, c := range g.Choices {
			if c.Value == value {
				return true
			}
		}
	}
	return false
}

func whereOf(slug string, n int) string { return slug + "/" + strconv.Itoa(n) }

func cutWhere(where string) (slug string, n int, ok bool) {
	slug, number, _ := strings.Cut(where, "/")
	n, err := strconv.Atoi(number)
	return slug, n, err == nil && n > 0 && slug != ""
}

func afterSlash(where string) string {
	_, after, _ := strings.Cut(where, "/")
	return after
}

// readEvidence reads the words that were chosen, nil if none were.
func (s *Server) readEvidence(r *http.Request, typed url.Values) (*desk.Words, error) {
	if typed.Get("sentence") == "" && strings.TrimSpace(typed.Get("exact")) == "" {
		return nil, nil
	}
	slug, n, ok := cutWhere(typed.Get("where"))
	if !ok {
		return nil, fault.At("where", "forms.where_missing")
	}
	view, err := s.updateToCite(r, slug, n)
	if err != nil {
		return nil, err
	}
	field, quote, wrong := readWords(typed, &view.Update)
	if wrong != nil {
		return nil, wrong
	}
	return &desk.Words{Slug: slug, N: n, Field: field, Quote: quote, Mode: record.Mode(typed.Get("mode")), As: typed.Get("as")}, nil
}
