package record

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/text"
)

func heldOutcome(change func(*Outcome)) *Outcome {
	o := &Outcome{
		ID: "deal", Kind: Act, Event: "round-1", Title: text.Local{"en": "Joint work", "ja": "共同作業"}, Issues: []IssueID{"fish", "ports"},
		Changes:   []StatusChange{{Status: Proposed, AsOf: "2031"}},
		Citations: []Citation{{Coverage: "c", Mode: Direct}},
	}
	if change != nil {
		change(o)
	}
	return o
}

// TestTwoChangesOfAnOutcome: what one changed alone stays, lists take what either put in, and what
// both changed in different ways is a clash that has mine.
func TestTwoChangesOfAnOutcome(t *testing.T) {
	for _, row := range []struct {
		name         string
		theirs, mine func(*Outcome)
		want         string // of what both have become
		told         string // what they changed, "!" before a clash
	}{
		{"nobody", nil, nil, "action Joint work/共同作業 [fish ports] proposed", ""},
		{"I alone", nil, func(o *Outcome) { o.Kind = Meeting }, "meeting Joint work/共同作業 [fish ports] proposed", ""},
		{"they alone", func(o *Outcome) { o.Kind = Meeting }, nil, "meeting Joint work/共同作業 [fish ports] proposed", "kind: action > meeting"},
		{"the same twice", func(o *Outcome) { o.Kind = Meeting }, func(o *Outcome) { o.Kind = Meeting }, "meeting Joint work/共同作業 [fish ports] proposed", ""},
		{"different parts", func(o *Outcome) { o.Title["ja"] = "共同の調査" }, func(o *Outcome) { o.Title["en"] = "Joint survey" }, "action Joint survey/共同の調査 [fish ports] proposed", "title.ja: 共同作業 > 共同の調査"},
		{"one word differently", func(o *Outcome) { o.Title["en"] = "Survey" }, func(o *Outcome) { o.Title["en"] = "Joint survey" }, "action Joint survey/共同作業 [fish ports] proposed", "!title.en: Joint work > Survey"},
		{"both put in", func(o *Outcome) { o.Issues = append(o.Issues, "oil") }, func(o *Outcome) { o.Issues = append(o.Issues, "gas") }, "action Joint work/共同作業 [fish ports oil gas] proposed", "issues: fish, ports > fish, ports, oil"},
		{"one in, one out", func(o *Outcome) { o.Issues = append(o.Issues, "oil") }, func(o *Outcome) { o.Issues = []IssueID{"ports"} }, "action Joint work/共同作業 [ports oil] proposed", "issues: fish, ports > fish, ports, oil"},
		{"another in its place", func(o *Outcome) { o.Issues = []IssueID{"oil", "ports"} }, func(o *Outcome) { o.Issues = []IssueID{"gas", "ports"} }, "action Joint work/共同作業 [gas ports] proposed", "!issues: fish, ports > oil, ports"},
		{"taken out whole", func(o *Outcome) { o.Issues = []IssueID{"ports"} }, func(o *Outcome) { o.Issues = []IssueID{"fish"} }, "action Joint work/共同作業 [fish] proposed", "!issues: fish, ports > ports"},
		{"a day each", func(o *Outcome) { o.Due = "2032" }, func(o *Outcome) { o.Due = "2033" }, "action Joint work/共同作業 [fish ports] proposed 2033", "!due:  > 2032"},
		{"two states", func(o *Outcome) { o.Changes = append(o.Changes, StatusChange{Status: Agreed, AsOf: "2032"}) }, func(o *Outcome) { o.Changes = append(o.Changes, StatusChange{Status: Pledged, AsOf: "2032"}) }, "action Joint work/共同作業 [fish ports] proposed pledged", "!status_changes: proposed > proposed, agreed"},
		{"words each", func(o *Outcome) { o.Citations = append(o.Citations, Citation{Coverage: "d", Mode: Direct}) }, func(o *Outcome) { o.Citations = append(o.Citations, Citation{Coverage: "e", Mode: Direct}) }, "action Joint work/共同作業 [fish ports] proposed c d e", "citations:  > "},
	} {
		t.Run(row.name, func(t *testing.T) {
			both, changed, err := Reconcile(heldOutcome(nil), heldOutcome(row.theirs), heldOutcome(row.mine))
			if err != nil {
				t.Fatal(err)
			}
			check(t, "both", outcomeInLine(both.(*Outcome)), row.want)
			check(t, "told", changesInLine(changed), row.told)
		})
	}
}

func outcomeInLine(o *Outcome) string {
	line := fmt.Sprintf("%s %s/%s %v", o.Kind, o.Title["en"], o.Title["ja"], o.Issues)
	for _, c := range o.Changes {
		line += " " + string(c.Status)
	}
	if o.Due != "" {
		line += " " + o.Due
	}
	if len(o.Citations) > 1 {
		for _, c := range o.Citations {
			line += " " + c.Coverage
		}
	}
	return line
}

func changesInLine(changed []Changed) string {
	var all []string
	for _, c := range changed {
		mark := ""
		if c.Clash {
			mark = "!"
		}
		all = append(all, mark+c.Field+": "+strings.Join(c.Was, ", ")+" > "+strings.Join(c.Theirs, ", "))
	}
	return strings.Join(all, "; ")
}

// TestTwoChangesOfNames: the main name in a language is one thing, its short one another, further
// spellings stand each for itself.
func TestTwoChangesOfNames(t *testing.T) {
	who := func(names ...Name) *Actor { return &Actor{ID: "mori", Kind: Person, Names: names} }
	en, ja := Name{Lang: "en", Text: "Mori"}, Name{Lang: "ja", Text: "森"}
	base := who(en, ja)
	both, changed, err := Reconcile(base, who(Name{Lang: "en", Text: "Morri"}, ja, Name{Lang: "en", Text: "Mory", Use: AltName}), who(en, Name{Lang: "ja", Text: "毛利"}, Name{Lang: "en", Text: "M.", Use: ShortName}))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "names", fmt.Sprint(both.(*Actor).Names), "[{en Morri    } {ja 毛利    } {en Mory alt   } {en M. short   }]")
	check(t, "told", changesInLine(changed), "names.en: Mori > Morri; alt.en.Mory:  > Mory")
	_, changed, err = Reconcile(base, who(Name{Lang: "en", Text: "Morri"}, ja), who(Name{Lang: "en", Text: "Moory"}, ja))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "a clash", changesInLine(changed), "!names.en: Mori > Morri")
}

// TestWithoutABase nobody can tell who changed what: whatever differs is a clash.
func TestWithoutABase(t *testing.T) {
	both, changed, err := Reconcile(nil, heldOutcome(func(o *Outcome) { o.Due = "2032" }), heldOutcome(func(o *Outcome) { o.Title["en"] = "Survey" }))
	if err != nil {
		t.Fatal(err)
	}
	check(t, "mine", outcomeInLine(both.(*Outcome)), "action Survey/共同作業 [fish ports] proposed")
	check(t, "told", changesInLine(changed), "!due:  > 2032; !title.en:  > Joint work")
}
