package desk

import (
	"context"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// ChangePassword gives whoever asks another password, if they know the one they have, and
// ends their sessions in other browsers: who knew the old one is out.
func (d *Desk) ChangePassword(ctx context.Context, session, old, password string) error {
	me, err := people.Need(ctx, people.OwnAccount)
	if err != nil {
		return err
	}
	var wrong *fault.Error
	if me.Password != "" && (len(old) > 4*people.MaxPassword || !people.PasswordFits(me.Password, old)) {
		wrong = fault.At("old", "people.password_wrong")
	}
	if err := fault.Join(wrong, people.CheckPassword(password)); err != nil {
		return err
	}
	phc := people.HashPassword(password)
	_, err = store.Commit(ctx, d.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		if err := tx.SavePassword(ctx, me.ID, phc); err != nil {
			return struct{}{}, err
		}
		tx.Did(ctx, people.SetPassword, me.Name, "")
		return struct{}{}, tx.DropSessions(ctx, me.ID, people.HashSecret(session))
	})
	return err
}
