package record

import (
	"fmt"
	"testing"
)

// twoAccounts is a round of which two accounts tell: ours (s1, s3, o1), theirs (s2, s4, o2).
func twoAccounts(same bool) *Book {
	at := func(coverage string) []Citation { return []Citation{{Coverage: coverage, Mode: Reported}} }
	items := Items{
		Actors: []Actor{{ID: "tarn", Kind: State}, {ID: "veld", Kind: State}},
		Events: []Event{
			{ID: "series", Kind: Series},
			{ID: "r1", Kind: Round, Parent: "series", Ordinal: 1, Date: "2031-05-20"},
			{ID: "r2", Kind: Round, Parent: "series", Ordinal: 2, Date: "2032-05-20"},
		},
		Statements: []Statement{
			{ID: "s1", Kind: Concern, Speaker: []ActorID{"tarn"}, Event: "r1", Issues: []IssueID{"islands"}, Citations: at("ours")},
			{ID: "s2", Kind: Object, Speaker: []ActorID{"tarn"}, Event: "r1", Issues: []IssueID{"islands", "fish"}, Citations: at("theirs")},
			{ID: "s3", Kind: Explain, Speaker: []ActorID{"veld"}, Event: "r1", Issues: []IssueID{"islands"}, Citations: at("ours")},
			{ID: "s4", Kind: Explain, Speaker: []ActorID{"veld"}, Event: "r1", Issues: []IssueID{"islands"}, Citations: at("theirs")},
		},
		Outcomes: []Outcome{
			{ID: "o1", Event: "r1", ToldBy: []ActorID{"tarn"}, Changes: []StatusChange{{Status: Agreed, AsOf: "2031-05-20"}}, Citations: at("ours")},
			{ID: "o2", Event: "r1", ToldBy: []ActorID{"veld"}, Changes: []StatusChange{{Status: Agreed, AsOf: "2031-05-20"}}, Citations: at("theirs")},
		},
	}
	if same {
		items.Statements[1].Same = []StatementID{"s1"} // kept with either
		items.Statements[2].Same = []StatementID{"s4"}
		items.Outcomes[0].Same = []OutcomeID{"o2"}
	}
	return NewBook(items)
}

// TestOneActCountsOnce where two items are called the same and are not merged: in the matrix and
// the points of contention, with the citations and the issues of both; in the ledger; and what both
// sides tell, one alone does not.
func TestOneActCountsOnce(t *testing.T) {
	for _, row := range []struct {
		same                                  bool
		cells, contention, promises, onesided string
	}{
		{false, "[s1/1 s2/1] [s3/1 s4/1] [s2/1]", "[{islands [tarn veld] [s1 s2 s3 s4] true} {fish [tarn] [s2] true}]", "o1 o2 ", "o1 o2 "},
		{true, "[s1/2] [s3/2] [s1/2]", "[{islands [tarn veld] [s1 s3] true} {fish [tarn] [s1] true}]", "o1 ", ""},
	} {
		t.Run(fmt.Sprint("same ", row.same), func(t *testing.T) {
			b := twoAccounts(row.same)
			p := b.Positions()
			check(t, "positions", fmt.Sprint(citedInCell(p.Cell("islands", "tarn", "r1")), " ", citedInCell(p.Cell("islands", "veld", "r1")), " ", citedInCell(p.Cell("fish", "tarn", "r1"))), row.cells)
			check(t, "contention", fmt.Sprint(b.Contentions("r1")), row.contention)
			promises, _, _ := b.Promises("r1")
			all := ""
			for _, promise := range promises {
				all += string(promise.Outcome.ID) + " "
			}
			check(t, "promises", all, row.promises)
			all = ""
			for _, o := range b.OneSided() {
				all += string(o.ID) + " "
			}
			check(t, "told by one side", all, row.onesided)
			check(t, "the record has both", fmt.Sprint(len(b.Statements), len(b.Outcomes)), "4 2")
		})
	}
}

func citedInCell(c Cell) []string {
	var all []string
	for _, s := range c {
		all = append(all, fmt.Sprint(s.ID, "/", len(s.Citations)))
	}
	return all
}

// TestTwoItemsOfOneActAreTwoAccounts where they word it differently.
func TestTwoItemsOfOneActAreTwoAccounts(t *testing.T) {
	check(t, "apart", len(twoAccounts(false).Conflicts("r1")), 0)
	all := twoAccounts(true).Conflicts("r1")
	check(t, "one act", len(all), 1)
	check(t, "the words", fmt.Sprint(all[0].ID, " ", all[0].Accounts[0].As, " ", all[0].Accounts[1].As), "s1 concern object")
}

// TestWhichStandsForAnAct: a pinned one, else the first; what is one with two others is one with
// both, but not against what somebody has said; of what readers do not see nothing stands for it.
func TestWhichStandsForAnAct(t *testing.T) {
	act := func(id string, more ...func(*Statement)) Statement {
		s := Statement{ID: StatementID(id), Kind: Assert, Speaker: []ActorID{"tarn"}, Event: "r", Issues: []IssueID{"i"}}
		for _, change := range more {
			change(&s)
		}
		return s
	}
	same := func(ids ...StatementID) func(*Statement) { return func(s *Statement) { s.Same = ids } }
	for _, row := range []struct {
		name string
		all  []Statement
		want string
	}{
		{"the first", []Statement{act("a"), act("b", same("a"))}, "a+b"},
		{"the pinned one", []Statement{act("a"), act("b", same("a"), func(s *Statement) { s.Pinned = true })}, "b+a"},
		{"another speaker", []Statement{act("a"), act("b", same("a"), func(s *Statement) { s.Speaker = []ActorID{"veld"} })}, "a+b"},
		{"three", []Statement{act("a", same("b")), act("b", same("c")), act("c"), act("d")}, "a+b+c d"},
		{"said not to be", []Statement{act("a", same("b"), func(s *Statement) { s.NotSame = []StatementID{"c"} }), act("b", same("c")), act("c")}, "a+b c"},
		{"alone", []Statement{act("b", same("a"))}, "b"},
	} {
		acts, also := actsOf(row.all)
		got := ""
		for i, s := range acts {
			if i > 0 {
				got += " "
			}
			got += string(s.ID)
			check(t, row.name+" has its speaker", fmt.Sprint(s.Speaker), "[tarn]")
			for _, other := range also[s.ID] {
				got += "+" + string(other.ID)
			}
		}
		check(t, row.name, got, row.want)
	}
}
