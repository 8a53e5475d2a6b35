package record

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"readout/internal/fault"
)

// A verdict says one thing of two items: what is said last replaces what was said before, and it
// can be taken back.
func TestSetVerdict(t *testing.T) {
	s := said("s1 weiss concern dam r2")
	for _, step := range []struct {
		to      string
		how     Verdict
		changed bool
		same    []StatementID
		not     []StatementID
	}{
		{"s2", SaidNothing, false, nil, nil},
		{"s2", SaidSame, true, []StatementID{"s2"}, nil},
		{"s2", SaidSame, false, []StatementID{"s2"}, nil},
		{"s3", SaidNotSame, true, []StatementID{"s2"}, []StatementID{"s3"}},
		{"s2", SaidNotSame, true, nil, []StatementID{"s3", "s2"}},
		{"s3", SaidNothing, true, nil, []StatementID{"s2"}},
	} {
		if changed := SetVerdict(&s, step.to, step.how); changed != step.changed {
			t.Errorf("%s %s: changed %v, want %v", step.how, step.to, changed, step.changed)
		}
		if !reflect.DeepEqual(s.Same, step.same) || !reflect.DeepEqual(s.NotSame, step.not) {
			t.Errorf("%s %s: same as %v, not %v", step.how, step.to, s.Same, s.NotSame)
		}
	}
	if SetVerdict(&Issue{ID: "dam"}, "water", SaidSame) {
		t.Error("issues have no accounts")
	}
}

func TestVerdictsAreChecked(t *testing.T) {
	many := make([]StatementID, mostVerdicts+1)
	for i := range many {
		many[i] = StatementID(fmt.Sprintf("s%d", i+2))
	}
	for key, given := range map[string]Verdicts[StatementID]{
		"record.verdict_itself": {Same: []StatementID{"s1"}},
		"record.verdict_both":   {Same: []StatementID{"s2"}, NotSame: []StatementID{"s2"}},
		"record.verdict_many":   {Same: many},
	} {
		s := said("s1 weiss concern dam r2")
		s.Citations, s.Verdicts = citedBy("ours", "en", "words"), given
		if got := keyOf(s.Check()); got != key {
			t.Errorf("%v: %q, want %q", given, got, key)
		}
		o := outcome("s1", "r2")
		o.Citations, o.Verdicts = s.Citations, Verdicts[OutcomeID]{Same: outcomesOf(given.Same), NotSame: outcomesOf(given.NotSame)}
		if got := keyOf(o.Check()); got != key {
			t.Errorf("of an outcome: %v: %q, want %q", given, got, key)
		}
	}
}

func keyOf(err error) string {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f.Key
	}
	return fmt.Sprint(err)
}

func outcomesOf(ids []StatementID) []OutcomeID {
	var all []OutcomeID
	for _, id := range ids {
		all = append(all, OutcomeID(id))
	}
	return all
}

// Of two that become one, what was said of each other is gone, and what was said beside others
// stays; whoever named the one that goes names the one that stays.
func TestVerdictsOfDoubles(t *testing.T) {
	keep, gone := said("s1 weiss concern dam r2"), said("s2 weiss object dam r2")
	keep.Same, keep.NotSame = []StatementID{"s2", "s3"}, []StatementID{"s4"}
	gone.Same, gone.NotSame = []StatementID{"s1", "s4", "s5"}, []StatementID{"s3", "s6"}
	if err := Absorb(&keep, &gone); err != nil {
		t.Fatal(err)
	}
	if want := (Verdicts[StatementID]{Same: []StatementID{"s3", "s5"}, NotSame: []StatementID{"s4", "s6"}}); !reflect.DeepEqual(keep.Verdicts, want) {
		t.Errorf("kept %v, want %v", keep.Verdicts, want)
	}
	other := said("s3 weiss concern dam r2")
	other.Same, other.NotSame = []StatementID{"s1"}, []StatementID{"s2"}
	if !Rename(&other, KindStatement, "s2", "s1") || !reflect.DeepEqual(other.Verdicts, Verdicts[StatementID]{Same: []StatementID{"s1"}}) {
		t.Errorf("renamed: %v", other.Verdicts)
	}
	outcome := outcome("o1", "r2")
	outcome.Same = []OutcomeID{"o2"}
	if !Rename(&outcome, KindOutcome, "o2", "o1") || outcome.Same != nil {
		t.Errorf("of itself: %v", outcome.Same)
	}
}

// A verdict on what is not among the items is cut, and the item it was read from stays as it was.
func TestCutVerdicts(t *testing.T) {
	all := allSaid("s1 weiss concern dam r2", "s2 weiss object dam r2")
	all[0].Same, all[0].NotSame = []StatementID{"s9", "s2"}, []StatementID{"s8"}
	before := all[0].Same
	items := Items{Statements: all, Outcomes: []Outcome{{ID: "o1", Verdicts: Verdicts[OutcomeID]{Same: []OutcomeID{"o2"}}}}}
	items.CutVerdicts()
	if got := items.Statements[0].Verdicts; len(got.Same) != 1 || got.Same[0] != "s2" || len(got.NotSame) != 0 {
		t.Errorf("left: %v", got)
	}
	if len(items.Outcomes[0].Same) != 0 || before[0] != "s9" {
		t.Errorf("left of an outcome: %v; before: %v", items.Outcomes[0].Same, before)
	}
}
