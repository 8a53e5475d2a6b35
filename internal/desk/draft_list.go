package desk

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/drafting"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// draftsShown is how many drafts are shown at once.
const draftsShown = 50

// DraftScope is what of a coverage somebody decides about.
type DraftScope struct {
	Coverage string // its slug
	N        int    // of one update, 0: all
	After    DraftRef
	Rejected bool // those that are not offered any more
	Missed   bool // instead of what it offers the sentences without a draft
}

// DraftListView is what the words of a coverage offer for the record, in the order of the text.
type DraftListView struct {
	Coverage   *coverage.Coverage
	Items      []DraftedItem
	Next       DraftRef // the next ones come after it; the zero ref: there are none
	Readable   bool     // texts of its language are read
	Figures    DraftFigures
	Vocabulary *Vocabulary
	Spoke      []record.ActorID // who speaks in what the record holds of the coverage
	Sides      []record.ActorID // of the round that it covers
}

// Drafts gives what the words of a coverage offer for the record: what nobody has decided about
// and the record does not hold, or what was rejected.
func (d *Desk) Drafts(ctx context.Context, in DraftScope) (*DraftListView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	src, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*draftSource, error) {
		return d.draftSource(ctx, tx, in)
	})
	if err != nil {
		return nil, err
	}
	v := src.view()
	if !v.Readable {
		return v, nil
	}
	passed := in.After == DraftRef{}
	for _, one := range src.stretches {
		items, err := d.readStretch(ctx, src, one)
		if err != nil {
			return nil, err
		}
		fill := func(*DraftedItem) {}
		if in.Missed {
			items, fill = src.missed(one, items, in.N)
		}
		for _, item := range items {
			switch {
			case item.Ref == in.After:
				passed = true
				continue
			case !passed && item.Ref.N <= in.After.N || !src.offers(&item, in):
				continue
			case len(v.Items) == draftsShown:
				v.Next = v.Items[draftsShown-1].Ref
				return v, d.guessKinds(ctx, src, v.Items)
			}
			fill(&item)
			v.Items = append(v.Items, item)
		}
	}
	if src.goesOn > 0 {
		v.Next = DraftRef{N: src.goesOn - 1}
	}
	return v, d.guessKinds(ctx, src, v.Items)
}

// DraftsReady tells whether texts of a coverage can be read at once. If not, what it takes is being
// loaded, and a moment later they can.
func (d *Desk) DraftsReady(ctx context.Context, slug string) (bool, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return false, err
	}
	c, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*coverage.Coverage, error) {
		return coverageFor(ctx, tx, people.Record, slug)
	})
	if err != nil {
		return false, err
	}
	return !draftable(c.Content.Lang) || d.drafts.isReady(c.Content.Lang), nil
}

// draftSource is all that drafts of a coverage are read from, as of a snapshot.
type draftSource struct {
	c          *coverage.Coverage
	stretches  [][]coverage.Update
	goesOn     int          // the number of the update with which more would begin, 0: there is no more
	items      record.Items // what the record holds of the coverage
	held       *drafting.Held
	decided    map[decidedDraft]store.DraftDecision
	figures    DraftFigures
	spoke      []record.ActorID
	known      *knownNames
	sides      []record.ActorID // of the talks
	vocabulary *Vocabulary
}

func (s *draftSource) view() *DraftListView {
	return &DraftListView{Coverage: s.c, Readable: draftable(s.c.Content.Lang), Figures: s.figures, Vocabulary: s.vocabulary, Spoke: s.spoke, Sides: s.sides}
}

type decidedDraft struct {
	update coverage.UpdateID
	field  record.Field
	key    string
}

func (d *Desk) draftSource(ctx context.Context, tx *store.Tx, in DraftScope) (*draftSource, error) {
	c, err := coverageFor(ctx, tx, people.Record, in.Coverage)
	if err != nil {
		return nil, err
	}
	from := in.After.N
	if in.N > 0 {
		if _, _, err := updateFor(ctx, tx, people.Record, in.Coverage, in.N); err != nil {
			return nil, err
		}
		from = in.N
	}
	src := &draftSource{c: c}
	if err := src.gather(ctx, tx, from, in.N > 0); err != nil {
		return nil, err
	}
	if src.known, err = d.namesKnown(ctx, tx); err != nil {
		return nil, err
	}
	src.vocabulary, err = vocabulary(ctx, tx)
	return src, err
}

