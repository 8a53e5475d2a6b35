package drafting

import (
	"strings"
	"testing"
)

// TestFreshTexts reads texts that were written, with what a person finds in them, before drafting had
// read them: a first set of a language, ja_1_…, then, when the causes of its errors were mended, a
// second one, and so on. docs/drafting.md has what each set scored when it was read for the first
// time; here a set is held to what it has reached since. The files are as those of testdata/own.
func TestFreshTexts(t *testing.T) {
	sums := make(map[string]*tally)
	var sets []string
	for _, own := range textsIn(t, "fresh") {
		set := own.name[:len("ru_1")]
		if sums[set] == nil {
			sums[set] = &tally{}
			sets = append(sets, set)
		}
		drafts := Predict(own.name, Read(Page{Parts: []Part{{Text: own.words}}}, Options{})).Drafts
		golden(t, own, drafts)
		sums[set].add(own.name, []rune(own.words), own.gold, drafts)
	}
	for _, set := range sets {
		s := sums[set]
		if strings.HasPrefix(set, "ja") && (s.spanF1() < 0.90 || s.allRight() < 0.70) {
			t.Errorf("%s: %s; want span F1 .90, everything right .70", set, s)
		} else if s.spanF1() < 0.85 || s.withSpeaker() < 0.75 {
			t.Errorf("%s: %s; want span F1 .85, with speaker .75", set, s)
		}
		t.Logf("%-10s %s", set, s)
		if *wrong == set {
			t.Logf("%s", strings.Join(s.wrong, "\n"))
		}
	}
}
