package desk

import (
	"context"
	"fmt"
	"slices"
	"time"

	"readout/internal/coverage"
	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// DraftVerdict is what is decided about a draft.
type DraftVerdict string

// The verdicts.
const (
	AcceptDraft DraftVerdict = "accept" // it becomes an item of the record
	RejectDraft DraftVerdict = "reject" // it is not offered any more
	OfferDraft  DraftVerdict = "again"  // what was decided is taken back, with what became of it
)

// DraftVerdicts lists all of them.
var DraftVerdicts = []DraftVerdict{AcceptDraft, RejectDraft, OfferDraft}

// DraftDecision decides about a draft. What is left out of an accepted one is as it was offered.
type DraftDecision struct {
	Ref     DraftRef
	Do      DraftVerdict
	As      DraftKind        // the zero one: as offered
	Speaker []record.ActorID // nil: as offered; DraftedItem.Inner: then who speaks tells of it; empty: nobody, of an outcome or a forecast
	New     *NewSpeaker      // they are not in the record yet, and come into it
	Issues  []string         // what it is about, by ids or names of theirs; nil: as offered; empty: none
}

// DraftDecisions are decisions about drafts of a coverage, which are all carried out or none.
type DraftDecisions struct {
	Coverage string // its slug
	Each     []DraftDecision
	Since    time.Time // since when whoever decides has had them before their eyes; zero: nobody knows
	Once     Once
}

// DecidedDraft is what was decided about a draft, and what it has become.
type DecidedDraft struct {
	Ref  DraftRef
	Do   DraftVerdict
	Item ItemRef // of one that was accepted or, if that is taken back, had been
}

// DecideDrafts accepts drafts, which thereby are items of the record that cite their words, rejects
// others, and takes back what was decided. What is accepted twice is accepted once.
func (d *Desk) DecideDrafts(ctx context.Context, in DraftDecisions) ([]DecidedDraft, error) {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	switch {
	case len(in.Each) == 0:
		return nil, fault.At("drafts", "drafts.none_chosen")
	case len(in.Each) > MostReviewed:
		return nil, fault.At("drafts", "drafts.too_many", "count", MostReviewed)
	}
	offered, err := d.offered(ctx, in)
	if err != nil {
		return nil, err
	}
	return commit(ctx, d, by, in.Once, func(ctx context.Context, tx *store.Tx) ([]DecidedDraft, error) {
		a := &deciding{tx: tx, by: by, offered: offered, made: make(map[string]record.ActorID)}
		if a.c, err = coverageFor(ctx, tx, people.Record, in.Coverage); err != nil {
			return nil, err
		}
		if a.spent, err = spentOn(ctx, tx, a.c.ID, in.Since, len(in.Each)); err != nil {
			return nil, err
		}
		var done []DecidedDraft
		var faults []*fault.Error
		for i, one := range in.Each {
			decided, err := a.decide(ctx, one)
			told, ok := err.(*fault.Error) //nolint:errorlint // what the desk itself says, not wrapped
			switch {
			case err == nil:
				done = append(done, decided)
			case !ok:
				return nil, err
			default:
				faults = append(faults, ofDraft(told, i, len(in.Each)))
			}
		}
		return done, fault.Join(faults...)
	})
}

// ofDraft says of which draft a fault is.
func ofDraft(f *fault.Error, i, of int) *fault.Error {
	if of == 1 && (f.Kind == fault.Denied || f.Kind == fault.NotFound) {
		return f // it needs no name
	}
	field := fmt.Sprintf("drafts[%d]", i)
	at := *f.Each()[0]
	if at.Field != "" {
		field += "." + at.Field
	}
	at.Field = field
	return &at
}

// offered reads the drafts that are decided about, as their updates read now: of what is taken back
// alone nothing has to be read.
func (d *Desk) offered(ctx context.Context, in DraftDecisions) (map[DraftRef]DraftedItem, error) {
	var refs []DraftRef
	for _, one := range in.Each {
		if one.Do != OfferDraft {
			refs = append(refs, one.Ref)
		}
	}
	items, err := d.DraftsNamed(ctx, in.Coverage, refs)
	all := make(map[DraftRef]DraftedItem, len(items))
	for _, item := range items {
		all[item.Ref] = item
	}
	return all, err
}

// draftsIn reads a stretch of a coverage and gives what is wanted of it: what can be decided about, or has
// been, and what the record does not hold without a decision.
func (d *Desk) draftsIn(ctx context.Context, slug string, stretch int, wanted []DraftRef) ([]DraftedItem, error) {
	src, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (*draftSource, error) {
		c, err := coverageFor(ctx, tx, people.Record, slug)
		if err != nil {
			return nil, err
		}
		src := &draftSource{c: c}
		if err := src.gather(ctx, tx, stretch*stretchUpdates+1, true); err != nil {
			return nil, err
		}
		src.known, err = d.namesKnown(ctx, tx)
		return src, err
	})
	if err != nil || !draftable(src.c.Content.Lang) {
		return nil, err
	}
	var all []DraftedItem
	for _, one := range src.stretches {
		items, err := d.readStretch(ctx, src, one)
		if err != nil {
			return nil, err
		}
		fill := func(*DraftedItem) {}
		if slices.ContainsFunc(wanted, func(ref DraftRef) bool { return !wasOffered(ref.Key) }) {
			var sentences []DraftedItem
			sentences, fill = src.missed(one, items, 0)
			items = slices.Concat(items, sentences, src.acceptedSentences(one))
		}
		for _, item := range items {
			if !slices.Contains(wanted, item.Ref) && !slices.Contains(wanted, item.Ref.Again()) {
				continue
			}
			fill(&item)
			if (item.Decided || !src.holds(&item)) && slices.Contains(wanted, item.Ref) {
				all = append(all, item)
			}
			if item.As.What == drafting.Statement && slices.Contains(wanted, item.Ref.Again()) {
				all = append(all, src.again(&item))
			}
		}
	}
	return all, d.guessKinds(ctx, src, all)
}

