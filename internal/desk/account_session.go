package desk

import (
	"context"
	"slices"

	"readout/internal/people"
	"readout/internal/store"
)

// EndSession ends a session of whoever asks, named by its hash. One that has ended already,
// or is somebody else's, is left alone.
func (d *Desk) EndSession(ctx context.Context, hash string) error {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		mine, err := tx.Sessions(ctx, me.ID, tx.Now)
		if err != nil || !slices.ContainsFunc(mine, func(s people.Session) bool { return s.Hash == hash }) {
			return struct{}{}, err
		}
		tx.Did(ctx, people.EndSession, me.Name, "")
		return struct{}{}, tx.DropSession(ctx, hash)
	})
	return err
}

// EndOtherSessions ends all sessions of whoever asks but the one they ask in.
func (d *Desk) EndOtherSessions(ctx context.Context, session string) error {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return err
	}
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		tx.Did(ctx, people.EndSession, me.Name, "")
		return struct{}{}, tx.DropSessions(ctx, me.ID, people.HashSecret(session))
	})
	return err
}
