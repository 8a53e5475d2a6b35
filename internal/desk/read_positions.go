package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// PositionsAt says which positions somebody asks for.
type PositionsAt struct {
	Day    time.Time // as of the end of it; zero: today
	Issue  record.IssueID
	Side   record.ActorID
	Series record.EventID // at its rounds
	After  string         // cursor of a page
	Limit  int            // of issues
}

// PositionsView is where sides stood on issues on a day, issue by issue: those that were put on
// record last first.
type PositionsView struct {
	Day       time.Time
	Positions []PositionView
	Next      string // cursor of the next page, "" on the last
}

// PositionView is where one side stood on one issue.
type PositionView struct {
	Issue  record.IssueID
	Side   record.ActorID
	Series record.EventID
	Round  record.EventID // the newest at which it had spoken of it
	Tone   record.Tone    // of all that it said there
	Shown  *StatementView // what stands for that
	Others []record.StatementID
}

// MostIssues is on how many issues a page of positions is.
const MostIssues = 20

// Positions gives each side's latest position on each issue as of a day, as readers see them.
func (d *Desk) Positions(ctx context.Context, q PositionsAt) (*PositionsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*PositionsView, error) {
		if err := followMerged(ctx, tx, &q.Issue, &q.Side); err != nil {
			return nil, err
		}
		r := newReader(tx)
		v := &PositionsView{Day: q.Day}
		if v.Day.IsZero() {
			v.Day = d.clock().UTC()
		}
		events, err := r.eventsUnder(ctx, "", q.Series)
		if err != nil {
			return nil, err
		}
		if q.Issue != "" {
			v.Positions, _, err = r.positionsOn(ctx, q, v.Day, q.Issue, events)
			return v, err
		}
		walk, err := r.walkFrom(record.KindIssue, q.After)
		if err != nil {
			return nil, err
		}
		looked := 0
		_, v.Next, err = walk.page(ctx, max(1, min(q.Limit, MostIssues)), func(row store.ItemRow) (bool, error) {
			found, read, err := r.positionsOn(ctx, q, v.Day, record.IssueID(row.Key.ID), events)
			v.Positions = append(v.Positions, found...)
			if looked += read; looked > mostLooked {
				walk.stop()
			}
			return true, err
		})
		return v, err
	})
}

// positionsOn gives the positions on one issue, and of how many statements they were made: the
// ones on it that were said last.
func (r *reader) positionsOn(ctx context.Context, q PositionsAt, day time.Time, issue record.IssueID, events []record.EventID) (out []PositionView, looked int, err error) {
	items, said, looked, err := r.statementsOn(ctx, issue, events)
	if err != nil {
		return nil, looked, err
	}
	book, views, err := r.seenOn(ctx, items, day)
	if err != nil {
		return nil, looked, err
	}
	when := func(s *record.Statement) string { return said[s.ID].Format(time.RFC3339Nano) }
	for _, p := range book.PositionsOn(day) {
		if p.Issue != issue || q.Side != "" && p.Party != q.Side {
			continue
		}
		shown := p.Cell.Shown(when)
		v := PositionView{Issue: issue, Side: p.Party, Round: p.Round, Tone: p.Cell.Tone(), Shown: views[shown.ID]}
		for _, s := range p.Cell {
			if s != shown {
				v.Others = append(v.Others, s.ID)
			}
		}
		round, _ := book.Event(p.Round)
		v.Series = round.Parent
		out = append(out, v)
	}
	return out, looked, nil
}

// seenOn gives a book whose positions on a day rest on what readers see, and views of the
// statements in them. To find out of each statement whether readers see it is dear: it is asked
// of those alone that stand for a side.
func (r *reader) seenOn(ctx context.Context, items record.Items, day time.Time) (*record.Book, map[record.StatementID]*StatementView, error) {
	views := make(map[record.StatementID]*StatementView)
	for {
		book := record.NewBook(items)
		hidden := make(map[record.StatementID]bool)
		for _, p := range book.PositionsOn(day) {
			for _, s := range p.Cell {
				if views[s.ID] != nil || hidden[s.ID] {
					continue
				}
				v, err := r.statement(ctx, s.ID, false)
				if err != nil && !fault.Is(err, fault.NotFound) {
					return nil, nil, err
				}
				views[s.ID], hidden[s.ID] = v, v == nil
			}
		}
		before := len(items.Statements)
		items.Statements = slices.DeleteFunc(items.Statements, func(s record.Statement) bool { return hidden[s.ID] })
		if len(items.Statements) == before {
			return book, views, nil
		}
	}
}

