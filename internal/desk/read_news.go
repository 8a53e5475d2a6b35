package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// NewsOf says whom or what somebody follows: one of these, of a round with its series.
type NewsOf struct {
	Actor   record.ActorID
	Issue   record.IssueID
	Outcome record.OutcomeID
	Series  record.EventID
	Round   record.EventID
}

// NewsView is the newest of what somebody follows: what was said, and how outcomes came to stand.
type NewsView struct {
	Actor   *record.Actor // who or what that is: one of these, of a round with its series
	Issue   *record.Issue
	Outcome *record.Outcome
	Series  *record.Event
	Round   *record.Event

	Said   *StatementsView // the newest first; nil of an outcome, a series and a round
	Steps  []OutcomeStep   // the newest first
	Record *RecordView     // of the outcomes
	Log    journal.Mark
}

// OutcomeStep is that an outcome has come to stand otherwise.
type OutcomeStep struct {
	Outcome *OutcomeView
	StepView
	Before record.OutcomeStatus // where it had stood, "" before it was put on the table
	At     time.Time            // when the words were told that say so; without any its day
	Twin   int                  // how many steps of the same status and day come before it
}

// MostNews is how much of what was said and of what became of outcomes is news.
const MostNews = 50

// newsOutcomes bounds of how many outcomes, those that moved last, the states are read.
const newsOutcomes = 100

// News gives the newest of an actor, an issue, an outcome, a series or a round, as readers see it.
func (d *Desk) News(ctx context.Context, of NewsOf) (*NewsView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*NewsView, error) {
		r := newReader(tx)
		v := &NewsView{}
		walk, err := r.walkFrom(record.KindOutcome, "")
		if err != nil {
			return nil, err
		}
		if v.Log, err = logMark(ctx, tx); err != nil {
			return nil, err
		}
		if of.Outcome != "" {
			return v, r.newsOfOutcome(ctx, v, of.Outcome)
		}
		if err := r.follow(ctx, v, walk, of); err != nil {
			return nil, err
		}
		rows, err := r.movedLast(ctx, walk)
		if err != nil {
			return nil, err
		}
		return v, r.addSteps(ctx, v, rows)
	})
}

// follow finds what is followed, what was said of it, and where its outcomes stand.
func (r *reader) follow(ctx context.Context, v *NewsView, walk *itemWalk, of NewsOf) (err error) {
	var q StatementsBy
	switch {
	case of.Actor != "":
		a, err := published[record.Actor](ctx, r.tx, record.KindActor, string(of.Actor))
		if err != nil {
			return err
		}
		v.Actor, q = &a, saidBy(a)
		walk.tied(record.RelBound, record.KindActor, string(a.ID))
		walk.tied(record.RelToldBy, record.KindActor, string(a.ID))
	case of.Issue != "":
		i, err := published[record.Issue](ctx, r.tx, record.KindIssue, string(of.Issue))
		if err != nil {
			return err
		}
		v.Issue, q = &i, StatementsBy{Issue: i.ID}
		walk.tied(record.RelIssue, record.KindIssue, string(i.ID))
	default:
		return r.followTalks(ctx, v, walk, of)
	}
	q.Limit = MostNews
	v.Said, err = r.statementsBy(ctx, q)
	return err
}

func (r *reader) followTalks(ctx context.Context, v *NewsView, walk *itemWalk, of NewsOf) error {
	series, err := r.eventOfKind(ctx, of.Series, record.Series)
	if err != nil {
		return err
	}
	v.Series = &series
	if of.Round != "" {
		round, err := r.eventOfKind(ctx, of.Round, record.Round)
		if err != nil {
			return err
		}
		v.Round = &round
	}
	events, err := r.eventsUnder(ctx, of.Round, of.Series)
	walk.atEvents(events)
	return err
}

func (r *reader) newsOfOutcome(ctx context.Context, v *NewsView, id record.OutcomeID) error {
	row, err := r.tx.Row(ctx, record.KindOutcome, string(id))
	if err != nil {
		return err
	}
	if err := r.addSteps(ctx, v, []store.ItemRow{row}); err != nil {
		return err
	}
	held := v.Record.Outcomes[id]
	if held == nil {
		return fault.New(fault.NotFound, "record.missing")
	}
	v.Outcome = &held.Outcome
	return nil
}

// movedLast gives the outcomes that came to stand otherwise last, by the days of their states.
func (r *reader) movedLast(ctx context.Context, walk *itemWalk) ([]store.ItemRow, error) {
	moved := make(map[store.ItemKey]time.Time)
	rows, _, err := walk.page(ctx, mostLooked, func(row store.ItemRow) (bool, error) {
		o, err := itemOf[record.Outcome](row)
		if err != nil {
			return false, err
		}
		if err := r.concealed(ctx, o); err != nil || len(o.Changes) == 0 {
			return false, err
		}
		moved[row.Key], _ = record.FirstDay(o.Now().AsOf)
		return true, nil
	})
	slices.SortStableFunc(rows, func(a, b store.ItemRow) int { return moved[b.Key].Compare(moved[a.Key]) })
	return rows[:min(len(rows), newsOutcomes)], err
}

// addSteps adds the newest steps of outcomes, as far as readers see these.
func (r *reader) addSteps(ctx context.Context, v *NewsView, rows []store.ItemRow) (err error) {
	if v.Record, err = r.recordOfItems(ctx, rows, nil, false); err != nil {
		return err
	}
	for i := range v.Record.Book.Outcomes {
		held := v.Record.Outcomes[v.Record.Book.Outcomes[i].ID]
		v.Steps = append(v.Steps, stepsOf(held)...)
	}
	slices.SortStableFunc(v.Steps, func(a, b OutcomeStep) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Outcome.Outcome.ID, b.Outcome.Outcome.ID))
	})
	v.Steps = v.Steps[:min(len(v.Steps), MostNews)]
	return nil
}

// stepsOf gives the steps of an outcome, the newest first.
func stepsOf(o *OutcomeView) []OutcomeStep {
	var steps []OutcomeStep
	var before record.OutcomeStatus
	for i, s := range o.Steps {
		step := OutcomeStep{Outcome: o, StepView: s, Before: before, At: toldAt(s)}
		for _, earlier := range o.Steps[:i] {
			if earlier.Change.Status == s.Change.Status && earlier.Change.AsOf == s.Change.AsOf {
				step.Twin++
			}
		}
		before = s.Change.Status
		steps = append([]OutcomeStep{step}, steps...)
	}
	return steps
}

// toldAt gives when a step was told: by the first of its words, else its first day.
func toldAt(s StepView) time.Time {
	for _, p := range s.Places {
		if !p.Said.IsZero() {
			return p.Said
		}
	}
	day, _ := record.FirstDay(s.Change.AsOf)
	return day
}
