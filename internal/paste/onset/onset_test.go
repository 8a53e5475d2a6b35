package onset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// lines gives lines of "look: text"; "" is a blank line.
func lines(said ...string) []Line {
	var all []Line
	gap := true
	for _, s := range said {
		if s == "" {
			gap = true
			continue
		}
		look, text, _ := strings.Cut(s, ": ")
		all = append(all, Line{Text: text, Norm: strings.ToLower(text), Look: Look(look), Gap: gap})
		gap = false
	}
	return all
}

const (
	first  = "telling: Tarn and Veld will dredge the strait together and share the bill, their envoys said on Friday."
	second = "telling: The plan leaves open when the dredger sails, and whether the pilots of Orsa are asked at all."
)

func TestStart(t *testing.T) {
	title := "Tarn and Veld to dredge the strait"
	for name, c := range map[string]struct {
		lines []Line
		want  int
	}{
		"the first sentence":                   {lines(first, "", second), 0},
		"below a standfirst and who wrote it":  {lines("passage: Envoys leave Brenna with a plan, a bill and no date, to the anger of the pilots", "byline: By Ada Mole", "stamp: 14 March 2031", "", first, "", second), 3},
		"below a caption":                      {lines("stamp: 14 March 2031, 09:11", "", "caption: The dredger off Brenna last spring. Photo: Lena Ash", "", first, "", second), 2},
		"below what the page asks for":         {lines("phrase: Get the Harbour Letter, our look at the week, free", "short: 5 min read", "", first, "", second), 2},
		"not noise":                            {lines("noise: Share", "noise: Comments", first, second), 2},
		"not the title once more":              {lines("phrase: "+title, "", first, second), 1},
		"the second of two that say the same":  {lines(first, "", first, "", second), 1},
		"a short sentence where it goes on so": {lines("sentence: It is over.", "", first, "", second), 0},
	} {
		t.Run(name, func(t *testing.T) {
			if at, margin := Start(title, c.lines); at != c.want {
				t.Errorf("line %d by %.2f, want %d", at, margin, c.want)
			}
		})
	}
}

func TestStartOfNothing(t *testing.T) {
	for name, given := range map[string][]Line{"no lines": nil, "noise": lines("noise: Share"), "a stamp": lines("stamp: 14 March 2031", "noise: Share"), "the title": lines("phrase: Talks")} {
		if at, _ := Start("Talks", given); at != -1 {
			t.Errorf("%s: line %d", name, at)
		}
	}
}

func TestStartAlone(t *testing.T) {
	if at, margin := Start("", lines(first)); at != 0 || !math.IsInf(margin, 1) {
		t.Errorf("line %d by %v, want the only one, and nothing beside it", at, margin)
	}
}

// TestFarLines: what stands farther down than is looked at changes nothing.
func TestFarLines(t *testing.T) {
	var near []string
	for n := range Farthest + Ahead {
		near = append(near, fmt.Sprintf("telling: Sentence %d of a long text about the strait, and about whoever crosses it.", n))
	}
	a, margin := Start("The strait", lines(near...))
	b, again := Start("The strait", lines(append(near, slices.Repeat([]string{first}, 5000)...)...))
	if a != b || margin != again {
		t.Errorf("line %d by %v, with more below line %d by %v", a, margin, b, again)
	}
}

// TestTable: the table holds no sign that no line can have.
func TestTable(t *testing.T) {
	known := make(map[string]bool)
	for _, s := range wordSigns {
		known[s.name], known[s.name+inShort] = true, true
	}
	for _, s := range beginnings {
		known[s.name] = true
	}
	for _, s := range lineSigns {
		known[s.name] = true
	}
	if len(known) != 2*len(wordSigns)+len(lineSigns)+len(beginnings) {
		t.Error("two signs have one name")
	}
	ends := append(slices.Clone(looks), edge)
	for _, a := range ends {
		known["is "+string(a)], known["below "+string(a)], known["above "+string(a)], known["next but one "+string(a)] = true, true, true, true
		for _, b := range ends {
			known[string(a)+" above "+string(b)], known[string(a)+" below "+string(b)] = true, true
		}
		for _, where := range []string{" somewhere above", " near below", " before the next telling"} {
			known[string(a)+where], known["telling, "+string(a)+where] = true, true
		}
	}
	if len(weights()) < 100 {
		t.Fatalf("the table has %d signs", len(weights()))
	}
	for sign := range weights() {
		measured, _, _ := strings.Cut(sign, " <")
		measured, _, _ = strings.Cut(measured, " >=")
		if !known[sign] && !slices.Contains([]string{"width", "lines above", "tellings above", "sentences nearby below", "width of those below"}, measured) {
			t.Errorf("no line has the sign %q", sign)
		}
	}
}

func BenchmarkStart(b *testing.B) {
	given := lines(slices.Repeat([]string{first, "", second, "stamp: 14 March 2031", "passage: " + strings.Repeat("Tarn ", 400)}, 200)...)
	for b.Loop() {
		Start("Tarn and Veld to dredge the strait", given)
	}
}
