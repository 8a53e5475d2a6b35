package web

import (
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/record"
)

// DraftLine is a draft with the sentence that it was read from.
type DraftLine struct {
	Words
	View   *desk.DraftedItem
	Slug   string
	Chosen bool
	Fault  string

	Rejected bool // it can be offered again, and nothing else

	typed   map[string]string // what somebody chose in its fields, of a form that came back
	offered *draftOffers
}

// Value names the draft in forms and addresses.
func (l DraftLine) Value() string { return l.View.Ref.String() }

// Mark is the id of the line on the page.
func (l DraftLine) Mark() string { return lineID(l.View.Ref) }

// lineID is the id of a draft's line, as the form of the drafts has it: a card's field has a slash.
func lineID(ref desk.DraftRef) string { return "draft-" + inID.Replace(ref.String()) }

// What names the kind of item that it would be.
func (l DraftLine) What() string { return l.T("record_review.item." + string(l.View.As.What)) }

// Kind is the kind of statement, where an outcome stands, who expects a forecast.
func (l DraftLine) Kind() string { return l.T(kindLabels[string(l.View.As.What)] + l.View.As.Kind) }

// kindLabels begin the catalogue's keys of the kinds of what a draft becomes.
var kindLabels = map[string]string{"statement": "kind.", "outcome": "status.", "forecast": "basis."}

// Tone is that of a statement, "" of another item.
func (l DraftLine) Tone() string {
	if l.View.As.What != "statement" {
		return ""
	}
	return string(record.StatementKind(l.View.As.Kind).Tone())
}

// Who are the speakers whom the record knows.
func (l DraftLine) Who() []Named {
	var known []record.Actor
	for _, id := range l.View.Speakers {
		if a, ok := l.offered.actors[id]; ok {
			known = append(known, a)
		}
	}
	return namedActors(l.Words, known)
}

// Printed is how the text names the speakers, where that is not what the record calls them.
func (l DraftLine) Printed() string {
	if who := l.Who(); len(who) == 1 && l.NameText(l.offered.actors[l.View.Speakers[0]].Names) == l.View.Printed {
		return ""
	}
	return l.View.Printed
}

// Issues are what it is about.
func (l DraftLine) Issues() []Named {
	var all []Named
	for _, id := range l.View.Issues {
		if i, ok := l.offered.issues[id]; ok {
			all = append(all, namedIssue(l.Words, i))
		}
	}
	return all
}

// Mode says whether the words are somebody's own.
func (l DraftLine) Mode() string { return l.T("mode." + string(l.View.Mode)) }

// Why says what made us think so: the rule, and the words that it rests on.
func (l DraftLine) Why() string {
	switch {
	case l.View.Again:
		return l.T("drafts.again_why")
	case l.View.Missed:
		return l.T("drafts.missed_why")
	}
	return l.T("drafts.why", "cue", l.View.Why.Cue)
}

// Called is what buttons and boxes call the draft for those who do not see where they stand.
func (l DraftLine) Called() string {
	words := []rune(l.Exact())
	if len(words) > 30 {
		return string(words[:30]) + "…"
	}
	return string(words)
}

// Exact are its words.
func (l DraftLine) Exact() string { return l.View.Places[0].Quote.Exact }

// Before and After are what stands around them.
func (l DraftLine) Before() string { return l.View.Places[0].Before }

// After is what stands behind its words.
func (l DraftLine) After() string { return l.View.Places[0].After }

// Also are the other places that say the same, such as a headline.
func (l DraftLine) Also() []desk.DraftWords { return l.View.Places[1:] }

// Href is the update at the desk that it was read from.
func (l DraftLine) Href() string {
	if l.View.Ref.N == 0 {
		return ""
	}
	return deskUpdatePath(l.Slug, l.View.Ref.N)
}

// field is what stands in one of the draft's fields: what somebody chose, else what is offered.
func (l DraftLine) field(name, otherwise string) string {
	if value, ok := l.typed[name]; ok {
		return value
	}
	return otherwise
}

// newSpeaker is the value of the choice that brings somebody into the record.
const newSpeaker = "new"

