package record

import (
	"cmp"
	"slices"
	"time"
)

// History gives an outcome's changes of status by the first day of their date, equal days as
// they are stored.
func (o *Outcome) History() []StatusChange {
	changes := slices.Clone(o.Changes)
	slices.SortStableFunc(changes, func(a, b StatusChange) int {
		x, _ := FirstDay(a.AsOf)
		y, _ := FirstDay(b.AsOf)
		return x.Compare(y)
	})
	return changes
}

// Now gives an outcome's last change of status, whatever today is; nil without any.
func (o *Outcome) Now() *StatusChange {
	history := o.History()
	if len(history) == 0 {
		return nil
	}
	return &history[len(history)-1]
}

// AsOf gives the last change of status that was known by the end of a day: one whose first
// day is that day counts. It is nil if there was none yet.
func (o *Outcome) AsOf(day time.Time) *StatusChange {
	history := o.History()
	for i := len(history) - 1; i >= 0; i-- {
		if first, ok := FirstDay(history[i].AsOf); ok && !first.After(day) {
			return &history[i]
		}
	}
	return nil
}

// Ever tells whether a status is among the changes, at any date.
func (o *Outcome) Ever(status OutcomeStatus) bool {
	return slices.ContainsFunc(o.Changes, func(c StatusChange) bool { return c.Status == status })
}

// Overdue tells whether, as of a day, the due date has passed in full and the outcome is still
// to be done. It is never "not kept" by itself.
func (o *Outcome) Overdue(day time.Time) bool {
	due, ok := LastDay(o.Due)
	if !ok || !due.Before(day) {
		return false
	}
	last := o.AsOf(day)
	return last != nil && last.Status.Pending()
}

// OutcomesOf gives the outcomes first put at a round.
func (b *Book) OutcomesOf(round EventID) []*Outcome {
	var all []*Outcome
	for i := range b.deals {
		if b.RoundOf(b.deals[i].Event) == round && round != "" {
			all = append(all, &b.deals[i])
		}
	}
	return all
}

// Standing is an outcome with where it stands.
type Standing struct {
	Outcome *Outcome
	Then    *StatusChange // as of the round's last day
	Now     *StatusChange // the last there is
}

// Moved tells whether today's status is another.
func (s *Standing) Moved() bool { return s.Then.Status != s.Now.Status }

// GlanceGroup is the outcomes of a round that had one status by its last day.
type GlanceGroup struct {
	Status   OutcomeStatus
	Outcomes []Standing
}

// Glance gives a round's outcomes at a glance, grouped by the last status as of its last day,
// and those that were told only afterwards.
func (b *Book) Glance(round EventID) (groups []GlanceGroup, later []Standing) {
	e, _ := b.Event(round)
	last, known := LastDay(e.LastDate())
	for _, o := range b.OutcomesOf(round) {
		s := Standing{Outcome: o, Then: o.Now(), Now: o.Now()}
		if s.Now == nil {
			continue
		}
		if known {
			s.Then = o.AsOf(last)
		}
		if s.Then == nil || known && b.toldAfterwards(o, last) {
			s.Then = cmp.Or(s.Then, &o.History()[0])
			later = append(later, s)
			continue
		}
		groups = addStanding(groups, s)
	}
	slices.SortStableFunc(groups, func(a, b GlanceGroup) int {
		return slices.Index(OutcomeStatuses, a.Status) - slices.Index(OutcomeStatuses, b.Status)
	})
	return groups, later
}

// telling is how long after a round's last day its results are still being told: a
// communique or a digest of the next days tells nothing that had been kept back.
const telling = 7 * 24 * time.Hour

// toldAfterwards tells whether all that an outcome rests on was told long after the round.
func (b *Book) toldAfterwards(o *Outcome, last time.Time) bool {
	if b.Told == nil {
		return false
	}
	later := false
	for _, c := range o.Cites() {
		day, ok := FirstDay(b.Told(c))
		if !ok {
			continue
		}
		if !day.After(last.Add(telling)) {
			return false
		}
		later = true
	}
	return later
}

func addStanding(groups []GlanceGroup, s Standing) []GlanceGroup {
	for i := range groups {
		if groups[i].Status == s.Then.Status {
			groups[i].Outcomes = append(groups[i].Outcomes, s)
			return groups
		}
	}
	return append(groups, GlanceGroup{Status: s.Then.Status, Outcomes: []Standing{s}})
}
