package hook

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"readout/internal/due"
)

// Source knows the hooks, makes messages of what readers have now, and keeps what became of them.
type Source interface {
	// WaitingHooks lists the hooks that there is something to tell.
	WaitingHooks(ctx context.Context) ([]Waiting, error)
	// NextMessage gives what a hook is to be told next after a number, as it stands now.
	NextMessage(ctx context.Context, hook string, after int64) (*Task, error)
	// KeepDone keeps what was done.
	KeepDone(ctx context.Context, hook string, done Done) error
}

// Waiting is a hook that there is something to tell.
type Waiting struct {
	ID   string
	Next time.Time // not before this moment
}

// Task is what is to be sent next; Message is nil when there is nothing.
type Task struct {
	Hook    Hook
	Message *Message
	Through int64 // up to this number of the journal there is nothing else
	Asked   int64 // names the sending that somebody asked for, 0 if nobody did
}

// Done is what was sent, and how the hook stands then.
type Done struct {
	Seq        int64 // told or passed over up to this number; 0: as before
	Deliveries []Delivery
	Asked      []int64 // sendings that were asked for and are done
	Failure    *Failure
	Recovered  bool // what failed before came through
}

func (d *Done) empty() bool { return d.Seq == 0 && len(d.Deliveries) == 0 }

// Post sends a body; the status of the answer, how long it asks to wait, and if there was no
// answer, why.
type Post func(ctx context.Context, url string, header map[string]string, body []byte) (status int, after time.Duration, trouble string)

// Options are a Runner's bounds. The zero value takes the defaults.
type Options struct {
	Clock    func() time.Time
	Together int           // sendings that are written down in one commit; 32
	Every    time.Duration // looks by itself, should a bell be lost; 10 s
}

// Runner tells the hooks what there is to tell: one goroutine for each that there is something
// for, so that a slow one holds up itself alone.
type Runner struct {
	source Source
	post   Post
	o      Options
	watch  *due.Watch
	ctx    context.Context //nolint:containedctx // that of Run: look is called within it
	busy   sync.WaitGroup

	mu      sync.Mutex
	working map[string]bool
	resting map[string]time.Time // what was done could not be written down
}

// restFor is how long a hook rests when what was done could not be written down.
const restFor = 10 * time.Second

// New makes a Runner; Run makes it work.
func New(source Source, post Post, o Options) *Runner {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Together == 0 {
		o.Together = 32
	}
	r := &Runner{source: source, post: post, o: o, working: make(map[string]bool), resting: make(map[string]time.Time)}
	r.watch = due.New(r.look, due.Options{Clock: o.Clock, Every: o.Every})
	return r
}

// Ring says that there may be something to tell. It never waits.
func (r *Runner) Ring() { r.watch.Ring() }

// Run tells until ctx ends, and waits for what is on its way.
func (r *Runner) Run(ctx context.Context) {
	r.ctx = ctx
	r.watch.Run(ctx)
	r.busy.Wait()
}

// look sets to work on what is due and gives the moment of what is due next.
func (r *Runner) look(ctx context.Context) (next time.Time, ok bool, err error) {
	hooks, err := r.source.WaitingHooks(ctx)
	if err != nil {
		return next, false, err
	}
	now := r.o.Clock()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, h := range hooks {
		at := h.Next
		if rest := r.resting[h.ID]; rest.After(at) {
			at = rest
		}
		switch {
		case r.working[h.ID]:
		case !at.After(now):
			r.working[h.ID] = true
			r.busy.Go(func() { r.work(h.ID) })
		case !ok || at.Before(next):
			next, ok = at, true
		}
	}
	return next, ok, nil
}

// work tells one hook all that there is, until something does not come through.
func (r *Runner) work(id string) {
	err := r.tell(r.ctx, id)
	r.mu.Lock()
	delete(r.working, id)
	delete(r.resting, id)
	if err != nil && r.ctx.Err() == nil {
		slog.ErrorContext(r.ctx, "a webhook rests: what is sent could not be read or written down", "hook", id, "error", err)
		r.resting[id] = r.o.Clock().Add(restFor)
	}
	r.mu.Unlock()
	r.watch.Ring()
}

func (r *Runner) tell(ctx context.Context, id string) error {
	done, after := Done{}, int64(0)
	for ctx.Err() == nil {
		task, err := r.source.NextMessage(ctx, id, after)
		if err != nil {
			return first(r.keep(ctx, id, &done), err)
		}
		if task.Message == nil {
			if task.Through > task.Hook.Seq {
				done.Seq = max(done.Seq, task.Through)
			}
			break
		}
		if after > 0 { // what is kept may be behind what has come through
			task.Hook.Tries, task.Hook.Since = 0, time.Time{}
		}
		if !r.send(ctx, task, &done) {
			break
		}
		if task.Asked == 0 {
			after = task.Message.Seq
		}
		if task.Asked != 0 || len(done.Deliveries) >= r.o.Together {
			if err := r.keep(ctx, id, &done); err != nil {
				return err
			}
		}
	}
	return r.keep(ctx, id, &done)
}

// send tells one thing; more is false when the hook is not to be told anything else now.
func (r *Runner) send(ctx context.Context, task *Task, done *Done) (more bool) {
	h, m := &task.Hook, task.Message
	d := Delivery{Seq: m.Seq, Message: m.ID, Event: m.Event, At: r.o.Clock(), Attempt: h.Tries + 1, Asked: task.Asked != 0}
	var after time.Duration
	d.Status, after, d.Trouble = r.post(ctx, h.URL, headers(h, m, d.At), m.Body)
	d.Took = r.o.Clock().Sub(d.At)
	if ctx.Err() != nil && !d.Came() {
		return false // we are stopping: it was not the receiver
	}
	if d.Asked {
		d.Attempt = 1
		done.Asked = append(done.Asked, task.Asked)
		if d.Status == 410 && h.Off == "" {
			done.Failure = &Failure{Tries: h.Tries, Since: h.Since, Next: h.Next, Off: Gone}
		}
		done.Deliveries = append(done.Deliveries, d)
		return true
	}
	done.Deliveries = append(done.Deliveries, d)
	if !d.Came() {
		done.Failure = fail(h, &d, after)
		return false
	}
	done.Seq = m.Seq
	done.Recovered = done.Recovered || h.Tries > 0
	return true
}

// keep has what was done written down, also when we are stopping.
func (r *Runner) keep(ctx context.Context, id string, done *Done) error {
	if done.empty() {
		return nil
	}
	err := r.source.KeepDone(context.WithoutCancel(ctx), id, *done)
	*done = Done{}
	return err
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
