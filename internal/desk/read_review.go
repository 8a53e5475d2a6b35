package desk

import (
	"cmp"
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// The bounds of what is shown of the items that wait for a decision.
const (
	reviewShown = 50
	mostDrafts  = 5000
)

// ReviewScope is the part of the record that somebody decides on: of one page, of one round with
// its sessions, or, without both, all of it.
type ReviewScope struct {
	Coverage string // its slug
	Round    record.EventID
	After    string // ItemRef.String of the item before the first to show, "" from the first
}

// ReviewListView is what waits for a decision in a part of the record: items that have lost words,
// then drafts in the order of the text they rest on.
type ReviewListView struct {
	Coverage *coverage.Coverage // nil where it is about no page
	Round    *record.Event      // nil where it is about no round
	Orphans  int                // all that wait there
	Drafts   int
	Before   int // how many stand before the first of Items
	Items    []ReviewItem
}

// ReviewItem is an item that waits, with what somebody has to see to decide. Of the four views
// the one of its kind is there, of other kinds the names.
type ReviewItem struct {
	Ref      ItemRef
	Standing coverage.Standing
	Orphaned bool // some of its words are not there any more

	Statement   *StatementView
	Outcome     *OutcomeView
	Forecast    *ForecastView
	Participant *ParticipantView
	Names       []record.Name // of an actor, an issue, an event, or of whoever held an office
	Title       text.Local    // that office

	Cited *CitedSentence // nil where it rests on no words
}

// CitedSentence is a citation with the text around it as that reads now.
type CitedSentence struct {
	record.Citation
	Place
	Plain string // of its field
	Title string // of the coverage, in its own language
	Gone  bool   // the update was discarded or undone: there is no page of it at the desk
}

// ReviewList gives what waits for a decision: first what an edit left without its words.
func (d *Desk) ReviewList(ctx context.Context, in ReviewScope) (*ReviewListView, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*ReviewListView, error) {
		return newReader(tx).as(by).review(ctx, in)
	})
}

func (r *reader) review(ctx context.Context, in ReviewScope) (*ReviewListView, error) {
	v := &ReviewListView{}
	var id coverage.ID
	if in.Coverage != "" {
		c, err := coverageFor(ctx, r.tx, people.Record, in.Coverage)
		if err != nil {
			return nil, err
		}
		v.Coverage, id = c, c.ID
	}
	if in.Round != "" {
		e, err := r.event(ctx, in.Round)
		if err != nil {
			return nil, err
		}
		v.Round = &e
	}
	orphans, err := r.orphanKeys(ctx, id, in.Round)
	if err != nil {
		return nil, err
	}
	drafts, err := r.draftKeys(ctx, id, in.Round, orphans)
	if err != nil {
		return nil, err
	}
	v.Orphans, v.Drafts = len(orphans), len(drafts)
	all := append(orphans, drafts...)
	v.Before = 1 + slices.IndexFunc(all, func(k store.ItemKey) bool { return (ItemRef{k.Kind, k.ID}).String() == in.After })
	for _, key := range all[v.Before:] {
		if len(v.Items) == reviewShown {
			break
		}
		one, err := r.reviewItem(ctx, key)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		v.Items = append(v.Items, *one)
	}
	return v, nil
}

