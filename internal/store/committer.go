package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"readout/internal/fault"
	"readout/internal/journal"
)

// batch is how many actions share a commit at most: enough that the cost of making it
// durable is spread, few enough that nobody waits long behind the others.
const batch = 128

// committer owns the one writing connection. Others hand it actions and wait.
type committer struct {
	db      func() (*sql.DB, error) // the connection; an error while there is none
	clock   func() time.Time
	applied func([]*journal.Change)
	told    func(actions int, took time.Duration, err error)
	failed  atomic.Bool // a commit has failed since Health looked
	queue   chan *job
	quit    chan struct{}
	done    chan struct{}
	once    sync.Once
	witness func(context.Context, *Tx) error
	tell    func([]Touch)
	last    time.Time // of the newest line of the journal or of an action since
}

// job is an action that waits for its commit.
type job struct {
	ctx    context.Context
	act    func(context.Context, *Tx) error
	answer chan error
}

func startCommitter(db func() (*sql.DB, error), o Options) *committer {
	c := &committer{
		db: db, clock: o.Clock, applied: o.Applied, told: o.Committed,
		queue: make(chan *job, batch), quit: make(chan struct{}), done: make(chan struct{}),
	}
	go c.run()
	return c
}

func (c *committer) stop() {
	c.once.Do(func() { close(c.quit) })
	<-c.done
}

// Commit runs an action in a transaction, together with others that wait at the same
// time, each in a savepoint of its own. When it returns without error the action is on
// disk and its Changes have been applied. An error of the action undoes it alone; if the
// commit itself fails, all of its actions get a fault of kind Unavailable.
//
// An action does nothing slow: Markdown, pictures and passwords come before it.
func Commit[T any](ctx context.Context, s *Store, act func(context.Context, *Tx) (T, error)) (T, error) {
	var result T
	j := &job{ctx: ctx, answer: make(chan error, 1), act: func(ctx context.Context, tx *Tx) (err error) {
		result, err = act(ctx, tx)
		return err
	}}
	var none T
	select {
	case s.queue <- j:
	case <-s.quit:
		return none, fault.New(fault.Unavailable, "store.closing")
	case <-ctx.Done():
		return none, ctx.Err()
	}
	select {
	case err := <-j.answer:
		if err != nil {
			return none, err
		}
		return result, nil
	case <-s.done:
		select {
		case err := <-j.answer:
			if err == nil {
				return result, nil
			}
			return none, err
		default:
			return none, fault.New(fault.Unavailable, "store.closing")
		}
	}
}

func (c *committer) run() {
	defer close(c.done)
	for {
		select {
		case <-c.quit:
			return
		case j := <-c.queue:
			c.commit(c.gather(j))
		}
	}
}

// gather takes what else waits, without waiting for more.
func (c *committer) gather(first *job) []*job {
	jobs := []*job{first}
	for len(jobs) < batch {
		select {
		case j := <-c.queue:
			jobs = append(jobs, j)
		default:
			return jobs
		}
	}
	return jobs
}

func (c *committer) commit(jobs []*job) {
	errs := make([]error, len(jobs))
	began := time.Now()
	changes, touched, err := c.transact(jobs, errs)
	if c.told != nil {
		c.told(len(jobs), time.Since(began), err)
	}
	if err != nil {
		c.failed.Store(true)
		slog.Error("commit failed", "actions", len(jobs), "error", err)
		for i := range errs {
			errs[i] = lost(err)
		}
	} else {
		c.spread(changes, touched)
	}
	for i, j := range jobs {
		j.answer <- errs[i]
	}
}

// spread tells of what a commit did.
func (c *committer) spread(changes []*journal.Change, touched []Touch) {
	if len(changes) > 0 && c.applied != nil {
		c.applied(changes)
	}
	if len(touched) > 0 && c.tell != nil {
		c.tell(touched)
	}
}

// lost is the fault of all actions of a commit that failed.
func lost(err error) error {
	if f, ok := errors.AsType[*fault.Error](NotStored(err)); ok && f.Kind >= fault.Unavailable {
		return f
	}
	return fault.New(fault.Unavailable, "store.not_stored").Because(err)
}

// Waiting tells how many actions wait for their commit.
func (c *committer) Waiting() int { return len(c.queue) }

