package desk

import (
	"context"
	"slices"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// mostCandidates bounds the items that a search for doubles gives.
const mostCandidates = 50

// Candidate is an item that may be one and the same as another.
type Candidate struct {
	Ref   ItemRef
	Names []record.Name  // of an actor or an issue
	Title text.Local     // of an outcome
	Said  *StatementView // the statement
}

// Candidates gives the public items of a kind whose name, title, words or id hold what somebody
// looks for, those that are named first; and whether there are more.
func (d *Desk) Candidates(ctx context.Context, kind record.Kind, words string, named ...string) ([]Candidate, bool, error) {
	if _, err := people.Need(ctx, people.Record); err != nil {
		return nil, false, err
	}
	if !slices.Contains(record.Mergeable, kind) {
		return nil, false, fault.At("kind", "record.merge_kind", "got", short(string(kind)))
	}
	words = strings.ToLower(strings.TrimSpace(words))
	more := false
	all, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]Candidate, error) {
		all, err := namedCandidates(ctx, tx, kind, named)
		if err != nil || words == "" {
			return all, err
		}
		found, err := candidates(ctx, tx, kind, words)
		for _, c := range found {
			if slices.Contains(named, c.Ref.ID) {
				continue
			}
			if more = len(all) == mostCandidates; more {
				break
			}
			all = append(all, c)
		}
		return all, err
	})
	return all, more, err
}

// namedCandidates gives the items with these ids; one that is not there is left out.
func namedCandidates(ctx context.Context, tx *store.Tx, kind record.Kind, ids []string) ([]Candidate, error) {
	var all []Candidate
	for _, id := range ids {
		s, err := tx.AnyItem(ctx, kind, id)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c, err := candidate(ctx, tx, s.Item)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func candidate(ctx context.Context, tx *store.Tx, item record.Item) (Candidate, error) {
	c := Candidate{Ref: ItemRef{item.ItemKind(), item.ItemID()}}
	var err error
	switch it := item.(type) {
	case *record.Actor:
		c.Names = it.Names
	case *record.Issue:
		c.Names = it.Names
	case *record.Outcome:
		c.Title = it.Title
	case *record.Statement:
		c.Said, err = newReader(tx).as(people.From(ctx)).statement(ctx, it.ID, true)
	}
	return c, err
}

// candidates looks through the items of a kind; through statements as far back as lists of them
// are looked through.
func candidates(ctx context.Context, tx *store.Tx, kind record.Kind, words string) ([]Candidate, error) {
	var all []Candidate
	add := func(id string, hay []string, c Candidate) {
		hay = append(hay, id)
		if slices.ContainsFunc(hay, func(s string) bool { return strings.Contains(strings.ToLower(s), words) }) {
			c.Ref = ItemRef{kind, id}
			all = append(all, c)
		}
	}
	switch kind {
	case record.KindActor:
		actors, err := store.Items[record.Actor](ctx, tx, kind)
		for _, a := range actors {
			add(string(a.ID), namesIn(a.Names), Candidate{Names: a.Names})
		}
		return all, err
	case record.KindIssue:
		issues, err := store.Items[record.Issue](ctx, tx, kind)
		for _, i := range issues {
			add(string(i.ID), namesIn(i.Names), Candidate{Names: i.Names})
		}
		return all, err
	case record.KindOutcome:
		outcomes, err := store.Items[record.Outcome](ctx, tx, kind)
		for _, o := range outcomes {
			var titles []string
			for _, title := range o.Title {
				titles = append(titles, title)
			}
			add(string(o.ID), titles, Candidate{Title: o.Title})
		}
		return all, err
	default:
		v, err := newReader(tx).statementsBy(ctx, StatementsBy{Text: words, Limit: mostCandidates + 1})
		if err != nil {
			return nil, err
		}
		for i := range v.Statements {
			all = append(all, Candidate{Ref: ItemRef{kind, string(v.Statements[i].Statement.ID)}, Said: &v.Statements[i]})
		}
		return all, nil
	}
}

func namesIn(names []record.Name) []string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = n.Text
	}
	return all
}