// orphanKeys gives the items that have lost words, where whoever asks keeps the record.
func (r *reader) orphanKeys(ctx context.Context, in coverage.ID, round record.EventID) ([]store.ItemKey, error) {
	anchors, err := r.tx.OrphanedAnchors(ctx)
	if err != nil {
		return nil, err
	}
	var events []record.EventID
	if round != "" {
		if events, err = r.withSessions(ctx, round); err != nil {
			return nil, err
		}
	}
	var keys []store.ItemKey
	for _, a := range anchors {
		key := store.ItemKey{Kind: a.Kind, ID: a.ID}
		if slices.Contains(keys, key) || !r.by.MayOn(people.Record, a.Coverage) || in != "" && a.Coverage != in {
			continue
		}
		if there, err := r.belongs(ctx, key, events); err != nil {
			return nil, err
		} else if there {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// belongs tells whether an item is at one of the events or about it; without any, each does.
func (r *reader) belongs(ctx context.Context, key store.ItemKey, events []record.EventID) (bool, error) {
	if events == nil {
		return true, nil
	}
	s, err := r.tx.AnyItem(ctx, key.Kind, key.ID)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(s.Item.Refs(), func(ref record.Ref) bool {
		return ref.Kind == record.KindEvent && slices.Contains(events, record.EventID(ref.ID))
	}), nil
}

func (r *reader) withSessions(ctx context.Context, round record.EventID) ([]record.EventID, error) {
	sessions, err := store.ItemsTied[record.Event](ctx, r.tx, record.KindEvent, record.RelParent, record.KindEvent, string(round))
	all := []record.EventID{round}
	for _, e := range sessions {
		all = append(all, e.ID)
	}
	return all, err
}

// draftKeys gives the drafts that are not among the orphans: page by page, as one reads them.
func (r *reader) draftKeys(ctx context.Context, in coverage.ID, round record.EventID, orphans []store.ItemKey) ([]store.ItemKey, error) {
	places, err := r.tx.DraftPlaces(ctx, in, round, mostDrafts)
	if err != nil {
		return nil, err
	}
	places = slices.DeleteFunc(places, func(p store.DraftPlace) bool {
		return !r.by.MayOn(people.Record, p.Coverage) || slices.Contains(orphans, p.Key)
	})
	slices.SortStableFunc(places, func(a, b store.DraftPlace) int {
		return cmp.Or(cmp.Compare(a.Coverage, b.Coverage), cmp.Compare(a.N, b.N), cmp.Compare(a.Start, b.Start))
	})
	seen := make(map[store.ItemKey]bool, len(places))
	var keys []store.ItemKey
	for _, p := range places {
		if !seen[p.Key] {
			seen[p.Key] = true
			keys = append(keys, p.Key)
		}
	}
	return keys, nil
}

// reviewItem gathers what somebody has to see of an item to decide on it.
func (r *reader) reviewItem(ctx context.Context, key store.ItemKey) (*ReviewItem, error) {
	s, err := r.tx.AnyItem(ctx, key.Kind, key.ID)
	if err != nil {
		return nil, err
	}
	v := &ReviewItem{Ref: ItemRef{key.Kind, key.ID}, Standing: s.Standing}
	place, err := r.placeCitations(ctx, s.Item, true)
	if err != nil {
		return nil, err
	}
	switch it := s.Item.(type) {
	case *record.Statement:
		v.Statement = &StatementView{Statement: *it, Place: place}
		err = r.fill(ctx, v.Statement)
	case *record.Outcome:
		v.Outcome, err = r.outcomeView(ctx, it, place)
	case *record.Forecast:
		v.Forecast, err = r.forecastView(ctx, it, place)
	case *record.Participant:
		var views []ParticipantView
		if views, err = r.participants(ctx, []record.Participant{*it}); err == nil {
			v.Participant = &views[0]
		}
	case *record.Actor:
		v.Names = it.Names
	case *record.Issue:
		v.Names = it.Names
	case *record.Event:
		v.Names = it.Names
	case *record.Tenure:
		var person record.Actor
		person, err = r.actor(ctx, it.Person)
		v.Names, v.Title = person.Names, it.Title
	}
	if err != nil {
		return nil, err
	}
	v.Cited, err = r.citedSentence(ctx, s.Item.Cites())
	v.Orphaned = v.Cited != nil && v.Cited.Orphaned
	return v, err
}

// citedSentence gives the first citation that has lost its words, else the first.
func (r *reader) citedSentence(ctx context.Context, cited []record.Citation) (*CitedSentence, error) {
	if len(cited) == 0 {
		return nil, nil
	}
	at := max(0, slices.IndexFunc(cited, func(c record.Citation) bool { return c.Orphaned }))
	v := &CitedSentence{Citation: cited[at]}
	a := anchorOf(v.Citation)
	a.Field = v.Field
	var err error
	if v.Place, _, err = r.place(ctx, a, true); err != nil {
		return nil, err
	}
	if u := r.updates[a.Update]; u != nil {
		v.Gone = u.Standing == coverage.Discarded || u.Standing == coverage.Undone
	}
	v.Title = r.coverages[a.Coverage].Content.Title[r.coverages[a.Coverage].Content.Lang]
	v.Plain, err = plainNow(ctx, r.tx, a)
	return v, err
}

// ReviewedItems gives items of any standing as they are now, for who has decided on them: those
// of the named ones whose record they keep.
func (d *Desk) ReviewedItems(ctx context.Context, refs []ItemRef) ([]ReviewItem, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]ReviewItem, error) {
		r := newReader(tx).as(by)
		var all []ReviewItem
		for _, ref := range refs[:min(len(refs), MostReviewed)] {
			s, err := tx.AnyItem(ctx, ref.Kind, ref.ID)
			if err == nil {
				err = mayOnItem(ctx, tx, people.Record, s.Item)
			}
			if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Denied) {
				continue
			}
			if err != nil {
				return nil, err
			}
			one, err := r.reviewItem(ctx, store.ItemKey{Kind: ref.Kind, ID: ref.ID})
			if fault.Is(err, fault.NotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			all = append(all, *one)
		}
		return all, nil
	})
}