// gather takes updates from the stretch on that a number is in, as many as are read at once, with
// what the record holds of the coverage and what was decided about its drafts.
func (s *draftSource) gather(ctx context.Context, tx *store.Tx, from int, alone bool) error {
	var err error
	if s.sides, err = sidesAt(ctx, tx, record.EventID(s.c.Content.Event)); err != nil {
		return err
	}
	first := stretchOf(max(from, 1))*stretchUpdates + 1
	limit := 50 * stretchUpdates
	if alone {
		limit = stretchUpdates
	}
	updates, err := tx.UpdatesToRead(ctx, s.c.ID, first, limit+1)
	if err != nil {
		return err
	}
	size, last := 0, -1
	for i, u := range updates {
		now := stretchOf(u.N)
		if now != last && last >= 0 && (alone || size > mostReadForList) || i == limit {
			s.goesOn = u.N
			break
		}
		if now != last {
			s.stretches = append(s.stretches, nil)
		}
		last = now
		size += sizeOf(&u)
		s.stretches[len(s.stretches)-1] = append(s.stretches[len(s.stretches)-1], u)
	}
	if alone {
		s.goesOn = 0
	}
	return s.heldAndDecided(ctx, tx)
}

// heldAndDecided reads what the record holds of the coverage, and what was decided.
func (s *draftSource) heldAndDecided(ctx context.Context, tx *store.Tx) error {
	rows, err := tx.ItemsCiting(ctx, s.c.ID)
	if err != nil {
		return err
	}
	var items record.Items
	for i := range rows {
		item, err := rows[i].Item()
		if err != nil {
			return err
		}
		switch it := item.(type) {
		case *record.Statement:
			items.Statements = append(items.Statements, *it)
			s.spoke = append(s.spoke, it.Speaker...)
		case *record.Outcome:
			items.Outcomes = append(items.Outcomes, *it)
		case *record.Forecast:
			items.Forecasts = append(items.Forecasts, *it)
		}
	}
	s.items, s.held = items, drafting.HeldBy(items)
	all, err := tx.DraftDecisions(ctx, s.c.ID)
	if err != nil {
		return err
	}
	s.decided = make(map[decidedDraft]store.DraftDecision, len(all))
	for _, one := range all {
		s.decided[decidedDraft{one.Update, one.Field, one.Digest}] = one
		s.figures.count(one)
	}
	return nil
}

func (f *DraftFigures) count(one store.DraftDecision) {
	f.Spent += one.Spent
	if wasOffered(one.Digest) {
		f.offered(one)
	}
	if !one.Accepted() {
		return
	}
	if one.Spent > 0 {
		f.Timed++
	}
}

// offered counts what was decided about a draft that a text was read to hold: whatever else somebody marks
// says nothing of how well it was read.
func (f *DraftFigures) offered(one store.DraftDecision) {
	f.Decided++
	if !one.Accepted() {
		return
	}
	f.Accepted++
	if one.Mended {
		f.Mended++
	}
}

// stretchOf numbers the stretches of a coverage: updates that are read together, as who speaks is
// often named in an earlier one. They end at fixed numbers, so that an update at the end of a long
// page has no others read anew.
func stretchOf(n int) int { return (n - 1) / stretchUpdates }

// offers tells whether a draft is shown to whoever asks: one that waits for a decision, or, if they
// ask for those, one that was rejected.
func (s *draftSource) offers(item *DraftedItem, in DraftScope) bool {
	switch {
	case in.N > 0 && item.Ref.N != in.N || s.holds(item):
		return false
	case in.Rejected:
		return item.Decided && item.Became.ID == ""
	}
	return !item.Decided
}

// holds tells whether the record has a draft's words. Another draft of the same update that was
// accepted does not count: two people can speak in one sentence, and one do two things in it.
func (s *draftSource) holds(item *DraftedItem) bool {
	words := item.Places[0].Quote.Exact
	if !s.held.Holds(words) {
		return false
	}
	beside := make(map[string]bool) // ids
	for at, made := range s.decided {
		if at.update == item.Update && made.Accepted() {
			beside[made.Item.ID] = true
		}
	}
	if len(beside) == 0 {
		return true
	}
	var others record.Items
	for _, one := range s.items.Statements {
		if !beside[string(one.ID)] {
			others.Statements = append(others.Statements, one)
		}
	}
	for _, one := range s.items.Outcomes {
		if !beside[string(one.ID)] {
			others.Outcomes = append(others.Outcomes, one)
		}
	}
	for _, one := range s.items.Forecasts {
		if !beside[string(one.ID)] {
			others.Forecasts = append(others.Forecasts, one)
		}
	}
	return drafting.HeldBy(others).Holds(words)
}