// deciding carries out decisions in one transaction.
type deciding struct {
	tx      *store.Tx
	by      *people.User
	c       *coverage.Coverage
	offered map[DraftRef]DraftedItem
	spent   time.Duration             // on each
	made    map[string]record.ActorID // who has come into the record with these decisions, by name
	issues  []record.Issue            // all of the record, once they are asked for
}

func (a *deciding) decide(ctx context.Context, one DraftDecision) (DecidedDraft, error) {
	done := DecidedDraft{Ref: one.Ref, Do: one.Do}
	if !slices.Contains(DraftVerdicts, one.Do) {
		return done, fault.At("do", "drafts.bad_verdict", "got", short(string(one.Do)))
	}
	_, u, err := updateFor(ctx, a.tx, people.Record, a.c.Slug, one.Ref.N)
	if err != nil {
		return done, err
	}
	before, decided, err := a.tx.DraftDecisionOn(ctx, u.ID, one.Ref.Field, one.Ref.Key)
	if err != nil {
		return done, err
	}
	if decided {
		done.Item = ItemRef{before.Item.Kind, before.Item.ID}
	}
	switch {
	case one.Do == OfferDraft && !decided:
		return done, nil
	case one.Do == OfferDraft:
		return done, a.takeBack(ctx, u, one, before)
	case decided && before.Accepted() == (one.Do == AcceptDraft):
		return done, nil // it is so already
	case decided:
		return done, fault.New(fault.Conflict, "drafts.decided", "n", one.Ref.N)
	}
	item, ok := a.offered[one.Ref]
	if !ok {
		return done, fault.New(fault.Conflict, "drafts.gone", "n", one.Ref.N)
	}
	keep := store.DraftDecision{
		Coverage: a.c.ID, Update: u.ID, Field: one.Ref.Field, Digest: one.Ref.Key, At: a.tx.Now, Spent: a.spent,
	}
	if one.Do == RejectDraft {
		a.tx.Did(ctx, people.RejectDraft, inLog(a.c, u.N), "")
		return done, a.tx.KeepDraftDecision(ctx, keep)
	}
	if done.Item, keep.Mended, err = a.accept(ctx, u, &item, one); err != nil {
		return done, err
	}
	keep.Item = store.ItemKey{Kind: done.Item.Kind, ID: done.Item.ID}
	a.tx.Did(ctx, people.SaveRecord, done.Item.String(), "")
	return done, a.tx.KeepDraftDecision(ctx, keep)
}

// longestDecision is how long somebody may look at a draft: who takes longer has done something else.
const longestDecision = 2 * time.Minute

// spentOn tells how long each of some decisions took: since the one before, or since they came before
// whoever decides. 0: that is not known, or it is too long.
func spentOn(ctx context.Context, tx *store.Tx, of coverage.ID, since time.Time, n int) (time.Duration, error) {
	last, ok, err := tx.LastDraftDecision(ctx, of)
	if err != nil {
		return 0, err
	}
	if since.IsZero() {
		return 0, nil
	}
	if ok && last.After(since) {
		since = last
	}
	each := tx.Now.Sub(since) / time.Duration(n)
	if each <= 0 || each > longestDecision {
		return 0, nil
	}
	return each, nil
}
