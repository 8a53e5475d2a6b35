package desk

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// PageSize is how many updates one page of a coverage shows.
const PageSize = 100

// mostKeys is how many key updates are listed.
const mostKeys = 100

// Around is how many updates stand above and below the one that a permalink opens.
const Around = 3

// Coverage gives a public coverage with a page of its updates in its own order; from is the
// cursor that the page before gave, "" for the first.
func (d *Desk) Coverage(ctx context.Context, slug, from string) (*CoverageView, error) {
	return d.CoverageBy(ctx, slug, "", from, PageSize)
}

// CoverageBy gives the same in any order, "" for its own, with pages of at most limit updates.
func (d *Desk) CoverageBy(ctx context.Context, slug string, order coverage.Order, from string, limit int) (*CoverageView, error) {
	limit = max(1, min(limit, PageSize))
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoverageView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		if order == "" {
			order = c.Content.InOrder()
		}
		place, err := parseCursor(from, order)
		if err != nil {
			return nil, err
		}
		return pageOf(ctx, tx, c, order, place, limit)
	})
}

// CoverageByID gives a public coverage with the first page of its updates.
func (d *Desk) CoverageByID(ctx context.Context, id coverage.ID) (*CoverageView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoverageView, error) {
		c, err := onlyPublic(tx.CoverageByID(ctx, id))
		if err != nil {
			return nil, err
		}
		return pageOf(ctx, tx, c, c.Content.InOrder(), store.Place{}, PageSize)
	})
}

// CoverageFrame gives a public coverage without its updates: what stands around a single
// one that changes. The record, the dearest part, is gathered only when it is asked for.
func (d *Desk) CoverageFrame(ctx context.Context, id coverage.ID, withRecord bool) (*CoverageView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoverageView, error) {
		c, err := onlyPublic(tx.CoverageByID(ctx, id))
		if err != nil {
			return nil, err
		}
		r := newReader(tx)
		v, err := frame(ctx, r, c)
		if err != nil {
			return nil, err
		}
		v.Order = c.Content.InOrder()
		last, more, err := tx.EndOfPage(ctx, c.ID, v.Order, PageSize)
		if err != nil {
			return nil, err
		}
		if more {
			v.Older = cursor(&last, v.Order)
		}
		if withRecord {
			v.Record, err = r.recordOf(ctx, c.ID)
		}
		return v, err
	})
}

// Update gives a public coverage with an update among its neighbours. The stub of a
// withdrawn update can be asked for; one that never was public is missing.
func (d *Desk) Update(ctx context.Context, slug string, n int) (*CoverageView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoverageView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		u, err := publicUpdate(tx.UpdateByN(ctx, c.ID, n))
		if err != nil {
			return nil, err
		}
		order := c.Content.InOrder()
		above, err := tx.UpdatesAbove(ctx, u, order, Around)
		if err != nil {
			return nil, err
		}
		slices.Reverse(above)
		below, err := tx.PublicUpdates(ctx, c.ID, order, store.AfterUpdate(u, order), Around)
		if err != nil {
			return nil, err
		}
		v, err := coverageView(ctx, tx, c, slices.Concat(above, []coverage.Update{*u}, below))
		if err == nil {
			v.Order = order
		}
		return v, err
	})
}

// UpdateByID gives a public update, the stub of a withdrawn one, or of an undone one the
// number that it had.
func (d *Desk) UpdateByID(ctx context.Context, id coverage.UpdateID) (*UpdateView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*UpdateView, error) {
		u, err := tx.UpdateByID(ctx, id)
		if err == nil && u.Standing == coverage.Undone {
			return &UpdateView{Update: coverage.Update{ID: u.ID, Coverage: u.Coverage, N: u.N, Standing: u.Standing}}, nil
		}
		if u, err = publicUpdate(u, err); err != nil {
			return nil, err
		}
		c, err := onlyPublic(tx.CoverageByID(ctx, u.Coverage))
		if err != nil {
			return nil, err
		}
		v, err := newReader(tx).updateView(ctx, c, *u, false)
		return &v, err
	})
}

// UpdatesAfter gives public updates and stubs by number, at most limit.
func (d *Desk) UpdatesAfter(ctx context.Context, slug string, after, limit int) ([]UpdateView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]UpdateView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		updates, err := tx.PublicUpdatesFrom(ctx, c.ID, after, limit)
		if err != nil {
			return nil, err
		}
		return newReader(tx).updateViews(ctx, c, updates, false)
	})
}

// ShortLink gives the slug of the public coverage with a number.
func (d *Desk) ShortLink(ctx context.Context, number int64) (string, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (string, error) {
		c, err := onlyPublic(tx.CoverageByNumber(ctx, number))
		if err != nil {
			return "", err
		}
		return c.Slug, nil
	})
}

func publicUpdate(u *coverage.Update, err error) (*coverage.Update, error) {
	if err == nil && u.Standing != coverage.Published && u.Standing != coverage.Withdrawn {
		return nil, fault.New(fault.NotFound, "update.missing")
	}
	return u, err
}

func pageOf(ctx context.Context, tx *store.Tx, c *coverage.Coverage, order coverage.Order, from store.Place, limit int) (*CoverageView, error) {
	updates, err := tx.PublicUpdates(ctx, c.ID, order, from, limit+1)
	if err != nil {
		return nil, err
	}
	more := len(updates) > limit
	if more {
		updates = updates[:limit]
	}
	v, err := coverageView(ctx, tx, c, updates)
	if err != nil {
		return nil, err
	}
	if v.Order = order; more {
		v.Older = cursor(&updates[limit-1], order)
	}
	return v, nil
}

