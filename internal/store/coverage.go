package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"readout/internal/coverage"
	"readout/internal/people"
)

// ItemCoverage and ItemUpdate name the two in revisions and in the journal; items of the
// record go by their kind.
const (
	ItemCoverage = "coverage"
	ItemUpdate   = "update"
)

const coverageColumns = `c.id, c.number, c.slug, c.standing, c.revision, c.content, c.reworded, c.reworded_at`

// SaveCoverage inserts a coverage or replaces the one with its id. A new one gets the next
// number. The slug must be free; FreeSlug tells.
func (t *Tx) SaveCoverage(ctx context.Context, c *coverage.Coverage, by string) error {
	content, err := canonical(c.Content)
	if err != nil {
		return err
	}
	err = t.tx.QueryRowContext(ctx, `
		INSERT INTO coverage (id, number, slug, standing, revision, event, content, last_n, changed, reworded, reworded_at, state, starts)
		VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM coverage), $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, standing = excluded.standing,
			revision = excluded.revision, event = excluded.event, content = excluded.content, changed = excluded.changed,
			reworded = excluded.reworded, reworded_at = excluded.reworded_at, state = excluded.state, starts = excluded.starts
		RETURNING number`,
		c.ID, c.Slug, c.Standing, c.Revision, c.Content.Event, string(content), micros(t.Now),
		c.Reworded.Revision, rewordedAt(c), c.Content.State, startsAt(&c.Content)).Scan(&c.Number)
	if err != nil {
		return fmt.Errorf("save coverage %s: %w", c.Slug, err)
	}
	if err := t.useMedia(ctx, ItemCoverage, string(c.ID), c.Revision, coverage.Files(c.Content.Lead, nil)); err != nil {
		return err
	}
	return t.Keep(ctx, Revision{Item: ItemCoverage, ID: string(c.ID), Number: c.Revision, Content: content, By: by})
}

// FreeSlug tells whether no coverage has the slug.
func (t *Tx) FreeSlug(ctx context.Context, slug string) (bool, error) {
	var one int
	err := t.tx.QueryRowContext(ctx, `SELECT 1 FROM coverage WHERE slug = $1`, slug).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return true, nil
	}
	return false, err
}

// CoverageBySlug finds a coverage of any standing.
func (t *Tx) CoverageBySlug(ctx context.Context, slug string) (*coverage.Coverage, error) {
	return t.oneCoverage(ctx, `SELECT `+coverageColumns+` FROM coverage c WHERE c.slug = $1`, slug)
}

// CoverageByID finds a coverage of any standing.
func (t *Tx) CoverageByID(ctx context.Context, id coverage.ID) (*coverage.Coverage, error) {
	return t.oneCoverage(ctx, `SELECT `+coverageColumns+` FROM coverage c WHERE c.id = $1`, id)
}

// CoverageByNumber finds a coverage of any standing by the number that short links use.
func (t *Tx) CoverageByNumber(ctx context.Context, number int64) (*coverage.Coverage, error) {
	return t.oneCoverage(ctx, `SELECT `+coverageColumns+` FROM coverage c WHERE c.number = $1`, number)
}

func (t *Tx) oneCoverage(ctx context.Context, query string, arg any) (*coverage.Coverage, error) {
	found, err := list(ctx, t, scanCoverage, query, arg)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("coverage.missing")
	}
	return &found[0], nil
}

// CoverageRow is a coverage in a list, with the number of its public updates.
type CoverageRow struct {
	Coverage coverage.Coverage
	Updates  int
}

// CoveragesWithRole lists the coverages on which a user was given a role, the newest changed first.
func (t *Tx) CoveragesWithRole(ctx context.Context, user people.UserID, limit int) ([]CoverageRow, error) {
	return list(ctx, t, scanCoverageRow, `
		SELECT `+coverageRowColumns+` FROM coverage_role r JOIN coverage c ON c.id = r.coverage
		WHERE r.account = $1 ORDER BY c.changed DESC, c.number DESC LIMIT $2`, user, limit)
}

const coverageRowColumns = coverageColumns + `, c.updates`

func scanCoverageRow(r scanner) (CoverageRow, error) {
	var row CoverageRow
	var err error
	row.Coverage, err = scanCoverageAnd(r, &row.Updates)
	return row, err
}

// Coverages lists coverages, the newest changed first; event "" takes those of any event.
func (t *Tx) Coverages(ctx context.Context, event string, drafts bool, limit int) ([]CoverageRow, error) {
	const rows, order = `SELECT ` + coverageRowColumns + ` FROM coverage c `, ` ORDER BY c.changed DESC, c.number DESC LIMIT $1`
	switch {
	case event != "":
		return list(ctx, t, scanCoverageRow, rows+`WHERE c.event = $2 AND (c.standing = 'published' OR $3)`+order, limit, event, drafts)
	case drafts:
		return list(ctx, t, scanCoverageRow, rows+order, limit)
	}
	return list(ctx, t, scanCoverageRow, rows+`WHERE c.standing = 'published'`+order, limit)
}

func scanCoverage(r scanner) (coverage.Coverage, error) { return scanCoverageAnd(r) }

func scanCoverageAnd(r scanner, more ...any) (coverage.Coverage, error) {
	var c coverage.Coverage
	var content string
	var reworded int64
	err := r.Scan(append([]any{&c.ID, &c.Number, &c.Slug, &c.Standing, &c.Revision, &content, &c.Reworded.Revision, &reworded}, more...)...)
	if err != nil {
		return c, err
	}
	if c.Reworded.Revision > 0 {
		c.Reworded.At = fromMicros(reworded)
	}
	return c, json.Unmarshal([]byte(content), &c.Content)
}
