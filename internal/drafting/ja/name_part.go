package ja

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// oneOf gives the token behind which の一人 stands in a name that ends with it, else 0.
func (s *sentence) oneOf(i, k int) int {
	for n := k - 1; n > i && n > k-4; n-- {
		if s.toks[n].is("の") {
			switch s.wordsOf(n+1, k) {
			case "一人", "ひとり", "1人", "１人":
				return n
			}
			return 0
		}
	}
	return 0
}

// letterOfName tells a single Chinese character between a name and a title that the tokenizer
// takes for another word: 武 偉 次官.
func (s *sentence) letterOfName(l *vocabulary, n, k int) bool {
	t := &s.toks[n]
	if _, ok := l.people[s.wordsOf(n+1, k)]; ok && t.class != noun && t.class != symbol && t.end-t.start > 1 && isKatakanaRun(t.text) {
		return true // ドーン選手, an adverb elsewhere
	}
	c, _ := utf8.DecodeRuneInString(t.text)
	if utf8.RuneCountInString(t.text) != 1 || !unicode.Is(unicode.Han, c) || n == 0 || s.toks[n-1].class != noun || s.toks[n-1].end != t.start {
		return false
	}
	if _, ok := l.people[s.wordsOf(n+1, k)]; ok {
		return true
	}
	if n+2 >= k || s.toks[n+1].end-s.toks[n+1].start != 1 {
		return false
	}
	_, ok := l.people[s.wordsOf(n+2, k)] // 朴 宜 春 外相
	return ok
}

// withOthers takes into a mention those that stand before it with そして, whatever describes it in between:
// 中国やロシア、そして…に敏感な理事国は. It gives the first token of all of it.
func (s *sentence) withOthers(l *vocabulary, r []rune, m *discourse.Mention, i, floor int) int {
	for k := i - 1; k > floor+1; k-- {
		if !s.toks[k].is("そして", "および", "ならびに", "並びに") || s.toks[k].class != conjunction || !s.toks[k-1].is("、") {
			continue
		}
		j := s.nameBefore(l, k-1, floor)
		class := l.classOf(s, j, k-1)
		if class == discourse.Nobody || class == discourse.Doc || class == discourse.Outlet {
			return i
		}
		o := s.mentionOf(l, r, j, k-1, class)
		m.Start, m.Names = o.Start, append(o.Names, m.Names...)
		m.Text = strings.Join(strings.Fields(string(r[m.Start:m.End])), "")
		return j
	}
	return i
}

// wordAsName gives a family name that the dictionary has only for another word or a place, before a title that
// follows nothing but a name: 洞穴外相, but 川越市長 and 歴代首相.
func (s *sentence) wordAsName(i, k int) string {
	for n := i; n+1 < k; n++ {
		t := &s.toks[n]
		if t.sort != placeName && t.sort != plainNoun || t.end-t.start < 2 || t.end-t.start > 3 || !isHan(t.text) || n > i && !s.toks[n-1].is("の", "、") {
			continue
		}
		if titlesOfOne[s.wordsOf(n+1, k)] && !whichOfThem[t.text] {
			return t.text
		}
	}
	return ""
}

// titlesOfOne follow a name, and neither a town nor a field of work.
var titlesOfOne = lexicon.Set("外相", "外務大臣", "外務相", "防衛相", "防衛大臣", "首相", "氏")

// whichOfThem are the words before such a title that are no name.
var whichOfThem = lexicon.Set("歴代", "現職", "当時", "新任", "後任", "前任", "次期", "関係", "主要", "各国", "両国", "隣国", "同国", "自国", "同盟国", "当事国")
