package desk

import (
	"cmp"
	"context"

	"readout/internal/coverage"
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
	Inner    []record.ActorID     // whose act the speakers tell of, where it is another's
	Kind     record.StatementKind // "" = not told
	Issues   []record.IssueID

	// What it would be as something else than a statement.
	Status  record.OutcomeStatus // of an outcome that these words tell of, "" = not told
	Tellers []record.ActorID     // on whose word that rests: the sides of the speakers
	Named   []record.ActorID     // whose names stand in the words
}

// mostGuessed bounds the words that are read around a selection, in code points.
const mostGuessed = 12_000

// GuessStatement reads words of an update as drafts are read: who says them, by their names and
// offices, what they do by it, and what about. It stores nothing.
func (d *Desk) GuessStatement(ctx context.Context, slug string, n int, field record.Field, q text.Quote) (*GuessView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	var g guessing
	_, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*GuessView, error) {
		c, u, err := updateFor(ctx, tx, people.Record, slug, n)
		if err != nil {
			return nil, err
		}
		cited, err := cite(c, u, NewStatement{Field: field, Quote: q})
		if err != nil {
			return nil, err
		}
		title, _ := c.Content.Title.In(c.Content.Lang)
		g = guessing{lang: c.Content.Lang, title: title, field: cited.Field, words: cited.Quote, message: u.Message}
		if g.sides, err = sidesAt(ctx, tx, record.EventID(c.Content.Event)); err != nil {
			return nil, err
		}
		g.known, err = d.namesKnown(ctx, tx)
		return nil, err
	})
	if err != nil {
		return nil, err
	}
	parts, at, from := g.parts()
	page := drafting.Page{Lang: g.lang, Title: g.title, Parts: parts}
	drafts, err := d.drafts.read(ctx, page, g.sides, g.known.names)
	if err != nil {
		return nil, err
	}
	return g.guess(drafts, at, from), nil
}

// guessing is words of an update, and what is known that helps to read them.
type guessing struct {
	lang    string
	title   string // of the coverage: of a statement, it says whose it is
	field   record.Field
	words   text.Quote
	message coverage.Message
	sides   []record.ActorID // of the talks
	known   *knownNames
}

// parts gives the headline and the body, as one tells who speaks in the other, or the field alone;
// which of them holds the words; and how far into the field it begins.
func (g *guessing) parts() (parts []drafting.Part, at, from int) {
	fields := []record.Field{g.field}
	if g.field == record.Headline || g.field == record.Body {
		fields = []record.Field{record.Headline, record.Body}
	}
	for _, field := range fields {
		plain, _ := g.message.Field(string(field))
		r := []rune(plain)
		begin, end := 0, min(len(r), mostGuessed)
		if field == g.field {
			begin, end = max(0, g.words.Start-mostGuessed/2), min(len(r), g.words.End+mostGuessed/2)
			at, from = len(parts), begin
		}
		parts = append(parts, drafting.Part{Name: string(field), Text: string(r[begin:end]), Headline: field == record.Headline})
	}
	return parts, at, from
}

// guess takes of all that a text says what overlaps the words most, which stand in the part at; that
// part begins at from in its field. Names that stand in the words are taken where no draft does.
func (g *guessing) guess(drafts []drafting.Draft, at, from int) *GuessView {
	v, best := &GuessView{}, 0
	for i := range drafts {
		for _, c := range drafts[i].Citations {
			if shared := min(c.End+from, g.words.End) - max(c.Start+from, g.words.Start); c.Part == at && shared > best {
				best, v = shared, viewOf(&drafts[i], &c)
				if len(v.Speakers) == 0 && drafts[i].Speaker.Printed != "" {
					v.Speakers = g.known.family.of(drafts[i].Speaker.Plain())
				}
			}
		}
	}
	if len(v.Issues) == 0 {
		v.Issues = g.known.names.IssuesIn(g.words.Exact, g.sides)
	}
	v.Tellers, v.Named = g.known.sidesOf(v.Speakers), g.known.actorsNamed(g.words.Exact)
	return v
}

// viewOf takes what a draft tells of a place that it rests on: a headline may name the speaker and
// the act in its own way.
func viewOf(d *drafting.Draft, c *drafting.Cite) *GuessView {
	v := &GuessView{Speakers: d.Speaker.Actors, Kind: cmp.Or(c.As, d.Kind), Issues: d.Issues}
	if c.Speaker != nil && c.Speaker.Known() {
		v.Speakers = c.Speaker.Actors
	}
	if d.Inner != nil {
		v.Inner = d.Inner.Actors
	}
	if d.Via != nil && len(d.Via.Actors) == 1 {
		v.Via = d.Via.Actors[0]
	}
	v.Status = cmp.Or(d.Status, statusBy[d.Kind])
	if d.What != drafting.Statement {
		v.Kind = ""
	}
	return v
}

// sidesAt gives who talks with whom at an event: its own parties, else those of what it is a part
// of; nil where there is no event.
func sidesAt(ctx context.Context, tx *store.Tx, id record.EventID) ([]record.ActorID, error) {
	for range 3 { // a session, its round, its series
		if id == "" {
			break
		}
		e, err := store.Item[record.Event](ctx, tx, record.KindEvent, string(id))
		if err != nil {
			return nil, err
		}
		if len(e.Item.Parties) > 0 {
			return e.Item.Parties, nil
		}
		id = e.Item.Parent
	}
	return nil, nil
}

// statusBy is where something stands that somebody does these things about.
var statusBy = map[record.StatementKind]record.OutcomeStatus{
	record.Agree: record.Agreed, record.Propose: record.Proposed, record.Request: record.Proposed, record.Offer: record.Pledged, record.Announce: record.Pledged,
}
