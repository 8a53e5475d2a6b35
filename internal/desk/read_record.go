package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/zones"
)

// RecordView is a part of the record as readers see it: a book of its items, from which the
// views of the record follow, and of each what a page shows beside it. Items that readers may
// not see are in neither.
type RecordView struct {
	Book       *record.Book
	Statements map[record.StatementID]*StatementView
	Outcomes   map[record.OutcomeID]*OutcomeView
	Forecasts  map[record.ForecastID]*ForecastView
	Actors     map[record.ActorID]record.Actor
	Issues     map[record.IssueID]record.Issue
	Events     map[record.EventID]record.Event

	Cited map[string]CitedPage // the coverages that are cited, by id, as a reference names them
	Told  map[string]time.Time // when the updates that are cited were said, by id

	said map[record.StatementID]time.Time // of statements that the book holds without their words
}

// CitedPage is a coverage as a reference names it. A source is cited and never shown.
type CitedPage struct {
	Slug, TZ string
	Address  string // of a source: where the document was found
	Title    text.Local
	Source   bool
	DayOnly  bool
}

// Open gives the slug of a page that readers can open, "" of a document from outside.
func (p CitedPage) Open() string {
	if p.Source {
		return ""
	}
	return p.Slug
}

// OutcomeView is an outcome with what a reader needs beside it.
type OutcomeView struct {
	Outcome record.Outcome
	Issues  []record.Issue
	Bound   []record.Actor
	ToldBy  []record.Actor // without a page's own voice
	ByPage  bool           // a page tells it in its own voice
	Series  record.EventID
	Round   record.EventID // where it was first put
	Steps   []StepView     // its changes of status, in the order of their dates
	Place                  // of its first citation
}

// StepView is one step in the life of an outcome.
type StepView struct {
	Change record.StatusChange
	ToldBy []record.Actor
	Places []Place // of its citations
}

// ForecastView is a forecast with what a reader needs beside it.
type ForecastView struct {
	Forecast record.Forecast
	Outlets  []record.Actor
	Origin   *record.Actor
	Issues   []record.Issue
	Series   record.EventID
	Round    record.EventID
	Place    // of its first citation
}

// ParticipantView is somebody who was there.
type ParticipantView struct {
	Participant record.Participant
	SpeakerView // who, in which office, for which side
}

// recordOfItems makes a view of items of the record: statements, outcomes, forecasts and
// participations, with the actors, issues and events that they name, and of events the given
// ones too. all has what readers may not see as well, where whoever asks may.
func (r *reader) recordOfItems(ctx context.Context, rows []store.ItemRow, events []record.Event, all bool) (*RecordView, error) {
	v := newRecordView()
	slices.SortFunc(rows, func(a, b store.ItemRow) int { return cmp.Compare(a.Ord, b.Ord) })
	items := record.Items{Told: r.told}
	seen := make(map[store.ItemKey]bool)
	for _, row := range rows {
		if seen[row.Key] || row.Standing == coverage.Withdrawn || row.Standing != coverage.Published && !all {
			continue
		}
		seen[row.Key] = true
		if err := r.addItem(ctx, v, &items, row, all); err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
	}
	return v, r.finish(ctx, v, &items, events)
}

func newRecordView() *RecordView {
	return &RecordView{
		Statements: make(map[record.StatementID]*StatementView), Outcomes: make(map[record.OutcomeID]*OutcomeView),
		Forecasts: make(map[record.ForecastID]*ForecastView),
	}
}

// finish makes the book of a view's items and of what they name.
func (r *reader) finish(ctx context.Context, v *RecordView, items *record.Items, events []record.Event) error {
	if err := r.addNamed(ctx, items, events); err != nil {
		return err
	}
	r.nameCited(v, items)
	items.CutVerdicts()
	v.Book, v.Actors, v.Issues, v.Events = record.NewBook(*items), r.actors, r.issues, r.events
	return nil
}

// nameCited notes what a reference says of the pages that items are cited from.
func (r *reader) nameCited(v *RecordView, items *record.Items) {
	v.Cited, v.Told = make(map[string]CitedPage), make(map[string]time.Time)
	items.Each(func(item record.Citing) {
		for _, c := range item.Cites() {
			page := r.coverages[coverage.ID(c.Coverage)]
			v.Cited[c.Coverage] = CitedPage{
				Slug: page.Slug, TZ: page.Content.TZ, Title: page.Content.Title,
				Source: page.Content.Form == coverage.Source, DayOnly: page.Content.Form == coverage.Article,
				Address: page.Content.Address,
			}
			if u, ok := r.updates[coverage.UpdateID(c.Update)]; ok {
				v.Told[c.Update] = u.Message.Said
			}
		}
	})
}

