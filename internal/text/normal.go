package text

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/fault"
)

// Normal prepares plain text that came from a form, a file or another program: line ends
// CRLF and CR become LF, and control characters other than "\n" and "\t" are left out.
// Nothing else is touched, no Unicode normalization, no blanks collapsed, since citations
// find words by the exact characters. Bytes that are not UTF-8 stay for [Check] to refuse.
func Normal(s string) string {
	if !strings.ContainsFunc(s, unwanted) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		if !unwanted(r) {
			b.WriteString(s[i : i+size])
		}
	}
	return b.String()
}

// Check refuses what must never be stored: bytes that are not UTF-8 ("text.not_utf8"), NUL
// ("text.nul") and other control characters but "\n" and "\t" ("text.control"), what turns the
// direction of a line ("text.turning", "text.unclosed") and characters without a look and a use
// ("text.ghost"). The faults are Invalid and name the line and the code point in it, both counted from 1.
func Check(s string) error {
	if f := checkRun(s); f != nil {
		return f
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= isolate && r <= isolateEnds }) {
		return nil
	}
	for line, at := range linesOf(s) {
		if _, first := unclosed(line); first >= 0 {
			return refuseRune("text.unclosed", s, at+first)
		}
	}
	return nil
}

// CheckName refuses of a name what Check does, and blanks and hyphens that are not seen: two names that
// look alike would be two.
func CheckName(s string) error {
	if err := Check(s); err != nil {
		return err
	}
	if at := strings.IndexAny(s, "\u00ad\u200b\u2060\ufeff"); at >= 0 {
		return refuseRune("text.ghost", s, at)
	}
	return nil
}

// checkRun does so of a part of a paragraph, whose isolates may be closed in another part: the paragraph
// ends them.
func checkRun(s string) *fault.Error {
	var f flags
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		flag := f.has(r)
		switch {
		case r == utf8.RuneError && size == 1:
			return refuse("text.not_utf8", s, i)
		case r == 0:
			return refuse("text.nul", s, i)
		case unwanted(r):
			return refuseRune("text.control", s, i)
		case turning(r):
			return refuseRune("text.turning", s, i)
		case ghost(r) && !flag:
			return refuseRune("text.ghost", s, i)
		}
	}
	return nil
}

// linesOf gives the lines of a text, each with where it begins.
func linesOf(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		at := 0
		for line := range strings.SplitAfterSeq(s, "\n") {
			if !yield(line, at) {
				return
			}
			at += len(line)
		}
	}
}

// refuseRune names the character at a place.
func refuseRune(key, s string, at int) *fault.Error {
	r, _ := utf8.DecodeRuneInString(s[at:])
	f := refuse(key, s, at)
	f.Args["code"] = fmt.Sprintf("U+%04X", r)
	return f
}

func refuse(key, s string, at int) *fault.Error {
	line, column := place(s, at)
	return fault.New(fault.Invalid, key, "line", line, "column", column)
}

// unwanted tells whether r is a control character (C0, DEL, C1) without a place in text.
func unwanted(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// place gives line and column of the byte at, counted from 1 as editors do.
func place(s string, at int) (line, column int) {
	line = 1 + strings.Count(s[:at], "\n")
	column = 1 + utf8.RuneCountInString(s[strings.LastIndexByte(s[:at], '\n')+1:at])
	return line, column
}
