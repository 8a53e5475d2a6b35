package onset

import (
	"slices"
	"strconv"
	"strings"

	"readout/internal/paste/printed"
)

// The bounds of what is looked at.
const (
	reach   = 300 // runes of a line
	begun   = 60  // runes of how it begins
	compare = 24  // letters of that which two lines share
	near    = 4   // lines below one that are near
	nearby  = 6   // and nearby
	toTell  = 10  // lines to the next sentence of some length
)

// view is the lines, and what was measured of them.
type view struct {
	title  string // in normal form
	titled string // its letters
	lines  []Line
	widths []int
	said   map[string][]int // by its letters, where a line stands
	begins []string         // the letters each begins with
	told   []string         // its letters
}

func newView(title string, lines []Line) *view { return viewOf(title, lines, Farthest+Ahead) }

func viewOf(title string, lines []Line, most int) *view {
	v := &view{title: printed.Normal(title), titled: printed.Letters(title), lines: lines[:min(len(lines), most)], said: make(map[string][]int)}
	for i, l := range v.lines {
		v.widths = append(v.widths, printed.Width(printed.Head(l.Text, 2*reach)))
		v.begins = append(v.begins, printed.Letters(printed.Head(l.Norm, begun)))
		letters := printed.Letters(printed.Head(l.Norm, reach))
		v.told = append(v.told, letters)
		v.said[letters] = append(v.said[letters], i)
	}
	return v
}

func (v *view) letters(i int) string { return v.told[i] }

// could tells whether a line can be the first of the text at all: it is no noise and no stamp, not the title once more,
// and not said again right below, where it is once.
func (v *view) could(i int) bool {
	said := v.letters(i)
	return v.look(i) != Noise && v.look(i) != Stamp && said != "" && (v.titled == "" || said != v.titled) && !slices.Contains(v.said[said], i+1)
}

func (v *view) look(i int) Look {
	if i < 0 || i >= len(v.lines) {
		return edge
	}
	return v.lines[i].Look
}

// count counts the lines of some looks from one to another.
func (v *view) count(from, to int, looks ...Look) int {
	n := 0
	for j := from; j < min(to, len(v.lines)); j++ {
		if slices.Contains(looks, v.lines[j].Look) {
			n++
		}
	}
	return n
}

// place says how long a line is, how far down it stands, and how much text is above and below.
func (v *view) place(i int) []string {
	return []string{
		below("width", v.widths[i], 16, 24, 40, 64, 100, 160, 300),
		below("lines above", i, 1, 2, 3, 5, 8, 12, 20),
		below("tellings above", v.count(0, i, Telling), 1, 2, 3, 5),
		below("sentences nearby below", v.count(i+1, i+1+nearby, Telling, Sentence), 1, 2, 3, 4, 5),
		below("width of those below", v.widthBelow(i), 24, 50, 100, 200),
	}
}

// below names the first bound that a number is below.
func below(what string, n int, bounds ...int) string {
	for _, b := range bounds {
		if n < b {
			return what + " < " + strconv.Itoa(b)
		}
	}
	return what + " >= " + strconv.Itoa(bounds[len(bounds)-1])
}

// widthBelow is how many columns the next three lines have on average.
func (v *view) widthBelow(i int) int {
	sum, n := 0, 0
	for j := i + 1; j < min(i+4, len(v.widths)); j++ {
		sum, n = sum+min(v.widths[j], reach), n+1
	}
	return sum / max(n, 1)
}

// around says what a line looks like and what stands around it; of a sentence of some length, which most texts begin
// with, once more for itself.
func (v *view) around(i int) []string {
	is, above, under := string(v.look(i)), string(v.look(i-1)), string(v.look(i+1))
	all := []string{"is " + is, "below " + above, "above " + under, "next but one " + string(v.look(i+2)), is + " above " + under, is + " below " + above}
	add := func(sign string) {
		if all = append(all, sign); v.look(i) == Telling {
			all = append(all, "telling, "+sign)
		}
	}
	for _, other := range looks {
		if v.count(0, i, other) > 0 {
			add(string(other) + " somewhere above")
		}
		if v.count(i+1, i+1+near, other) > 0 {
			add(string(other) + " near below")
		}
		if v.beforeTelling(i, other) {
			add(string(other) + " before the next telling")
		}
	}
	return all
}

// beforeTelling tells whether a line of some look stands between one and the next sentence of some length.
func (v *view) beforeTelling(i int, look Look) bool {
	for j := i + 1; j <= i+toTell && j < len(v.lines) && v.lines[j].Look != Telling; j++ {
		if v.lines[j].Look == look {
			return true
		}
	}
	return false
}

// beginsBelow tells whether one of the next lines begins with the same words: a standfirst is often how the text begins.
func (v *view) beginsBelow(i int) bool {
	runes := []rune(v.begins[i])
	if len(runes) < compare {
		return false
	}
	for j := i + 1; j < min(i+Ahead, len(v.lines)); j++ {
		if strings.HasPrefix(v.begins[j], string(runes[:compare])) {
			return true
		}
	}
	return false
}

// beginsAsTitle tells whether a line and the title begin with the same words, a third of the shorter at least.
func (v *view) beginsAsTitle(i int) bool {
	a, b := []rune(v.titled), []rune(v.letters(i))
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 8 && n*3 >= min(len(a), len(b))
}

// ofTitle is which share of the title's longer words a line says, in percent.
func (v *view) ofTitle(i int) int {
	all, n := printed.LongWords(v.title), 0
	said := printed.Head(v.lines[i].Norm, 2*reach)
	for _, w := range all {
		if strings.Contains(said, w) {
			n++
		}
	}
	return n * 100 / max(len(all), 1)
}

// saidAbove and saidBelow tell whether a line is said a second time.
func (v *view) saidAbove(i int) bool { return v.said[v.letters(i)][0] < i }

func (v *view) saidBelow(i int) bool {
	where := v.said[v.letters(i)]
	return where[len(where)-1] > i
}

func (v *view) gapBelow(i int) bool { return i+1 >= len(v.lines) || v.lines[i+1].Gap }
