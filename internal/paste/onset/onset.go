// Package onset finds which line is the title of a page that was saved as text, and where below it the text begins: it
// weighs lines against one another. What a line looks like by itself its caller says; what follows from where it stands, and
// how much each sign of a line counts, are tables that were fitted to pages which somebody had read (title.tsv, weights.tsv).
package onset

import (
	"math"
	"slices"
)

// A Look is what a line looks like by itself.
type Look string

// The looks of lines.
const (
	Noise    Look = "noise"    // what pages print around texts
	Stamp    Look = "stamp"    // when the page was published
	Caption  Look = "caption"  // of a picture
	Credit   Look = "credit"   // of a picture
	Byline   Look = "byline"   // who wrote it
	Label    Look = "label"    // of a list, or the name of a section
	Telling  Look = "telling"  // a sentence of some length
	Sentence Look = "sentence" // a shorter one
	Short    Look = "short"    // a word or two
	Phrase   Look = "phrase"   // no sentence, as long as a title
	Passage  Look = "passage"  // no sentence, and longer
	edge     Look = "edge"     // there is no line
)

var looks = []Look{Noise, Stamp, Caption, Credit, Byline, Label, Telling, Sentence, Short, Phrase, Passage}

// A Line is a line with words.
type Line struct {
	Text string
	Norm string // in lower case and half width
	Look Look
	Gap  bool // a blank line stands above it
	Body bool // of a page that was copied whole: it is of what most of its sentences stand in

	Marks []string // what its caller knows of it besides
}

// Farthest is how many lines are weighed at most, Ahead how many behind them are looked at.
const (
	Farthest = 40
	Ahead    = 20
)

// Start gives the line that most likely is the first of the text below a title, which may be "", and its margin: the
// logarithm of how much likelier it is than the next. Where no line can be it, it gives -1.
func Start(title string, lines []Line) (at int, margin float64) {
	return heaviest(Signs(title, lines), weights())
}

// heaviest gives the line whose signs weigh most and by how much more than the next's; -1 where none has signs.
func heaviest(lines [][]string, weights map[string]float64) (at int, margin float64) {
	at = -1
	most, next := math.Inf(-1), math.Inf(-1)
	for i, signs := range lines {
		if signs == nil {
			continue
		}
		sum := 0.0
		for _, sign := range signs {
			sum += weights[sign]
		}
		if sum > most {
			at, most, next = i, sum, most
		} else if sum > next {
			next = sum
		}
	}
	return at, most - next
}

// Signs gives the signs of each line that is weighed; nil for one that cannot be the first of the text.
func Signs(title string, lines []Line) [][]string {
	v := newView(title, lines)
	all := make([][]string, min(len(lines), Farthest))
	for i := range all {
		if v.could(i) {
			all[i] = slices.Concat(v.place(i), v.around(i), v.own(i))
		}
	}
	return all
}
