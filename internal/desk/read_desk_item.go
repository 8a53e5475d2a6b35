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
)

// DeskItemView is an item of the record, of any standing, as a form at the desk shows it.
type DeskItemView struct {
	Item     record.Citing // its citations where they stand now
	Standing coverage.Standing
	Revision int
	Places   map[string]Place // of what its citations cite, by CitedKey
	Unseen   map[string]bool  // what of that readers do not see
	Round    *record.Event    // it belongs to, nil if it belongs to none
	Outcomes []record.Outcome // of the series of that round: what can replace it, or tell what came of it
}

// CitedKey names what a citation cites, an update or a coverage's own words.
func CitedKey(c record.Citation) string { return c.Coverage + "/" + c.Update }

// DeskItem gives an outcome, a forecast, a participation or a statement to who may change it.
func (d *Desk) DeskItem(ctx context.Context, kind record.Kind, id string) (*DeskItemView, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskItemView, error) {
		stored, err := standingItem(ctx, tx, kind, id)
		if err != nil {
			return nil, err
		}
		r := newReader(tx).as(by)
		v := &DeskItemView{Item: stored.Item, Standing: stored.Standing, Revision: stored.Revision, Places: make(map[string]Place), Unseen: make(map[string]bool)}
		if _, err := r.placeCitations(ctx, v.Item, true); err != nil {
			return nil, err
		}
		for _, c := range v.Item.Cites() {
			place, visible, err := r.place(ctx, anchorOf(c), false)
			if err != nil {
				return nil, err
			}
			v.Places[CitedKey(c)], v.Unseen[CitedKey(c)] = place, !visible
		}
		if v.Round, err = roundOf(ctx, tx, belongsTo(v.Item)); err != nil || v.Round == nil {
			return v, err
		}
		v.Outcomes, err = r.outcomesOf(ctx, v.Round.Parent)
		return v, err
	})
}

// belongsTo gives the event that an item belongs to, "" for none.
func belongsTo(item record.Item) record.EventID {
	switch it := item.(type) {
	case *record.Outcome:
		return it.Event
	case *record.Forecast:
		return it.Event
	case *record.Participant:
		return it.Event
	case *record.Statement:
		return cmp.Or(it.Event, it.About)
	default:
		return ""
	}
}

// outcomesOf gives the outcomes of a series that stand in the record, whoever may see them: an
// editor chooses among them by their titles. Those whose words are not theirs to see are left out.
func (r *reader) outcomesOf(ctx context.Context, series record.EventID) ([]record.Outcome, error) {
	var all []record.Outcome
	at := []record.EventID{series}
	for i := 0; i < len(at) && i < mostSessions; i++ {
		rows, err := r.tx.RowsOfKindNaming(ctx, record.KindOutcome, record.RelEvent, record.KindEvent, string(at[i]), mostOutcomes)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			o, err := r.outcomeIn(ctx, row)
			if fault.Is(err, fault.NotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			all = append(all, *o)
		}
		below, err := store.ItemsTied[record.Event](ctx, r.tx, record.KindEvent, record.RelParent, record.KindEvent, string(at[i]))
		if err != nil {
			return nil, err
		}
		for _, e := range below {
			at = append(at, e.ID)
		}
	}
	return all, nil
}

// outcomeIn reads an outcome of a row if whoever asks may see it.
func (r *reader) outcomeIn(ctx context.Context, row store.ItemRow) (*record.Outcome, error) {
	item, err := row.Item()
	if err != nil {
		return nil, err
	}
	o, ok := item.(*record.Outcome)
	if !ok || row.Standing == coverage.Withdrawn {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	rested := len(o.Cites()) > 0
	if _, err := r.placeCitations(ctx, o, true); err != nil {
		return nil, err
	}
	if rested && len(o.Cites()) == 0 {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	return o, nil
}

// CitablePage is a coverage with the updates whose words an item of the record can rest on.
type CitablePage struct {
	Coverage coverage.Coverage
	Updates  []coverage.Update // newest first
}

// citableUpdates bounds how many updates of a page are offered.
const citableUpdates = 200

// CitablePages gives the pages that cover the round of an event, of which whoever asks may keep
// the record.
func (d *Desk) CitablePages(ctx context.Context, event record.EventID) ([]CitablePage, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil || event == "" {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]CitablePage, error) {
		var pages []CitablePage
		at := []string{string(event)}
		round, err := roundOf(ctx, tx, event)
		if err != nil {
			return nil, err
		}
		if round != nil && round.ID != event {
			at = append(at, string(round.ID))
		}
		for _, id := range at {
			rows, err := tx.Coverages(ctx, id, true, coveragesOfRound)
			if err != nil {
				return nil, err
			}
			for _, row := range rows {
				if !by.MayOn(people.Record, row.Coverage.ID) || row.Coverage.Standing == coverage.Withdrawn {
					continue
				}
				page := CitablePage{Coverage: row.Coverage}
				if page.Updates, err = tx.AllUpdates(ctx, row.Coverage.ID, citableUpdates); err != nil {
					return nil, err
				}
				page.Updates = slices.DeleteFunc(page.Updates, func(u coverage.Update) bool { return !citable(u.Standing) })
				pages = append(pages, page)
			}
		}
		return pages, nil
	})
}

// citable tells whether an update of a standing has words to cite.
func citable(s coverage.Standing) bool {
	return s != coverage.Withdrawn && s != coverage.Undone && s != coverage.Discarded
}
