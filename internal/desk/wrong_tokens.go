package desk

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"readout/internal/people"
	"readout/internal/store"
)

// wrongTokens counts requests with a token that nobody has. It costs nothing to send one, so
// that each is no commit of its own: they are counted here and written down once a minute at
// most, with the first of them, and before somebody reads the audit log.
type wrongTokens struct {
	mu      sync.Mutex
	waiting int
	written time.Time
}

const wrongTokensEvery = time.Minute

// add counts one more and gives those that are to be written down now, 0 for none yet.
func (w *wrongTokens) add(now time.Time) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting++
	if now.Sub(w.written) < wrongTokensEvery {
		return 0
	}
	return w.take(now)
}

func (w *wrongTokens) take(now time.Time) int {
	n := w.waiting
	w.waiting, w.written = 0, now
	return n
}

// all gives all that wait.
func (w *wrongTokens) all(now time.Time) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.waiting == 0 {
		return 0
	}
	return w.take(now)
}

// back counts again what could not be written down.
func (w *wrongTokens) back(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiting += n
}

// keepWrongTokens writes down how many there were, in one line of the audit log an hour. What
// a token said is kept nowhere. Trouble is the operator's alone: whoever asks is told of the
// token.
func (d *Desk) keepWrongTokens(ctx context.Context, n int) {
	if n == 0 {
		return
	}
	a := people.Act{Deed: people.UseToken, Client: people.Client{Kind: people.ByToken}, Outcome: people.Failed, Times: n}
	_, err := store.Commit(context.WithoutCancel(ctx), d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, tx.SaveAct(ctx, a)
	})
	if err != nil {
		d.wrong.back(n)
		slog.ErrorContext(ctx, "tokens that nobody has are not in the audit log yet", "times", n, "err", err)
	}
}
