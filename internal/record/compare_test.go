package record

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/text"
)

var update = flag.Bool("update", false, "write the goldens anew")

// Two accounts of a round stand as text in testdata/compare: what each tells, and below the
// line what is found. A case is added by writing what is above it.
//
//	said ID ACCOUNTS SPEAKER KIND ISSUES LANG: the words
//	put ID ACCOUNTS KIND BOUND ISSUES STATE [due=DAY] LANG: the title
//	gist ID LANG: words of the record for a statement
//	verdict ID same|not_same ID
//
// ACCOUNTS is ours or theirs, or both with how theirs calls it: ours+theirs=object. Speakers are those of talks().
func TestCompare(t *testing.T) {
	files, err := filepath.Glob("testdata/compare/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in, want, _ := strings.Cut(string(raw), "---\n")
			book := accounts(t, in)
			got := told(book.Compare("r2", from("ours"), from("theirs")))
			if *update {
				if err := os.WriteFile(name, []byte(in+"---\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("found:\n%s\nwant:\n%s", got, want)
			}
			if other := told(book.Compare("r2", from("theirs"), from("ours"))); mirrored(got) != mirrored(other) {
				t.Errorf("seen from their side:\n%s\nfrom ours:\n%s", other, got)
			}
		})
	}
}

func from(account string) func(Citation) bool {
	return func(c Citation) bool { return c.Coverage == account }
}

// accounts makes a book of what two accounts tell of the round r2.
func accounts(t *testing.T, in string) *Book {
	t.Helper()
	var statements []Statement
	var outcomes []Outcome
	verdicts := [][]string{}
	for line := range strings.Lines(in) {
		head, words, _ := strings.Cut(strings.TrimSpace(line), ": ")
		f := strings.Fields(head)
		if len(f) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		lang := f[len(f)-1]
		switch f[0] {
		case "said":
			s := said(strings.Join([]string{f[1], f[3], f[4], f[5], "r2"}, " "))
			s.Citations = citedBy(f[2], lang, words)
			statements = append(statements, s)
		case "gist":
			for i := range statements {
				if string(statements[i].ID) == f[1] {
					statements[i].Gist = text.Local{lang: words}
				}
			}
		case "put":
			o := outcome(f[1], "r2", f[6]+" 2031-05-20")
			o.Kind, o.Title, o.Citations = OutcomeKind(f[3]), text.Local{lang: words}, citedBy(f[2], lang, words)
			for _, who := range strings.Split(f[4], ",") {
				o.Bound = append(o.Bound, ActorID(who))
			}
			for _, what := range strings.Split(f[5], ",") {
				o.Issues = append(o.Issues, IssueID(what))
			}
			o.Due, _ = strings.CutPrefix(f[7], "due=")
			if o.Due == lang {
				o.Due = ""
			}
			outcomes = append(outcomes, o)
		case "verdict":
			verdicts = append(verdicts, f[1:])
		default:
			t.Fatalf("not understood: %s", line)
		}
	}
	for _, v := range verdicts {
		for i := range statements {
			if string(statements[i].ID) == v[0] {
				SetVerdict(&statements[i], v[2], Verdict(v[1]))
			}
		}
		for i := range outcomes {
			if string(outcomes[i].ID) == v[0] {
				SetVerdict(&outcomes[i], v[2], Verdict(v[1]))
			}
		}
	}
	return talks(statements, outcomes, nil)
}

// citedBy gives a citation of each account.
func citedBy(accounts, lang, words string) []Citation {
	var all []Citation
	for one := range strings.SplitSeq(accounts, "+") {
		account, as, _ := strings.Cut(one, "=")
		all = append(all, Citation{Coverage: account, As: as, Lang: lang, Mode: Reported, Quote: text.Quote{Exact: words}})
	}
	return all
}

// told writes a comparison, a line for each pair.
func told(c Comparison) string {
	var b strings.Builder
	for _, pairs := range [][]Pair{c.Outcomes, c.Statements} {
		for _, p := range pairs {
			fmt.Fprintln(&b, told1(p))
		}
	}
	return b.String()
}

