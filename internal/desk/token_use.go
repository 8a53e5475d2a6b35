package desk

import (
	"context"
	"maps"
	"sync"
	"time"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// UserByToken finds the user of an API token, and notes that it was used; NotFound if there is
// none, Unauthenticated if it opens nothing any more.
func (d *Desk) UserByToken(ctx context.Context, token string) (*people.User, error) {
	now := d.clock()
	u, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*people.User, error) {
		return tx.UserByToken(ctx, people.HashSecret(token), now)
	})
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Unauthenticated) {
		d.keepWrongTokens(ctx, d.wrong.add(now))
	}
	if err != nil {
		return nil, err
	}
	d.uses.note(u.Token.ID, now)
	return u, nil
}

// uses are the tokens that were used since that was last written down: a request by a token
// is no write. There are at most as many as tokens.
type uses struct {
	mu   sync.Mutex
	last map[string]time.Time
}

func (u *uses) note(id string, at time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.last == nil {
		u.last = make(map[string]time.Time)
	}
	u.last[id] = at.UTC().Truncate(time.Minute)
}

func (u *uses) take() map[string]time.Time {
	u.mu.Lock()
	defer u.mu.Unlock()
	taken := u.last
	u.last = nil
	return taken
}

// putBack keeps what could not be written down for the next time.
func (u *uses) putBack(taken map[string]time.Time) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.last == nil {
		u.last = taken
		return
	}
	newer := u.last
	u.last = taken
	maps.Copy(u.last, newer)
}

// KeepTokenUses writes down when tokens were last used, all of them in one commit. It is
// called once a minute, and at the end; it is a due.Work of which nothing is due.
func (d *Desk) KeepTokenUses(ctx context.Context) (time.Time, bool, error) {
	taken := d.uses.take()
	if len(taken) == 0 {
		return time.Time{}, false, nil
	}
	_, err := store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		for id, at := range taken {
			if err := tx.UseToken(ctx, id, at); err != nil {
				return struct{}{}, err
			}
		}
		return struct{}{}, nil
	})
	if err != nil {
		d.uses.putBack(taken)
	}
	return time.Time{}, false, err
}
