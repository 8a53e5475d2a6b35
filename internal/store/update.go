package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
)

func missing(key string) error { return fault.New(fault.NotFound, key) }

const updateColumns = `u.id, u.coverage, u.n, u.standing, u.revision, u.message, u.posted, u.changed,
	(SELECT COUNT(*) FROM revision r WHERE r.item = 'update' AND r.item_id = u.id AND r.change IS NOT NULL), u.moves, ` + placementColumn

// NextN gives a coverage's next update its number.
func (t *Tx) NextN(ctx context.Context, id coverage.ID) (int, error) {
	var n int
	err := t.row(ctx, "coverage.missing", `UPDATE coverage SET last_n = last_n + 1, changed = $1 WHERE id = $2 RETURNING last_n`,
		[]any{micros(t.Now), id}, &n)
	return n, err
}

// CountTo makes the next update of a coverage get a number above n.
func (t *Tx) CountTo(ctx context.Context, id coverage.ID, n int) error {
	return t.exec(ctx, `UPDATE coverage SET last_n = $1 WHERE id = $2 AND last_n < $1`, n, id)
}

// SaveUpdate inserts an update or replaces the one with its id, and keeps its revision.
func (t *Tx) SaveUpdate(ctx context.Context, u *coverage.Update, by string) error {
	message, err := canonical(u.Message)
	if err != nil {
		return err
	}
	u.Changed = t.Now
	if err := t.countUpdate(ctx, u.Coverage, u.ID, u.Standing); err != nil {
		return err
	}
	err = t.exec(ctx, `
		INSERT INTO coverage_update (id, coverage, n, standing, revision, kind, said, pinned, message, made_by, posted, changed, placed, moves)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		ON CONFLICT (id) DO UPDATE SET standing = excluded.standing, revision = excluded.revision, kind = excluded.kind,
			said = excluded.said, pinned = excluded.pinned, message = excluded.message, posted = excluded.posted, changed = excluded.changed,
			placed = excluded.placed, moves = excluded.moves`,
		u.ID, u.Coverage, u.N, u.Standing, u.Revision, u.Message.Kind, micros(u.Message.Said), flag(u.Message.Pinned),
		string(message), by, micros(u.Posted), micros(u.Changed), u.Place(), flag(u.Moves))
	if err != nil {
		return fmt.Errorf("save update %d: %w", u.N, err)
	}
	if err := t.moveSaid(ctx, string(u.ID), micros(u.Message.Said)); err != nil {
		return err
	}
	if err := t.useMedia(ctx, ItemUpdate, string(u.ID), u.Revision, coverage.Files(u.Message.Pictures, u.Message.Cards)); err != nil {
		return err
	}
	return t.Keep(ctx, Revision{Item: ItemUpdate, ID: string(u.ID), Number: u.Revision, Content: message, By: by})
}

// MakeUpdatePublic changes an update's standing to published, its words as they are.
func (t *Tx) MakeUpdatePublic(ctx context.Context, u *coverage.Update) error {
	if err := t.countUpdate(ctx, u.Coverage, u.ID, coverage.Published); err != nil {
		return err
	}
	u.Standing, u.Posted = coverage.Published, t.Now
	t.touch(ItemUpdate, string(u.ID))
	return t.exec(ctx, `UPDATE coverage_update SET standing = $1, posted = $2 WHERE id = $3`, u.Standing, micros(u.Posted), u.ID)
}

// SetUpdateStanding changes the standing of an update that is not public and does not become it.
func (t *Tx) SetUpdateStanding(ctx context.Context, u *coverage.Update, standing coverage.Standing) error {
	u.Standing = standing
	t.touch(ItemUpdate, string(u.ID))
	return t.exec(ctx, `UPDATE coverage_update SET standing = $1 WHERE id = $2`, u.Standing, u.ID)
}