// statementsOn gives the published statements on an issue that were said at one of the events, or
// at any, with what positions follow from; when each was said; and how many were looked at.
func (r *reader) statementsOn(ctx context.Context, issue record.IssueID, events []record.EventID) (items record.Items, said map[record.StatementID]time.Time, looked int, err error) {
	said = make(map[record.StatementID]time.Time)
	var lines []store.SaidLine
	from := &saidStream{tx: r.tx}
	from.add(store.SaidOn, string(issue), store.FirstSaid)
	for ; looked < mostLooked; looked++ {
		line, ok, err := from.next(ctx)
		if err != nil {
			return items, nil, looked, err
		}
		if !ok {
			break
		}
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b store.SaidLine) int { return cmp.Compare(a.Ord, b.Ord) })
	for _, line := range lines {
		s, err := store.Item[record.Statement](ctx, r.tx, record.KindStatement, string(line.ID))
		if err != nil {
			return items, nil, looked, err
		}
		it := &s.Item
		if s.Standing != coverage.Published || !it.Voiced() || it.Event == "" || events != nil && !slices.Contains(events, it.Event) {
			continue
		}
		items.Statements, said[it.ID] = append(items.Statements, *it), time.UnixMicro(line.Said).UTC()
	}
	items.Told = func(c record.Citation) string {
		if _, err := r.update(ctx, coverage.UpdateID(c.Update)); err != nil {
			return "" // of a coverage's own words, or gone
		}
		if _, err := r.coverage(ctx, coverage.ID(c.Coverage)); err != nil {
			return ""
		}
		return r.told(c)
	}
	return items, said, looked, r.addNamed(ctx, &items, nil)
}

// OnIssueView is what an actor said on an issue, round by round: of a side what was said for it,
// of an organization what those who belong to it said.
type OnIssueView struct {
	Actor  record.Actor
	Issue  record.Issue
	Rounds []AtRound // the one in which something was said last first
	Next   string    // cursor of what was said before, "" when there is nothing
}

// AtRound is what was said at one round.
type AtRound struct {
	RoundLine
	Tone       record.Tone
	Shown      record.StatementID // what stands for the rest
	Statements []StatementView    // the newest first
}

// ActorOnIssue gives what an actor said on an issue from round to round, as readers see it.
func (d *Desk) ActorOnIssue(ctx context.Context, id record.ActorID, issue record.IssueID, after string, limit int) (*OnIssueView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*OnIssueView, error) {
		a, err := published[record.Actor](ctx, tx, record.KindActor, string(id))
		if err != nil {
			return nil, err
		}
		v := &OnIssueView{Actor: a}
		if v.Issue, err = published[record.Issue](ctx, tx, record.KindIssue, string(issue)); err != nil {
			return nil, err
		}
		q := saidBy(a)
		q.Issue, q.After, q.Limit = issue, after, limit
		said, err := newReader(tx).statementsBy(ctx, q)
		if err != nil {
			return nil, err
		}
		v.Next = said.Next
		v.group(said)
		return v, nil
	})
}

// group puts the statements of a page to their rounds. What was said at none, or about one, is no
// position.
func (v *OnIssueView) group(said *StatementsView) {
	cells := make(map[record.EventID]record.Cell)
	views := make(map[record.StatementID]*StatementView)
	for i := range said.Statements {
		s := &said.Statements[i]
		if s.Round == "" || s.Statement.Event == "" || !s.Statement.Voiced() {
			continue
		}
		at := slices.IndexFunc(v.Rounds, func(r AtRound) bool { return r.Round.ID == s.Round })
		if at < 0 {
			at = len(v.Rounds)
			v.Rounds = append(v.Rounds, AtRound{RoundLine: said.Rounds[s.Round]})
		}
		v.Rounds[at].Statements = append(v.Rounds[at].Statements, *s)
		// The list has the newest first, a cell what the record has first.
		cells[s.Round] = append(record.Cell{&s.Statement}, cells[s.Round]...)
		views[s.Statement.ID] = s
	}
	held := &RecordView{Statements: views}
	for i := range v.Rounds {
		cell := cells[v.Rounds[i].Round.ID]
		v.Rounds[i].Shown, v.Rounds[i].Tone = cell.Shown(held.When).ID, cell.Tone()
	}
}