func told1(p Pair) string {
	side := func(t *Told) string {
		if t == nil {
			return "-"
		}
		return t.ID + " " + t.As
	}
	sign := "="
	if p.Differs() {
		sign = "≠"
	} else if p.Ours == nil || p.Theirs == nil {
		sign = "|"
	}
	line := fmt.Sprintf("%s %s %s", side(p.Ours), sign, side(p.Theirs))
	if p.By != "" {
		line += "  by " + string(p.By)
	}
	for _, on := range p.On {
		line += " " + string(on)
	}
	return line
}

// mirrored gives the lines of a comparison without who is ours, sorted.
func mirrored(found string) string {
	counts := make(map[string]int)
	for line := range strings.Lines(found) {
		pair, by, _ := strings.Cut(line, "  by ")
		f := strings.FieldsFunc(pair, func(r rune) bool { return strings.ContainsRune("=≠|\n", r) })
		a, b := strings.TrimSpace(f[0]), strings.TrimSpace(f[1])
		counts[min(a, b)+"/"+max(a, b)+by]++
	}
	return fmt.Sprint(counts)
}

// An outcome that one item tells of for both accounts is as each of them says it was that day.
func TestCompareStatesOfOneItem(t *testing.T) {
	o := outcome("o-rule", "r2", "proposed 2031-05-20", "agreed 2031-05-21", "kept 2031-06-30")
	o.Citations = citedBy("ours", "en", "a rule")
	o.Changes[0].Citations = citedBy("theirs", "en", "they propose a rule")
	o.Changes[1].Citations = citedBy("ours", "en", "they agreed on a rule")
	o.Changes[2].Citations = citedBy("ours+theirs", "en", "the rule is in force")
	earlier := outcome("o-gauges", "r1", "agreed 2029-01-10", "kept 2031-05-20")
	earlier.Citations = citedBy("ours", "en", "gauges")
	earlier.Changes[1].Citations = citedBy("theirs", "en", "the gauges stand")
	silent := outcome("o-ferry", "r1", "agreed 2029-01-10")
	silent.Citations = citedBy("ours", "en", "a ferry")
	got := told(talks(nil, []Outcome{o, earlier, silent}, nil).Compare("r2", from("ours"), from("theirs")))
	want := "o-rule agreed ≠ o-rule proposed  by one_item\n- | o-gauges kept\n"
	if got != want {
		t.Errorf("found:\n%swant:\n%s", got, want)
	}
}

// What was said at another round, or about one, is no account of this one; what outsiders said
// about it is.
func TestCompareKeepsToTheRound(t *testing.T) {
	all := allSaid("s1 weiss concern dam r1", "s2 weiss concern dam press", "s3 expert assert dam", "s4 expert assert dam r1")
	all[2].About, all[3].About = "r2", "r2"
	for i := range all {
		all[i].Citations = citedBy("ours", "en", "words")
	}
	if got, want := told(talks(all, nil, nil).Compare("r2", from("ours"), from("theirs"))), "s2 concern | -\ns3 assert | -\n"; got != want {
		t.Errorf("found:\n%swant:\n%s", got, want)
	}
	if got := told(talks(all, nil, nil).Compare("", from("ours"), from("theirs"))); got != "" {
		t.Errorf("of no round: %s", got)
	}
}

// Twice the statements take about twice as long, even where one side says everything on one issue.
func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{500, 1000, 2000, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var all []Statement
			for i := range n {
				s := said(fmt.Sprintf("s%d weiss %s dam r2", i, StatementKinds[i%len(StatementKinds)]))
				account := []string{"ours", "theirs"}[i%2]
				s.Citations = citedBy(account, "en", fmt.Sprintf("The minister said in sentence %d that the dam at the river is number %d of them all", i, i*7919))
				all = append(all, s)
			}
			book := talks(all, nil, nil)
			for b.Loop() {
				book.Compare("r2", from("ours"), from("theirs"))
			}
		})
	}
}
