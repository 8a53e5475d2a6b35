package store

import (
	"context"
	"time"

	"readout/internal/journal"
	"readout/internal/people"
)

// Trace is one thing that an action stored: a revision that it kept, or, with a Kind, one that
// it made public.
type Trace struct {
	Item   string
	ID     string
	Number int
	Kind   journal.Kind
}

// Trail gives what the action has stored of coverages, updates and the record, in order.
func (t *Tx) Trail() []Trace { return t.trail }

// Did lets an action say what it is, where what it stores does not tell: on is what it was done
// to, ctx has who did it.
func (t *Tx) Did(ctx context.Context, d people.Deed, on, reason string) {
	a := people.Act{Deed: d, On: on, Reason: reason}
	if u := people.From(ctx); u != nil {
		a.By, a.Name = u.ID, u.Name
	}
	t.did = append(t.did, a)
}

// Said gives what the action said of itself.
func (t *Tx) Said() []people.Act { return t.did }

// countedFor is for how long what was denied or failed is counted instead of written anew, so
// that nobody fills the disk by trying.
const countedFor = time.Hour

// SaveAct writes down an act. What was denied or failed again within the hour is counted.
func (t *Tx) SaveAct(ctx context.Context, a people.Act) error {
	if a.Outcome != people.Done {
		counted, err := t.countAct(ctx, a)
		if counted || err != nil {
			return err
		}
	}
	return t.exec(ctx, `
		INSERT INTO act (id, at, account, name, deed, target, client, client_name, outcome, reason, times)
		VALUES ((SELECT COALESCE(MAX(id), 0) + 1 FROM act), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		micros(t.Now), a.By, a.Name, a.Deed, a.On, a.Client.Kind, a.Client.Name, a.Outcome, a.Reason, max(a.Times, 1))
}

func (t *Tx) countAct(ctx context.Context, a people.Act) (counted bool, err error) {
	from, err := t.firstAct(ctx, t.Now.Add(-countedFor+time.Microsecond), 1<<62)
	if err != nil {
		return false, err
	}
	ids, err := list(ctx, t, func(r scanner) (id int64, err error) { return id, r.Scan(&id) }, `
		UPDATE act SET times = times + $8 WHERE id = (
			SELECT id FROM act WHERE outcome <> 'done' AND id >= $1 AND account = $2 AND deed = $3 AND target = $4 AND client = $5 AND outcome = $6 AND reason = $7
			ORDER BY id DESC LIMIT 1)
		RETURNING id`,
		from, a.By, a.Deed, a.On, a.Client.Kind, a.Outcome, a.Reason, max(a.Times, 1))
	return len(ids) > 0, err
}

// ForgetActs drops acts from before a moment, some at a time: it is called with each new one.
func (t *Tx) ForgetActs(ctx context.Context, before time.Time) error {
	const some = 100
	return t.exec(ctx, `DELETE FROM act WHERE id IN (SELECT id FROM act WHERE at < $1 ORDER BY at, id LIMIT $2)`, micros(before), some)
}

// ForgetReasons empties why something was done with a thing: that it was done, when and by whom stays.
func (t *Tx) ForgetReasons(ctx context.Context, deed people.Deed, on string) error {
	return t.exec(ctx, `UPDATE act SET reason = '' WHERE deed = $1 AND target = $2`, deed, on)
}

// ActsOf says which acts are wanted; the zero value wants all.
type ActsOf struct {
	By      people.UserID
	Nobody  bool // those of nobody who is known; By is empty then
	Deed    people.Deed
	Outcome people.Outcome
	From    time.Time // at this moment or later
	Until   time.Time // before this moment
	Before  int64     // with a smaller id: the page after
}

const actsFrom = `SELECT id, at, account, name, deed, target, client, client_name, outcome, reason, times FROM act WHERE `

const actsPage = ` AND id < $1 AND id >= $2 AND ($3 = '' OR deed = $3) AND ($4 = '' OR outcome = $4)
	ORDER BY id DESC LIMIT $5`

// Acts lists acts, the newest first. Of somebody, of a deed and of what did not end well there
// are few among many: each is found by an index of its own.
func (t *Tx) Acts(ctx context.Context, of ActsOf, limit int) ([]people.Act, error) {
	from, before, err := t.actsBetween(ctx, of)
	if err != nil {
		return nil, err
	}
	args := []any{before, from, of.Deed, of.Outcome, limit}
	switch {
	case of.By != "" || of.Nobody:
		return list(ctx, t, scanAct, actsFrom+`account = $6`+actsPage, append(args, of.By)...)
	case of.Deed != "":
		return list(ctx, t, scanAct, actsFrom+`deed = $6`+actsPage, append(args, of.Deed)...)
	case of.Outcome != "" && of.Outcome != people.Done:
		return list(ctx, t, scanAct, actsFrom+`outcome <> 'done'`+actsPage, args...)
	}
	return list(ctx, t, scanAct, actsFrom+`id > 0`+actsPage, args...)
}

// actsBetween gives the ids that the wanted moments stand for: ids go with the time.
func (t *Tx) actsBetween(ctx context.Context, of ActsOf) (from, before int64, err error) {
	const end = 1 << 62
	before = end
	if of.Before > 0 {
		before = of.Before
	}
	if !of.Until.IsZero() {
		first, err := t.firstAct(ctx, of.Until, end)
		if err != nil {
			return 0, 0, err
		}
		before = min(before, first)
	}
	if !of.From.IsZero() {
		from, err = t.firstAct(ctx, of.From, end)
	}
	return from, before, err
}

// firstAct gives the id of the first act at a moment or later.
func (t *Tx) firstAct(ctx context.Context, at time.Time, otherwise int64) (int64, error) {
	ids, err := list(ctx, t, func(r scanner) (id int64, err error) { return id, r.Scan(&id) },
		`SELECT id FROM act WHERE at >= $1 ORDER BY at, id LIMIT 1`, micros(at))
	if err != nil || len(ids) == 0 {
		return otherwise, err
	}
	return ids[0], nil
}

// micros0 is micros, and 0 for no moment.
func micros0(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return micros(t)
}

func scanAct(r scanner) (people.Act, error) {
	var a people.Act
	var at int64
	err := r.Scan(&a.ID, &at, &a.By, &a.Name, &a.Deed, &a.On, &a.Client.Kind, &a.Client.Name, &a.Outcome, &a.Reason, &a.Times)
	a.At = fromMicros(at)
	return a, err
}
