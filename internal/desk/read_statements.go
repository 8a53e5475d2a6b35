package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// StatementsBy says which statements somebody asks for: those for which all that is given holds.
type StatementsBy struct {
	Actor  record.ActorID // who spoke
	Of     record.ActorID // who spoke, or what they belong to
	Side   record.ActorID // whom the speakers speak for
	Issue  record.IssueID
	Kind   record.StatementKind
	Round  record.EventID
	Series record.EventID
	From   time.Time // said then or later
	To     time.Time // said before then
	Text   string    // stands in the cited words or in a gist, in whatever case
	After  string    // cursor of a page
	Limit  int
}

// StatementsView is a page of statements, the newest first.
type StatementsView struct {
	Statements []StatementView
	Next       string                       // cursor of the next page, "" on the last
	Rounds     map[record.EventID]RoundLine // that they were said at or about
}

// The bounds of a list of statements. Looking for rare ones ends after a while: the page then
// holds fewer, and its cursor goes on.
const (
	mostStatements = 200
	mostLooked     = 4000
	mostMembers    = 300
	step           = 100
)

// Statements gives a page of the statements that somebody asks for, as readers see them.
func (d *Desk) Statements(ctx context.Context, q StatementsBy) (*StatementsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*StatementsView, error) {
		if err := followMerged(ctx, tx, &q.Issue, &q.Actor, &q.Of, &q.Side); err != nil {
			return nil, err
		}
		return newReader(tx).statementsBy(ctx, q)
	})
}

func (r *reader) statementsBy(ctx context.Context, q StatementsBy) (*StatementsView, error) {
	from, err := r.streamOf(ctx, q)
	if err != nil {
		return nil, err
	}
	limit := max(1, min(q.Limit, mostStatements))
	v := &StatementsView{Rounds: make(map[record.EventID]RoundLine)}
	var last store.SaidKey
	for looked := 0; ; looked++ {
		line, ok, err := from.next(ctx)
		if err != nil || !ok || !q.From.IsZero() && line.Said < q.From.UnixMicro() {
			return v, err
		}
		if len(v.Statements) == limit || looked == mostLooked {
			v.Next = last.String()
			return v, nil
		}
		last = line.SaidKey
		s, err := r.asked(ctx, line.ID, q, from)
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue
		}
		v.Statements = append(v.Statements, *s)
		if err := r.knowRound(ctx, v, s.Round); err != nil {
			return nil, err
		}
	}
}

// asked gives a statement if it is one of those that are asked for.
func (r *reader) asked(ctx context.Context, id record.StatementID, q StatementsBy, from *saidStream) (*StatementView, error) {
	s, err := store.Item[record.Statement](ctx, r.tx, record.KindStatement, string(id))
	if err != nil {
		return nil, err
	}
	it := &s.Item
	switch {
	case s.Standing != coverage.Published,
		q.Actor != "" && !slices.Contains(it.Speaker, q.Actor),
		q.Issue != "" && !slices.Contains(it.Issues, q.Issue),
		q.Kind != "" && it.Kind != q.Kind,
		from.events != nil && !slices.Contains(from.events, it.Event) && !slices.Contains(from.events, it.About),
		q.Of != "" && !slices.ContainsFunc(it.Speaker, func(id record.ActorID) bool { return slices.Contains(from.members, id) }):
		return nil, nil
	}
	if q.Side != "" {
		if sides, err := r.sidesOf(ctx, it); err != nil || !slices.Contains(sides, q.Side) {
			return nil, err
		}
	}
	v, err := r.statement(ctx, id, false)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	if err != nil || q.Text != "" && !says(&v.Statement, q.Text) {
		return nil, err
	}
	return v, nil
}

func (r *reader) knowRound(ctx context.Context, v *StatementsView, id record.EventID) error {
	if _, known := v.Rounds[id]; known || id == "" {
		return nil
	}
	line, err := r.roundIn(ctx, id)
	if err == nil {
		v.Rounds[id] = *line
	}
	return err
}

// sidesOf gives the sides a statement was made for, by the rule of record.Book.
func (r *reader) sidesOf(ctx context.Context, s *record.Statement) ([]record.ActorID, error) {
	for _, id := range s.Speaker {
		if _, err := r.partyOf(ctx, id); err != nil {
			return nil, err
		}
	}
	return record.SidesOf(r.actors, s), nil
}

// says tells whether words stand in what a statement rests on, or in a gist of it.
func says(s *record.Statement, words string) bool {
	words = strings.ToLower(words)
	in := func(t string) bool { return strings.Contains(strings.ToLower(t), words) }
	return slices.ContainsFunc(s.Citations, func(c record.Citation) bool { return in(c.Quote.Exact) }) || anyText(s.Gist, in)
}

func anyText(l text.Local, in func(string) bool) bool {
	for _, t := range l {
		if in(t) {
			return true
		}
	}
	return false
}