// addItem adds one item to a view. One whose words readers may not see is missing to them.
func (r *reader) addItem(ctx context.Context, v *RecordView, items *record.Items, row store.ItemRow, all bool) error {
	item, err := row.Item()
	if err != nil {
		return err
	}
	rested := len(record.OwnCites(item)) > 0
	place, err := r.placeCitations(ctx, item, all)
	if err != nil {
		return err
	}
	if rested && len(record.OwnCites(item)) == 0 {
		return fault.New(fault.NotFound, "record.missing")
	}
	return r.putItem(ctx, v, items, item, place)
}

// putItem puts an item into a view, with what a page shows beside it.
func (r *reader) putItem(ctx context.Context, v *RecordView, items *record.Items, item record.Citing, place Place) error {
	switch it := item.(type) {
	case *record.Statement:
		s := &StatementView{Statement: *it, Place: place}
		if err := r.fill(ctx, s); err != nil {
			return err
		}
		v.Statements[it.ID] = s
		items.Statements = append(items.Statements, *it)
	case *record.Outcome:
		o, err := r.outcomeView(ctx, it, place)
		if err != nil {
			return err
		}
		v.Outcomes[it.ID] = o
		items.Outcomes = append(items.Outcomes, *it)
	case *record.Forecast:
		f, err := r.forecastView(ctx, it, place)
		if err != nil {
			return err
		}
		v.Forecasts[it.ID] = f
		items.Forecasts = append(items.Forecasts, *it)
	case *record.Participant:
		items.Participants = append(items.Participants, *it)
	}
	return nil
}

func (r *reader) outcomeView(ctx context.Context, o *record.Outcome, place Place) (*OutcomeView, error) {
	v := &OutcomeView{Outcome: *o, Place: place}
	var err error
	if v.Issues, err = r.issuesOf(ctx, o.Issues); err != nil {
		return nil, err
	}
	if v.Bound, err = r.actorsOf(ctx, o.Bound); err != nil {
		return nil, err
	}
	if v.ToldBy, v.ByPage, err = r.tellers(ctx, o.ToldBy); err != nil {
		return nil, err
	}
	for _, c := range o.History() {
		step := StepView{Change: c}
		if step.ToldBy, _, err = r.tellers(ctx, c.ToldBy); err != nil {
			return nil, err
		}
		for _, cited := range c.Citations {
			p, _, err := r.place(ctx, anchorOf(cited), true)
			if err != nil {
				return nil, err
			}
			step.Places = append(step.Places, p)
		}
		v.Steps = append(v.Steps, step)
	}
	round, err := r.roundOf(ctx, o.Event)
	if err == nil && round != nil {
		v.Round, v.Series = round.ID, round.Parent
	}
	return v, err
}

func anchorOf(c record.Citation) store.Anchor {
	return store.Anchor{Coverage: coverage.ID(c.Coverage), Update: coverage.UpdateID(c.Update)}
}

// tellers gives those whose word something rests on, and whether a page tells it itself.
func (r *reader) tellers(ctx context.Context, ids []record.ActorID) (tellers []record.Actor, byPage bool, err error) {
	named := slices.DeleteFunc(slices.Clone(ids), func(id record.ActorID) bool { return id == record.ByOutlet })
	tellers, err = r.actorsOf(ctx, named)
	return tellers, len(named) < len(ids), err
}

func (r *reader) forecastView(ctx context.Context, f *record.Forecast, place Place) (*ForecastView, error) {
	v := &ForecastView{Forecast: *f, Place: place}
	var err error
	if v.Outlets, err = r.actorsOf(ctx, f.Outlet); err != nil {
		return nil, err
	}
	if f.Origin != "" {
		origin, err := r.actor(ctx, f.Origin)
		if err != nil {
			return nil, err
		}
		v.Origin = &origin
	}
	if v.Issues, err = r.issuesOf(ctx, f.Issues); err != nil {
		return nil, err
	}
	round, err := r.roundOf(ctx, f.Event)
	if err == nil && round != nil {
		v.Round, v.Series = round.ID, round.Parent
		v.Forecast.Result = f.ResultAt(*round)
	}
	return v, err
}

