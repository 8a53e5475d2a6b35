package desk

import (
	"context"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// updatesOnDesk bounds the timeline of a coverage on the desk.
const updatesOnDesk = 500

// DeskCoverage gives a coverage of any standing with everything in it: to who may only hand
// in there with what readers see, and their own.
func (d *Desk) DeskCoverage(ctx context.Context, slug string) (*DeskCoverageView, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskCoverageView, error) {
		c, err := coverageFor(ctx, tx, people.Submit, slug)
		if err != nil {
			return nil, err
		}
		v := &DeskCoverageView{Coverage: *c}
		if v.Position, err = head(ctx, tx, c); err != nil {
			return nil, err
		}
		all := by.MayOn(people.ReadDrafts, c.ID)
		updates, err := updatesFor(ctx, tx, by, c)
		if err != nil {
			return nil, err
		}
		r := newReader(tx).as(by).at(d.clock())
		if all {
			if v.Memos, err = r.memosOf(ctx, c.ID, store.ItemCoverage, string(c.ID)); err != nil {
				return nil, err
			}
		}
		if c.Content.InOrder() == coverage.Editorial {
			slices.SortFunc(updates, func(a, b coverage.Update) int { return strings.Compare(b.Place(), a.Place()) })
		}
		if v.Updates, err = r.updateViews(ctx, c, updates, all); err != nil {
			return nil, err
		}
		if err := r.time(ctx, v, d.clock()); err != nil {
			return nil, err
		}
		if !all {
			v.onlyOwn()
		}
		if v.Present, err = presentAt(ctx, tx, c.Content.Event); err != nil {
			return nil, err
		}
		v.Events, err = store.Items[record.Event](ctx, tx, record.KindEvent)
		return v, err
	})
}

// presentAt gives who takes part in an event, as the record has it.
func presentAt(ctx context.Context, tx *store.Tx, event string) ([]record.ActorID, error) {
	there, err := store.ItemsTied[record.Participant](ctx, tx, record.KindParticipant, record.RelEvent, record.KindEvent, event)
	present := make([]record.ActorID, len(there))
	for i := range there {
		present[i] = there[i].Actor
	}
	return present, err
}

// onlyOwn leaves of the timings those of what whoever asks wrote themselves.
func (v *DeskCoverageView) onlyOwn() {
	own := make(map[coverage.UpdateID]Timing)
	for i := range v.Updates {
		u := &v.Updates[i]
		if t, ok := v.Timings[u.Update.ID]; ok && u.Work != nil && u.Work.Mine {
			own[u.Update.ID] = t
		}
	}
	v.Timing, v.Timings = Timing{}, own
}

// updatesFor gives the updates of a coverage that somebody may see who works on it.
func updatesFor(ctx context.Context, tx *store.Tx, by *people.User, c *coverage.Coverage) ([]coverage.Update, error) {
	if by.MayOn(people.ReadDrafts, c.ID) {
		return tx.AllUpdates(ctx, c.ID, updatesOnDesk)
	}
	own, err := tx.UpdatesBy(ctx, c.ID, string(by.ID), updatesOnDesk)
	if err != nil || c.Standing != coverage.Published {
		return own, err
	}
	public, err := tx.PublicUpdates(ctx, c.ID, coverage.Newest, store.Place{}, updatesOnDesk)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(own, public)
	slices.SortFunc(all, func(a, b coverage.Update) int {
		if order := b.Message.Said.Compare(a.Message.Said); order != 0 {
			return order
		}
		return b.N - a.N
	})
	return slices.CompactFunc(all, func(a, b coverage.Update) bool { return a.ID == b.ID }), nil
}

// DeskUpdate gives an update of any standing for editing, to who may see it.
func (d *Desk) DeskUpdate(ctx context.Context, slug string, n int) (*DeskUpdateView, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskUpdateView, error) {
		c, u, err := updateFor(ctx, tx, people.Submit, slug, n)
		if err != nil {
			return nil, err
		}
		if u.Standing == coverage.Discarded || u.Standing == coverage.Undone {
			return nil, fault.New(fault.NotFound, "update.missing")
		}
		v := &DeskUpdateView{Markdown: markup.Source(u.Message.Body)}
		if v.Update, err = newReader(tx).as(by).at(d.clock()).updateView(ctx, c, *u, by.MayOn(people.ReadDrafts, c.ID)); err != nil {
			return nil, err
		}
		if v.Timing, err = timingOf(ctx, tx, waiting{c, u}, d.clock()); err != nil {
			return nil, err
		}
		v.Vocabulary, err = vocabulary(ctx, tx)
		return v, err
	})
}

// Vocabulary gives what forms of the record choose from.
func (d *Desk) Vocabulary(ctx context.Context) (*Vocabulary, error) {
	if _, err := people.NeedAnywhere(ctx, people.ReadDrafts); err != nil {
		return nil, err
	}
	return read(ctx, d, vocabulary)
}

func vocabulary(ctx context.Context, tx *store.Tx) (*Vocabulary, error) {
	v := &Vocabulary{}
	var err error
	if v.Actors, err = store.Items[record.Actor](ctx, tx, record.KindActor); err != nil {
		return nil, err
	}
	if v.Tenures, err = store.Items[record.Tenure](ctx, tx, record.KindTenure); err != nil {
		return nil, err
	}
	if v.Issues, err = store.Items[record.Issue](ctx, tx, record.KindIssue); err != nil {
		return nil, err
	}
	v.Events, err = store.Items[record.Event](ctx, tx, record.KindEvent)
	return v, err
}
