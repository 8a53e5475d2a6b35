package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// UpdatesBy says which updates of a coverage somebody asks for. An update is one of them when at
// least one of the statements that are shown with it matches all that is set: one statement, not
// several each in part. A statement matches a speaker who made it, or made it with others; a side
// that it was made for, as it says itself or as follows from who spoke (record.SidesOf); an issue
// that it names; the kind that it is of. The zero value asks for all updates, with statements or
// without.
type UpdatesBy struct {
	Speaker record.ActorID
	Side    record.ActorID
	Issue   record.IssueID
	Kind    record.StatementKind
}

// The parts of a statement that updates are filtered by.
const (
	bySpeaker = iota
	bySide
	byIssue
	byKind
	facets
)

func (by UpdatesBy) wanted() [facets]string {
	return [facets]string{string(by.Speaker), string(by.Side), string(by.Issue), string(by.Kind)}
}

// Check tells what is wrong with what is asked for. What nothing matches is not wrong.
func (by UpdatesBy) Check() error {
	var faults []*fault.Error
	for i, name := range []string{"speaker", "side", "issue"} {
		if id := by.wanted()[i]; id != "" && !record.ValidID(id) {
			faults = append(faults, fault.At(name, "filter.bad_id", "got", short(id)))
		}
	}
	if by.Kind != "" && !slices.Contains(record.StatementKinds, by.Kind) {
		faults = append(faults, fault.At("kind", "filter.bad_kind", "got", short(string(by.Kind))))
	}
	return fault.Join(faults...)
}

// FilterView says which of a coverage's updates a page shows, and by what else they could be chosen.
type FilterView struct {
	By       UpdatesBy
	Matching int // updates
	Speakers []Counted[record.Actor]
	Sides    []Counted[record.Actor]
	Issues   []Counted[record.Issue]
	Kinds    []Counted[record.StatementKind]
}

// Counted is something to choose, with how many updates would match if it were chosen and all
// else stayed as it is. What is chosen and does not occur is there too, without a name where the
// record does not know it.
type Counted[T any] struct {
	Item    T
	Updates int
}

// CoverageWhere gives a public coverage with a page of the updates that somebody asks for, and of
// the record what was asked for. What stands above the timeline, the summary, the pins and the
// key updates, is of all updates and not in it.
func (d *Desk) CoverageWhere(ctx context.Context, slug string, by UpdatesBy, order coverage.Order, from string, limit int) (*CoverageView, error) {
	if err := by.Check(); err != nil {
		return nil, err
	}
	limit = max(1, min(limit, PageSize))
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CoverageView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		order := cmp.Or(order, c.Content.InOrder())
		place, err := parseCursor(from, order)
		if err != nil {
			return nil, err
		}
		r := newReader(tx)
		v, err := surroundings(ctx, r, c)
		if err != nil {
			return nil, err
		}
		p, err := r.pick(ctx, c, by)
		if err != nil {
			return nil, err
		}
		if v.Filter, err = r.filterView(ctx, p, v.Total); err != nil {
			return nil, err
		}
		updates, err := p.page(ctx, tx, c, order, place, limit+1)
		if err != nil {
			return nil, err
		}
		if len(updates) > limit {
			updates = updates[:limit]
			v.Older = cursor(&updates[limit-1], order)
		}
		v.Order = order
		if v.Updates, err = r.updateViews(ctx, c, updates, false); err != nil {
			return nil, err
		}
		if v.Record, err = r.statements(ctx, p.statements); err != nil {
			return nil, err
		}
		v.Log, err = logMark(ctx, tx)
		return v, err
	})
}

// UpdatesWhere gives the public updates that somebody asks for by number, at most limit. Of all of
// them there are stubs too, as UpdatesAfter gives them.
func (d *Desk) UpdatesWhere(ctx context.Context, slug string, by UpdatesBy, after, limit int) ([]UpdateView, error) {
	if by == (UpdatesBy{}) {
		return d.UpdatesAfter(ctx, slug, after, limit)
	}
	if err := by.Check(); err != nil {
		return nil, err
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) ([]UpdateView, error) {
		c, err := publicCoverage(ctx, tx, slug)
		if err != nil {
			return nil, err
		}
		r := newReader(tx)
		p, err := r.pick(ctx, c, by)
		if err != nil {
			return nil, err
		}
		slices.SortFunc(p.updates, func(a, b coverage.Update) int { return a.N - b.N })
		updates := slices.DeleteFunc(p.updates, func(u coverage.Update) bool { return u.N <= after })
		return r.updateViews(ctx, c, updates[:min(limit, len(updates))], false)
	})
}

// picked is what of a coverage somebody asked for.
type picked struct {
	by         UpdatesBy
	updates    []coverage.Update
	statements []record.StatementID
	counts     [facets]map[string]map[coverage.UpdateID]bool // of each value, the updates that match with it
}