// readStretch reads updates one after the other, in as many goes as their length takes.
func (d *Desk) readStretch(ctx context.Context, src *draftSource, updates []coverage.Update) ([]DraftedItem, error) {
	var all []DraftedItem
	whole := updates
	for len(updates) > 0 {
		size, n := 0, 0
		for n < len(updates) && (n == 0 || size+sizeOf(&updates[n]) <= mostStretch) {
			size += sizeOf(&updates[n])
			n++
		}
		items, err := d.readParts(ctx, src, partsOf(updates[:n]))
		if err != nil {
			return nil, err
		}
		all, updates = append(all, items...), updates[n:]
	}
	src.recall(all)
	stillAbout(all)
	src.hear(whole, all).whoElse(all)
	return all, nil
}

func (d *Desk) readParts(ctx context.Context, src *draftSource, parts []draftPart) ([]DraftedItem, error) {
	page := drafting.Page{Lang: src.c.Content.Lang}
	page.Title, _ = src.c.Content.Title.In(page.Lang) // of a statement, it says whose it is
	for _, p := range parts {
		page.Parts = append(page.Parts, drafting.Part{Name: string(p.field), Text: p.plain[:p.reads], Headline: p.field != record.Body})
	}
	drafts, err := d.drafts.read(ctx, page, src.sides, src.known.names)
	if err != nil {
		return nil, err
	}
	var items []DraftedItem
	seen := make(map[DraftRef]bool)
	for i := range drafts {
		item, ok := src.item(&drafts[i], parts)
		if ok && !seen[item.Ref] {
			seen[item.Ref] = true
			items = append(items, item)
		}
	}
	return items, nil
}

// item makes of a draft what is offered; false: nothing can become of it here.
func (s *draftSource) item(d *drafting.Draft, parts []draftPart) (DraftedItem, bool) {
	at := parts[d.Citations[0].Part]
	item := DraftedItem{
		Ref:    DraftRef{at.u.N, at.field, d.Key},
		Update: at.u.ID, Revision: at.u.Revision, Standing: at.u.Standing, Said: at.u.Message.Said, Lang: s.c.Content.Lang,
		As: kindOf(d, s.c.Content.Event), Speakers: d.Speaker.Actors, Printed: d.Speaker.Printed, Role: d.Speaker.Role, New: newSpeaker(d.Speaker),
		Issues: d.Issues, Denies: d.Denies, Mode: d.Mode, Confidence: d.Confidence, Why: d.Why,
	}
	if item.As.What == drafting.Statement && (d.Surmise || item.As.Kind == "") {
		return item, false // nobody says it, and there is no round that it would be a forecast of
	}
	if d.Via != nil && len(d.Via.Actors) == 1 {
		item.Via = d.Via.Actors[0]
	}
	if d.Inner != nil {
		item.Inner = d.Inner.Actors
	}
	s.known.knowFamily(&item)
	for _, t := range d.Targets {
		item.Target = append(item.Target, t.Actors...)
	}
	for _, c := range d.Citations {
		p := parts[c.Part]
		q, err := text.QuoteAt(p.plain, c.Start, c.End)
		if err != nil {
			return item, false
		}
		w := DraftWords{N: p.u.N, Field: p.field, Quote: q, Mode: c.Mode, As: string(c.As)}
		if c.Denies {
			w.As = record.Denied
		}
		w.Before, w.After = around(p.plain, c.Start, c.End)
		item.Places = append(item.Places, w)
	}
	if made, ok := s.decided[decidedDraft{item.Update, item.Ref.Field, item.Ref.Key}]; ok {
		item.Decided, item.Became = true, ItemRef{made.Item.Kind, made.Item.ID}
	}
	return item, true
}

// mostAround is how much is shown of what stands around a draft's words, in code points.
const mostAround = 60

// around gives what stands around words in the same paragraph.
func around(plain string, start, end int) (before, after string) {
	r := []rune(plain)
	from, to := start, end
	for from > 0 && start-from < mostAround && r[from-1] != '\n' {
		from--
	}
	for to < len(r) && to-end < mostAround && r[to] != '\n' {
		to++
	}
	before, after = string(r[from:start]), string(r[end:to])
	if from > 0 && r[from-1] != '\n' {
		before = "…" + before
	}
	if to < len(r) && r[to] != '\n' {
		after += "…"
	}
	return before, after
}
