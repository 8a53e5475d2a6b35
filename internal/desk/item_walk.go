package desk

import (
	"context"
	"math"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// itemWalk goes through the items of one kind, those that were put on record last first: all of
// them, or, once a tie was added, those that have one of the ties.
type itemWalk struct {
	tx    *store.Tx
	kind  record.Kind
	from  int64 // ord of the item before which it begins
	lists []itemList
	full  bool // the page is, whatever its limit
}

// itemList is what has one tie; without rel it is all of the kind.
type itemList struct {
	rel    string
	toKind record.Kind
	toID   string
	before int64
	rows   []store.ItemRow
	done   bool
}

// walkFrom begins where the cursor of a page says, "" at the newest.
func (r *reader) walkFrom(kind record.Kind, after string) (*itemWalk, error) {
	w := &itemWalk{tx: r.tx, kind: kind, from: math.MaxInt64}
	if after == "" {
		return w, nil
	}
	ord, err := strconv.ParseInt(after, 36, 64)
	if err != nil || ord < 1 || itemCursor(ord) != after {
		return nil, fault.At("after", "record.no_cursor", "got", short(after))
	}
	w.from = ord
	return w, nil
}

// walkAt begins so among what belongs to a round or to a series, where one of the two is given:
// events are those, nil where none is.
func (r *reader) walkAt(ctx context.Context, kind record.Kind, after string, round, series record.EventID) (w *itemWalk, events []record.EventID, err error) {
	if w, err = r.walkFrom(kind, after); err != nil {
		return nil, nil, err
	}
	if events, err = r.eventsUnder(ctx, round, series); events != nil {
		w.atEvents(events)
	}
	return w, events, err
}

// itemCursor writes the place behind an item for addresses.
func itemCursor(ord int64) string { return strconv.FormatInt(ord, 36) }

// tied adds the items that name another one in the given part.
func (w *itemWalk) tied(rel string, toKind record.Kind, toID string) {
	w.lists = append(w.lists, itemList{rel: rel, toKind: toKind, toID: toID, before: w.from})
}

// atEvents adds the items that belong to one of the events.
func (w *itemWalk) atEvents(events []record.EventID) {
	w.lists = []itemList{} // of no event there is nothing
	for _, id := range events {
		w.tied(record.RelEvent, record.KindEvent, string(id))
	}
}

// page gives the published items that take wants, at most so many, and the cursor of the next
// page. Looking for rare ones ends after a while: the page then holds fewer.
func (w *itemWalk) page(ctx context.Context, limit int, take func(store.ItemRow) (bool, error)) (rows []store.ItemRow, next string, err error) {
	if w.lists == nil {
		w.lists = []itemList{{before: w.from}}
	}
	for last, looked := int64(0), 0; ; looked++ {
		row, ok, err := w.next(ctx)
		if err != nil || !ok {
			return rows, "", err
		}
		if len(rows) == limit || looked == mostLooked || w.full {
			return rows, itemCursor(last), nil
		}
		last = row.Ord
		if row.Standing != coverage.Published {
			continue
		}
		wanted, err := take(row)
		if err != nil {
			return nil, "", err
		}
		if wanted {
			rows = append(rows, row)
		}
	}
}

// next gives the item that was made last of all that are left, each once.
func (w *itemWalk) next(ctx context.Context) (row store.ItemRow, ok bool, err error) {
	best := -1
	for i := range w.lists {
		l := &w.lists[i]
		if err := w.fill(ctx, l); err != nil {
			return row, false, err
		}
		if len(l.rows) > 0 && (best < 0 || l.rows[0].Ord > w.lists[best].rows[0].Ord) {
			best = i
		}
	}
	if best < 0 {
		return row, false, nil
	}
	row = w.lists[best].rows[0]
	for i := range w.lists {
		if l := &w.lists[i]; len(l.rows) > 0 && l.rows[0].Ord == row.Ord {
			l.rows = l.rows[1:]
		}
	}
	return row, true, nil
}

// fill reads on where a list has nothing left. Of many lists each is read in small steps.
func (w *itemWalk) fill(ctx context.Context, l *itemList) (err error) {
	if len(l.rows) > 0 || l.done {
		return nil
	}
	limit := max(4, step/len(w.lists))
	if l.rel == "" {
		l.rows, err = w.tx.ItemsBefore(ctx, w.kind, l.before, limit)
	} else {
		l.rows, err = w.tx.ItemsNamingBefore(ctx, w.kind, l.rel, l.toKind, l.toID, l.before, limit)
	}
	if err != nil {
		return err
	}
	if l.done = len(l.rows) < limit; len(l.rows) > 0 {
		l.before = l.rows[len(l.rows)-1].Ord
	}
	return nil
}

// itemOf reads an item of a page.
func itemOf[T any](row store.ItemRow) (*T, error) {
	item, err := row.Item()
	if err != nil {
		return nil, err
	}
	t, ok := any(item).(*T)
	if !ok {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	return t, nil
}

// bounded gives how many a page may hold, of what is asked for.
func bounded(limit int) int { return max(1, min(limit, mostStatements)) }

// stop ends the page with the item that was taken last, as if it were full.
func (w *itemWalk) stop() { w.full = true }
