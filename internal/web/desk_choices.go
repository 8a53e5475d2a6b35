package web

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/i18n"
	"readout/internal/record"
)

// oneGroup makes a list without headings.
func oneGroup(choices ...choice) []choiceGroup { return []choiceGroup{{Choices: choices}} }

// labelled makes choices of words that the catalogue knows as prefix + value.
func labelled[T ~string](w Words, prefix string, values ...T) []choiceGroup {
	var all []choice
	for _, v := range values {
		all = append(all, choice{Value: string(v), Label: w.T(prefix + string(v))})
	}
	return oneGroup(all...)
}

// kindChoices are the kinds of update; a marker is offered once for each thing it marks,
// so that nobody has to fill in two fields that belong together.
func kindChoices(w Words) []choiceGroup {
	var plain, marks []choice
	for _, k := range coverage.Kinds {
		if k != coverage.Marker {
			plain = append(plain, choice{Value: string(k), Label: w.T("update." + string(k))})
		}
	}
	for _, m := range coverage.Marks {
		marks = append(marks, choice{Value: markerPrefix + string(m), Label: w.T("mark." + string(m))})
	}
	return []choiceGroup{{Choices: plain}, {Label: w.T("update.marker"), Choices: marks}}
}

const markerPrefix = string(coverage.Marker) + ":"

// readKind reads what kindChoices offers.
func readKind(value string) (coverage.Kind, coverage.Mark) {
	if mark, ok := strings.CutPrefix(value, markerPrefix); ok {
		return coverage.Marker, coverage.Mark(mark)
	}
	return coverage.Kind(value), ""
}

// writeKind gives the choice that a message has.
func writeKind(m coverage.Message) string {
	if m.Kind == coverage.Marker && m.Mark != "" {
		return markerPrefix + string(m.Mark)
	}
	return string(m.Kind)
}

// statementKinds are the fifteen kinds by their tone.
func statementKinds(w Words) []choiceGroup {
	groups := []choiceGroup{{Choices: []choice{{Label: w.T("desk.choose")}}}}
	for _, tone := range []record.Tone{record.Neutral, record.Cooperative, record.Adverse} {
		g := choiceGroup{Label: w.T("desk.tone." + string(tone))}
		for _, k := range record.StatementKinds {
			if k.Tone() == tone {
				g.Choices = append(g.Choices, choice{Value: string(k), Label: w.T("kind." + string(k))})
			}
		}
		groups = append(groups, g)
	}
	return groups
}

// langChoices are the languages of the interface by their own names.
func langChoices() []choiceGroup {
	var all []choice
	for _, lang := range i18n.Langs {
		all = append(all, choice{Value: lang, Label: languageNames[lang], Lang: lang})
	}
	return oneGroup(all...)
}

// actorChoices are all actors that fit, by name. A search finds them by any of their names.
func actorChoices(w Words, actors []record.Actor, fits func(record.Actor) bool) []choiceGroup {
	var all []choice
	for _, a := range actors {
		if fits == nil || fits(a) {
			all = append(all, named(w, string(a.ID), a.Names))
		}
	}
	sortChoices(all)
	return oneGroup(all...)
}

// issueChoices are all issues by name.
func issueChoices(w Words, issues []record.Issue) []choiceGroup {
	var all []choice
	for _, i := range issues {
		all = append(all, named(w, string(i.ID), i.Names))
	}
	sortChoices(all)
	return oneGroup(all...)
}

func sortChoices(all []choice) {
	slices.SortStableFunc(all, func(a, b choice) int { return cmp.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)) })
}

// named makes a choice of something with names: the name in the user's language, the
// others smaller beside it.
func named(w Words, id string, names []record.Name) choice {
	label, lang := w.nameIn(names)
	c := choice{Value: id, Label: label, Names: id, Lang: lang}
	if label == "" {
		c.Label, c.Lang = id, ""
	}
	var others []string
	for _, n := range names {
		c.Names += "\n" + n.Text
		if n.Text != label && (n.Use == "" || n.Use == record.MainName) {
			others = append(others, n.Text)
		}
	}
	c.Sub = strings.Join(others, " · ")
	return c
}

// optional puts "none" before the choices.
func optional(label string, groups []choiceGroup) []choiceGroup {
	return append([]choiceGroup{{Choices: []choice{{Label: label}}}}, groups...)
}

// first brings the choices with these values to the front of the first group.
func first(groups []choiceGroup, front map[string]bool) []choiceGroup {
	if len(groups) > 0 {
		slices.SortStableFunc(groups[0].Choices, func(a, b choice) int {
			switch {
			case front[a.Value] == front[b.Value]:
				return 0
			case front[a.Value]:
				return -1
			default:
				return 1
			}
		})
	}
	return groups
}

// roundChoices are the rounds and sessions under the name of their series, the newest first.
func roundChoices(w Words, events []record.Event) []choiceGroup {
	var groups []choiceGroup
	for _, series := range events {
		if series.Kind != record.Series {
			continue
		}
		g := choiceGroup{Label: w.NameText(series.Names)}
		for _, round := range childrenOf(events, series.ID) {
			g.Choices = append(g.Choices, choice{Value: string(round.ID), Label: eventLabel(w, round)})
			for _, session := range childrenOf(events, round.ID) {
				label := eventLabel(w, round) + " – " + eventLabel(w, session)
				g.Choices = append(g.Choices, choice{Value: string(session.ID), Label: label})
			}
		}
		if len(g.Choices) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func childrenOf(events []record.Event, parent record.EventID) []record.Event {
	var all []record.Event
	for _, e := range events {
		if e.Parent == parent {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b record.Event) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.Ordinal, a.Ordinal))
	})
	return all
}

// eventLabel names an event in one line: its name or ordinal, and its date.
func eventLabel(w Words, e record.Event) string {
	label := w.NameText(e.Names)
	switch {
	case label == "" && e.Ordinal > 0 && e.Kind == record.Round:
		label = w.T("desk.round_no", "n", e.Ordinal)
	case label == "":
		label = string(e.ID)
	}
	if e.Date != "" {
		label = w.Aside(label, w.Day(e.Date))
	}
	return label
}
