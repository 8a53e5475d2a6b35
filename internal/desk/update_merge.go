package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/merge"
	"readout/internal/store"
)

// mergeTries is how often an edit is merged before its transaction. If each time another
// revision came between the merge and its storing, it is merged within: then none can.
const mergeTries = 3

// mergeEdit stores an edit that began from an older revision, merged with what others have
// stored since.
func (d *Desk) mergeEdit(ctx context.Context, e *edit) (Receipt, error) {
	choices, err := d.chosen(ctx, e.in.Settled)
	if err != nil {
		return Receipt{}, err
	}
	for try := 1; ; try++ {
		s, err := d.sidesOf(ctx, e)
		if err != nil {
			return Receipt{}, err
		}
		m, told, err := s.merge(e, choices)
		if err != nil {
			return Receipt{}, err
		}
		r, err := d.storeEdit(ctx, e, func(u *coverage.Update) (coverage.Message, error) {
			if u.Revision == s.newest.N {
				return m, nil
			}
			if try < mergeTries {
				return m, stale(u, e.in)
			}
			s.newest = revision{u.Revision, u.Message}
			m, told, err = s.merge(e, choices)
			return m, err
		})
		if _, again := errors.AsType[*Stale](err); again && try < mergeTries {
			continue
		}
		if err == nil && r.Revision > s.newest.N {
			r.Merged = told
		}
		return r, err
	}
}

// chosen reads what somebody wrote to settle disputes.
func (d *Desk) chosen(ctx context.Context, s *Settlement) (map[string]merge.Choice, error) {
	if s == nil {
		return nil, nil
	}
	all := make(map[string]merge.Choice, len(s.Choices))
	for id, c := range s.Choices {
		choice := merge.Choice{Take: c.Take, Text: c.Text}
		if c.Take == merge.Edited && id != merge.Headline {
			doc, err := d.body(ctx, c.Text)
			if f, ok := err.(*fault.Error); ok && f.Field == "body" {
				at := *f
				at.Field = id
				return nil, &at
			}
			if err != nil {
				return nil, err
			}
			choice.Blocks = doc.Blocks
		}
		all[id] = choice
	}
	return all, nil
}

// revision is a stored state of an update.
type revision struct {
	N       int // the revision's number; 0: it is not there any more
	Message coverage.Message
}

// sides are what a merge needs to know of an update.
type sides struct {
	update *coverage.Update
	base   revision // that the edit began from
	onto   revision // that its disputes were settled with
	newest revision
}

func (d *Desk) sidesOf(ctx context.Context, e *edit) (*sides, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*sides, error) {
		_, u, err := updateToChange(ctx, tx, e)
		if err != nil {
			return nil, err
		}
		s := &sides{update: u, newest: revision{u.Revision, u.Message}}
		if s.base, err = stateOf(ctx, tx, u, e.in.From); err != nil {
			return nil, err
		}
		if e.in.Settled != nil {
			s.onto, err = stateOf(ctx, tx, u, e.in.Settled.Onto)
		}
		return s, err
	})
}

// stateOf gives a revision of an update; one that is not there has the number 0.
func stateOf(ctx context.Context, tx *store.Tx, u *coverage.Update, n int) (revision, error) {
	r, err := tx.RevisionOf(ctx, store.ItemUpdate, string(u.ID), n)
	if fault.Is(err, fault.NotFound) {
		return revision{}, nil
	}
	if err != nil {
		return revision{}, err
	}
	s := revision{N: n}
	if err := json.Unmarshal(r.Content, &s.Message); err != nil {
		return s, fmt.Errorf("revision %d of update %s: %w", n, u.ID, err)
	}
	return s, nil
}

// merge gives what is to be stored, or the *Stale fault that says what is in dispute. What
// began from a revision that is not there any more is never merged without being looked at:
// nobody can tell what it took away.
func (s *sides) merge(e *edit, choices map[string]merge.Choice) (coverage.Message, *Merged, error) {
	base, mine := s.base, e.of(s.base.Message)
	told := &Merged{From: base.N, With: s.newest.N}
	if s.onto.N > 0 {
		r, err := merge.Messages(base.Message, s.onto.Message, mine)
		if err != nil {
			return mine, nil, err
		}
		settled, open, err := r.Settle(choices)
		if err != nil {
			return mine, nil, err
		}
		if len(open) > 0 {
			return mine, nil, s.stale(e, base, s.onto, mine, r, open)
		}
		told.Theirs, told.Mine = r.Theirs, r.Mine
		base, mine = s.onto, e.tells(settled)
	}
	r, err := merge.Messages(base.Message, s.newest.Message, mine)
	if err != nil {
		return mine, nil, err
	}
	if len(r.Disputes()) > 0 || base.N == 0 {
		return mine, nil, s.stale(e, base, s.newest, mine, r, nil)
	}
	m, _, err := r.Settle(nil)
	if err != nil {
		return mine, nil, err
	}
	told.Theirs, told.Mine = both(told.Theirs, r.Theirs), both(told.Mine, r.Mine)
	return e.tells(m), told, editable(m)
}

// both lists what is in one of two lists, once.
func both(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// tells puts what the edit tells readers of itself into a message that was merged.
func (e *edit) tells(m coverage.Message) coverage.Message {
	mine := e.of(m)
	m.Note, m.Notes, m.Correction = mine.Note, mine.Notes, mine.Correction
	return m
}

// editable gives the fault of a body that became longer than one can be that somebody writes:
// nobody could edit it again.
func editable(m coverage.Message) error {
	if got := len(markup.Source(m.Body)); got > markup.MaxSource {
		f := fault.New(fault.TooLarge, "update.merged_too_large", "limit", markup.MaxSource, "got", got)
		f.Field = "body"
		return f
	}
	return nil
}

func (s *sides) stale(e *edit, base, theirs revision, mine coverage.Message, r *merge.Result, open []string) error {
	return fault.New(fault.Conflict, "update.stale", "from", e.in.From, "current", theirs.N).Because(&Stale{
		Current: theirs.N, Headline: theirs.Message.Headline, Markdown: markup.Source(theirs.Message.Body), Yours: e.in,
		Disputed: &Disputed{Result: r, Base: base.N, Was: base.Message, Now: theirs.Message, Mine: mine, Open: open},
	})
}
