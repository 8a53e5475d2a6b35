package record

import (
	"slices"

	"readout/internal/text"
)

// Outvoted is a part of an item in which two that become one say different things: the one that
// stays is right, and what the other said stands in its revisions alone.
type Outvoted struct {
	Field string // "party", "title.ja"
	Keep  string // an id, a date, words
	Gone  string
}

// WhatIsOutvoted gives what Absorb will not take from gone, as keep says something else there.
func WhatIsOutvoted(keep, gone Item) []Outvoted {
	var v votes
	switch k := keep.(type) {
	case *Actor:
		if g, ok := gone.(*Actor); ok {
			v.between("party", string(k.Party), string(g.Party))
			v.between("parent", string(k.Parent), string(g.Parent))
			v.between("wikidata", k.Wikidata, g.Wikidata)
			v.between("iso3", k.ISO3, g.ISO3)
		}
	case *Issue:
		if g, ok := gone.(*Issue); ok {
			v.between("broader", string(k.Broader), string(g.Broader))
		}
	case *Outcome:
		if g, ok := gone.(*Outcome); ok {
			v.outcomes(k, g)
		}
	case *Statement:
		if g, ok := gone.(*Statement); ok {
			v.statements(k, g)
		}
	}
	return v
}

type votes []Outvoted

func (v *votes) outcomes(k, g *Outcome) {
	v.between("kind", string(k.Kind), string(g.Kind))
	v.between("event", string(k.Event), string(g.Event))
	v.texts("title", k.Title, g.Title)
	v.between("due", k.Due, g.Due)
	v.texts("condition", k.Condition, g.Condition)
	v.between("superseded_by", string(k.SupersededBy), string(g.SupersededBy))
}

func (v *votes) statements(k, g *Statement) {
	v.between("kind", string(k.Kind), string(g.Kind))
	v.between("via", string(k.Via), string(g.Via))
	v.between("event", string(k.Event), string(g.Event))
	v.between("about", string(k.About), string(g.About))
	v.between("outcome", string(k.Outcome), string(g.Outcome))
	v.between("said_at", k.SaidAt, g.SaidAt)
	v.texts("gist", k.Gist, g.Gist)
	v.between("printed", k.Printed, g.Printed)
	v.texts("role", k.Role, g.Role)
}

func (v *votes) between(field, keep, gone string) {
	if keep != "" && gone != "" && keep != gone {
		*v = append(*v, Outvoted{Field: field, Keep: keep, Gone: gone})
	}
}

func (v *votes) texts(field string, keep, gone text.Local) {
	langs := make([]string, 0, len(gone))
	for lang := range gone {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	for _, lang := range langs {
		v.between(field+"."+lang, keep[lang], gone[lang])
	}
}
