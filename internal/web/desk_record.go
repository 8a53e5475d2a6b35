package web

import (
	"net/http"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/record"
)

// RecordPage lists what statements are made of: who, what about, where.
type RecordPage struct {
	DeskPage
	Actors []recordLine
	Issues []recordLine
	Events []recordLine
}

// recordLine is an item of the record in a list.
type recordLine struct {
	choice
	Href string
	Kind string
	Side string // of an actor, or the date of an event
	Deep int    // how far down the tree
}

// recordLines is a list with what is said when there is nothing in it.
type recordLines struct {
	Lines []recordLine
	Empty string
}

// ActorList, IssueList and EventList are the three lists of the page.
func (p *RecordPage) ActorList() recordLines { return recordLines{p.Actors, p.T("desk.no_actors")} }

// IssueList is described at ActorList.
func (p *RecordPage) IssueList() recordLines { return recordLines{p.Issues, p.T("desk.no_issues")} }

// EventList is described at ActorList.
func (p *RecordPage) EventList() recordLines { return recordLines{p.Events, p.T("desk.no_events")} }

func (s *Server) recordList(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	return s.show(w, r, http.StatusOK, "desk/record", &RecordPage{
		DeskPage: s.deskPage(r, "record", words.T("desk.record")),
		Actors:   actorLines(words, v), Issues: issueLines(words, v), Events: eventLines(words, v.Events),
	})
}

func actorLines(w Words, v *desk.Vocabulary) []recordLine {
	byID := actorsByID(v.Actors)
	var lines []recordLine
	for _, kind := range record.ActorKinds {
		for _, c := range actorChoices(w, v.Actors, func(a record.Actor) bool { return a.Kind == kind })[0].Choices {
			line := recordLine{choice: c, Href: w.Link("/desk/record/actors/" + c.Value), Kind: w.T("actor." + string(kind))}
			if party := byID[record.ActorID(c.Value)].Party; party != "" {
				line.Side = w.NameText(byID[party].Names)
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func actorsByID(actors []record.Actor) map[record.ActorID]record.Actor {
	byID := make(map[record.ActorID]record.Actor, len(actors))
	for _, a := range actors {
		byID[a.ID] = a
	}
	return byID
}

func issueLines(w Words, v *desk.Vocabulary) []recordLine {
	var lines []recordLine
	for _, c := range issueChoices(w, v.Issues)[0].Choices {
		lines = append(lines, recordLine{choice: c, Href: w.Link("/desk/record/issues/" + c.Value)})
	}
	return lines
}

// eventLines goes down the tree: each series with its rounds, each round with its parts.
func eventLines(w Words, events []record.Event) []recordLine {
	var lines []recordLine
	var walk func(parent record.EventID, deep int)
	walk = func(parent record.EventID, deep int) {
		for _, e := range childrenOf(events, parent) {
			c := named(w, string(e.ID), e.Names)
			c.Label = eventLabel(w, e)
			lines = append(lines, recordLine{
				choice: c, Href: w.Link("/desk/record/events/" + string(e.ID)), Kind: w.T("event." + string(e.Kind)), Deep: deep,
			})
			if deep < 4 {
				walk(e.ID, deep+1)
			}
		}
	}
	walk("", 0)
	return lines
}

// setNames fills the fields of the main names and of the short ones.
func (f *form) setNames(names []record.Name) *form {
	for _, input := range f.inputs {
		if strings.HasPrefix(input, "names.") || strings.HasPrefix(input, "short.") {
			f.set(input)
		}
	}
	for _, n := range names {
		if field := nameField(n); field != "" && f.Value(field) == "" {
			f.set(field, n.Text)
		}
	}
	return f
}

// nameField gives the input a name stands in, "" for the names that forms do not show:
// other spellings, other languages, the names that one side alone uses.
func nameField(n record.Name) string {
	if n.UsedBy != "" || !i18n.Known(n.Lang) {
		return ""
	}
	switch n.Use {
	case "", record.MainName:
		return "names." + n.Lang
	case record.ShortName:
		return "short." + n.Lang
	default:
		return ""
	}
}

// readNames reads the names from a form and keeps those that the form does not show.
func readNames(typed map[string][]string, before []record.Name) []record.Name {
	var names []record.Name
	for _, field := range []struct {
		prefix string
		use    record.NameUse
	}{{"names.", ""}, {"short.", record.ShortName}} {
		for _, lang := range i18n.Langs {
			if values := typed[field.prefix+lang]; len(values) > 0 && strings.TrimSpace(values[0]) != "" {
				names = append(names, record.Name{Lang: lang, Text: strings.TrimSpace(values[0]), Use: field.use})
			}
		}
	}
	kept := slices.DeleteFunc(slices.Clone(before), func(n record.Name) bool { return nameField(n) != "" })
	return append(names, kept...)
}

// readText reads a text given in the languages of the interface.
func readText(typed map[string][]string, name string) map[string]string {
	l := map[string]string{}
	for _, lang := range i18n.Langs {
		if values := typed[name+"."+lang]; len(values) > 0 && strings.TrimSpace(values[0]) != "" {
			l[lang] = strings.TrimSpace(values[0])
		}
	}
	return l
}

// setText is the other way round.
func (f *form) setText(name string, l map[string]string) *form {
	for _, lang := range i18n.Langs {
		f.set(name+"."+lang, l[lang])
	}
	return f
}
