package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"readout/internal/text"
)

// resolve gives the characters that a piece of Markdown source stands for: a backslash
// before ASCII punctuation hides it, "\ " is nothing, and entities are what they name.
// Control characters that entities name are left out as text.Normal leaves them out.
func resolve(raw string) string {
	if !strings.ContainsAny(raw, `\&`) {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		if raw[i] == '\\' && i+1 < len(raw) && (util.IsPunct(raw[i+1]) || raw[i+1] == ' ') {
			b.WriteString(strings.TrimLeft(raw[i+1:i+2], " "))
			i += 2
			continue
		}
		if chars, size := entity(raw[i:]); size > 0 {
			b.WriteString(chars)
			i += size
			continue
		}
		b.WriteByte(raw[i])
		i++
	}
	return text.Normal(b.String())
}

// entity reads an entity or a numeric character reference that s begins with and gives
// its length in bytes, 0 when there is none.
func entity(s string) (chars string, size int) {
	const longest = 33 // &CounterClockwiseContourIntegral;
	if s[0] != '&' {
		return "", 0
	}
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 {
		return "", 0
	}
	name := s[1:end]
	if name[0] == '#' {
		chars = numeric(name[1:])
	} else if e, ok := util.LookUpHTML5EntityByName(name); ok {
		chars = string(e.Characters)
	}
	if chars == "" {
		return "", 0
	}
	return chars, end + 1
}

// numeric gives the character of "1234" or "x3042", and U+FFFD for what is none.
func numeric(digits string) string {
	base, most := 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if digits == "" || len(digits) > most || digits[0] == '+' || digits[0] == '-' {
		return ""
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return ""
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return string(utf8.RuneError)
	}
	return string(rune(n))
}
