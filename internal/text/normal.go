package text

import (
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
// ("text.nul") and other control characters but "\n" and "\t" ("text.control"). The
// faults are Invalid and name the line and the code point in it, both counted from 1.
func Check(s string) error {
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return refuse("text.not_utf8", s, i)
		case r == 0:
			return refuse("text.nul", s, i)
		case unwanted(r):
			f := refuse("text.control", s, i)
			f.Args["code"] = codePoint(r)
			return f
		}
	}
	return nil
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

func codePoint(r rune) string {
	const hex = "0123456789ABCDEF"
	return "U+00" + string([]byte{hex[r>>4&15], hex[r&15]})
}
