package ja

import (
	"strings"
	"unicode"

	"readout/internal/drafting/layout"
)

// sentence is a stretch that ends with a stop outside of quotation marks, or with its line.
type sentence struct {
	layout.Span
	line   *layout.Line
	quotes []layout.Enclosure // the outermost ones
	toks   []token
}

func isStop(c rune) bool { return strings.ContainsRune("。｡！？!?", c) }

// sentencesOf cuts a line into sentences. A stop inside quotation marks or brackets ends
// none: 「…だ。」ショイグ国防相はこう述べた。 is one.
func sentencesOf(r []rune, l *layout.Line) []sentence {
	marks := layout.Enclosures(r, l.Start, l.End)
	var all []sentence
	start, next := l.Start, 0
	add := func(end int) {
		if s := trimmed(r, layout.Between(start, end)); s.End > s.Start {
			all = append(all, sentence{Span: s, line: l})
		}
		start = end
	}
	for i := l.Start; i < l.End; i++ {
		for next < len(marks) && marks[next].Start < i {
			next++
		}
		if next < len(marks) && marks[next].Start == i {
			i = marks[next].End - 1
			switch {
			case followsAnnouncement(all, r) && opensAt(r, start, marks[next]) && !goesOn(r, i+1, l.End):
				add(i + 1) // 次のように述べた。「…」 and a new sentence without a stop between
			case marks[next].Quote && i+1 < l.End && layout.IsBlank(r[i+1]) && marks[next].Start > start && strings.ContainsRune(":：", r[marks[next].Start-1]):
				add(i + 1) // 外相:「…」 and what a blank parts from it
			}
			continue
		}
		if l.Role == layout.Headline && layout.IsBlank(r[i]) && !setsOff(start, i) {
			add(i + 1) // a headline's halves: 首相、答弁に終始 野党「…」と酷評
			continue
		}
		if isStop(r[i]) || i-start > layout.LongestSentence {
			add(i + 1)
		}
	}
	add(l.End)
	inside := layout.MarksOf(marks)
	for i := range all {
		all[i].quotes = inside.In(all[i].Span)
	}
	return all
}

// setsOff tells a blank that separates nothing but a date or a short word from its headline.
func setsOff(start, at int) bool { return at-start < 5 }

// opensAt tells whether nothing but blanks stands between the start and a quotation.
func opensAt(r []rune, start int, e layout.Enclosure) bool {
	return e.Quote && strings.TrimSpace(string(r[start:e.Start])) == ""
}

// goesOn tells whether a quotation is followed by what belongs to it: a particle, a stop.
func goesOn(r []rune, at, end int) bool {
	return at < end && strings.ContainsRune("とがはをにのでもなだ、。，．,「『", r[at])
}

func followsAnnouncement(all []sentence, r []rune) bool {
	if len(all) == 0 {
		return false
	}
	before := string(r[all[len(all)-1].Start:all[len(all)-1].End])
	return strings.Contains(before, "次のよう") || strings.Contains(before, "以下のよう")
}

// trimmed leaves blanks, bullets and the stop out of a stretch.
func trimmed(r []rune, s layout.Span) layout.Span {
	for s.Start < s.End && (layout.IsBlank(r[s.Start]) || layout.IsBullet(r[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && (layout.IsBlank(r[s.End-1]) || isStop(r[s.End-1])) {
		s.End--
	}
	return s
}

// outer gives a sentence as it reads outside of its quotations and brackets: a quotation
// leaves its marks, an aside in brackets leaves nothing. at is where each character stands.
func (s *sentence) outer(r []rune) (text string, at []int) {
	var b strings.Builder
	put := func(c rune, i int) {
		b.WriteRune(c)
		at = append(at, i)
	}
	next := 0
	for i := s.Start; i < s.End; i++ {
		for next < len(s.quotes) && s.quotes[next].Start < i {
			next++
		}
		switch {
		case next < len(s.quotes) && s.quotes[next].Start == i:
			e := s.quotes[next]
			if e.Quote {
				put('「', e.Start)
				put('」', min(e.End, s.End)-1)
			}
			i = e.End - 1
		case r[i] == '\n' || r[i] == '\r':
		case r[i] == '-' && i+1 == s.End:
			put('―', i) // 次のように語った-
		case r[i] == ':' && !between(r, i, s.Span, unicode.IsDigit):
			put('：', i) // the tokenizer knows it, and keeps half-width marks in one
		case r[i] == ',' && !between(r, i, s.Span, unicode.IsDigit):
			put('、', i)
		default:
			put(r[i], i)
		}
	}
	return b.String(), at
}

// between tells whether what stands on both sides of a place is of a sort.
func between(r []rune, i int, in layout.Span, sort func(rune) bool) bool {
	return i > in.Start && i+1 < in.End && sort(r[i-1]) && sort(r[i+1])
}

// read cuts a Japanese sentence into words; a quotation becomes one.
func (s *sentence) read(j *japanese, r []rune) {
	text, at := s.outer(r)
	raw := j.tokens(text, at, s.End)
	s.toks = raw[:0]
	quotes := make(map[int]int)
	for i, e := range s.quotes {
		if e.Quote {
			quotes[e.Start] = i + 1
		}
	}
	for i := 0; i < len(raw); i++ {
		t := raw[i]
		if n := quotes[t.start]; n > 0 && t.text == "「" && i+1 < len(raw) && raw[i+1].text == "」" {
			e := s.quotes[n-1]
			t = token{text: "「」", class: noun, sort: otherSort, start: e.Start, end: e.End, quote: n}
			i++
		}
		s.toks = append(s.toks, t)
	}
	s.joinCut()
	s.joinKatakana()
}

// joinCut puts together what the tokenizer cuts though it is one verb: 断 じ.
func (s *sentence) joinCut() {
	for i := 0; i+1 < len(s.toks); i++ {
		if t := &s.toks[i]; t.text == "断" && s.toks[i+1].is("じ", "じる") && t.end == s.toks[i+1].start {
			t.text, t.end, t.class, t.sort = t.text+s.toks[i+1].text, s.toks[i+1].end, verb, otherSort
			s.toks = append(s.toks[:i+1], s.toks[i+2:]...)
		}
	}
}

// joinKatakana puts together a name in katakana that the dictionary does not have and the
// tokenizer therefore cut: ハッ サル is ハッサル. Words that it knows stay apart.
func (s *sentence) joinKatakana() {
	joined := s.toks[:0]
	for _, t := range s.toks {
		if n := len(joined); n > 0 && joined[n-1].end == t.start && isKatakanaRun(joined[n-1].text) && isKatakanaRun(t.text) && (fragment(&joined[n-1]) || fragment(&t)) {
			joined[n-1].text += t.text
			joined[n-1].end, joined[n-1].class, joined[n-1].sort, joined[n-1].unknown = t.end, noun, properNoun, true
			continue
		}
		joined = append(joined, t)
	}
	s.toks = joined
}

// fragment tells a piece of katakana that is no word by itself.
func fragment(t *token) bool {
	return t.class != noun || t.unknown || t.end-t.start <= 2 || t.sort == suffix
}

func isKatakanaRun(text string) bool {
	for _, c := range text {
		if !unicode.Is(unicode.Katakana, c) && c != 'ー' {
			return false
		}
	}
	return text != ""
}
