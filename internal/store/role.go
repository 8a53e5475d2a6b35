package store

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/people"
)

// CoverageRole is a role on a coverage and who has it.
type CoverageRole struct {
	Coverage coverage.ID
	User     people.UserID
	Role     people.Role
	By       people.UserID // who gave it, or made the invitation
	Given    time.Time
	Ends     time.Time // zero: when it is taken

	Invitation string // that it came by, "" if by none
	Name       string // of the user: what is read along
	Guest      bool
}

const roleColumns = `r.coverage, r.account, r.role, r.given_by, r.given, r.ends, r.invitation,
	CASE WHEN a.called = '' THEN a.name ELSE a.called END, a.called <> ''`

// GiveRole gives a user a role on a coverage, in the place of the one they had there.
func (t *Tx) GiveRole(ctx context.Context, r CoverageRole) error {
	t.touch(ItemCoverage, string(r.Coverage))
	ends := int64(0)
	if !r.Ends.IsZero() {
		ends = micros(r.Ends)
	}
	return t.exec(ctx, `
		INSERT INTO coverage_role (coverage, account, role, given_by, given, ends, invitation) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (coverage, account) DO UPDATE SET role = excluded.role, given_by = excluded.given_by,
			given = excluded.given, ends = excluded.ends, invitation = excluded.invitation`,
		r.Coverage, r.User, r.Role, r.By, micros(t.Now), ends, r.Invitation)
}

// TakeRole takes a user's role on a coverage.
func (t *Tx) TakeRole(ctx context.Context, id coverage.ID, user people.UserID) error {
	t.touch(ItemCoverage, string(id))
	return t.exec(ctx, `DELETE FROM coverage_role WHERE coverage = $1 AND account = $2`, id, user)
}

// RolesOn lists the roles on a coverage that have not ended, the oldest first.
func (t *Tx) RolesOn(ctx context.Context, id coverage.ID, now time.Time) ([]CoverageRole, error) {
	return list(ctx, t, scanRole, `
		SELECT `+roleColumns+` FROM coverage_role r JOIN account a ON a.id = r.account
		WHERE r.coverage = $1 AND (r.ends = 0 OR r.ends > $2) ORDER BY r.given, r.account`, id, micros(now))
}

// SaveRole gives a user another role on the whole site.
func (t *Tx) SaveRole(ctx context.Context, user people.UserID, role people.Role) error {
	return t.exec(ctx, `UPDATE account SET role = $1 WHERE id = $2`, role, user)
}

// EndAll ends all sessions and tokens of a user.
func (t *Tx) EndAll(ctx context.Context, user people.UserID) error {
	if err := t.exec(ctx, `DELETE FROM session WHERE account = $1`, user); err != nil {
		return err
	}
	return t.exec(ctx, `UPDATE token SET revoked = $1 WHERE account = $2 AND revoked = 0`, micros(t.Now), user)
}

// Disable keeps somebody out, or lets them in again: sessions and tokens of theirs open
// nothing meanwhile.
func (t *Tx) Disable(ctx context.Context, user people.UserID, out bool) error {
	since := int64(0)
	if out {
		since = micros(t.Now)
	}
	return t.exec(ctx, `UPDATE account SET disabled = $1 WHERE id = $2`, since, user)
}

// RolesOf lists the roles on coverages that a user has at a moment, the oldest first.
func (t *Tx) RolesOf(ctx context.Context, user people.UserID, now time.Time) ([]CoverageRole, error) {
	return list(ctx, t, scanRole, `
		SELECT `+roleColumns+` FROM coverage_role r JOIN account a ON a.id = r.account
		WHERE r.account = $1 AND (r.ends = 0 OR r.ends > $2) ORDER BY r.given, r.coverage`, user, micros(now))
}

// rolesByCoverage gives the same, of each coverage the role.
func (t *Tx) rolesByCoverage(ctx context.Context, user people.UserID, now time.Time) (map[coverage.ID]people.Role, error) {
	found, err := t.RolesOf(ctx, user, now)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	on := make(map[coverage.ID]people.Role, len(found))
	for _, r := range found {
		on[r.Coverage] = r.Role
	}
	return on, nil
}

func scanRole(r scanner) (CoverageRole, error) {
	var c CoverageRole
	var given, ends int64
	err := r.Scan(&c.Coverage, &c.User, &c.Role, &c.By, &given, &ends, &c.Invitation, &c.Name, &c.Guest)
	c.Given = fromMicros(given)
	if ends != 0 {
		c.Ends = fromMicros(ends)
	}
	return c, err
}