// coverageView gathers everything around the given updates.
func coverageView(ctx context.Context, tx *store.Tx, c *coverage.Coverage, updates []coverage.Update) (*CoverageView, error) {
	r := newReader(tx)
	v, err := frame(ctx, r, c)
	if err != nil {
		return nil, err
	}
	if v.Updates, err = r.updateViews(ctx, c, updates, false); err != nil {
		return nil, err
	}
	if v.Record, err = r.recordOf(ctx, c.ID); err != nil {
		return nil, err
	}
	v.Log, err = logMark(ctx, tx)
	return v, err
}

// frame gathers what stands around the updates, but for the record.
func frame(ctx context.Context, r *reader, c *coverage.Coverage) (*CoverageView, error) {
	v, err := surroundings(ctx, r, c)
	if err != nil {
		return nil, err
	}
	return v, notable(ctx, r, v)
}

// surroundings gathers the same but for what stands right above the timeline.
func surroundings(ctx context.Context, r *reader, c *coverage.Coverage) (*CoverageView, error) {
	v := &CoverageView{Coverage: *c}
	var err error
	if v.Position, err = head(ctx, r.tx, c); err != nil {
		return nil, err
	}
	if v.Total, v.First, v.Last, err = r.tx.Span(ctx, c.ID); err != nil {
		return nil, err
	}
	if v.Notes, err = r.tx.CountCorrections(ctx, c.ID); err != nil {
		return nil, err
	}
	if c.Revision > 1 {
		if v.Corrections, err = r.correctionsOfCoverage(ctx, c); err != nil {
			return nil, err
		}
	}
	v.Round, err = r.roundLine(ctx, record.EventID(c.Content.Event))
	return v, err
}

// notable gathers what stands above the timeline: the newest summary, what is pinned, and
// the key updates.
func notable(ctx context.Context, r *reader, v *CoverageView) error {
	c := &v.Coverage
	pinned, err := pins(ctx, r.tx, c.ID)
	if err != nil {
		return err
	}
	if v.Pinned, err = r.updateViews(ctx, c, pinned[:min(len(pinned), coverage.MostPins)], false); err != nil {
		return err
	}
	keys, err := r.tx.KeyUpdates(ctx, c.ID, mostKeys)
	if err != nil {
		return err
	}
	if v.Keys, err = r.updateViews(ctx, c, keys, false); err != nil {
		return err
	}
	summary, err := r.tx.NewestSummary(ctx, c.ID)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	newest, err := r.updateView(ctx, c, *summary, false)
	v.Summary = &newest
	return err
}

// recordOf gives the statements cited from a coverage, in the order they were said.
func (r *reader) recordOf(ctx context.Context, id coverage.ID) ([]StatementView, error) {
	anchors, err := r.tx.AnchorsOfCoverage(ctx, id)
	if err != nil {
		return nil, err
	}
	var all []record.StatementID
	for _, a := range anchors {
		if a.Kind == record.KindStatement {
			all = append(all, record.StatementID(a.ID))
		}
	}
	slices.Sort(all)
	return r.statements(ctx, slices.Compact(all))
}

// statements gathers the public ones of a list, in the order they were said.
func (r *reader) statements(ctx context.Context, ids []record.StatementID) ([]StatementView, error) {
	var views []StatementView
	for _, id := range ids {
		s, err := r.statement(ctx, id, false)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		views = append(views, *s)
	}
	slices.SortStableFunc(views, func(a, b StatementView) int {
		if c := a.Said.Compare(b.Said); c != 0 {
			return c
		}
		if a.N != b.N {
			return a.N - b.N
		}
		ca, cb := a.Statement.Citations[0], b.Statement.Citations[0]
		if ca.Field != cb.Field {
			return -strings.Compare(string(ca.Field), string(cb.Field)) // headline before body
		}
		return ca.Quote.Start - cb.Quote.Start
	})
	return views, nil
}

// cursor names the place after an update in a list.
func cursor(u *coverage.Update, order coverage.Order) string {
	if order == coverage.Editorial {
		return u.Place()
	}
	return strconv.FormatInt(u.Message.Said.UnixMicro(), 10) + "-" + strconv.Itoa(u.N)
}

func parseCursor(s string, order coverage.Order) (store.Place, error) {
	if s == "" {
		return store.Place{}, nil
	}
	if order == coverage.Editorial {
		if len(s) > coverage.MostKey || strings.Trim(s, "0123456789") != "" {
			return store.Place{}, fault.At("older", "coverage.bad_cursor")
		}
		return store.Place{Key: s}, nil
	}
	at := strings.LastIndexByte(s, '-')
	if at < 1 {
		return store.Place{}, fault.At("older", "coverage.bad_cursor")
	}
	said, err := strconv.ParseInt(s[:at], 10, 64)
	n, err2 := strconv.Atoi(s[at+1:])
	if err != nil || err2 != nil || n < 0 {
		return store.Place{}, fault.At("older", "coverage.bad_cursor")
	}
	return store.Place{Said: time.UnixMicro(said).UTC(), N: n}, nil
}
