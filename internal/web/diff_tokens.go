package web

import (
	"slices"
	"strings"
	"unicode"
)

// script is what sort of sign a rune is. Where a text puts no blanks between its words, a
// change of script is the nearest thing to one: 外相は|東京|に|到着|した.
type script int

const (
	sign script = iota // stands alone
	blank
	letter // of scripts that put blanks between words, and digits
	kanji
	numeral // a kanji that counts: 三往復 and 二往復 differ in one word
	hiragana
	katakana
)

func scriptOf(r rune) script {
	switch {
	case r == ' ' || r == '\t' || r == '\u3000':
		return blank
	case strings.ContainsRune("〇一二三四五六七八九十百千万億兆", r):
		return numeral
	case r == 'ー' || unicode.Is(unicode.Katakana, r):
		return katakana
	case unicode.Is(unicode.Hiragana, r):
		return hiragana
	case unicode.Is(unicode.Han, r):
		return kanji
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter
	}
	return sign
}

// tokens cuts a text into words, runs of blanks and single signs. What stands within a
// number or a word belongs to it: 1,500 and don't are one.
func tokens(s string) []string {
	var out []string
	runes := []rune(s)
	for from := 0; from < len(runes); {
		to := from + 1
		kind := scriptOf(runes[from])
		for to < len(runes) && belongs(kind, runes, to) {
			to++
		}
		out = append(out, string(runes[from:to]))
		from = to
	}
	return out
}

// belongs tells whether the rune at a place goes on with the token of a kind.
func belongs(kind script, runes []rune, at int) bool {
	r := runes[at]
	switch {
	case unicode.IsMark(r): // an accent, a sound mark
		return true
	case kind == sign || kind == numeral:
		return false
	case scriptOf(r) == kind:
		return true
	case kind != letter || at+1 == len(runes):
		return false
	case r == '.' || r == ',' || r == ':':
		return unicode.IsDigit(runes[at-1]) && unicode.IsDigit(runes[at+1])
	case r == '\'' || r == '’':
		return unicode.IsLetter(runes[at-1]) && unicode.IsLetter(runes[at+1])
	}
	return false
}

// isWord tells a word from blanks and signs.
func isWord(token string) bool {
	for _, r := range token {
		return scriptOf(r) > blank
	}
	return false
}

// tight takes out of each change what its words begin and end with alike, if that is two
// signs or more: of することを and することで the last sign differs. Words with blanks between
// them stay whole.
func tight(hunks []hunk) []hunk {
	var out []hunk
	var end []string
	for _, h := range hunks {
		h.same = slices.Concat(end, h.same)
		h.same = append(h.same, h.head()...)
		end = h.tail()
		out = append(out, h)
	}
	return append(out, hunk{same: end})
}

// head takes what both sides of a change begin with out of it.
func (h *hunk) head() []string {
	if len(h.del) == 0 || len(h.ins) == 0 {
		return nil
	}
	n := shared(h.del[0], h.ins[0], false)
	if n == 0 {
		return nil
	}
	head := string([]rune(h.del[0])[:n])
	h.del, h.ins = withoutHead(h.del, n), withoutHead(h.ins, n)
	return []string{head}
}

// tail takes what both sides end with out of the change.
func (h *hunk) tail() []string {
	if len(h.del) == 0 || len(h.ins) == 0 {
		return nil
	}
	last, other := h.del[len(h.del)-1], h.ins[len(h.ins)-1]
	n := shared(last, other, true)
	if n == 0 {
		return nil
	}
	runes := []rune(last)
	h.del, h.ins = withoutTail(h.del, n), withoutTail(h.ins, n)
	return []string{string(runes[len(runes)-n:])}
}

// shared counts the signs that two words of kanji or hiragana begin or end with alike.
func shared(a, b string, fromEnd bool) int {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if kind := scriptOf(x[0]); kind != scriptOf(y[0]) || kind != kanji && kind != hiragana {
		return 0
	}
	if fromEnd {
		slices.Reverse(x)
		slices.Reverse(y)
	}
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

func withoutHead(tokens []string, n int) []string {
	return append([]string{string([]rune(tokens[0])[n:])}, tokens[1:]...)
}

func withoutTail(tokens []string, n int) []string {
	last := len(tokens) - 1
	runes := []rune(tokens[last])
	return append(slices.Clone(tokens[:last]), string(runes[:len(runes)-n]))
}
