package desk

import (
	"context"
	"slices"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
)

// Against says which account of a round stands beside which.
type Against struct {
	Source string // the slug of a source that is cited at the round; "" = the first of them
	With   string // of another one; "" = our own coverages
}

// Account is who tells of a round: a source, or our own coverages.
type Account struct {
	Slug   string      // of a source; "" for ours
	Source CitedPage   // the zero value for ours
	Pages  []CitedPage // of ours: what is cited at the round
}

// CompareView is two accounts of a round side by side.
type CompareView struct {
	Series  record.Event
	Round   record.Event
	Sources []Account // all that are cited at the round, in the order in which it cites them
	Theirs  *Account  // nil: no source is cited, and nothing is compared
	Ours    Account   // our own coverages, or another source
	Pairs   record.Comparison
	Record  *RecordView
	Pages   []coverage.ID // all that is cited at the round
	Log     journal.Mark
}

// Compare sets two accounts of a round side by side, as readers see them; series "" takes the
// round of any.
func (d *Desk) Compare(ctx context.Context, series, round record.EventID, in Against) (*CompareView, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (*CompareView, error) {
		return newReader(tx).compare(ctx, series, round, in)
	})
}

// CompareToJudge is Compare for who may say which pairs are the same.
func (d *Desk) CompareToJudge(ctx context.Context, series, round record.EventID, in Against) (*CompareView, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	return d.Compare(ctx, series, round, in)
}

func (r *reader) compare(ctx context.Context, series, round record.EventID, in Against) (*CompareView, error) {
	e, err := r.eventOfKind(ctx, round, record.Round)
	if err != nil {
		return nil, err
	}
	if series != "" && e.Parent != series {
		return nil, fault.New(fault.NotFound, "record.missing")
	}
	held, err := r.roundRecord(ctx, e)
	if err != nil {
		return nil, err
	}
	v, err := CompareIn(held, e, in)
	if err != nil {
		return nil, err
	}
	if v.Series, err = r.event(ctx, e.Parent); err != nil {
		return nil, err
	}
	v.Log, err = logMark(ctx, r.tx)
	return v, err
}

// CompareIn sets two accounts of a round side by side, of which the record is at hand.
func CompareIn(held *RecordView, round record.Event, in Against) (*CompareView, error) {
	v := &CompareView{Round: round, Record: held}
	v.gather()
	theirs := 0
	if in.Source != "" {
		if theirs = v.source(in.Source); theirs < 0 {
			return nil, noSource("source", in.Source)
		}
	}
	if in.With != "" {
		with := v.source(in.With)
		if with < 0 {
			return nil, noSource("with", in.With)
		}
		if with == theirs {
			return nil, fault.At("with", "compare.with_itself")
		}
		v.Ours = v.Sources[with]
	}
	if len(v.Sources) == 0 {
		return v, nil
	}
	v.Theirs = &v.Sources[theirs]
	v.Pairs = held.Book.Compare(round.ID, v.tells(v.Ours), v.tells(*v.Theirs))
	return v, nil
}

func noSource(field, slug string) *fault.Error {
	f := fault.New(fault.NotFound, "compare.no_source", "got", short(slug))
	f.Field = field
	return f
}

// gather finds the sources and the pages of ours that the round's items are cited from.
func (v *CompareView) gather() {
	v.Sources = SourcesIn(v.Record, v.Round.ID)
	for _, id := range v.Record.Book.Cited(v.Round.ID) {
		v.Pages = append(v.Pages, coverage.ID(id))
		if page := v.Record.Cited[id]; !page.Source {
			v.Ours.Pages = append(v.Ours.Pages, page)
		}
	}
}

// SourcesIn gives the sources that a round's outcomes and statements are cited from.
func SourcesIn(held *RecordView, round record.EventID) []Account {
	var sources []Account
	for _, id := range held.Book.Cited(round) {
		if page := held.Cited[id]; page.Source {
			sources = append(sources, Account{Slug: page.Slug, Source: page})
		}
	}
	return sources
}

func (v *CompareView) source(slug string) int {
	return slices.IndexFunc(v.Sources, func(a Account) bool { return a.Slug == slug })
}

// tells gives which words belong to an account.
func (v *CompareView) tells(a Account) func(record.Citation) bool {
	in := make(map[string]bool)
	for id, page := range v.Record.Cited {
		in[id] = page.Source == (a.Slug != "") && (a.Slug == "" || page.Slug == a.Slug)
	}
	return func(c record.Citation) bool { return in[c.Coverage] }
}

// Own tells whether it is our own coverages that stand on our side.
func (v *CompareView) Own() bool { return v.Ours.Slug == "" }