func (r *reader) issuesOf(ctx context.Context, ids []record.IssueID) ([]record.Issue, error) {
	var all []record.Issue
	for _, id := range ids {
		i, err := r.issue(ctx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, i)
	}
	return all, nil
}

// told gives the day on which cited words were told, in the zone of their coverage.
func (r *reader) told(c record.Citation) string {
	u, ok := r.updates[coverage.UpdateID(c.Update)]
	page, known := r.coverages[coverage.ID(c.Coverage)]
	if !ok || !known {
		return ""
	}
	zone, err := zones.Load(page.Content.TZ)
	if err != nil {
		return ""
	}
	return record.Day(u.Message.Said, zone)
}

// addNamed adds what the items name: actors with those above them, issues, events with those
// above them.
func (r *reader) addNamed(ctx context.Context, items *record.Items, events []record.Event) error {
	add := &named{r: r, items: items, seen: make(map[store.ItemKey]bool)}
	for _, e := range events {
		r.events[e.ID] = e
		if err := add.item(ctx, store.ItemKey{Kind: record.KindEvent, ID: string(e.ID)}); err != nil {
			return err
		}
	}
	var failed error
	items.Each(func(item record.Citing) {
		for _, ref := range item.Refs() {
			if failed == nil {
				failed = add.item(ctx, store.ItemKey{Kind: ref.Kind, ID: ref.ID})
			}
		}
	})
	return failed
}

// named gathers what items name, each once.
type named struct {
	r     *reader
	items *record.Items
	seen  map[store.ItemKey]bool
}

func (n *named) item(ctx context.Context, key store.ItemKey) error {
	if n.seen[key] || key.ID == "" {
		return nil
	}
	n.seen[key] = true
	var item record.Item
	switch key.Kind {
	case record.KindActor:
		a, err := n.r.actor(ctx, record.ActorID(key.ID))
		if err != nil {
			return err
		}
		n.items.Actors, item = append(n.items.Actors, a), a
	case record.KindIssue:
		i, err := n.r.issue(ctx, record.IssueID(key.ID))
		if err != nil {
			return err
		}
		n.items.Issues, item = append(n.items.Issues, i), i
	case record.KindEvent:
		e, err := n.r.event(ctx, record.EventID(key.ID))
		if err != nil {
			return err
		}
		n.items.Events, item = append(n.items.Events, e), e
	default:
		return nil
	}
	for _, ref := range item.Refs() {
		if err := n.item(ctx, store.ItemKey{Kind: ref.Kind, ID: ref.ID}); err != nil {
			return err
		}
	}
	return nil
}

// participants gives who was at an event, in the order of the record, with the offices they
// held on its first day.
func (r *reader) participants(ctx context.Context, items []record.Participant) ([]ParticipantView, error) {
	var views []ParticipantView
	for _, p := range items {
		e, err := r.event(ctx, p.Event)
		if err != nil {
			return nil, err
		}
		sp, err := r.speaker(ctx, p.Actor, e.Date)
		if err != nil {
			return nil, err
		}
		if p.Party != "" {
			party, err := r.actor(ctx, p.Party)
			if err != nil {
				return nil, err
			}
			sp.Party = &party
		}
		if title, err := r.titleOf(ctx, p); err != nil {
			return nil, err
		} else if len(title) > 0 {
			sp.Office = title
		}
		views = append(views, ParticipantView{Participant: p, SpeakerView: sp})
	}
	return views, nil
}

// titleOf gives the office that a participation names.
func (r *reader) titleOf(ctx context.Context, p record.Participant) (text.Local, error) {
	if p.Tenure == "" {
		return nil, nil
	}
	tenures, err := r.tenuresOf(ctx, p.Actor)
	for _, t := range tenures {
		if t.ID == p.Tenure {
			return t.Title, err
		}
	}
	return nil, err
}

// When gives when a statement was told, as text that sorts by time, for Cell.Shown.
func (v *RecordView) When(s *record.Statement) string {
	if at, ok := v.said[s.ID]; ok {
		return whenText(at)
	}
	if view, ok := v.Statements[s.ID]; ok {
		return whenText(view.Said)
	}
	return ""
}

func whenText(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