// transact runs the jobs in one transaction and gives the Changes of those that went well,
// and what they touched.
func (c *committer) transact(jobs []*job, errs []error) ([]*journal.Change, []Touch, error) {
	ctx := context.Background()
	conn, err := c.db()
	if err != nil {
		return nil, nil, err
	}
	db, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("begin: %w", err)
	}
	defer db.Rollback() //nolint:errcheck // after a commit there is nothing to undo
	tx := &Tx{tx: prepare(db)}
	if err := c.lock(ctx, tx); err != nil {
		return nil, nil, fmt.Errorf("lock the journal: %w", err)
	}
	for i, j := range jobs {
		if errs[i] = j.ctx.Err(); errs[i] != nil {
			continue // whoever asked has gone away before it was begun
		}
		tx.Now = c.now()
		if errs[i], err = c.savepoint(tx, j); err != nil {
			return nil, nil, fmt.Errorf("savepoint: %w", errors.Join(errs[i], err)) // the action's own says why
		}
		errs[i] = NotStored(errs[i])
	}
	if err := db.Commit(); err != nil {
		// database/sql takes the transaction for ended; SQLite may not have ended it.
		conn.ExecContext(ctx, `ROLLBACK`) //nolint:errcheck // mostly there is nothing left to undo
		return nil, nil, fmt.Errorf("commit: %w", err)
	}
	return tx.changes, tx.touched, nil
}

// lock takes the head row, so that the order of numbers is the order of commits, and
// learns once how late the newest line is, or the signed head that says no line before it
// will be added.
func (c *committer) lock(ctx context.Context, tx *Tx) error {
	var seq, at int64
	if err := tx.tx.QueryRowContext(ctx, addToHead, 0).Scan(&seq); err != nil || seq == 0 || !c.last.IsZero() {
		return err
	}
	err := tx.tx.QueryRowContext(ctx, `
		SELECT MAX(at) FROM (SELECT at FROM change WHERE seq = $1 UNION ALL SELECT at FROM tree_head) newest`, seq).Scan(&at)
	c.last = fromMicros(at)
	return err
}

// Now is what the clock says, for those who work beside the committer.
func (c *committer) Now() time.Time { return c.clock().UTC() }

// now is the clock's time, but never before that of an earlier action, be it of the same
// commit.
func (c *committer) now() time.Time {
	if now := c.clock().UTC().Truncate(time.Microsecond); now.After(c.last) {
		c.last = now
	}
	return c.last
}

// savepoint runs one action; the first error is the action's own, the second one says
// that the transaction as a whole is lost.
func (c *committer) savepoint(tx *Tx, j *job) (own, all error) {
	// The statements are not cancelled with the request: SQLite answers an interrupted
	// write by rolling back the whole transaction, the neighbours' actions with it.
	ctx := context.WithoutCancel(j.ctx)
	if err := tx.exec(ctx, `SAVEPOINT action`); err != nil {
		return nil, err
	}
	before := len(tx.changes)
	tx.trail, tx.did, tx.touching = nil, nil, nil
	var touches []Touch
	own = guarded(ctx, tx, c.witnessed(j.act))
	if own == nil {
		touches, own = tx.touches(ctx)
	}
	tx.touched = append(tx.touched, touches...)
	if own != nil {
		tx.changes = tx.changes[:before]
		if err := tx.exec(ctx, `ROLLBACK TO SAVEPOINT action`); err != nil {
			return own, err
		}
	}
	return own, tx.exec(ctx, `RELEASE SAVEPOINT action`)
}

// witnessed lets the witness see what an action did, as part of it.
func (c *committer) witnessed(act func(context.Context, *Tx) error) func(context.Context, *Tx) error {
	if c.witness == nil {
		return act
	}
	return func(ctx context.Context, tx *Tx) error {
		if err := act(ctx, tx); err != nil {
			return err
		}
		return c.witness(ctx, tx)
	}
}

// guarded turns a panic of one action into its error; the others go on.
func guarded(ctx context.Context, tx *Tx, act func(context.Context, *Tx) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.Error("action panicked", "panic", p, "stack", string(debug.Stack()))
			err = fault.New(fault.Internal, "fault.internal").Because(fmt.Errorf("panic: %v", p))
		}
	}()
	return act(ctx, tx)
}
