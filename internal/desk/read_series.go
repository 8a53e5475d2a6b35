package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

// MostColumns is how many rounds the tables of a series set beside each other: the newest.
const MostColumns = 8

// mostCounted is after how many statements the rounds of a list are not counted any further.
const mostCounted = 2000

// Uncounted is how many statements a round in a long list has: whoever wants to know opens it.
const Uncounted = -1

// SeriesRecord gives what the page of a series shows of its record: the outcomes and the forecasts
// of all its rounds, and of the newest ones that were held, at most MostColumns, the words that
// stand for each side on each issue (record.Cell.Shown). The book holds the other statements of
// these rounds too, bare of words: how many there are, and their tone. Older rounds are not read.
func (d *Desk) SeriesRecord(ctx context.Context, series record.EventID) (*RecordView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*RecordView, error) {
		r := newReader(tx)
		if _, err := r.eventOfKind(ctx, series, record.Series); err != nil {
			return nil, err
		}
		_, events, err := r.eventsBelow(ctx, series)
		if err != nil {
			return nil, err
		}
		voiced, err := r.voicedIn(ctx, series, events)
		if err != nil {
			return nil, err
		}
		rows := voiced.shown(events)
		for _, kind := range []record.Kind{record.KindOutcome, record.KindForecast} {
			put, err := tx.PutInSeries(ctx, kind, series)
			if err != nil {
				return nil, err
			}
			rows = append(rows, put...)
		}
		v, err := r.recordOfItems(ctx, rows, events, false)
		if err != nil {
			return nil, err
		}
		items := v.Book.Items
		items.Statements = voiced.statements
		v.Book, v.said = record.NewBook(items), voiced.said
		return v, nil
	})
}

// voiced is what was said at some rounds, without the words.
type voiced struct {
	statements []record.Statement // in the order in which they were made
	rows       map[record.StatementID]store.ItemRow
	said       map[record.StatementID]time.Time
}

// voicedIn reads what was said at the newest rounds of a series that were held.
func (r *reader) voicedIn(ctx context.Context, series record.EventID, events []record.Event) (*voiced, error) {
	book := record.NewBook(record.Items{Events: events})
	columns := slices.DeleteFunc(book.Rounds(series), func(e record.Event) bool { return !e.Held() })
	columns = columns[max(0, len(columns)-MostColumns):]
	v := &voiced{rows: make(map[record.StatementID]store.ItemRow), said: make(map[record.StatementID]time.Time)}
	for _, e := range events {
		if !slices.ContainsFunc(columns, func(c record.Event) bool { return c.ID == book.RoundOf(e.ID) }) {
			continue
		}
		rows, err := r.tx.SaidAtEvent(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			if err := r.addVoiced(ctx, v, &rows[i]); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(v.statements, func(a, b record.Statement) int { return cmp.Compare(v.rows[a.ID].Ord, v.rows[b.ID].Ord) })
	return v, nil
}

func (r *reader) addVoiced(ctx context.Context, v *voiced, row *store.SaidRow) error {
	item, err := row.Item()
	if err != nil {
		return err
	}
	s := item.(*record.Statement)
	sides, err := r.sidesOf(ctx, s)
	if err != nil {
		return err
	}
	v.statements = append(v.statements, record.Statement{
		ID: s.ID, Kind: s.Kind, Speaker: s.Speaker, Party: sides, Issues: s.Issues, Event: s.Event, SaidAt: s.SaidAt, Pinned: s.Pinned,
		Verdicts: s.Verdicts,
	})
	v.rows[s.ID], v.said[s.ID] = row.ItemRow, time.UnixMicro(row.Said)
	return nil
}

// shown gives the statements that stand for a side on an issue at a round, with the other accounts
// of the same act.
func (v *voiced) shown(events []record.Event) []store.ItemRow {
	book := record.NewBook(record.Items{Events: events, Statements: v.statements})
	seen := make(map[record.StatementID]bool)
	var rows []store.ItemRow
	for cell := range book.Positions().Cells() {
		s := cell.Shown(v.when)
		for _, one := range append([]*record.Statement{s}, book.SaidAlso(s.ID)...) {
			if !seen[one.ID] {
				seen[one.ID] = true
				rows = append(rows, v.rows[one.ID])
			}
		}
	}
	return rows
}

func (v *voiced) when(s *record.Statement) string { return whenText(v.said[s.ID]) }