// UpdatesOf gives what somebody wrote on the whole site, of every standing, the newest changed first.
func (t *Tx) UpdatesOf(ctx context.Context, author string, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u WHERE u.made_by = $1 ORDER BY u.changed DESC LIMIT $2`, author, limit)
}

// WaitingOf counts the updates of somebody on a coverage that nobody has decided on yet.
func (t *Tx) WaitingOf(ctx context.Context, id coverage.ID, author string) (n int, err error) {
	err = t.row(ctx, "update.missing", `
		SELECT COUNT(*) FROM coverage_update u WHERE u.made_by = $1 AND u.coverage = $2 AND u.standing IN ('draft', 'submitted')`, []any{author, id}, &n)
	return n, err
}

// Author gives the user who made an update's first revision.
func (t *Tx) Author(ctx context.Context, id coverage.UpdateID) (string, error) {
	var by string
	err := t.row(ctx, "update.missing", `SELECT made_by FROM coverage_update WHERE id = $1`, []any{id}, &by)
	return by, err
}

// UpdateByN finds an update of any standing.
func (t *Tx) UpdateByN(ctx context.Context, id coverage.ID, n int) (*coverage.Update, error) {
	return t.oneUpdate(ctx, `SELECT `+updateColumns+` FROM coverage_update u WHERE u.coverage = $1 AND u.n = $2`, id, n)
}

// UpdateByID finds an update of any standing.
func (t *Tx) UpdateByID(ctx context.Context, id coverage.UpdateID) (*coverage.Update, error) {
	return t.oneUpdate(ctx, `SELECT `+updateColumns+` FROM coverage_update u WHERE u.id = $1`, id)
}

func (t *Tx) oneUpdate(ctx context.Context, query string, args ...any) (*coverage.Update, error) {
	found, err := list(ctx, t, scanUpdate, query, args...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, missing("update.missing")
	}
	return &found[0], nil
}

// Place is where a page of updates begins, after an update: the moment it tells of and its
// number, or of editorial order its place there. The zero value begins at the start.
type Place struct {
	Said time.Time
	N    int
	Key  string
}

// AfterUpdate is the place after an update in an order.
func AfterUpdate(u *coverage.Update, order coverage.Order) Place {
	if order == coverage.Editorial {
		return Place{Key: u.Place()}
	}
	return Place{Said: u.Message.Said, N: u.N}
}

// publicOf begins the statements about what readers see of a coverage.
const publicOf = `
	SELECT ` + updateColumns + ` FROM coverage_update u
	WHERE u.coverage = $1 AND u.standing IN ('published', 'withdrawn')`

// The places before the first and after the last of all keys and times.
const (
	topKey   = "z"
	earliest = -1 << 62
	latest   = 1<<62 - 1
)

// PublicUpdates gives the published updates of a coverage and the stubs of the withdrawn
// ones, in an order.
func (t *Tx) PublicUpdates(ctx context.Context, id coverage.ID, order coverage.Order, from Place, limit int) ([]coverage.Update, error) {
	at := micros(from.Said)
	switch order {
	case coverage.Editorial:
		return list(ctx, t, scanUpdate, publicOf+` AND u.placed < $2 ORDER BY u.placed DESC, u.n DESC LIMIT $3`, id, cmp.Or(from.Key, topKey), limit)
	case coverage.Oldest:
		if from.Said.IsZero() {
			at = earliest
		}
		return list(ctx, t, scanUpdate, publicOf+` AND (u.said, u.n) > ($2, $3) ORDER BY u.said, u.n LIMIT $4`, id, at, from.N, limit)
	}
	if from.Said.IsZero() {
		at = latest
	}
	return list(ctx, t, scanUpdate, publicOf+` AND (u.said, u.n) < ($2, $3) ORDER BY u.said DESC, u.n DESC LIMIT $4`, id, at, from.N, limit)
}

// EndOfPage gives the last update of the first page of a coverage, and whether more follow.
func (t *Tx) EndOfPage(ctx context.Context, id coverage.ID, order coverage.Order, size int) (last coverage.Update, more bool, err error) {
	query := publicOf + ` ORDER BY u.said DESC, u.n DESC LIMIT 2 OFFSET $2`
	switch order {
	case coverage.Editorial:
		query = publicOf + ` ORDER BY u.placed DESC, u.n DESC LIMIT 2 OFFSET $2`
	case coverage.Oldest:
		query = publicOf + ` ORDER BY u.said, u.n LIMIT 2 OFFSET $2`
	}
	found, err := list(ctx, t, scanUpdate, query, id, size-1)
	if len(found) < 2 {
		return last, false, err
	}
	return found[0], true, err
}

// UpdatesAbove gives the public updates that stand right above an update on a page in an
// order, nearest first.
func (t *Tx) UpdatesAbove(ctx context.Context, u *coverage.Update, order coverage.Order, limit int) ([]coverage.Update, error) {
	switch order {
	case coverage.Editorial:
		return list(ctx, t, scanUpdate, publicOf+` AND u.placed > $2 ORDER BY u.placed, u.n LIMIT $3`, u.Coverage, u.Place(), limit)
	case coverage.Oldest: // above stands what is older
		return t.PublicUpdates(ctx, u.Coverage, coverage.Newest, AfterUpdate(u, order), limit)
	}
	return t.PublicUpdates(ctx, u.Coverage, coverage.Oldest, AfterUpdate(u, order), limit)
}

// PublicUpdatesFrom gives the public updates and stubs whose number is above after, by number.
func (t *Tx) PublicUpdatesFrom(ctx context.Context, id coverage.ID, after, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 AND u.standing IN ('published', 'withdrawn') AND u.n > $2 ORDER BY u.n LIMIT $3`, id, after, limit)
}