// streamOf finds the shortest lists that hold all that is asked for, and begins them where the
// page does.
func (r *reader) streamOf(ctx context.Context, q StatementsBy) (*saidStream, error) {
	after := store.FirstSaid
	if q.After != "" {
		key, ok := store.ParseSaidKey(q.After)
		if !ok {
			return nil, fault.At("after", "record.no_cursor", "got", short(q.After))
		}
		after = key
	}
	if to := (store.SaidKey{Said: q.To.UnixMicro()}); !q.To.IsZero() && after.Before(to) {
		after = to
	}
	s := &saidStream{tx: r.tx}
	events, err := r.eventsUnder(ctx, q.Round, q.Series)
	if err != nil {
		return nil, err
	}
	s.events = events
	if of := cmp.Or(q.Of, q.Side); of != "" {
		members, err := r.membersOf(ctx, of)
		if err != nil {
			return nil, err
		}
		s.members = members
	}
	switch {
	case q.Round != "":
		s.addEvents(after)
	case q.Actor != "":
		s.add(store.SaidBy, string(q.Actor), after)
	case q.Issue != "":
		s.add(store.SaidOn, string(q.Issue), after)
	case len(s.members) > 0:
		if q.Side != "" {
			s.add(store.SaidFor, string(q.Side), after)
		}
		for _, id := range s.members {
			s.add(store.SaidBy, string(id), after)
		}
	case q.Series != "":
		s.addEvents(after)
	case q.Kind != "":
		s.add(store.SaidAs, string(q.Kind), after)
	default:
		s.add(store.SaidAll, "", after)
	}
	return s, nil
}

// eventsUnder gathers the round that is asked for with its sessions, or a series with all of them:
// nil if neither is, and none if the round is not of the series.
func (r *reader) eventsUnder(ctx context.Context, round, series record.EventID) ([]record.EventID, error) {
	top := cmp.Or(round, series)
	if top == "" {
		return nil, nil
	}
	if round != "" && series != "" {
		within, err := r.roundOf(ctx, round)
		if err != nil {
			return nil, err
		}
		if within == nil || within.Parent != series {
			return []record.EventID{}, nil
		}
	}
	events := []record.EventID{top}
	for i := 0; i < len(events) && i < mostSessions; i++ {
		below, err := store.ItemsTied[record.Event](ctx, r.tx, record.KindEvent, record.RelParent, record.KindEvent, string(events[i]))
		if err != nil {
			return nil, err
		}
		for _, e := range below {
			events = append(events, e.ID)
		}
	}
	return events, nil
}

// membersOf gives an actor with all who belong to it or speak for it, at most so many.
func (r *reader) membersOf(ctx context.Context, id record.ActorID) ([]record.ActorID, error) {
	all := []record.ActorID{id}
	for i := 0; i < len(all) && len(all) < mostMembers; i++ {
		for _, rel := range []string{record.RelParty, record.RelParent} {
			below, err := store.ItemsTied[record.Actor](ctx, r.tx, record.KindActor, rel, record.KindActor, string(all[i]))
			if err != nil {
				return nil, err
			}
			for _, a := range below {
				if !slices.Contains(all, a.ID) {
					all = append(all, a.ID)
				}
			}
		}
	}
	return all, nil
}

// saidStream reads several lists of statements as one, each statement once.
type saidStream struct {
	tx      *store.Tx
	lists   []saidList
	events  []record.EventID // of the round or series that is asked for; nil: any
	members []record.ActorID // who belong to the one that is asked for
	last    store.SaidKey
	begun   bool
}

type saidList struct {
	facet store.Facet
	value string
	after store.SaidKey
	lines []store.SaidLine
	done  bool
}

func (s *saidStream) add(facet store.Facet, value string, after store.SaidKey) {
	s.lists = append(s.lists, saidList{facet: facet, value: value, after: after})
}

func (s *saidStream) addEvents(after store.SaidKey) {
	for _, id := range s.events {
		s.add(store.SaidAt, string(id), after)
		s.add(store.SaidAbout, string(id), after)
	}
}

// next gives the statement that stands next in any of the lists.
func (s *saidStream) next(ctx context.Context) (store.SaidLine, bool, error) {
	for {
		best := -1
		for i := range s.lists {
			l := &s.lists[i]
			if err := l.fill(ctx, s.tx, len(s.lists)); err != nil {
				return store.SaidLine{}, false, err
			}
			if len(l.lines) > 0 && (best < 0 || l.lines[0].Before(s.lists[best].lines[0].SaidKey)) {
				best = i
			}
		}
		if best < 0 {
			return store.SaidLine{}, false, nil
		}
		line := s.lists[best].lines[0]
		s.lists[best].lines = s.lists[best].lines[1:]
		if s.begun && line.SaidKey == s.last {
			continue // stands in two of them
		}
		s.last, s.begun = line.SaidKey, true
		return line, true, nil
	}
}

// fill reads on where a list has nothing left. Of many lists each is read in small steps.
func (l *saidList) fill(ctx context.Context, tx *store.Tx, lists int) (err error) {
	if len(l.lines) > 0 || l.done {
		return nil
	}
	limit := max(4, step/lists)
	if l.lines, err = tx.SaidLines(ctx, l.facet, l.value, l.after, limit); err != nil {
		return err
	}
	if l.done = len(l.lines) < limit; len(l.lines) > 0 {
		l.after = l.lines[len(l.lines)-1].SaidKey
	}
	return nil
}
