package media

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// script is a way to write text as bytes, and how much a text read so looks like one: each sign
// beyond ASCII counts for it or against.
type script struct {
	by    encoding.Encoding
	looks func(s string) int
}

// scripts are what agencies have written: Western ones as Windows or the Mac did, Japanese and
// Russian ones as was the custom there. The first of equals is taken.
var scripts = []script{
	{charmap.Windows1252, looksLatin},
	{japanese.ShiftJIS, looksJapanese},
	{japanese.EUCJP, looksJapanese},
	{charmap.Windows1251, looksRussian},
	{charmap.KOI8R, looksRussian},
	{charmap.MacintoshCyrillic, looksRussian},
	{charmap.Macintosh, looksLatin},
}

// lettersOf finds how bytes are to be read as text, from all that there are.
func lettersOf(sample string) func(string) string {
	if strings.Contains(sample, "\x1b$") { // seven bits, and signs that say when Japanese begins
		return reading(japanese.ISO2022JP)
	}
	if utf8.ValidString(sample) {
		return func(s string) string { return s }
	}
	best, most := encoding.Encoding(charmap.Windows1252), 0
	for _, c := range scripts {
		s, err := c.by.NewDecoder().String(sample)
		if err != nil || strings.ContainsRune(s, utf8.RuneError) {
			continue
		}
		if n := c.looks(s); n > most {
			best, most = c.by, n
		}
	}
	return reading(best)
}

func reading(by encoding.Encoding) func(string) string {
	return func(s string) string {
		if out, err := by.NewDecoder().String(s); err == nil {
			return out
		}
		return ""
	}
}

// typographic are signs that any text can have.
const typographic = "‘’“”„–—…©®°«»•№§€£\u00a0"

func looksLatin(s string) (n int) {
	before := ' '
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf || strings.ContainsRune(typographic, r):
		case r > 0xFF && !strings.ContainsRune("ŒœŠšŽžŸ", r), !unicode.IsLetter(r):
			n -= 2 // signs that no agency writes
		case unicode.IsUpper(r) && unicode.IsLower(before):
			n -= 4
		case before >= utf8.RuneSelf && unicode.IsLetter(before): // accents stand among bare letters
			n -= 2
		default:
			n += 2
		}
		if strings.ContainsRune(typographic, r) {
			n++
		}
		before = r
	}
	return n
}

func looksRussian(s string) (n int) {
	before := ' '
	for _, r := range s {
		cyrillic := unicode.Is(unicode.Cyrillic, r)
		switch {
		case cyrillic && isASCIILetter(before), isASCIILetter(r) && unicode.Is(unicode.Cyrillic, before): // no word has both
			n -= 4
		case cyrillic && unicode.IsUpper(r) && unicode.IsLower(before):
			n -= 4
		case cyrillic && (r >= 'А' && r <= 'я' || r == 'Ё' || r == 'ё'):
			n += 2
		case r < utf8.RuneSelf:
		case strings.ContainsRune(typographic, r):
			n++
		case !cyrillic:
			n -= 2
		}
		before = r
	}
	return n
}

// looksJapanese counts kana and the kanji of every day; rare ones are what other letters look
// like when they are taken for Japanese.
func looksJapanese(s string) (n int) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
		case unicode.In(r, unicode.Hiragana, unicode.Katakana) && r < 0xFF00, r == 'ー':
			n += 4
		case unicode.Is(unicode.Han, r) && isEveryday(r):
			n += 4
		case r >= 0x3000 && r < 0x3040, r >= 0xFF01 && r < 0xFF60, r == '・':
			n += 2
		default:
			n -= 2
		}
	}
	return n
}

// isEveryday tells whether a kanji is of the first of the two levels of the Japanese standard.
func isEveryday(r rune) bool {
	b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && b[0] >= 0x88 && bytes.Compare(b, []byte{0x98, 0x72}) <= 0
}

func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
