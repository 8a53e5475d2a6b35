package store

import (
	"context"
	"fmt"
	"time"

	"readout/internal/coverage"
	"readout/internal/record"
)

// DraftDecision is what was decided about a draft that was read from an update: what it became,
// or, without an item, that it is not to be offered again. It names nobody.
type DraftDecision struct {
	Coverage coverage.ID
	Update   coverage.UpdateID
	Field    record.Field
	Digest   string // of the draft's words
	Item     ItemKey
	Mended   bool // somebody changed what was offered
	At       time.Time
	Spent    time.Duration // how long it took to decide; 0: nobody knows
}

// Accepted tells whether it became an item.
func (d DraftDecision) Accepted() bool { return d.Item.ID != "" }

// KeepDraftDecision keeps what was decided about a draft, in the place of what was before.
func (t *Tx) KeepDraftDecision(ctx context.Context, d DraftDecision) error {
	t.touchFor(ItemUpdate, string(d.Update), theDesk)
	err := t.exec(ctx, `
		INSERT INTO draft_decision (update_id, field, digest, coverage, item, item_id, mended, at, spent)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (update_id, field, digest) DO UPDATE SET
			item = excluded.item, item_id = excluded.item_id, mended = excluded.mended, at = excluded.at, spent = excluded.spent`,
		d.Update, d.Field, d.Digest, d.Coverage, d.Item.Kind, d.Item.ID, flag(d.Mended), micros(d.At), d.Spent.Microseconds())
	if err != nil {
		return fmt.Errorf("decision about a draft of %s: %w", d.Update, err)
	}
	return nil
}

// ForgetDraftDecision lets a draft be offered again.
func (t *Tx) ForgetDraftDecision(ctx context.Context, update coverage.UpdateID, field record.Field, digest string) error {
	t.touchFor(ItemUpdate, string(update), theDesk)
	return t.exec(ctx, `DELETE FROM draft_decision WHERE update_id = $1 AND field = $2 AND digest = $3`, update, field, digest)
}

// ForgetDraftDecisions drops what was decided about the drafts of an update: a digest of a short
// text is as good as the words.
func (t *Tx) ForgetDraftDecisions(ctx context.Context, update coverage.UpdateID) error {
	return t.exec(ctx, `DELETE FROM draft_decision WHERE update_id = $1`, update)
}

// DraftDecisionOn gives what was decided about a draft; ok is false if nothing was.
func (t *Tx) DraftDecisionOn(ctx context.Context, update coverage.UpdateID, field record.Field, digest string) (d DraftDecision, ok bool, err error) {
	found, err := list(ctx, t, scanDraftDecision, `
		SELECT update_id, field, digest, coverage, item, item_id, mended, at, spent FROM draft_decision
		WHERE update_id = $1 AND field = $2 AND digest = $3`, update, field, digest)
	if err != nil || len(found) == 0 {
		return d, false, err
	}
	return found[0], true, nil
}

// DraftDecisions gives what was decided about the drafts of a coverage, the oldest first.
func (t *Tx) DraftDecisions(ctx context.Context, of coverage.ID) ([]DraftDecision, error) {
	return list(ctx, t, scanDraftDecision, `
		SELECT update_id, field, digest, coverage, item, item_id, mended, at, spent FROM draft_decision
		WHERE coverage = $1 ORDER BY at`, of)
}

// LastDraftDecision gives the moment of the newest decision about drafts of a coverage; ok is
// false if there is none.
func (t *Tx) LastDraftDecision(ctx context.Context, of coverage.ID) (at time.Time, ok bool, err error) {
	return t.moment(ctx, `
		SELECT MAX(at) FROM (SELECT at FROM draft_decision WHERE coverage = $1 ORDER BY at DESC LIMIT 1)`, of)
}

func scanDraftDecision(r scanner) (DraftDecision, error) {
	var d DraftDecision
	var mended int
	var at, spent int64
	err := r.Scan(&d.Update, &d.Field, &d.Digest, &d.Coverage, &d.Item.Kind, &d.Item.ID, &mended, &at, &spent)
	d.Mended, d.At, d.Spent = mended != 0, fromMicros(at), time.Duration(spent)*time.Microsecond
	return d, err
}

// UpdatesToRead gives the updates of a coverage whose words are read for the record, from a
// number on, in the order of their numbers: those that stand or wait.
func (t *Tx) UpdatesToRead(ctx context.Context, id coverage.ID, from, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 AND u.n >= $2 AND u.standing IN ('published', 'draft', 'submitted') ORDER BY u.n LIMIT $3`, id, from, limit)
}

// ItemsCiting gives the items of every kind that are cited from a coverage and are not withdrawn.
func (t *Tx) ItemsCiting(ctx context.Context, id coverage.ID) ([]ItemRow, error) {
	return list(ctx, t, scanItemRow, `
		SELECT i.kind, i.id, i.ord, i.standing, i.revision, i.content
		FROM (SELECT DISTINCT a.kind, a.id FROM citation a WHERE a.coverage = $1) c
		JOIN record_item i ON i.kind = c.kind AND i.id = c.id
		WHERE i.standing <> 'withdrawn'`, id)
}

// LastN gives the number of a coverage's last update, 0 before the first.
func (t *Tx) LastN(ctx context.Context, id coverage.ID) (n int, err error) {
	err = t.row(ctx, "coverage.missing", `SELECT last_n FROM coverage WHERE id = $1`, []any{id}, &n)
	return n, err
}
