package web

import (
	"html/template"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// ReviewLine is an item that waits for a decision, with the sentence that it rests on.
type ReviewLine struct {
	Words
	View   *desk.ReviewItem
	Chosen bool
	Fault  string
}

// Value names the item in forms and addresses.
func (l ReviewLine) Value() string { return l.View.Ref.String() }

func (l ReviewLine) name() string { return nameOf(l.View.Ref) }

// Mark is the id of the line on the page.
func (l ReviewLine) Mark() string { return "review-" + l.name() }

// What names the kind of item.
func (l ReviewLine) What() string { return l.T("record_review.item." + string(l.View.Ref.Kind)) }

// Called is what buttons and boxes call the item for those who do not see where they stand.
func (l ReviewLine) Called() string { return l.What() + " " + l.View.Ref.ID }

// Draft tells whether it can be published.
func (l ReviewLine) Draft() bool { return l.View.Standing == coverage.Draft }

// Now says how the item stands.
func (l ReviewLine) Now() string { return l.T("record_review.now." + string(l.View.Standing)) }

// Said is the statement, nil of another item.
func (l ReviewLine) Said() *Said {
	if l.View.Statement == nil {
		return nil
	}
	return &Said{Words: l.Words, View: l.View.Statement}
}

// Title is what an outcome is or a forecast expects.
func (l ReviewLine) Title() template.HTML {
	switch {
	case l.View.Outcome != nil:
		return l.Local(l.View.Outcome.Outcome.Title)
	case l.View.Forecast != nil:
		return l.Local(l.View.Forecast.Forecast.Expects)
	}
	return l.Local(l.View.Title)
}

// Named is the name of an actor, an issue or an event.
func (l ReviewLine) Named() template.HTML {
	if len(l.View.Names) == 0 {
		return ""
	}
	return l.Name(l.View.Names)
}

// Sort is which kind of outcome or forecast it is, or in which capacity somebody took part.
func (l ReviewLine) Sort() string {
	switch v := l.View; {
	case v.Outcome != nil:
		return l.T("outcome.kind." + string(v.Outcome.Outcome.Kind))
	case v.Forecast != nil:
		return l.T("basis." + string(v.Forecast.Forecast.Basis))
	case v.Participant != nil:
		return l.T("record_review.capacity." + string(v.Participant.Participant.Capacity))
	}
	return ""
}

// State is the newest state of an outcome or the result of a forecast.
func (l ReviewLine) State() string {
	switch v := l.View; {
	case v.Outcome != nil && v.Outcome.Outcome.Now() != nil:
		return l.T("status." + string(v.Outcome.Outcome.Now().Status))
	case v.Forecast != nil && v.Forecast.Forecast.Result != record.Open:
		return l.T("result." + string(v.Forecast.Forecast.Result))
	}
	return ""
}

// Present is somebody who took part, nil of another item.
func (l ReviewLine) Present() *Speaker {
	if l.View.Participant == nil {
		return nil
	}
	return &Speaker{Words: l.Words, View: l.View.Participant.SpeakerView}
}

// Actors are those whom an outcome binds, or who forecast.
func (l ReviewLine) Actors() []Named {
	switch v := l.View; {
	case v.Outcome != nil:
		return namedActors(l.Words, v.Outcome.Bound)
	case v.Forecast != nil:
		all := namedActors(l.Words, v.Forecast.Outlets)
		if v.Forecast.Origin != nil {
			all = append(all, *namedActor(l.Words, v.Forecast.Origin))
		}
		return all
	}
	return nil
}

// Issues are what an outcome or a forecast is about; a statement tells its own.
func (l ReviewLine) Issues() []Named {
	var issues []record.Issue
	switch {
	case l.View.Outcome != nil:
		issues = l.View.Outcome.Issues
	case l.View.Forecast != nil:
		issues = l.View.Forecast.Issues
	}
	var all []Named
	for _, i := range issues {
		all = append(all, namedIssue(l.Words, i))
	}
	return all
}

// Brief is the item in a few words, for the list of what was decided.
func (l ReviewLine) Brief() string {
	switch v := l.View; {
	case v.Outcome != nil:
		return l.LocalText(v.Outcome.Outcome.Title)
	case v.Forecast != nil:
		return l.LocalText(v.Forecast.Forecast.Expects)
	case v.Participant != nil:
		return l.NameText(v.Participant.Actor.Names)
	case v.Statement == nil && len(v.Names) > 0:
		return l.NameText(v.Names)
	case v.Statement == nil:
		return v.Ref.ID
	}
	var who []string
	for _, s := range l.View.Statement.Speakers {
		who = append(who, l.NameText(s.Actor.Names))
	}
	return strings.Join(who, l.T("web.comma")) + l.T("web.colon") + l.T("kind."+string(l.View.Statement.Statement.Kind))
}

// Context is the sentence with what stands before and behind it.
type Context struct {
	Lang   string
	Before string // the sentence before, and the beginning of this one
	Words  string
	After  string
	Href   string // of the update on the desk
	Page   string // its title
	N      int
	Lost   bool
}

// mostAround bounds what is shown of the text on either side, in code points.
const mostAround = 240

// Context gives the sentence, nil where the item rests on no words. Of words that are lost it
// is the text as it stood around them.
func (l ReviewLine) Context() *Context {
	cited := l.View.Cited
	if cited == nil {
		return nil
	}
	c := &Context{Lang: cited.Lang, Words: cited.Quote.Exact, Page: cited.Title, N: cited.Place.N, Lost: cited.Orphaned, Href: "/desk/c/" + cited.Slug}
	if cited.Place.N > 0 && !cited.Gone {
		c.Href = deskUpdatePath(cited.Slug, cited.Place.N)
	}
	runes := []rune(cited.Plain)
	start, end := cited.Quote.Start, cited.Quote.End
	if c.Lost || end > len(runes) || start > end {
		c.Before, c.After = cited.Quote.Prefix, cited.Quote.Suffix
		return c
	}
	from, to := around(cited.Plain, start, end)
	c.Before, c.Words, c.After = string(runes[from:start]), string(runes[start:end]), string(runes[end:to])
	return c
}

// around widens a place to the sentence before it and the end of its own.
func around(plain string, start, end int) (from, to int) {
	from, to = start, end
	for _, s := range text.Sentences(plain) {
		switch {
		case s.End <= start:
			from = s.Start
		case s.Start < end:
			from, to = min(from, s.Start), max(to, s.End)
		}
	}
	return max(from, start-mostAround), min(to, end+mostAround)
}

// Anew is the address where its words are chosen anew.
func (l ReviewLine) Anew() string {
	return "/desk/record/words/" + string(l.View.Ref.Kind) + "/" + l.View.Ref.ID
}

// Mend is the address where the words are chosen anew, of an item that has lost them, or the item
// is changed.
func (l ReviewLine) Mend() string {
	ref, cited := l.View.Ref, l.View.Cited
	switch {
	case l.View.Orphaned && cited.Place.N > 0:
		return l.Anew()
	case l.View.Orphaned: // a page's own words
		return deskCoveragePath(cited.Slug) + "/edit"
	case ref.Kind == record.KindStatement:
		return "/desk/statements/" + ref.ID + "/edit"
	case ref.Kind == record.KindTenure:
		return "/desk/record"
	default:
		return "/desk/record/" + string(ref.Kind) + "s/" + ref.ID
	}
}
