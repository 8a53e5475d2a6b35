package desk

import (
	"cmp"
	"context"

	"readout/internal/drafting"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// GuessView is what selected words seem to be, for a form to begin with: a person looks at it.
type GuessView struct {
	Speakers []record.ActorID
	Via      record.ActorID
	Kind     record.StatementKind // "" = not told
	Issues   []record.IssueID

	// What it would be as something else than a statement.
	Status  record.OutcomeStatus // of an outcome that these words tell of, "" = not told
	Tellers []record.ActorID     // on whose word that rests: the sides of the speakers
	Named   []record.ActorID     // whose names stand in the words
}

// mostGuessed bounds the words that are read around a selection, in code points.
const mostGuessed = 4000

// GuessStatement reads words of an update as drafts are read: who says them, by their names and
// offices, what they do by it, and what about. It stores nothing.
func (d *Desk) GuessStatement(ctx context.Context, slug string, n int, field record.Field, q text.Quote) (*GuessView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	var lang, plain string
	var known *knownNames
	_, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*GuessView, error) {
		c, u, err := updateFor(ctx, tx, people.Record, slug, n)
		if err != nil {
			return nil, err
		}
		cited, err := cite(c, u, NewStatement{Field: field, Quote: q})
		if err != nil {
			return nil, err
		}
		q, lang = cited.Quote, c.Content.Lang
		plain, _ = u.Message.Field(string(cited.Field))
		known, err = d.namesKnown(ctx, tx)
		return nil, err
	})
	if err != nil {
		return nil, err
	}
	return guess(lang, plain, q, known), nil
}

// guess takes of all that a text says what overlaps the words most. Names that stand in them
// are taken where no draft does.
func guess(lang, plain string, q text.Quote, known *knownNames) *GuessView {
	runes := []rune(plain)
	from := max(0, q.Start-mostGuessed/2)
	to := min(len(runes), q.End+mostGuessed/2)
	drafts := drafting.Read(drafting.Page{Lang: lang, Parts: []drafting.Part{{Text: string(runes[from:to])}}}, drafting.Options{Gazetteer: known.names})
	v, best := &GuessView{}, 0
	for i := range drafts {
		d := &drafts[i]
		for _, c := range d.Citations {
			if shared := min(c.End+from, q.End) - max(c.Start+from, q.Start); shared > best {
				best = shared
				v.Speakers, v.Via, v.Kind, v.Issues = d.Speaker.Actors, "", d.Kind, d.Issues
				v.Status = cmp.Or(d.Status, statusBy[d.Kind])
				if d.What != drafting.Statement {
					v.Kind = ""
				}
				if d.Via != nil && len(d.Via.Actors) == 1 {
					v.Via = d.Via.Actors[0]
				}
			}
		}
	}
	if len(v.Issues) == 0 {
		v.Issues = known.issuesNamed(q.Exact)
	}
	v.Tellers, v.Named = known.sidesOf(v.Speakers), known.actorsNamed(q.Exact)
	return v
}

// statusBy is where something stands that somebody does these things about.
var statusBy = map[record.StatementKind]record.OutcomeStatus{
	record.Agree: record.Agreed, record.Propose: record.Proposed, record.Request: record.Proposed, record.Offer: record.Pledged, record.Announce: record.Pledged,
}
