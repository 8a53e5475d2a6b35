package web

import (
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/record"
)

// MergePreview is what becomes of two items that are made one, before anything is done.
type MergePreview struct {
	Words
	View *desk.MergeView

	form  *form
	found []mergeChoice
	moved []desk.ReviewItem
}

// Keep names the one that stays, Drop the one that goes.
func (p *MergePreview) Keep() *mergeChoice { return p.chosen(p.form.Value("keep")) }

// Drop is described at Keep.
func (p *MergePreview) Drop() *mergeChoice { return p.chosen(p.form.Value("drop")) }

func (p *MergePreview) chosen(id string) *mergeChoice {
	for i := range p.found {
		if p.found[i].ID() == id {
			return &p.found[i]
		}
	}
	return nil
}

// Swap is the address where the other one stays.
func (p *MergePreview) Swap() string {
	q := url.Values{"kind": {p.form.Value("kind")}, "keep": {p.form.Value("drop")}, "drop": {p.form.Value("keep")}, "show": {"1"}}
	return p.Link(mergePath) + "?" + q.Encode()
}

// Before and Gone count the citations of either.
func (p *MergePreview) Before() int { return len(p.View.Keep.Cites()) }

// Gone is described at Before.
func (p *MergePreview) Gone() int { return len(p.View.Drop.Cites()) }

// joinedName is a name that the one that stays has afterwards.
type joinedName struct {
	Text, Lang string
	Use        string // in words, "" of a main name
	New        bool   // it comes from the one that goes
}

// Names are all names that the one that stays has afterwards.
func (p *MergePreview) Names() []joinedName {
	had := namesOfItem(p.View.Keep)
	var all []joinedName
	for _, n := range namesOfItem(p.View.After) {
		one := joinedName{Text: n.Text, Lang: n.Lang, New: true}
		for _, old := range had {
			if old.Lang == n.Lang && old.Text == n.Text && old.UsedBy == n.UsedBy {
				one.New = false
			}
		}
		if n.Use == record.ShortName || n.Use == record.AltName {
			one.Use = p.T("name.use." + string(n.Use))
		}
		all = append(all, one)
	}
	return all
}

func namesOfItem(item record.Item) []record.Name {
	switch it := item.(type) {
	case *record.Actor:
		return it.Names
	case *record.Issue:
		return it.Names
	}
	return nil
}

// clash is a part in which the two say different things.
type clash struct{ Field, Keep, Gone string }

// Clashes are the parts in which what the one that goes says is not taken over.
func (p *MergePreview) Clashes() []clash {
	var all []clash
	for _, o := range p.View.Outvoted {
		field, lang, _ := strings.Cut(o.Field, ".")
		c := clash{p.T("record_merge.field." + field), p.said(field, o.Keep), p.said(field, o.Gone)}
		if name, ok := languageNames[lang]; ok {
			c.Field = p.Aside(c.Field, name)
		}
		all = append(all, c)
	}
	return all
}

// said puts a word of a vocabulary into the interface's.
func (p *MergePreview) said(field, value string) string {
	switch {
	case field == "kind" && p.View.Kind == record.KindStatement:
		return p.T("kind." + value)
	case field == "kind" && p.View.Kind == record.KindOutcome:
		return p.T("outcome.kind." + value)
	}
	return value
}

// Moved are the items that name the other one from then on, as far as they are shown.
func (p *MergePreview) Moved() []string {
	var all []string
	shown := make(map[string]bool)
	for i := range p.moved {
		line := ReviewLine{Words: p.Words, View: &p.moved[i]}
		shown[line.Value()] = true
		all = append(all, line.What()+p.T("web.colon")+line.Brief())
	}
	for _, ref := range p.View.Moved[:min(len(p.View.Moved), mostMovedShown)] {
		if !shown[ref.String()] {
			all = append(all, p.T("record_review.item."+string(ref.Kind))+" "+ref.ID)
		}
	}
	return all
}

// Rest tells how many more there are.
func (p *MergePreview) Rest() int { return len(p.View.Moved) - min(len(p.View.Moved), mostMovedShown) }

// Once is the key under which the merge is stored once.
func (p *MergePreview) Once() string { return p.form.Value("once") }
