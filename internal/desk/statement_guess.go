package desk

import (
	"context"
	"strings"

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
	var items record.Items
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
		if items.Actors, err = store.Items[record.Actor](ctx, tx, record.KindActor); err != nil {
			return nil, err
		}
		if items.Tenures, err = store.Items[record.Tenure](ctx, tx, record.KindTenure); err != nil {
			return nil, err
		}
		items.Issues, err = store.Items[record.Issue](ctx, tx, record.KindIssue)
		return nil, err
	})
	if err != nil {
		return nil, err
	}
	return guess(lang, plain, q, items), nil
}

// guess takes of all that a text says what overlaps the words most. Names that stand in them
// are taken where no draft does.
func guess(lang, plain string, q text.Quote, items record.Items) *GuessView {
	runes := []rune(plain)
	from := max(0, q.Start-mostGuessed/2)
	to := min(len(runes), q.End+mostGuessed/2)
	drafts := drafting.Read(drafting.Page{Lang: lang, Parts: []drafting.Part{{Text: string(runes[from:to])}}}, drafting.Options{Gazetteer: drafting.NewGazetteer(items)})
	v, best := &GuessView{}, 0
	for i := range drafts {
		d := &drafts[i]
		for _, c := range d.Citations {
			if shared := min(c.End+from, q.End) - max(c.Start+from, q.Start); shared > best {
				best = shared
				v.Speakers, v.Via, v.Kind, v.Issues = d.Speaker.Actors, "", d.Kind, d.Issues
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
		v.Issues = issuesNamed(q.Exact, items.Issues)
	}
	return v
}

// issuesNamed gives the issues of which a name stands in the words.
func issuesNamed(words string, issues []record.Issue) []record.IssueID {
	words = strings.ToLower(words)
	var all []record.IssueID
	for _, i := range issues {
		for _, n := range i.Names {
			if len([]rune(n.Text)) > 1 && strings.Contains(words, strings.ToLower(n.Text)) {
				all = append(all, i.ID)
				break
			}
		}
	}
	return all
}