// KeyUpdates gives the published updates of kind key, newest first.
func (t *Tx) KeyUpdates(ctx context.Context, id coverage.ID, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 AND u.standing = 'published' AND u.kind = 'key' ORDER BY u.said DESC, u.n DESC LIMIT $2`, id, limit)
}

// NewestSummary gives the newest published update of kind summary, or a fault of kind NotFound.
func (t *Tx) NewestSummary(ctx context.Context, id coverage.ID) (*coverage.Update, error) {
	return t.oneUpdate(ctx, `
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 AND u.standing = 'published' AND u.kind = 'summary' ORDER BY u.said DESC, u.n DESC LIMIT 1`, id)
}

// AllUpdates gives the updates of a coverage of every standing, newest first.
func (t *Tx) AllUpdates(ctx context.Context, id coverage.ID, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 ORDER BY u.said DESC, u.n DESC LIMIT $2`, id, limit)
}

// UpdatesBy gives the updates of a coverage that somebody wrote, of every standing, newest first.
func (t *Tx) UpdatesBy(ctx context.Context, id coverage.ID, author string, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u
		WHERE u.coverage = $1 AND u.made_by = $2 ORDER BY u.said DESC, u.n DESC LIMIT $3`, id, author, limit)
}

// SubmittedUpdates gives what waits for an editor on the whole site, oldest first.
func (t *Tx) SubmittedUpdates(ctx context.Context, limit int) ([]coverage.Update, error) {
	return list(ctx, t, scanUpdate, `
		SELECT `+updateColumns+` FROM coverage_update u WHERE u.standing = 'submitted' ORDER BY u.changed LIMIT $1`, limit)
}

// countUpdate keeps how many updates of a coverage are public when one of them gets another
// standing. Counting them for each page would cost more with each of them.
func (t *Tx) countUpdate(ctx context.Context, of coverage.ID, id coverage.UpdateID, now coverage.Standing) error {
	var before coverage.Standing
	err := t.tx.QueryRowContext(ctx, `SELECT standing FROM coverage_update WHERE id = $1`, id).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	more := flag(now == coverage.Published) - flag(before == coverage.Published)
	if more == 0 {
		return nil
	}
	return t.exec(ctx, `UPDATE coverage SET updates = updates + $1 WHERE id = $2`, more, of)
}

// Span tells how many updates of a coverage are published, and when the first and the last were said.
func (t *Tx) Span(ctx context.Context, id coverage.ID) (count int, first, last *time.Time, err error) {
	var from, to sql.NullInt64
	err = t.row(ctx, "coverage.missing", `
		SELECT c.updates,
			(SELECT MIN(said) FROM coverage_update WHERE coverage = $1 AND standing = 'published'),
			(SELECT MAX(said) FROM coverage_update WHERE coverage = $1 AND standing = 'published')
		FROM coverage c WHERE c.id = $1`, []any{id}, &count, &from, &to)
	if err != nil || !from.Valid {
		return count, nil, nil, err
	}
	f, l := fromMicros(from.Int64), fromMicros(to.Int64)
	return count, &f, &l, nil
}

// NewestHeadline gives the newest published update of a coverage that has a headline, or a
// fault of kind NotFound.
func (t *Tx) NewestHeadline(ctx context.Context, id coverage.ID) (*coverage.Update, error) {
	found, err := t.PublicUpdates(ctx, id, coverage.Newest, Place{}, 20)
	if err != nil {
		return nil, err
	}
	for i := range found {
		if found[i].Message.Headline != "" {
			return &found[i], nil
		}
	}
	return nil, missing("update.missing")
}

func scanUpdate(r scanner) (coverage.Update, error) {
	var u coverage.Update
	var message string
	var posted, changed int64
	var placement sql.NullString
	err := r.Scan(&u.ID, &u.Coverage, &u.N, &u.Standing, &u.Revision, &message, &posted, &changed, &u.States, &u.Moves, &placement)
	if err != nil {
		return u, err
	}
	if u.Placement, err = placementOf(placement); err != nil {
		return u, err
	}
	u.Posted, u.Changed = fromMicros(posted), fromMicros(changed)
	return u, json.Unmarshal([]byte(message), &u.Message)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
