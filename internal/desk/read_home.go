package desk

import (
	"cmp"
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// The bounds of the lists on the desk's first page.
const (
	coveragesOnDesk = 200
	waitingOnDesk   = 100
	notesOnDesk     = 8
	timingsOnDesk   = 500
)

// DeskHome gives the desk's first page: of the coverages that whoever asks works on.
func (d *Desk) DeskHome(ctx context.Context) (*DeskView, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskView, error) {
		r := newReader(tx).as(by).at(d.clock())
		v := &DeskView{}
		if err := r.homeCoverages(ctx, v); err != nil {
			return nil, err
		}
		timings, err := r.timings(ctx, "", d.clock())
		if err != nil {
			return nil, err
		}
		if v.Scheduled, err = r.scheduled(ctx, timings); err != nil {
			return nil, err
		}
		if v.Submitted, err = r.waiting(ctx, timings); err != nil {
			return nil, err
		}
		if v.Own, err = r.own(ctx); err != nil {
			return nil, err
		}
		if v.Orphans, err = r.orphans(ctx); err != nil {
			return nil, err
		}
		v.Corrections, err = r.homeCorrections(ctx)
		return v, err
	})
}

// homeCoverages lists all coverages to who may see all, else those that one has a role on.
func (r *reader) homeCoverages(ctx context.Context, v *DeskView) (err error) {
	if r.by.May(people.ReadDrafts) {
		v.Coverages, err = r.coverageLines(ctx, "", true, coveragesOnDesk)
		return err
	}
	rows, err := r.tx.CoveragesWithRole(ctx, r.by.ID, coveragesOnDesk)
	if err != nil {
		return err
	}
	// What the session was told counts: a role that has ended is still a row.
	rows = slices.DeleteFunc(rows, func(row store.CoverageRow) bool { return !r.by.MayOn(people.Submit, row.Coverage.ID) })
	if v.Coverages, err = r.linesOf(ctx, rows); err != nil {
		return err
	}
	for i := range v.Coverages {
		if l := &v.Coverages[i]; l.Coverage.Standing != coverage.Published && !r.by.MayOn(people.ReadDrafts, l.Coverage.ID) {
			l.Updates, l.Newest = 0, nil // readers see none of it yet
		}
	}
	return nil
}

// waiting gives what waits for an editor, where whoever asks may read it; what becomes public
// by itself an editor has agreed to.
func (r *reader) waiting(ctx context.Context, timings map[store.Waiting]Timing) ([]UpdateView, error) {
	waiting, err := r.tx.SubmittedUpdates(ctx, waitingOnDesk)
	if err != nil {
		return nil, err
	}
	var views []UpdateView
	for _, u := range waiting {
		if !r.by.MayOn(people.ReadDrafts, u.Coverage) || timings[updateKey(&u)].Waits() {
			continue
		}
		c, err := r.coverage(ctx, u.Coverage)
		if err != nil {
			return nil, err
		}
		view, err := r.updateView(ctx, c, u, true)
		if err != nil {
			return nil, err
		}
		views = append(views, view)
	}
	return views, nil
}

// orphans gives the statements whose words have been rewritten or withdrawn.
func (r *reader) orphans(ctx context.Context) ([]StatementView, error) {
	anchors, err := r.tx.OrphanedAnchors(ctx)
	if err != nil {
		return nil, err
	}
	var views []StatementView
	seen := make(map[string]bool)
	for _, a := range anchors {
		if a.Kind != record.KindStatement || seen[a.ID] || !r.by.MayOn(people.ReadDrafts, a.Coverage) {
			continue
		}
		seen[a.ID] = true
		s, err := r.statement(ctx, record.StatementID(a.ID), true)
		if err != nil {
			return nil, err
		}
		views = append(views, *s)
	}
	return views, nil
}

// homeCorrections gives the newest corrections, with who wrote them.
func (r *reader) homeCorrections(ctx context.Context) ([]CorrectionLine, error) {
	if r.by.May(people.ReadDrafts) {
		return r.correctionLines(ctx, "", 0, notesOnDesk)
	}
	var all []CorrectionLine
	for id := range r.by.On {
		if !r.by.MayOn(people.ReadDrafts, id) {
			continue
		}
		lines, err := r.correctionLines(ctx, id, 0, notesOnDesk)
		if err != nil {
			return nil, err
		}
		all = append(all, lines...)
	}
	slices.SortFunc(all, func(a, b CorrectionLine) int { return cmp.Compare(b.Seq, a.Seq) })
	return all[:min(len(all), notesOnDesk)], nil
}
