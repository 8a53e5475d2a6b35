package desk

import (
	"context"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// Timing is when something that waits becomes public, and before when it must not: for
// people who work on the site.
type Timing struct {
	Schedule *coverage.Schedule // nil: it waits for somebody to publish it
	By       string             // name of who set it, "" for one who is gone
	Changed  bool               // the words are not those that were agreed to
	Embargo  *coverage.Embargo  // nil: none, or it is over
	Keeper   string             // name of who put the embargo on it
}

// Waits tells whether it will become public by itself.
func (t Timing) Waits() bool { return t.Schedule != nil && t.Schedule.Held == "" && !t.Changed }

// ScheduledLine is something with a timing in a list.
type ScheduledLine struct {
	Coverage coverage.Coverage
	Update   *UpdateView // nil: the coverage itself
	Timing   Timing
}

// At is the moment it is listed by.
func (l *ScheduledLine) At() time.Time {
	if l.Timing.Schedule != nil {
		return l.Timing.Schedule.At
	}
	return l.Timing.Embargo.Until
}

// timingOf gives the timing of one thing. An embargo that is over is none.
func timingOf(ctx context.Context, tx *store.Tx, w waiting, now time.Time) (Timing, error) {
	key := w.key()
	var t Timing
	s, ok, err := tx.ScheduleOf(ctx, key.Item, key.ID)
	if err != nil {
		return t, err
	}
	if ok {
		if err := t.schedule(ctx, tx, s, w.revision()); err != nil {
			return t, err
		}
	}
	e, _, err := tx.EmbargoOn(ctx, key.Item, key.ID)
	if err != nil || !e.Holds(now) {
		return t, err
	}
	return t, t.embargo(ctx, tx, e)
}

func (t *Timing) schedule(ctx context.Context, tx *store.Tx, s store.Scheduled, revision int) (err error) {
	t.Schedule, t.Changed = &s.Schedule, s.Revision != revision
	t.By, err = nameOf(ctx, tx, s.By)
	return err
}

func (t *Timing) embargo(ctx context.Context, tx *store.Tx, e store.Embargoed) (err error) {
	t.Embargo = &e.Embargo
	t.Keeper, err = nameOf(ctx, tx, e.By)
	return err
}

// nameOf gives the name of a user, "" for one who works here no more.
func nameOf(ctx context.Context, tx *store.Tx, id string) (string, error) {
	u, err := tx.UserByID(ctx, people.UserID(id))
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return u.Name, nil
}

// timings gives those of a coverage and its updates, or of all there are for "".
func (r *reader) timings(ctx context.Context, of coverage.ID, now time.Time) (map[store.Waiting]Timing, error) {
	all := make(map[store.Waiting]Timing)
	schedules, err := r.tx.Schedules(ctx, of, timingsOnDesk)
	if err != nil {
		return nil, err
	}
	for _, s := range schedules {
		w, err := waitingFor(ctx, r.tx, s.Waiting)
		if err != nil {
			return nil, err
		}
		t := all[s.Waiting]
		if err := t.schedule(ctx, r.tx, s, w.revision()); err != nil {
			return nil, err
		}
		all[s.Waiting] = t
	}
	embargoes, err := r.tx.Embargoes(ctx, of, now, timingsOnDesk)
	if err != nil {
		return nil, err
	}
	for _, e := range embargoes {
		t := all[e.Waiting]
		if err := t.embargo(ctx, r.tx, e); err != nil {
			return nil, err
		}
		all[e.Waiting] = t
	}
	return all, nil
}

// scheduled lists what has a timing: what is held first, then by time.
func (r *reader) scheduled(ctx context.Context, timings map[store.Waiting]Timing) ([]ScheduledLine, error) {
	var lines []ScheduledLine
	for key, t := range timings {
		w, err := waitingFor(ctx, r.tx, key)
		if err != nil {
			return nil, err
		}
		if w.check() != nil || !r.by.MayOn(people.ReadDrafts, w.c.ID) {
			continue // an embargo stays with what was published after it
		}
		l := ScheduledLine{Coverage: *w.c, Timing: t}
		if w.u != nil {
			view, err := r.updateView(ctx, w.c, *w.u, true)
			if err != nil {
				return nil, err
			}
			l.Update = &view
		}
		lines = append(lines, l)
	}
	slices.SortFunc(lines, func(a, b ScheduledLine) int {
		if x, y := a.Timing.stuck(), b.Timing.stuck(); x != y {
			return map[bool]int{true: -1, false: 1}[x]
		}
		if c := a.At().Compare(b.At()); c != 0 {
			return c
		}
		return a.number() - b.number()
	})
	return lines, nil
}

// stuck tells that it is scheduled and will not become public unless somebody sees to it.
func (t Timing) stuck() bool { return t.Schedule != nil && !t.Waits() }

func (l *ScheduledLine) number() int {
	if l.Update == nil {
		return 0
	}
	return l.Update.Update.N
}

// agree has a schedule publish the words that somebody who may publish has just made.
func agree(ctx context.Context, tx *store.Tx, w waiting, by *people.User) error {
	if !by.MayOn(w.right(), w.c.ID) {
		return nil
	}
	key := w.key()
	return tx.AgreeSchedule(ctx, key.Item, key.ID, w.revision())
}

// time fills in the timings of a coverage on the desk. Who may only hand in there is given
// those of what they see.
func (r *reader) time(ctx context.Context, v *DeskCoverageView, now time.Time) error {
	timings, err := r.timings(ctx, v.Coverage.ID, now)
	if err != nil {
		return err
	}
	v.Timing = timings[waiting{c: &v.Coverage}.key()]
	v.Timings = make(map[coverage.UpdateID]Timing)
	for i := range v.Updates {
		u := &v.Updates[i].Update
		if t, ok := timings[updateKey(u)]; ok {
			v.Timings[u.ID] = t
		}
	}
	return nil
}