// Speakers are whom it can be said by: as offered, somebody new, anybody who is in the list.
func (l DraftLine) Speakers() []choice {
	offered := joinedIDs(l.View.Speakers)
	if l.View.New != nil && l.offered.mayAdd {
		offered = newSpeaker
	}
	chosen := l.field("speaker", offered)
	var all []choice
	add := func(c choice) {
		c.Chosen = c.Value == chosen
		if !slices.ContainsFunc(all, func(o choice) bool { return o.Value == c.Value }) {
			all = append(all, c)
		}
	}
	if l.View.As.What == "statement" {
		add(choice{Label: l.T("desk.choose")})
	} else {
		add(choice{Label: l.T("drafts.nobody")})
	}
	if len(l.View.Speakers) > 0 {
		add(choice{Value: joinedIDs(l.View.Speakers), Label: l.namesOf(l.View.Speakers)})
	}
	if inner := l.Inner(); inner != "" {
		add(choice{Value: inner, Label: l.T("desk.mark_inner", "who", l.namesOf(l.View.Inner), "teller", l.namesOf(l.View.Speakers))})
	}
	if l.View.Printed != "" && len(l.View.Speakers) == 0 && l.offered.mayAdd {
		add(choice{Value: newSpeaker, Label: l.T("drafts.new", "name", l.NewName())})
	}
	for _, who := range l.View.Near {
		add(choice{Value: joinedIDs(who), Label: l.namesOf(who)})
	}
	if sides := l.Sides(); sides != "" {
		add(choice{Value: sides, Label: l.namesOf(l.offered.sides)})
	}
	for _, c := range l.offered.speakers {
		add(c)
	}
	return all
}

// IsNear tells whether a choice of a speaker has a key of its own.
func (l DraftLine) IsNear(value string) bool {
	return slices.ContainsFunc(l.View.Near, func(who []record.ActorID) bool { return joinedIDs(who) == value })
}

func (l DraftLine) namesOf(actors []record.ActorID) string {
	var names []string
	for _, id := range actors {
		names = append(names, l.NameText(l.offered.actors[id].Names))
	}
	return strings.Join(names, l.T("web.comma"))
}

// Inner is the choice of those whose act the speaker tells of: then it is theirs, and the speaker tells
// of it. "" where there is no such reading.
func (l DraftLine) Inner() string {
	if l.View.As.What != "statement" || len(l.View.Speakers) != 1 || slices.Equal(l.View.Inner, l.View.Speakers) {
		return ""
	}
	return joinedIDs(l.View.Inner)
}

// IsNew tells whether somebody would come into the record with it.
func (l DraftLine) IsNew() bool { return l.View.New != nil && l.offered.mayAdd }

// Unknown tells whether nobody whom the record knows is named, and whoever asks may add nobody.
func (l DraftLine) Unknown() bool { return l.View.New != nil && !l.offered.mayAdd }

// NewName, NewRole and NewSort are of who would come in.
func (l DraftLine) NewName() string {
	if l.View.New == nil {
		return ""
	}
	return l.field("name", l.View.New.Name)
}

// NewRole is the office as printed.
func (l DraftLine) NewRole() string {
	if l.View.New == nil {
		return ""
	}
	return l.field("role", l.View.New.Role)
}

// Sorts are what a new one can be.
func (l DraftLine) Sorts() []choice {
	chosen := ""
	if l.View.New != nil {
		chosen = l.field("sort", string(l.View.New.Kind))
	}
	all := []choice{{Label: l.T("desk.choose")}}
	for _, kind := range record.ActorKinds {
		all = append(all, choice{Value: string(kind), Label: l.T("actor." + string(kind)), Chosen: string(kind) == chosen})
	}
	return all
}

// Others tells whether there are more in the record than the list holds.
func (l DraftLine) Others() bool { return len(l.offered.others) > 0 }

// AllOthers are those.
func (l DraftLine) AllOthers() []choice { return l.offered.others }

// Other is who was typed that the list does not hold.
func (l DraftLine) Other() string { return l.field("other", "") }

// Kinds are what it can become.
func (l DraftLine) Kinds() []choiceGroup {
	chosen := l.field("kind", l.View.As.String())
	groups := make([]choiceGroup, len(l.offered.kinds))
	for i, g := range l.offered.kinds {
		groups[i] = choiceGroup{Label: g.Label, Choices: slices.Clone(g.Choices)}
		for k := range groups[i].Choices {
			groups[i].Choices[k].Chosen = groups[i].Choices[k].Value == chosen
		}
	}
	return groups
}

// Sides is the choice of all sides of the round, "" where there are not several.
func (l DraftLine) Sides() string {
	if len(l.offered.sides) < 2 {
		return ""
	}
	return joinedIDs(l.offered.sides)
}

// Clear tells whether it asks nothing: it can be accepted along with others.
func (l DraftLine) Clear() bool { return !l.Rejected && l.View.Clear() }

// NeedsSpeaker tells whether it can be nothing without somebody who says it.
func (l DraftLine) NeedsSpeaker() bool { return l.View.As.What == "statement" }

// Open tells whether its fields are shown at once: something in them is asked for.
func (l DraftLine) Open() bool {
	return l.Fault != "" || l.View.New != nil || len(l.View.Speakers) == 0 && l.View.As.What == "statement"
}

// Became says what an accepted one is now, and where it is changed.
func (l DraftLine) Became() string {
	switch ref := l.View.Became; {
	case ref.ID == "":
		return ""
	case ref.Kind == record.KindStatement:
		return "/desk/statements/" + ref.ID + "/edit"
	default:
		return "/desk/record/" + string(ref.Kind) + "s/" + ref.ID
	}
}
