package record

import (
	"cmp"
	"slices"
)

// Comparison is what two accounts of a round tell of it, side by side: outcomes, then what was
// said. One account is what rests on some coverages (ours), the other on others (theirs).
type Comparison struct {
	Outcomes   []Pair
	Statements []Pair
}

// Pair is one act as the two accounts tell it; the one that is silent of it is nil.
type Pair struct {
	Kind   Kind
	Ours   *Told
	Theirs *Told
	By     PairedBy // "" where one account is silent
	On     []Shared // of a match: what the two have in common
	places [2]int   // in the record, for the order
}

// Told is how one account tells an act.
type Told struct {
	ID       string
	As       string   // a kind of statement, a state of an outcome, or "denied"
	Citation Citation // the words
}

// PairedBy says why two tellings stand side by side.
type PairedBy string

// The reasons, the surest first.
const (
	ByOneItem PairedBy = "one_item" // one item of the record rests on both accounts
	ByVerdict PairedBy = "verdict"  // somebody has said so
	ByMatch   PairedBy = "match"    // they have much in common
)

// Shared is something that two tellings have in common.
type Shared string

// What two tellings can have in common.
const (
	SharedSide    Shared = "side"
	SharedIssue   Shared = "issue"
	SharedKind    Shared = "kind"
	SharedOutcome Shared = "outcome" // the same outcome is spoken of
	SharedBound   Shared = "bound"   // who is to do it
	SharedDue     Shared = "due"
	SharedWords   Shared = "words"
)

// Differs tells whether both accounts tell of the act, in different words for what was done.
func (p Pair) Differs() bool { return p.Ours != nil && p.Theirs != nil && p.Ours.As != p.Theirs.As }

// Compared is pairs by what there is to say of them.
type Compared struct {
	Differ, Alike, OnlyOurs, OnlyTheirs []Pair
}

// Sorted gives pairs by what there is to say of them, each list in the order of the pairs.
func Sorted(pairs []Pair) Compared {
	var c Compared
	for _, p := range pairs {
		switch {
		case p.Theirs == nil:
			c.OnlyOurs = append(c.OnlyOurs, p)
		case p.Ours == nil:
			c.OnlyTheirs = append(c.OnlyTheirs, p)
		case p.Differs():
			c.Differ = append(c.Differ, p)
		default:
			c.Alike = append(c.Alike, p)
		}
	}
	return c
}

// Compare sets two accounts of a round side by side; ours and theirs tell which words belong to
// which. What somebody has called the same stands together, and what somebody has said is not
// the same never does; the rest is matched by who, about what, what was done, and the words as
// far as both have some in one language. A telling stands in one pair, unless verdicts put it into more.
func (b *Book) Compare(round EventID, ours, theirs func(Citation) bool) Comparison {
	statements := newMatcher(KindStatement, sameStatement)
	for i := range b.Statements {
		s := &b.Statements[i]
		if b.tellsOf(s, round) {
			statements.add(b.statementToMatch(s, ours, theirs))
		}
	}
	outcomes := newMatcher(KindOutcome, sameOutcome)
	for i := range b.Outcomes {
		outcomes.add(b.outcomeToMatch(&b.Outcomes[i], round, ours, theirs))
	}
	return Comparison{Outcomes: outcomes.pairs(), Statements: statements.pairs()}
}

// Cited gives the coverages that a round's outcomes and statements rest on, in the order in which
// they are first cited.
func (b *Book) Cited(round EventID) []string {
	var all []string
	seen := make(map[string]bool)
	cited := func(citations []Citation) {
		for _, c := range citations {
			if !seen[c.Coverage] {
				seen[c.Coverage] = true
				all = append(all, c.Coverage)
			}
		}
	}
	for i := range b.Outcomes {
		if round != "" && b.RoundOf(b.Outcomes[i].Event) == round {
			cited(b.Outcomes[i].Cites())
		}
	}
	for i := range b.Statements {
		if b.tellsOf(&b.Statements[i], round) {
			cited(b.Statements[i].Citations)
		}
	}
	return all
}

// tellsOf tells whether a statement was made at a round, or about it at none.
func (b *Book) tellsOf(s *Statement, round EventID) bool {
	at := b.RoundOf(s.Event)
	return round != "" && (at == round || at == "" && b.RoundOf(s.About) == round)
}

// toldBy gives how an account tells an act: in the first of its words. own is what the record
// calls it. An account without words of it is silent.
func toldBy(id, own string, citations []Citation, by func(Citation) bool) *Told {
	i := slices.IndexFunc(citations, by)
	if i < 0 {
		return nil
	}
	return &Told{ID: id, As: cmp.Or(citations[i].As, own), Citation: citations[i]}
}

// outcomeToldBy gives how an account tells an outcome at a round: by the last of the states that
// it tells of on the round's days, else as it was put on the table. Of an outcome that was put
// elsewhere only a state of these days counts.
func (b *Book) outcomeToldBy(o *Outcome, round EventID, by func(Citation) bool) *Told {
	put := b.RoundOf(o.Event) == round
	var told *Told
	for _, c := range o.History() {
		if !b.during(round, c.AsOf, put) {
			continue
		}
		if t := toldBy(string(o.ID), string(c.Status), c.Citations, by); t != nil {
			told = t
		}
	}
	if told == nil && put {
		return toldBy(string(o.ID), firstStatus(o), o.Citations, by)
	}
	return told
}

// during tells whether a date falls on the days of a round, those on which its results are
// still being told among them, or before where that counts.
func (b *Book) during(round EventID, date string, before bool) bool {
	e := b.events[round]
	day, ok := FirstDay(date)
	if !ok {
		return before
	}
	if last, known := LastDay(e.LastDate()); known && day.After(last.Add(telling)) {
		return false
	}
	first, known := FirstDay(e.Date)
	return before || known && !day.Before(first)
}
