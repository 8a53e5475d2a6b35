package desk

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/zones"
)

// reader gathers views within one snapshot and remembers what it has looked up.
type reader struct {
	tx        *store.Tx
	by        *people.User // who works on the site and asks; nil: a reader
	users     map[string]people.User
	coverages map[coverage.ID]*coverage.Coverage
	updates   map[coverage.UpdateID]*coverage.Update
	actors    map[record.ActorID]record.Actor
	issues    map[record.IssueID]record.Issue
	events    map[record.EventID]record.Event
	within    map[record.EventID]*record.Event // that events are or belong to, nil of those in none
	tenures   map[record.ActorID][]record.Tenure
	memos     map[coverage.ID]map[string][]store.Memo
	claims    map[coverage.ID]map[coverage.UpdateID]store.Claimed
	readouts  map[string]*ReadoutView // within texts
	toldOf    map[string]bool         // outcomes and statements that readers are told of, by id
	until     time.Time               // the moment as of which the record is read; zero: now
	now       time.Time               // for who works on the site: what has lapsed by then is gone
}

func newReader(tx *store.Tx) *reader {
	return &reader{
		tx:        tx,
		users:     make(map[string]people.User),
		coverages: make(map[coverage.ID]*coverage.Coverage),
		updates:   make(map[coverage.UpdateID]*coverage.Update),
		actors:    make(map[record.ActorID]record.Actor),
		issues:    make(map[record.IssueID]record.Issue),
		events:    make(map[record.EventID]record.Event),
		within:    make(map[record.EventID]*record.Event),
		tenures:   make(map[record.ActorID][]record.Tenure),
		memos:     make(map[coverage.ID]map[string][]store.Memo),
		claims:    make(map[coverage.ID]map[coverage.UpdateID]store.Claimed),
		readouts:  make(map[string]*ReadoutView),
		toldOf:    make(map[string]bool),
	}
}

// as lets somebody see what is not public where they may.
func (r *reader) as(u *people.User) *reader {
	r.by = u
	return r
}

// at says when it is.
func (r *reader) at(now time.Time) *reader {
	r.now = now
	return r
}

// lookUp gives what the map holds, else finds it and remembers it.
func lookUp[K comparable, V any](m map[K]V, key K, find func() (V, error)) (V, error) {
	if v, ok := m[key]; ok {
		return v, nil
	}
	v, err := find()
	if err == nil {
		m[key] = v
	}
	return v, err
}

func (r *reader) coverage(ctx context.Context, id coverage.ID) (*coverage.Coverage, error) {
	return lookUp(r.coverages, id, func() (*coverage.Coverage, error) { return r.tx.CoverageByID(ctx, id) })
}

func (r *reader) update(ctx context.Context, id coverage.UpdateID) (*coverage.Update, error) {
	return lookUp(r.updates, id, func() (*coverage.Update, error) { return r.tx.UpdateByID(ctx, id) })
}

func (r *reader) actor(ctx context.Context, id record.ActorID) (record.Actor, error) {
	return lookUp(r.actors, id, func() (record.Actor, error) { return itemFor[record.Actor](ctx, r, record.KindActor, string(id)) })
}

func (r *reader) issue(ctx context.Context, id record.IssueID) (record.Issue, error) {
	return lookUp(r.issues, id, func() (record.Issue, error) { return itemFor[record.Issue](ctx, r, record.KindIssue, string(id)) })
}

func (r *reader) event(ctx context.Context, id record.EventID) (record.Event, error) {
	return lookUp(r.events, id, func() (record.Event, error) { return itemFor[record.Event](ctx, r, record.KindEvent, string(id)) })
}

// roundOf gives the round that an event is or belongs to, nil if it is in none.
func (r *reader) roundOf(ctx context.Context, id record.EventID) (*record.Event, error) {
	return lookUp(r.within, id, func() (*record.Event, error) { return roundOf(ctx, r.tx, id) })
}

