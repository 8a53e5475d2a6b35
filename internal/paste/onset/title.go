package onset

import (
	"strings"
	"unicode"

	"readout/internal/paste/printed"
)

// FarTitle is how many lines with words are weighed as the title of a page at most.
const FarTitle = 160

// Title gives the line that most likely is the title of a page whose lines these are, from its top on, and its margin: the
// logarithm of how much likelier it is than what is next. That the page has no title is weighed too; then it gives -1.
// Above the updates of a live page alone are weighed; live says that these lines stand there. A page that was copied whole,
// whose lines say what is its body, is weighed by a table of its own.
func Title(lines []Line, live, whole bool) (at int, margin float64) {
	all, weights := TitleSigns(lines, live, whole), titleWeights()
	if whole {
		weights = wholeWeights()
	}
	if at, margin = heaviest(all, weights); at == len(all)-1 {
		at = -1
	}
	return at, margin
}

// TitleSigns gives the signs of each line that is weighed as the title, nil for one that cannot be it, and behind them
// those of there being none.
func TitleSigns(lines []Line, live, whole bool) [][]string {
	h := newHead(lines)
	if whole {
		h.body = h.bodyOf()
	}
	all := make([][]string, min(len(lines), FarTitle)+1)
	for i := range all[:len(all)-1] {
		if h.could(i) {
			all[i] = h.signs(i)
		}
	}
	all[len(all)-1] = h.none()
	if live {
		for i := range all {
			for _, s := range all[i] {
				all[i] = append(all[i], "live: "+s)
			}
		}
	}
	return all
}

// head is a page from its top on, as its title is looked for.
type head struct {
	*view
	text  int    // where its text seems to begin; len(lines) where it has none
	says  string // how that begins
	share []int  // of each line above the text, which share of its words the text says, in percent
	most  int    // the line above the text of which it says most
	runs  []int  // how many lines stand with each in a row of as short ones
	wide  int    // the longest line above the text that is no sentence
	body  *body  // nil of a page that was not copied whole
}

// The bounds of what is looked at around a title.
const (
	longTitle = 300 // columns
	ofText    = 6   // lines of the text whose words are looked for
	inBlock   = 6   // lines among which a text has several sentences
	shortLine = 32  // columns; lines in a row that are shorter are a menu
)

func newHead(lines []Line) *head {
	h := &head{view: viewOf("", lines, FarTitle+Ahead), most: -1, wide: -1}
	h.text = h.seems()
	var said strings.Builder
	for i, n := h.text, 0; i < len(h.lines) && n < ofText; i++ {
		if h.look(i) == Telling || h.look(i) == Sentence || h.look(i) == Passage {
			said.WriteString(printed.Head(h.lines[i].Norm, 2*reach) + " ")
			n++
		}
	}
	h.says = said.String()
	h.share = make([]int, len(h.lines))
	most := 0
	for i := range h.lines {
		h.share[i] = -1
		if i >= FarTitle || i == h.text || !h.could(i) {
			continue
		}
		found, all := 0, 0
		for _, w := range printed.LongWords(h.lines[i].Norm) {
			if all++; strings.Contains(h.says, w) {
				found++
			}
		}
		if all > 0 {
			h.share[i] = found * 100 / all
		}
		if i < h.text && h.look(i) != Telling && found > most {
			h.most, most = i, found
		}
		if i < h.text && h.look(i) != Telling && h.look(i) != Caption && (h.wide < 0 || h.widths[i] > h.widths[h.wide]) {
			h.wide = i
		}
	}
	h.measureRuns()
	return h
}

// seems finds where the text seems to begin: at the first sentence of some length with more of them near below it, else at
// the first.
func (h *head) seems() int {
	first := len(h.lines)
	for i := range h.lines {
		if h.look(i) != Telling {
			continue
		}
		if first == len(h.lines) {
			first = i
		}
		if h.count(i+1, i+1+inBlock, Telling, Sentence) > 1 {
			return i
		}
	}
	return first
}

// measureRuns counts, for each short line, those that stand with it in a row.
func (h *head) measureRuns() {
	h.runs = make([]int, len(h.lines))
	for i := 0; i < len(h.lines); {
		j := i
		for j < len(h.lines) && h.widths[j] < shortLine && !printed.Stopped(h.lines[j].Text, false) {
			j++
		}
		for k := i; k < j; k++ {
			h.runs[k] = j - i
		}
		i = max(j, i+1)
	}
}

// could tells whether a line can be the title at all.
func (h *head) could(i int) bool {
	return h.look(i) != Noise && h.look(i) != Stamp && h.look(i) != Credit && h.widths[i] <= longTitle && h.letters(i) != "" && strings.ContainsFunc(h.lines[i].Text, unicode.IsLetter)
}

// none gives the signs of a page that has no title.
func (h *head) none() []string {
	titles := 0
	for i := range min(h.text, len(h.lines), FarTitle) {
		if h.could(i) && (h.look(i) == Phrase || h.look(i) == Passage || h.look(i) == Sentence) {
			titles++
		}
	}
	first := 0
	for first < len(h.lines) && h.look(first) == Noise {
		first++
	}
	return append(h.noBodyTitle(),
		"none", "none, is "+string(h.look(first)), "none, next is "+string(h.look(first+1)),
		below("none, that could be it", titles, 1, 2, 3, 5),
		below("none, text", h.text, 1, 2, 3, 5, 10),
		below("none, words of one", h.mostSaid(), 1, 34, 67),
		below("none, width of one", h.widest(), 24, 40, 64, 100),
	)
}

// mostSaid and widest are those of the line that says most of the text, and of the longest.
func (h *head) mostSaid() int {
	if h.most < 0 {
		return 0
	}
	return h.share[h.most]
}

func (h *head) widest() int {
	if h.wide < 0 {
		return 0
	}
	return h.widths[h.wide]
}
