package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// The bounds of the desk's lists.
const (
	coveragesOnDesk = 200
	waitingOnDesk   = 100
	updatesOnDesk   = 500
	notesOnDesk     = 8
)

// DeskHome gives the desk's first page.
func (d *Desk) DeskHome(ctx context.Context) (*DeskView, error) {
	if _, err := people.Need(ctx, people.ReadDrafts); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskView, error) {
		r := newReader(tx)
		v := &DeskView{}
		var err error
		if v.Coverages, err = r.coverageLines(ctx, "", true, coveragesOnDesk); err != nil {
			return nil, err
		}
		waiting, err := tx.SubmittedUpdates(ctx, waitingOnDesk)
		if err != nil {
			return nil, err
		}
		for _, u := range waiting {
			c, err := r.coverage(ctx, u.Coverage)
			if err != nil {
				return nil, err
			}
			view, err := r.updateView(ctx, c, u, true)
			if err != nil {
				return nil, err
			}
			v.Submitted = append(v.Submitted, view)
		}
		if v.Orphans, err = r.orphans(ctx); err != nil {
			return nil, err
		}
		v.Corrections, err = r.correctionLines(ctx, "", 0, notesOnDesk)
		return v, err
	})
}

// orphans gives the statements whose words have been rewritten or withdrawn.
func (r *reader) orphans(ctx context.Context) ([]StatementView, error) {
	anchors, err := r.tx.OrphanedAnchors(ctx)
	if err != nil {
		return nil, err
	}
	var views []StatementView
	for i, a := range anchors {
		if i > 0 && anchors[i-1].Statement == a.Statement {
			continue
		}
		s, err := r.statement(ctx, a.Statement, true)
		if err != nil {
			return nil, err
		}
		views = append(views, *s)
	}
	return views, nil
}

// DeskCoverage gives a coverage of any standing with everything in it.
func (d *Desk) DeskCoverage(ctx context.Context, slug string) (*DeskCoverageView, error) {
	if _, err := people.Need(ctx, people.ReadDrafts); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskCoverageView, error) {
		c, err := tx.CoverageBySlug(ctx, slug)
		if err != nil {
			return nil, err
		}
		v := &DeskCoverageView{Coverage: *c}
		if v.Position, err = head(ctx, tx, c); err != nil {
			return nil, err
		}
		updates, err := tx.AllUpdates(ctx, c.ID, updatesOnDesk)
		if err != nil {
			return nil, err
		}
		if v.Updates, err = newReader(tx).updateViews(ctx, c, updates, true); err != nil {
			return nil, err
		}
		v.Events, err = store.Items[record.Event](ctx, tx, record.KindEvent)
		return v, err
	})
}

// DeskUpdate gives an update of any standing for editing.
func (d *Desk) DeskUpdate(ctx context.Context, slug string, n int) (*DeskUpdateView, error) {
	if _, err := people.Need(ctx, people.ReadDrafts); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*DeskUpdateView, error) {
		c, u, err := coverageAndUpdate(ctx, tx, slug, n)
		if err != nil {
			return nil, err
		}
		if u.Standing == coverage.Discarded || u.Standing == coverage.Undone {
			return nil, fault.New(fault.NotFound, "update.missing")
		}
		v := &DeskUpdateView{Markdown: markup.Source(u.Message.Body)}
		if v.Update, err = newReader(tx).updateView(ctx, c, *u, true); err != nil {
			return nil, err
		}
		v.Vocabulary, err = vocabulary(ctx, tx)
		return v, err
	})
}

// Vocabulary gives what forms of the record choose from.
func (d *Desk) Vocabulary(ctx context.Context) (*Vocabulary, error) {
	if _, err := people.Need(ctx, people.ReadDrafts); err != nil {
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

// Users lists everybody who works on the site.
func (d *Desk) Users(ctx context.Context) ([]UserView, error) {
	if _, err := people.Need(ctx, people.ManageUsers); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]UserView, error) {
		users, err := tx.Users(ctx)
		views := make([]UserView, len(users))
		for i, u := range users {
			views[i] = UserView{ID: u.ID, Name: u.Name, Role: u.Role, Created: u.Created}
		}
		return views, err
	})
}
