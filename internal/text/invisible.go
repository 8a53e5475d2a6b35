package text

import "strings"

// Characters that show nothing themselves and set how what is around them is read. Those with which a
// line can be made to read otherwise than it is stored are never stored: embeddings and overrides,
// which nobody needs since there are isolates, and leftovers of old standards. What scripts need stays: marks of
// direction, joiners (ZWJ, ZWNJ), isolates that are closed on their line, variation selectors, the tags of flags.
const (
	embedding   = '\u202a' // to \u202e: embeddings, overrides, and their end
	override    = '\u202e'
	isolate     = '\u2066' // to \u2068
	lastIsolate = '\u2068'
	isolateEnds = '\u2069'
	blackFlag   = '\U0001f3f4' // tags behind it name a region's flag
	flagEnds    = '\U000e007f'
)

// turning tells whether r sets the direction of all that follows it, whatever that is.
func turning(r rune) bool { return r >= embedding && r <= override }

// ghost tells whether r is a character without a look and without a use in text.
func ghost(r rune) bool {
	switch {
	case r == '\u180e', r >= '\u2061' && r <= '\u2064', r >= '\u206a' && r <= '\u206f', r >= '\ufff9' && r <= '\ufffb':
		return true
	}
	return tag(r)
}

func tag(r rune) bool { return r >= '\U000e0000' && r <= flagEnds }

// flags follows a text and tells which tags belong to a flag.
type flags struct{ in bool }

func (f *flags) has(r rune) bool {
	switch {
	case r == blackFlag:
		f.in = true
	case !tag(r):
		f.in = false
	case f.in:
		f.in = r != flagEnds
		return true
	}
	return false
}

// Tame takes out of a text from elsewhere what Check refuses of its invisible characters, and tells how
// many they were: the page of somebody else is not mended by hand for them. Where it takes something, bytes that are no
// UTF-8 become U+FFFD: what stood between them gone, they could be one of these characters.
func Tame(s string) (tamed string, taken int) {
	if !strings.ContainsFunc(s, func(r rune) bool { return turning(r) || ghost(r) || r >= isolate && r <= isolateEnds }) {
		return s, 0
	}
	lines := strings.SplitAfter(s, "\n")
	for i, line := range lines {
		var n int
		lines[i], n = tameLine(line)
		taken += n
	}
	return strings.Join(lines, ""), taken
}

func tameLine(line string) (string, int) {
	open, _ := unclosed(line)
	var b strings.Builder
	var f flags
	taken := 0
	for i, r := range line {
		flag := f.has(r)
		if turning(r) || ghost(r) && !flag || open[i] {
			taken++
			continue
		}
		b.WriteRune(r)
	}
	return b.String(), taken
}

// unclosed gives where isolates of a line stand that are not closed on it, and ends of none; first is
// where the first of them is, -1 if there is none.
func unclosed(line string) (at map[int]bool, first int) {
	var open []int
	at, first = make(map[int]bool), -1
	for i, r := range line {
		switch {
		case r >= isolate && r <= lastIsolate:
			open = append(open, i)
		case r == isolateEnds && len(open) > 0:
			open = open[:len(open)-1]
		case r == isolateEnds:
			at[i] = true
		}
	}
	for _, i := range open {
		at[i] = true
	}
	for i := range at {
		if first < 0 || i < first {
			first = i
		}
	}
	return at, first
}

// Isolated gives words that are put into a sentence in another direction such that they turn nothing around
// them; words of one direction with it as they are.
func Isolated(words string) string {
	if !strings.ContainsFunc(words, turns) {
		return words
	}
	tamed, _ := Tame(words)
	return "\u2068" + tamed + "\u2069"
}

// Turns tells whether words may be read from right to left, or hold what sets the direction.
func Turns(words string) bool { return strings.ContainsFunc(words, turns) }

// turns tells of a character of a script that is read from right to left, or that sets the direction.
func turns(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8ff, r == '\u200e', r == '\u200f', turning(r), r >= isolate && r <= isolateEnds:
		return true
	}
	return r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}
