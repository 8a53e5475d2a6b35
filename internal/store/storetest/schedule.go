package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/store"
)

// schedules come in the order in which they are due; what is held is due no more.
func schedules(t *testing.T, open Open) {
	noon := time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)
	s := opened(t, open, store.Options{Clock: func() time.Time { return noon }})
	set := func(ctx context.Context, tx *store.Tx, id string, at time.Duration, set time.Duration) error {
		return tx.SaveSchedule(ctx, store.Scheduled{
			Waiting:  store.Waiting{Item: store.ItemUpdate, ID: id, Coverage: "c1"},
			Schedule: coverage.Schedule{At: noon.Add(at), Revision: 1, By: "me", Set: noon.Add(set)},
		})
	}
	names := func(all []store.Scheduled) string {
		var ids []string
		for _, one := range all {
			ids = append(ids, one.ID)
		}
		return strings.Join(ids, " ")
	}
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(
			set(ctx, tx, "b", 2*time.Hour, 2*time.Second), set(ctx, tx, "a", time.Hour, 3*time.Second), set(ctx, tx, "c", 2*time.Hour, time.Second), set(ctx, tx, "d", 3*time.Hour, time.Second),
			set(ctx, tx, "b", 2*time.Hour, 4*time.Second), // set anew: behind c now
			tx.HoldSchedule(ctx, store.ItemUpdate, "d", coverage.HeldRights),
			tx.AgreeSchedule(ctx, store.ItemUpdate, "a", 7),
		)
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		for _, row := range []struct {
			at   time.Duration
			want string
		}{{time.Hour - time.Microsecond, ""}, {time.Hour, "a"}, {9 * time.Hour, "a c b"}} {
			due, err := tx.DueSchedules(ctx, noon.Add(row.at), 10)
			if err != nil {
				return err
			}
			check(t, "due", names(due), row.want)
		}
		all, err := tx.Schedules(ctx, "c1", 10)
		if err != nil {
			return err
		}
		check(t, "all of the coverage, held ones first", names(all), "d a c b")
		others, err := tx.Schedules(ctx, "c2", 10)
		if err != nil {
			return err
		}
		check(t, "of another", names(others), "")
		next, ok, err := tx.NextSchedule(ctx)
		check(t, "the next", next, noon.Add(time.Hour))
		check(t, "there is one", ok, true)
		if err != nil {
			return err
		}
		a, ok, err := tx.ScheduleOf(ctx, store.ItemUpdate, "a")
		check(t, "agreed to", a.Revision, 7)
		check(t, "there is one", ok, true)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.DropSchedule(ctx, store.ItemUpdate, "a"), tx.DropSchedule(ctx, store.ItemUpdate, "b"), tx.DropSchedule(ctx, store.ItemUpdate, "c"))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, ok, err := tx.NextSchedule(ctx)
		check(t, "a next one, of held ones alone", ok, false)
		return err
	})
}

// embargoes are kept when they are over.
func embargoes(t *testing.T, open Open) {
	noon := time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)
	s := opened(t, open, store.Options{Clock: func() time.Time { return noon }})
	on := func(id string, until time.Duration) store.Embargoed {
		return store.Embargoed{
			Waiting: store.Waiting{Item: store.ItemCoverage, ID: id, Coverage: coverage.ID(id)},
			Embargo: coverage.Embargo{Until: noon.Add(until), By: "me", Set: noon},
		}
	}
	lifted := on("b", 2*time.Hour)
	lifted.Lifted, lifted.Lifter, lifted.Reason = &noon, "you", "they have spoken"
	do(t, s, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.SaveEmbargo(ctx, on("a", time.Hour)), tx.SaveEmbargo(ctx, on("b", time.Hour)), tx.SaveEmbargo(ctx, lifted), tx.SaveEmbargo(ctx, on("c", 3*time.Hour)))
	})
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		for of, want := range map[coverage.ID]string{"": "a c", "a": "a", "b": ""} {
			all, err := tx.Embargoes(ctx, of, noon, 10)
			if err != nil {
				return err
			}
			var ids []string
			for _, e := range all {
				ids = append(ids, e.ID)
			}
			check(t, "in force", strings.Join(ids, " "), want)
		}
		over, err := tx.Embargoes(ctx, "a", noon.Add(time.Hour), 10)
		if err != nil {
			return err
		}
		check(t, "in force once it is over", len(over), 0)
		e, ok, err := tx.EmbargoOn(ctx, store.ItemCoverage, "b")
		check(t, "lifted", ok && e.Lifted.Equal(noon) && e.Lifter == "you" && e.Reason == "they have spoken" && e.By == "me", true)
		return err
	})
	do(t, s, func(ctx context.Context, tx *store.Tx) error { return tx.DropEmbargo(ctx, store.ItemCoverage, "b") })
	see(t, s, func(ctx context.Context, tx *store.Tx) error {
		_, ok, err := tx.EmbargoOn(ctx, store.ItemCoverage, "b")
		check(t, "once it is dropped", ok, false)
		return err
	})
}
