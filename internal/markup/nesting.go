package markup

import (
	"strings"

	"readout/internal/fault"
	"readout/internal/text"
)

// checkNesting refuses quotes and lists that may nest deeper than a Document can, before
// the parser sees them: it takes time and stack for every level on every line. It counts,
// in one pass, the markers a line begins with and the lists that its indentation may keep
// open, two columns for each; the true depth is never more than that.
func checkNesting(source string) error {
	open, number := 0, 0
	for line := range strings.Lines(source) {
		number++
		markers, columns := leadingMarkers(line)
		depth := min(open, columns/2) + markers
		if depth > text.MaxDepth {
			return tooDeep(number)
		}
		// Lazy lines and blank ones keep lists open, so what was open may still be.
		open = max(open, depth)
	}
	return nil
}

// leadingMarkers counts the markers of quotes and lists at the start of a line, and the
// columns of white space among them. It stops counting beyond the limit.
func leadingMarkers(line string) (markers, columns int) {
	for i := 0; i < len(line) && markers <= text.MaxDepth; {
		switch c := line[i]; {
		case c == ' ':
			columns++
			i++
		case c == '\t':
			columns += 4
			i++
		case c == '>':
			markers++
			i++
		default:
			size := listMarker(line[i:])
			if size == 0 || isThematicBreak(line[i:]) {
				return markers, columns
			}
			markers++
			i += size
		}
	}
	return markers, columns
}

// listMarker gives the length of a list marker that s begins with: "-", "+", "*", "12.",
// "12)" before a blank or the end of the line; 0 when there is none.
func listMarker(s string) int {
	i := 0
	for i < len(s) && i < 10 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	switch {
	case i == len(s), i == 10:
		return 0
	case i == 0 && !strings.ContainsRune("-+*", rune(s[0])):
		return 0
	case i > 0 && s[i] != '.' && s[i] != ')':
		return 0
	}
	if i++; i == len(s) || s[i] == ' ' || s[i] == '\t' || s[i] == '\n' {
		return i
	}
	return 0
}

// isThematicBreak tells "* * *" from a list in a list in a list.
func isThematicBreak(s string) bool {
	s = strings.TrimRight(s, "\n")
	mark, count := s[0], 0
	if mark != '*' && mark != '-' {
		return false
	}
	for i := range len(s) {
		switch s[i] {
		case mark:
			count++
		case ' ', '\t':
		default:
			return false
		}
	}
	return count >= 3
}

func tooDeep(line int) error {
	return fault.New(fault.TooLarge, "markup.too_deep", "limit", text.MaxDepth, "line", line)
}
