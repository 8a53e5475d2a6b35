package saved

import "unicode"

// likeJapanese counts kana and the marks and Han between them, which every Japanese text
// has. What another encoding makes of it are half-width kana and rare Han.
func likeJapanese(s string) int {
	points := 0
	for _, r := range s {
		switch {
		case r >= 'ぁ' && r <= 'ん', r >= 'ァ' && r <= 'ヴ', r == 'ー', r == '、', r == '。', r == '「', r == '」', r == '　':
			points += 3
		case r >= 0xff61 && r <= 0xff9f: // half-width kana
			points -= 3
		case unicode.Is(unicode.Han, r) && r < 0x9fa6:
			points += 2
		case r >= 0xff01 && r <= 0xff5e, r >= 0x2010 && r <= 0x266f:
			points++
		case r >= 0x80 && r < 0x2000, r >= 0xe000 && r < 0xf900:
			points -= 4
		}
	}
	return points
}

// likeRussian counts small letters within words, of which a Russian text is made; in the
// wrong one of its encodings large and small are exchanged, or letters are frames.
func likeRussian(s string) int {
	points := 0
	before := ' '
	for _, r := range s {
		if unicode.IsLetter(r) && unicode.IsLetter(before) && (r < 0x80) != (before < 0x80) {
			points -= 5 // "dя" is no word
		}
		switch {
		case r >= 'а' && r <= 'я' || r == 'ё':
			points += 2
			if r == 'о' || r == 'е' || r == 'а' || r == 'и' || r == 'н' || r == 'т' {
				points++
			}
		case r >= 'А' && r <= 'Я' || r == 'Ё':
			if before >= 'а' && before <= 'я' {
				points -= 6
			} else {
				points++
			}
		case r == '«' || r == '»' || r == '—' || r == '–' || r == '„' || r == '“' || r == '№' || r == '…' || r == 0xa0:
			points++
		case r >= 0x2500 && r < 0x25a1, r >= 0x80 && r < 0xa0, r >= 0x400 && r < 0x500:
			points -= 4 // frames, control characters, letters of other languages
		case r >= 0x80:
			points -= 2
		}
		before = r
	}
	return points
}

// likeLatin counts letters with accents between letters, and the marks of typesetters.
func likeLatin(s string) int {
	points := 0
	before := ' '
	for _, r := range s {
		switch {
		case r >= 0xc0 && r <= 0xff && r != 0xd7 && r != 0xf7:
			switch {
			case before < 0x80 && unicode.IsLetter(before), unicode.IsUpper(r):
				points += 2
			case before == ' ': // "à" is a word, and so may be nothing
				points++
			default:
				points -= 3 // a row of them is no word
			}
		case r >= 0x2013 && r <= 0x2026, r == '€', r == '©', r == '£', r == '°', r == '·', r == '«', r == '»', r == 0xa0:
			points += 2
		case r >= 0x80:
			points -= 2
		}
		before = r
	}
	return points
}
