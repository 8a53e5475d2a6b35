package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/store"
)

// The bounds of lists of corrections.
const (
	CorrectionsPage    = 50  // how many a page shows
	correctionsOfOne   = 50  // how many an update or a coverage shows beside its text; its history has all
	mostCorrectionsNow = 200 // that can be asked for at once
)

// Corrections gives the public notes about updates and coverages, newest first, at most limit: those of
// the site, or of the coverage with the slug. Before is the cursor that the page before
// gave, 0 for the first. Words that were withdrawn are in none of them.
func (d *Desk) Corrections(ctx context.Context, slug string, before int64, limit int) (*CorrectionsView, error) {
	limit = max(1, min(limit, mostCorrectionsNow))
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CorrectionsView, error) {
		v, of := &CorrectionsView{}, coverage.ID("")
		if slug != "" {
			c, err := publicCoverage(ctx, tx, slug)
			if err != nil {
				return nil, err
			}
			v.Coverage, of = c, c.ID
		}
		var err error
		if v.Log, err = logMark(ctx, tx); err != nil {
			return nil, err
		}
		if v.Lines, err = newReader(tx).correctionLines(ctx, of, before, limit+1); err != nil {
			return nil, err
		}
		if len(v.Lines) > limit {
			v.Lines = v.Lines[:limit]
			v.Older = v.Lines[limit-1].Seq
		}
		for i := range v.Lines {
			v.Lines[i].By = "" // is for the desk alone
		}
		return v, nil
	})
}

func (r *reader) correctionLines(ctx context.Context, of coverage.ID, before int64, limit int) ([]CorrectionLine, error) {
	notes, err := r.tx.Corrections(ctx, of, before, limit)
	if err != nil {
		return nil, err
	}
	lines := make([]CorrectionLine, len(notes))
	for i := range notes {
		if lines[i], err = r.correctionLine(ctx, &notes[i]); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

func (r *reader) correctionLine(ctx context.Context, n *store.Correction) (CorrectionLine, error) {
	c, err := r.coverage(ctx, n.Coverage)
	if err != nil {
		return CorrectionLine{}, err
	}
	l := CorrectionLine{CorrectionView: correctionView(c, n), Coverage: c, By: n.By}
	if n.Update == "" {
		return l, nil
	}
	u, err := r.update(ctx, n.Update)
	if err != nil {
		return CorrectionLine{}, err
	}
	l.Update = &UpdateView{Coverage: c, Update: *u}
	return l, nil
}

// correctionsOf gives the notes about an update, oldest first.
func (r *reader) correctionsOf(ctx context.Context, c *coverage.Coverage, u *coverage.Update) ([]CorrectionView, error) {
	notes, err := r.tx.CorrectionsOf(ctx, u.ID, correctionsOfOne)
	return correctionViews(c, notes), err
}

// correctionsOfCoverage gives the notes about a coverage's own words, oldest first.
func (r *reader) correctionsOfCoverage(ctx context.Context, c *coverage.Coverage) ([]CorrectionView, error) {
	notes, err := r.tx.CorrectionsOfCoverage(ctx, c.ID, correctionsOfOne)
	return correctionViews(c, notes), err
}

func correctionViews(c *coverage.Coverage, notes []store.Correction) []CorrectionView {
	var views []CorrectionView
	for i := range notes {
		views = append(views, correctionView(c, &notes[i]))
	}
	return views
}

func correctionView(c *coverage.Coverage, n *store.Correction) CorrectionView {
	return CorrectionView{Seq: n.Seq, At: n.At, Kind: n.Kind, Note: coverage.Telling(c.Content.Lang, n.Note, n.Notes), Revision: n.Revision}
}
