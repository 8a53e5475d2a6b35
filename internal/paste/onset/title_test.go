package onset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	for name, c := range map[string]struct {
		lines []Line
		want  int
	}{
		"the first line": {lines("phrase: Tarn and Veld to dredge the strait", "", "stamp: 14 March 2031, 09:11", "", first, "", second), 0},
		"below a menu": {lines("short: News", "short: Sport", "short: Opinion", "short: Weather", "short: Puzzles", "", "short: Harbour Post", "",
			"phrase: Tarn and Veld to dredge the strait", "", "byline: By Ada Mole", "stamp: 14 March 2031", "", first, "", second), 6},
		"above what asks for something": {lines("phrase: Tarn and Veld to dredge the strait", "", "phrase: Get the Harbour Letter, free", "", first, "", second), 0},
		"not a heading of the text":     {lines("phrase: Tarn and Veld to dredge the strait", "", first, "", "phrase: What the pilots say", "", second), 0},
		"in Japanese":                   {lines("short: 国際", "", "phrase: ターンとヴェルド、海峡の浚渫で合意", "", "stamp: 2031年3月14日 9時11分", "", "telling: ターンとヴェルドは14日、海峡を共同で浚渫し、費用を分担することで合意した。両国の代表が明らかにした。", "", "telling: 計画は浚渫船の出港の日を定めておらず、オルサの水先人に意見を聞くかどうかも決めていない。"), 1},
		"in Russian":                    {lines("short: Мир", "", "phrase: Тарн и Вельд договорились углубить пролив", "", "stamp: 14 марта 2031, 09:11", "", "telling: Тарн и Вельд углубят пролив и разделят расходы, сообщили в пятницу представители обеих сторон.", "", "telling: План не говорит, когда выйдет землечерпалка и спросят ли лоцманов Орсы о новом фарватере."), 1},
		"none above a text alone":       {lines(first, "", second, "", first+" And so on."), -1},
	} {
		t.Run(name, func(t *testing.T) {
			if at, margin := Title(c.lines, false, false); at != c.want {
				t.Errorf("line %d by %.2f, want %d", at, margin, c.want)
			}
		})
	}
}

func TestTitleOfNothing(t *testing.T) {
	for name, given := range map[string][]Line{"no lines": nil, "noise": lines("noise: Share"), "a stamp": lines("stamp: 14 March 2031")} {
		for _, live := range []bool{false, true} {
			if at, margin := Title(given, live, false); at != -1 || !math.IsInf(margin, 1) {
				t.Errorf("%s: line %d by %v", name, at, margin)
			}
		}
	}
}

// TestFarLinesAreNoTitle: what stands farther down than is looked at changes nothing.
func TestFarLinesAreNoTitle(t *testing.T) {
	near := []string{"phrase: Tarn and Veld to dredge the strait", ""}
	for n := range FarTitle + Ahead {
		near = append(near, fmt.Sprintf("telling: Sentence %d of a long text about the strait, and about whoever crosses it.", n))
	}
	a, margin := Title(lines(near...), false, false)
	b, again := Title(lines(append(near, slices.Repeat([]string{"phrase: Tarn and Veld to dredge the strait"}, 5000)...)...), false, false)
	if a != b || margin != again {
		t.Errorf("line %d by %v, with more below line %d by %v", a, margin, b, again)
	}
}

// TestTitleSigns: the signs of lines have names of their own, and a live page has each a second time.
func TestTitleSigns(t *testing.T) {
	known := make(map[string]bool)
	n := 0
	for _, s := range titleWords {
		known[s.name], n = true, n+1
	}
	for _, s := range titleForms {
		known[s.name], n = true, n+1
	}
	for _, s := range headSigns {
		known[s.name], n = true, n+1
	}
	if len(known) != n {
		t.Error("two signs have one name")
	}
	given := lines("phrase: Tarn and Veld to dredge the strait", "", first)
	page, live := TitleSigns(given, false, false), TitleSigns(given, true, false)
	for i := range page {
		if len(live[i]) != 2*len(page[i]) {
			t.Errorf("line %d has %d signs, above a timeline %d", i, len(page[i]), len(live[i]))
		}
	}
	if len(titleWeights()) < 200 {
		t.Fatalf("the table has %d signs", len(titleWeights()))
	}
}

func BenchmarkTitle(b *testing.B) {
	given := lines(slices.Repeat([]string{"short: News", "phrase: Tarn and Veld to dredge the strait", first, "", second, "stamp: 14 March 2031", "passage: " + strings.Repeat("Tarn ", 50)}, 800)...)
	for b.Loop() {
		Title(given, false, false)
	}
}