// pick goes through the statements of a coverage, as its page does: three questions to the store,
// whatever is asked for.
func (r *reader) pick(ctx context.Context, c *coverage.Coverage, by UpdatesBy) (*picked, error) {
	r.coverages[c.ID] = c
	shown, err := r.shownWith(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	rows, err := r.tx.StatementsCited(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	p := &picked{by: by}
	for i := range p.counts {
		p.counts[i] = make(map[string]map[coverage.UpdateID]bool)
	}
	for i := range rows {
		updates, visible := shown[rows[i].Key.ID]
		if !visible {
			continue
		}
		item, err := rows[i].Item()
		if err != nil {
			return nil, err
		}
		s := item.(*record.Statement)
		sides, err := r.sidesOf(ctx, s)
		if err != nil {
			return nil, err
		}
		p.add(s, [facets][]string{texts(s.Speaker), texts(sides), texts(s.Issues), {string(s.Kind)}}, updates)
	}
	for id := range p.matching() {
		p.updates = append(p.updates, *r.updates[id])
	}
	return p, nil
}

func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// shownWith gives the updates of a coverage that each statement is shown with. One that is cited
// from the coverage's own words alone is shown with none.
func (r *reader) shownWith(ctx context.Context, id coverage.ID) (map[string][]coverage.UpdateID, error) {
	updates, err := r.tx.UpdatesCited(ctx, id)
	if err != nil {
		return nil, err
	}
	for i := range updates {
		r.updates[updates[i].ID] = &updates[i]
	}
	anchors, err := r.tx.AnchorsOfCoverage(ctx, id)
	if err != nil {
		return nil, err
	}
	shown := make(map[string][]coverage.UpdateID)
	for _, a := range anchors {
		if a.Kind != record.KindStatement {
			continue
		}
		updates := shown[a.ID]
		if a.Update != "" {
			if r.updates[a.Update] == nil {
				continue
			}
			updates = append(updates, a.Update)
		}
		shown[a.ID] = updates
	}
	return shown, nil
}

// add counts a statement: where it matches, or would if one of its own values were chosen instead
// of another.
func (p *picked) add(s *record.Statement, values [facets][]string, updates []coverage.UpdateID) {
	missed, by := 0, -1
	for i, want := range p.by.wanted() {
		if want != "" && !slices.Contains(values[i], want) {
			missed, by = missed+1, i
		}
	}
	if missed == 0 {
		p.statements = append(p.statements, s.ID)
	}
	for i := range values {
		for _, value := range values[i] {
			if p.counts[i][value] == nil {
				p.counts[i][value] = make(map[coverage.UpdateID]bool)
			}
			for _, id := range updates {
				if missed == 0 || missed == 1 && by == i {
					p.counts[i][value][id] = true
				}
			}
		}
	}
}

// matching gives the updates that match all that is asked for.
func (p *picked) matching() map[coverage.UpdateID]bool {
	for i, want := range p.by.wanted() {
		if want != "" {
			return p.counts[i][want]
		}
	}
	return nil
}

// page gives the updates behind a place in an order; without a filter all of the coverage's.
func (p *picked) page(ctx context.Context, tx *store.Tx, c *coverage.Coverage, order coverage.Order, from store.Place, limit int) ([]coverage.Update, error) {
	if p.by == (UpdatesBy{}) {
		return tx.PublicUpdates(ctx, c.ID, order, from, limit)
	}
	key := (*coverage.Update).OrderKey
	start := ""
	switch {
	case order == coverage.Editorial:
		key, start = (*coverage.Update).Place, from.Key
	case !from.Said.IsZero():
		start = coverage.OrderKey(from.Said, from.N)
	}
	compare := func(a, b string) int {
		if order == coverage.Oldest {
			return strings.Compare(a, b)
		}
		return strings.Compare(b, a)
	}
	updates := slices.DeleteFunc(slices.Clone(p.updates), func(u coverage.Update) bool { return start != "" && compare(key(&u), start) <= 0 })
	slices.SortFunc(updates, func(a, b coverage.Update) int { return compare(key(&a), key(&b)) })
	return updates[:min(limit, len(updates))], nil
}

// filterView names what there is to choose, in the order of the ids; total counts all updates.
func (r *reader) filterView(ctx context.Context, p *picked, total int) (v *FilterView, err error) {
	v = &FilterView{By: p.by, Matching: len(p.updates)}
	if p.by == (UpdatesBy{}) {
		v.Matching = total
	}
	actor := func(id string) record.Actor { return record.Actor{ID: record.ActorID(id)} }
	issue := func(id string) record.Issue { return record.Issue{ID: record.IssueID(id)} }
	if v.Speakers, err = choices(ctx, r.tx, p, bySpeaker, record.KindActor, actor); err != nil {
		return nil, err
	}
	if v.Sides, err = choices(ctx, r.tx, p, bySide, record.KindActor, actor); err != nil {
		return nil, err
	}
	if v.Issues, err = choices(ctx, r.tx, p, byIssue, record.KindIssue, issue); err != nil {
		return nil, err
	}
	for _, kind := range p.values(byKind) {
		v.Kinds = append(v.Kinds, Counted[record.StatementKind]{record.StatementKind(kind), len(p.counts[byKind][kind])})
	}
	return v, nil
}

// values gives what occurs, and what was chosen if it does not.
func (p *picked) values(facet int) []string {
	values := slices.Sorted(maps.Keys(p.counts[facet]))
	if want := p.by.wanted()[facet]; want != "" && p.counts[facet][want] == nil {
		values = append(values, want)
	}
	return values
}

// choices names the values of a part. Of what does not occur readers are told no name that they
// may not know.
func choices[T any](ctx context.Context, tx *store.Tx, p *picked, facet int, kind record.Kind, unnamed func(string) T) ([]Counted[T], error) {
	var out []Counted[T]
	for _, id := range p.values(facet) {
		updates, occurs := p.counts[facet][id]
		s, err := store.Item[T](ctx, tx, kind, id)
		switch {
		case fault.Is(err, fault.NotFound) || err == nil && !occurs && s.Standing != coverage.Published:
			out = append(out, Counted[T]{Item: unnamed(id)})
		case err != nil:
			return nil, err
		default:
			out = append(out, Counted[T]{s.Item, len(updates)})
		}
	}
	return out, nil
}
