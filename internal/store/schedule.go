package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"readout/internal/coverage"
)

// Waiting names what waits to become public: an update or a coverage.
type Waiting struct {
	Item     string // ItemUpdate or ItemCoverage
	ID       string
	Coverage coverage.ID // that it belongs to, or is
}

// Scheduled is a schedule with what it is of.
type Scheduled struct {
	Waiting
	coverage.Schedule
}

const scheduleColumns = `s.item, s.item_id, s.coverage, s.at, s.revision, s.set_by, s.set_at, s.held`

// SaveSchedule sets when something becomes public, in the place of an earlier schedule.
func (t *Tx) SaveSchedule(ctx context.Context, s Scheduled) error {
	t.touch(s.Item, s.ID)
	err := t.exec(ctx, `
		INSERT INTO schedule (item, item_id, coverage, at, revision, set_by, set_at, held)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (item, item_id) DO UPDATE SET at = excluded.at, revision = excluded.revision,
			set_by = excluded.set_by, set_at = excluded.set_at, held = excluded.held`,
		s.Item, s.ID, s.Coverage, micros(s.At), s.Revision, s.By, micros(s.Set), s.Held)
	if err != nil {
		return fmt.Errorf("schedule %s %s: %w", s.Item, s.ID, err)
	}
	return nil
}

// ScheduleOf gives the schedule of an item; ok is false if it has none.
func (t *Tx) ScheduleOf(ctx context.Context, item, id string) (s Scheduled, ok bool, err error) {
	found, err := list(ctx, t, scanScheduled, `SELECT `+scheduleColumns+` FROM schedule s WHERE s.item = $1 AND s.item_id = $2`, item, id)
	if err != nil || len(found) == 0 {
		return s, false, err
	}
	return found[0], true, nil
}

// AgreeSchedule tells that somebody who may publish has made a revision of something that is
// scheduled: it is published with these words.
func (t *Tx) AgreeSchedule(ctx context.Context, item, id string, revision int) error {
	return t.exec(ctx, `UPDATE schedule SET revision = $1 WHERE item = $2 AND item_id = $3`, revision, item, id)
}

// HoldSchedule keeps something back whose time has come, and says why.
func (t *Tx) HoldSchedule(ctx context.Context, item, id string, why coverage.Hold) error {
	t.touch(item, id)
	return t.exec(ctx, `UPDATE schedule SET held = $1 WHERE item = $2 AND item_id = $3`, why, item, id)
}

// DropSchedule forgets the schedule of an item; one that has none is no fault.
func (t *Tx) DropSchedule(ctx context.Context, item, id string) error {
	t.touch(item, id)
	return t.exec(ctx, `DELETE FROM schedule WHERE item = $1 AND item_id = $2`, item, id)
}

// Schedules gives what is scheduled in a coverage, or anywhere for "": what is held first,
// then in the order in which it becomes public.
func (t *Tx) Schedules(ctx context.Context, of coverage.ID, limit int) ([]Scheduled, error) {
	return list(ctx, t, scanScheduled, `
		SELECT `+scheduleColumns+` FROM schedule s WHERE ($1 = '' OR s.coverage = $1)
		ORDER BY CASE WHEN s.held = '' THEN 1 ELSE 0 END, s.at, s.set_at, s.item_id LIMIT $2`, of, limit)
}

// DueSchedules gives what should be public at a moment and is neither yet nor held, in the
// order in which it becomes so.
func (t *Tx) DueSchedules(ctx context.Context, now time.Time, limit int) ([]Scheduled, error) {
	return list(ctx, t, scanScheduled, `
		SELECT `+scheduleColumns+` FROM schedule s WHERE s.held = '' AND s.at <= $1
		ORDER BY s.at, s.set_at, s.item_id LIMIT $2`, micros(now), limit)
}

// NextSchedule gives the moment of the next one; ok is false if there is none.
func (t *Tx) NextSchedule(ctx context.Context) (at time.Time, ok bool, err error) {
	var us sql.NullInt64
	err = t.tx.QueryRowContext(ctx, `SELECT MIN(at) FROM schedule WHERE held = ''`).Scan(&us)
	if err != nil || !us.Valid {
		return at, false, err
	}
	return fromMicros(us.Int64), true, nil
}

func scanScheduled(r scanner) (Scheduled, error) {
	var s Scheduled
	var at, set int64
	err := r.Scan(&s.Item, &s.ID, &s.Coverage, &at, &s.Revision, &s.By, &set, &s.Held)
	s.At, s.Set = fromMicros(at), fromMicros(set)
	return s, err
}
