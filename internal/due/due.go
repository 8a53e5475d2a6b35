// Package due watches the clock: it has things done when their time has come. What they are
// is the business of whoever does them, who keeps them on disk: what was due while nobody
// watched is done at once.
package due

import (
	"context"
	"log/slog"
	"time"
)

// Work does what is due and gives the moment of what is due next; ok is false if nothing is.
// An error means that it should be tried again.
type Work func(ctx context.Context) (next time.Time, ok bool, err error)

// Options are a Watch's bounds. The zero value takes the defaults.
type Options struct {
	Clock func() time.Time // nil = time.Now
	// Every is the longest sleep, as clocks are set: a moment that was an hour away may
	// have come. 10 s.
	Every time.Duration
	Again time.Duration // after an error; 2 s
}

func (o Options) orDefaults() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Every == 0 {
		o.Every = 10 * time.Second
	}
	if o.Again == 0 {
		o.Again = 2 * time.Second
	}
	return o
}

// Watch has work done in time. One runs at a time.
type Watch struct {
	work Work
	o    Options
	bell chan struct{}
	told string // the trouble that was last written to the log
}

// New makes a Watch; Run makes it work.
func New(work Work, o Options) *Watch {
	return &Watch{work: work, o: o.orDefaults(), bell: make(chan struct{}, 1)}
}

// Ring says that something else may be due next. It never waits.
func (w *Watch) Ring() {
	select {
	case w.bell <- struct{}{}:
	default:
	}
}

// Run watches until ctx ends. What is late is done first.
func (w *Watch) Run(ctx context.Context) {
	for {
		next, ok, err := w.work(ctx)
		if ctx.Err() != nil {
			return
		}
		w.tell(ctx, err)
		sleep := time.NewTimer(w.until(next, ok, err))
		select {
		case <-ctx.Done():
			sleep.Stop()
			return
		case <-w.bell:
			sleep.Stop()
		case <-sleep.C:
		}
	}
}

// until tells for how long there is nothing to do.
func (w *Watch) until(next time.Time, ok bool, err error) time.Duration {
	switch {
	case err != nil:
		return w.o.Again
	case !ok:
		return w.o.Every
	}
	return max(0, min(next.Sub(w.o.Clock()), w.o.Every))
}

// tell writes trouble to the log once, and once that it is over.
func (w *Watch) tell(ctx context.Context, err error) {
	switch {
	case err == nil && w.told != "":
		w.told = ""
		slog.InfoContext(ctx, "what is due is done again")
	case err != nil && err.Error() != w.told:
		w.told = err.Error()
		slog.ErrorContext(ctx, "what is due could not be done; it will be tried again", "error", err)
	}
}
