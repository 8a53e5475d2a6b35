package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

// OutcomesBy says which outcomes somebody asks for: those for which all that is given holds.
type OutcomesBy struct {
	Status  record.OutcomeStatus // where they stand, as of the day if there is one
	AsOf    time.Time            // a day; zero: the last that is known
	Overdue bool                 // due before the day, or today, and still to be done
	Kind    record.OutcomeKind
	Actor   record.ActorID // who is to do it, or on whose word it rests
	Issue   record.IssueID
	Round   record.EventID // where it was first put, or at one of its sessions
	Series  record.EventID
	Text    string // stands in the title, in whatever case
	After   string // cursor of a page
	Limit   int
}

// OutcomesView is a page of outcomes, those that were put on record last first.
type OutcomesView struct {
	Record *RecordView // they, with what they name
	IDs    []record.OutcomeID
	Next   string // cursor of the next page, "" on the last
	Day    time.Time
}

// Outcomes gives a page of the outcomes that somebody asks for, as readers see them.
func (d *Desk) Outcomes(ctx context.Context, q OutcomesBy) (*OutcomesView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*OutcomesView, error) {
		if err := followMerged(ctx, tx, &q.Issue, &q.Actor); err != nil {
			return nil, err
		}
		return newReader(tx).outcomesBy(ctx, q, d.clock())
	})
}

func (r *reader) outcomesBy(ctx context.Context, q OutcomesBy, now time.Time) (*OutcomesView, error) {
	walk, events, err := r.walkAt(ctx, record.KindOutcome, q.After, q.Round, q.Series)
	if err != nil {
		return nil, err
	}
	switch {
	case events != nil: // they lead to few enough
	case q.Actor != "":
		walk.tied(record.RelBound, record.KindActor, string(q.Actor))
		walk.tied(record.RelToldBy, record.KindActor, string(q.Actor))
	case q.Issue != "":
		walk.tied(record.RelIssue, record.KindIssue, string(q.Issue))
	}
	v := &OutcomesView{Day: q.AsOf}
	if v.Day.IsZero() {
		v.Day = now
	}
	rows, next, err := walk.page(ctx, bounded(q.Limit), func(row store.ItemRow) (bool, error) {
		o, err := itemOf[record.Outcome](row)
		if err != nil || events != nil && !slices.Contains(events, o.Event) {
			return false, err
		}
		err = r.concealed(ctx, o)
		return err == nil && q.wants(o, v.Day), err
	})
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		v.IDs = append(v.IDs, record.OutcomeID(row.Key.ID))
	}
	v.Next = next
	if v.Record, err = r.recordOfItems(ctx, rows, nil, false); err != nil {
		return nil, err
	}
	v.IDs = slices.DeleteFunc(v.IDs, func(id record.OutcomeID) bool { return v.Record.Outcomes[id] == nil })
	return v, nil
}

func (q OutcomesBy) wants(o *record.Outcome, day time.Time) bool {
	stands := o.Now()
	if !q.AsOf.IsZero() {
		stands = o.AsOf(day)
	}
	switch {
	case stands == nil && (q.Status != "" || !q.AsOf.IsZero()),
		q.Status != "" && stands.Status != q.Status,
		q.Overdue && !o.Overdue(day),
		q.Kind != "" && o.Kind != q.Kind,
		q.Actor != "" && !slices.Contains(o.Bound, q.Actor) && !tells(o, q.Actor),
		q.Issue != "" && !slices.Contains(o.Issues, q.Issue):
		return false
	}
	words := strings.ToLower(q.Text)
	return words == "" || anyText(o.Title, func(t string) bool { return strings.Contains(strings.ToLower(t), words) })
}

// tells tells whether an outcome or one of its states rests on an actor's word.
func tells(o *record.Outcome, id record.ActorID) bool {
	return slices.Contains(o.ToldBy, id) ||
		slices.ContainsFunc(o.Changes, func(c record.StatusChange) bool { return slices.Contains(c.ToldBy, id) })
}
