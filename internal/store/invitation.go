package store

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/people"
)

const invitationColumns = `i.id, i.hash, i.coverage, i.label, i.made_by, i.made, i.ends, i.uses, i.used, i.wrong, i.revoked`

// AddInvitation stores a new invitation.
func (t *Tx) AddInvitation(ctx context.Context, i *people.Invitation) error {
	return t.exec(ctx, `
		INSERT INTO invitation (id, hash, coverage, label, made_by, made, ends, uses, used, wrong, revoked)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0)`,
		i.ID, i.Hash, i.Coverage, i.Label, i.By, micros(i.Made), micros(i.Ends), i.Uses)
}

// Invitation finds an invitation, whatever its state.
func (t *Tx) Invitation(ctx context.Context, id string) (*people.Invitation, error) {
	found, err := list(ctx, t, scanInvitation, `SELECT `+invitationColumns+` FROM invitation i WHERE i.id = $1`, id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("invitation.none")
	}
	return &found[0], nil
}

// Invitations lists the invitations to a coverage, the newest first.
func (t *Tx) Invitations(ctx context.Context, id coverage.ID, limit int) ([]people.Invitation, error) {
	return list(ctx, t, scanInvitation, `
		SELECT `+invitationColumns+` FROM invitation i WHERE i.coverage = $1 ORDER BY i.made DESC, i.id DESC LIMIT $2`, id, limit)
}

// OpenInvitations counts the invitations to a coverage that have not ended.
func (t *Tx) OpenInvitations(ctx context.Context, id coverage.ID) (int, error) {
	var count int
	err := t.tx.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM invitation WHERE coverage = $1 AND revoked = 0 AND ends > $2`, id, micros(t.Now)).Scan(&count)
	return count, err
}

// UseInvitation counts that somebody came by an invitation.
func (t *Tx) UseInvitation(ctx context.Context, id string) error {
	return t.exec(ctx, `UPDATE invitation SET used = used + 1 WHERE id = $1`, id)
}

// MissInvitation counts that an invitation was tried with a secret that is not its.
func (t *Tx) MissInvitation(ctx context.Context, id string) error {
	return t.exec(ctx, `UPDATE invitation SET wrong = wrong + 1 WHERE id = $1`, id)
}

// RevokeInvitation ends an invitation and the roles that came by it. The sessions of guests
// go who have no other.
func (t *Tx) RevokeInvitation(ctx context.Context, id string) error {
	now := micros(t.Now)
	if err := t.exec(ctx, `UPDATE invitation SET revoked = $1 WHERE id = $2 AND revoked = 0`, now, id); err != nil {
		return err
	}
	if err := t.exec(ctx, `UPDATE coverage_role SET ends = $1 WHERE invitation = $2 AND (ends = 0 OR ends > $1)`, now, id); err != nil {
		return err
	}
	return t.exec(ctx, `
		DELETE FROM session WHERE account IN (
			SELECT a.id FROM account a JOIN coverage_role r ON r.account = a.id WHERE r.invitation = $1 AND a.called <> ''
			AND NOT EXISTS (SELECT 1 FROM coverage_role o WHERE o.account = a.id AND (o.ends = 0 OR o.ends > $2)))`, id, now)
}

// CloseInvitations lets nobody else come by the invitations that a user made. Who has come stays.
func (t *Tx) CloseInvitations(ctx context.Context, by people.UserID) error {
	return t.exec(ctx, `UPDATE invitation SET uses = used WHERE made_by = $1 AND uses > used`, by)
}

// ProlongSession lets a session last until a moment, if it would end before.
func (t *Tx) ProlongSession(ctx context.Context, hash string, until time.Time) error {
	return t.exec(ctx, `UPDATE session SET expires = $1 WHERE hash = $2 AND expires < $1`, micros(until), hash)
}

func scanInvitation(r scanner) (people.Invitation, error) {
	var i people.Invitation
	var made, ends, revoked int64
	err := r.Scan(&i.ID, &i.Hash, &i.Coverage, &i.Label, &i.By, &made, &ends, &i.Uses, &i.Used, &i.Wrong, &revoked)
	i.Made, i.Ends = fromMicros(made), fromMicros(ends)
	if revoked != 0 {
		i.Revoked = fromMicros(revoked)
	}
	return i, err
}