func (r *reader) tenuresOf(ctx context.Context, id record.ActorID) ([]record.Tenure, error) {
	return lookUp(r.tenures, id, func() ([]record.Tenure, error) {
		held, err := store.ItemsTied[record.Tenure](ctx, r.tx, record.KindTenure, record.RelPerson, record.KindActor, string(id))
		if err != nil {
			return nil, err
		}
		return asThen(ctx, r, held)
	})
}

func item[T any](ctx context.Context, tx *store.Tx, kind record.Kind, id string) (T, error) {
	s, err := store.Item[T](ctx, tx, kind, id)
	if err != nil {
		var none T
		return none, err
	}
	return s.Item, nil
}

// statement gathers the view of a statement. A reader gets only what is public: the
// statement itself, and of its citations those that stand in published updates of
// published coverages; without any left it is missing to them. all shows the rest too,
// where whoever asks may read drafts.
func (r *reader) statement(ctx context.Context, id record.StatementID, all bool) (*StatementView, error) {
	s, err := store.Item[record.Statement](ctx, r.tx, record.KindStatement, string(id))
	if err != nil {
		return nil, err
	}
	if s.Standing == coverage.Withdrawn || s.Standing != coverage.Published && !all {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	v := &StatementView{Statement: s.Item}
	if v.Place, err = r.placeCitations(ctx, &v.Statement, all); err != nil {
		return nil, err
	}
	if len(v.Statement.Citations) == 0 {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	return v, r.fill(ctx, v)
}

// placeCitations puts into an item's citations where their words stand now, takes out those
// that whoever asks may not see, and gives the place of the first that is left. Readers are told nothing
// of what rested on these alone; all leaves that.
func (r *reader) placeCitations(ctx context.Context, item record.Citing, all bool) (Place, error) {
	var first Place
	anchors, err := r.tx.AnchorsOf(ctx, item.ItemKind(), item.ItemID())
	if err != nil {
		return first, err
	}
	cited := item.Citing()
	seen := make(map[*record.Citation]bool, len(cited))
	for _, a := range anchors {
		place, visible, err := r.place(ctx, a, all)
		if err != nil {
			return first, err
		}
		if !visible || a.Index >= len(cited) {
			continue
		}
		c := cited[a.Index]
		c.Quote.Start, c.Quote.End, c.Orphaned = a.Start, a.End, a.Orphaned
		if len(seen) == 0 {
			first = place
		}
		seen[c] = true
	}
	gone := func(c *record.Citation) bool { return !seen[c] }
	if all {
		item.Trim(gone)
		return first, nil
	}
	return first, r.conceal(ctx, item, gone)
}

// place gives where an anchor stands, and whether whoever asks may see the words.
func (r *reader) place(ctx context.Context, a store.Anchor, all bool) (p Place, visible bool, err error) {
	c, err := r.coverage(ctx, a.Coverage)
	if err != nil {
		return p, false, err
	}
	p = Place{Slug: c.Slug, TZ: c.Content.TZ, DayOnly: c.Content.Form == coverage.Article}
	if c.Content.Form == coverage.Source {
		p.Source, p.Address = c.Content.Title, c.Content.Address
	}
	var u *coverage.Update
	if a.Update != "" {
		if u, err = r.update(ctx, a.Update); err != nil {
			return p, false, err
		}
		p.N, p.Said = u.N, u.Message.Said
	} else if c.Content.Starts != nil {
		p.Said = *c.Content.Starts
	}
	return p, shows(c, u) || all && r.by.MayOn(people.ReadDrafts, c.ID), nil
}

// fill adds who spoke in which office, the issues and the round.
func (r *reader) fill(ctx context.Context, v *StatementView) (err error) {
	s := &v.Statement
	day, err := r.dayOf(ctx, v)
	if err != nil {
		return err
	}
	for _, id := range s.Speaker {
		sp, err := r.speaker(ctx, id, day)
		if err != nil {
			return err
		}
		v.Speakers = append(v.Speakers, sp)
	}
	if s.Via != "" {
		via, err := r.actor(ctx, s.Via)
		if err != nil {
			return err
		}
		v.Via = &via
	}
	for _, id := range s.Issues {
		i, err := r.issue(ctx, id)
		if err != nil {
			return err
		}
		v.Issues = append(v.Issues, i)
	}
	return r.placeInTalks(ctx, v)
}

func (r *reader) placeInTalks(ctx context.Context, v *StatementView) error {
	id := v.Statement.Event
	if id == "" {
		id = v.Statement.About
	}
	round, err := r.roundOf(ctx, id)
	if err == nil && round != nil {
		v.Round, v.Series = round.ID, round.Parent
	}
	return err
}

// dayOf gives the day on which a statement was made: that of its event, else that of the
// update it is cited from, in the zone of its coverage; "" where none is left.
func (r *reader) dayOf(ctx context.Context, v *StatementView) (string, error) {
	if v.Statement.Event != "" {
		e, err := r.event(ctx, v.Statement.Event)
		if err != nil {
			return "", err
		}
		if e.Date != "" {
			return e.Date, nil
		}
	}
	if v.TZ == "" {
		return "", nil // it was taken out with the words it stood on
	}
	zone, err := zones.Load(v.TZ)
	if err != nil {
		return "", err
	}
	return record.Day(v.Said, zone), nil
}

func (r *reader) speaker(ctx context.Context, id record.ActorID, day string) (SpeakerView, error) {
	a, err := r.actor(ctx, id)
	if err != nil {
		return SpeakerView{}, err
	}
	tenures, err := r.tenuresOf(ctx, id)
	if err != nil {
		return SpeakerView{}, err
	}
	sp := SpeakerView{Actor: a, Office: record.OfficeOn(tenures, id, day)}
	party, err := r.partyOf(ctx, id)
	if err != nil || party == "" || party == id {
		return sp, err
	}
	p, err := r.actor(ctx, party)
	sp.Party = &p
	return sp, err
}

// partyOf walks up to the side that an actor speaks for, by the rule of record.PartyOf.
func (r *reader) partyOf(ctx context.Context, id record.ActorID) (record.ActorID, error) {
	up := id
	for range 8 { // as far as the rule looks
		if up == "" {
			break
		}
		a, err := r.actor(ctx, up)
		if err != nil {
			return "", err
		}
		if a.Kind == record.State || a.Party != "" {
			break
		}
		up = a.Parent
	}
	return record.PartyOf(r.actors, id), nil
}

// updateView gathers the view of a public update.
func (r *reader) updateView(ctx context.Context, c *coverage.Coverage, u coverage.Update, all bool) (UpdateView, error) {
	r.updates[u.ID] = &u
	r.coverages[c.ID] = c
	v := UpdateView{Coverage: c, Update: u}
	var err error
	if v.Work, err = r.work(ctx, &u); err != nil {
		return v, err
	}
	if u.Standing == coverage.Withdrawn || u.Standing == coverage.Undone || u.Standing == coverage.Discarded {
		return v, nil
	}
	if err := r.showReadouts(ctx, c, &v); err != nil {
		return v, err
	}
	if u.States > 1 {
		if v.Corrections, err = r.correctionsOf(ctx, c, &u); err != nil {
			return v, err
		}
	}
	anchors, err := r.tx.AnchorsOfUpdate(ctx, u.ID)
	if err != nil {
		return v, err
	}
	seen := make(map[string]bool)
	for _, a := range anchors {
		if a.Kind != record.KindStatement || seen[a.ID] {
			continue
		}
		seen[a.ID] = true
		s, err := r.statement(ctx, record.StatementID(a.ID), all)
		if fault.Is(err, fault.NotFound) {
			continue
		}
		if err != nil {
			return v, err
		}
		v.Statements = append(v.Statements, *s)
	}
	return v, nil
}

func (r *reader) updateViews(ctx context.Context, c *coverage.Coverage, updates []coverage.Update, all bool) ([]UpdateView, error) {
	views := make([]UpdateView, len(updates))
	for i, u := range updates {
		var err error
		if views[i], err = r.updateView(ctx, c, u, all); err != nil {
			return nil, err
		}
	}
	return views, nil
}
