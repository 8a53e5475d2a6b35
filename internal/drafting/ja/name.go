package ja

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
)

// longestTitle is how long a quotation inside a name may be, with its marks.
const longestTitle = 12

// nameBefore reads the name that ends before token k: it gives the first token of it. A name
// reaches over の and ・, over what joins (と, や, 、) only where both sides can speak.
func (s *sentence) nameBefore(l *vocabulary, k, floor int) int {
	i := k
	for i > floor {
		t := &s.toks[i-1]
		switch {
		case t.quote > 0 && (t.end-t.start > longestTitle || i < k && !s.toks[i].is("の", "側", "派", "代表", "会", "党")):
			return s.startOfName(i, k) // somebody's words, not 「未来」の会
		case t.quote > 0:
			i--
		case i < k && t.is("あと", "のち"):
			return s.startOfName(i, k) // このあと外相は
		case t.class == noun && t.sort != dependent && !(t.sort == timeNoun && !t.is("周辺", "前", "元", "現", "当時", "全員", "全体")):
			i--
		case t.class == prefix, t.class == symbol && t.is("・", "=", "＝", "−", "-", "‐", "･", "／", "/"):
			i--
		case t.class == particle && t.is("の") && i-1 > floor && s.carries(l, i-1):
			i--
		case i < k && s.letterOfName(l, i-1, k), t.is("など") && i < k && s.toks[i].sort == number:
			i--
		case s.joins(l, i-1, k, floor):
			i--
		case t.class == adnominal && t.is("ある", "同", "某", "前", "元", "両"):
			return i - 1
		default:
			return s.startOfName(i, k)
		}
	}
	return s.startOfName(i, k)
}

// startOfName leaves out what a name cannot begin with.
func (s *sentence) startOfName(i, k int) int {
	for i < k && (s.toks[i].class == symbol || s.toks[i].class == particle || s.toks[i].sort == suffix && i+1 < k && !s.toks[i].is("元", "前")) {
		i++
	}
	return i
}

// carries tells whether what stands before の can belong to a name: a body, a place, a
// person; not a time, a thing that happened.
func (s *sentence) carries(l *vocabulary, no int) bool {
	b := &s.toks[no-1]
	if b.quote > 0 {
		return true
	}
	if b.class != noun {
		return false
	}
	if b.sort == verbalNoun && l.people[b.text] == discourse.Person {
		return true // 北朝鮮代表の
	}
	if b.sort == verbalNoun && l.people[b.text] == discourse.Org {
		return true // 武装組織の
	}
	if b.sort == timeNoun || b.sort == number || b.sort == dependent || b.sort == verbalNoun {
		return false
	}
	return !b.is("日", "年", "月", "時", "今回", "会見", "会談", "記者会見", "中", "後", "前", "間", "同日", "ため", "あと", "のち")
}

// joins tells whether a comma, と or や joins two who can speak.
func (s *sentence) joins(l *vocabulary, at, k, floor int) bool {
	t := &s.toks[at]
	if !(t.class == particle && t.is("と", "や", "および", "及び", "ならびに") || t.class == symbol && t.is("、", "，") || t.class == conjunction && t.is("および", "及び", "並びに", "ならびに", "そして")) || at <= floor {
		return false
	}
	if t.class == conjunction || s.toks[at-1].is("や", "と") {
		return at-1 > floor && s.toks[at-1].class != verb && s.toks[at-1].class != auxiliary && l.classOf(s, s.lastName(l, at-1, floor), at-1) != discourse.Nobody
	}
	left := s.lastName(l, at, floor)
	lc := l.classOf(s, left, at)
	if lc == discourse.Nobody || lc == discourse.Pron || lc == discourse.Doc {
		return false
	}
	right := at + 1
	for right < k && s.toks[right].class == conjunction {
		right++
	}
	rc := l.classOf(s, right, k)
	if t.class == symbol { // 日本、ロシアは, but not 首相、ロシアは
		return lc == rc || lc == discourse.State && (rc == discourse.Joint || s.countsStates(right, k))
	}
	return rc != discourse.Nobody
}

// countsStates tells of 韓国の3カ国の外相, which counts those named before it.
func (s *sentence) countsStates(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if s.toks[k].is("カ国", "か国", "ヵ国", "ヶ国", "カ", "か", "ヵ", "ヶ") && s.toks[k-1].sort == number {
			return true
		}
	}
	return false
}

// lastName gives the first token of the plain name that ends before token k.
func (s *sentence) lastName(l *vocabulary, k, floor int) int {
	i := k
	for i > floor {
		t := &s.toks[i-1]
		if t.quote == 0 && (t.class != noun || t.sort == dependent || t.sort == timeNoun) && t.class != prefix && !t.is("・", "＝", "=") {
			break
		}
		i--
	}
	return i
}

// classOf tells what sort of speaker the tokens from i to k name, by how they end.
func (l *vocabulary) classOf(s *sentence, i, k int) discourse.SpeakerClass {
	if i >= k {
		return discourse.Nobody
	}
	last := &s.toks[k-1]
	if last.is("ら", "たち", "達", "等", "など") && k-1 > i {
		if c := l.classOf(s, i, k-1); c == discourse.Person || c == discourse.Group || c == discourse.Source {
			return c
		} else if c != discourse.Nobody {
			return c
		}
		return discourse.Nobody
	}
	for n := i; n+1 < k; n++ {
		if s.toks[n].is("紙", "誌") && s.toks[n].class == noun && n > i || s.toks[n].is("米紙", "英紙", "仏紙", "独紙", "露紙", "有力紙", "大衆紙", "経済紙", "日刊紙", "地元紙") {
			return discourse.Outlet // 仏紙ルモンド
		}
	}
	if n := s.oneOf(i, k); n > i {
		if c := l.classOf(s, i, n); c != discourse.Nobody {
			return discourse.Person // 閣僚の一人
		}
		return discourse.Nobody
	}
	if n := k - 1; last.quote > 0 && n > i && last.end-last.start <= longestTitle {
		if c := l.classOf(s, i, n); c == discourse.Org || c == discourse.Group {
			return c // 環境団体「川の声」
		}
	}
	if c := l.byEnding(s, i, k); c != discourse.Nobody {
		return c
	}
	switch {
	case last.quote > 0:
		return discourse.Nobody
	case last.sort == personName:
		return discourse.Person
	case last.sort == countryName:
		return discourse.State
	case last.sort == orgName:
		return discourse.Org
	case last.is("者") && last.sort == suffix:
		return discourse.Group
	case last.sort == suffix && k-1 > i && last.is("長", "相", "官", "員", "士", "師", "卿", "補", "嬢"): // 通商相
		return discourse.Person
	case last.sort == suffix && k-1 > i && last.is("民", "人", "家", "手", "組"):
		return discourse.Group
	case last.sort == suffix && k-1 > i && last.is("団", "署", "協", "連", "労", "室", "社", "公社"):
		return discourse.Org
	}
	name := s.wordsOf(i, k)
	if l.isJointLetters(name) {
		return discourse.Joint
	}
	if isKatakanaName(last.text) && last.sort != suffix && utf8.RuneCountInString(name) >= 3 {
		switch {
		case strings.Contains(name, "・"), strings.Contains(name, "＝"):
			return discourse.Person
		case last.unknown:
			return discourse.Org // a name that we cannot place: a state, a company, a person
		}
	}
	return discourse.Nobody
}

// byEnding looks up how a name ends, the longest ending first. An ending begins where a word
// does, so that 社会 is no 会; in a word of capitals or katakana it may not.
func (l *vocabulary) byEnding(s *sentence, i, k int) discourse.SpeakerClass {
	words, best := "", discourse.Nobody
	for n := k - 1; n >= i && n > k-7; n-- {
		if s.toks[n].quote > 0 {
			break
		}
		words = s.toks[n].text + words
		if utf8.RuneCountInString(words) > l.longest {
			break
		}
		if c, ok := l.people[words]; ok {
			best = c
		}
		if _, ok := l.states[words]; ok {
			best = discourse.State
		}
	}
	if best == discourse.Nobody {
		best = l.unknownEnding(&s.toks[k-1])
	}
	return best
}

// unknownEnding looks into a word that the dictionary does not have: 在沖米軍 ends in 軍.
func (l *vocabulary) unknownEnding(t *token) discourse.SpeakerClass {
	r := []rune(t.text)
	if len(r) < 3 || t.sort == verbalNoun {
		return discourse.Nobody
	}
	for n := max(1, len(r)-l.longest); n <= len(r)-2; n++ {
		if c, ok := l.people[string(r[n:])]; ok {
			return c
		}
	}
	return discourse.Nobody
}

func (s *sentence) wordsOf(i, k int) string {
	var b strings.Builder
	for ; i < k; i++ {
		b.WriteString(s.toks[i].text)
	}
	return b.String()
}

// isJointLetters tells 日露, 米中, 日米韓 from other words.
func (l *vocabulary) isJointLetters(name string) bool {
	n := 0
	for _, c := range name {
		if l.letters[c] == "" {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}

func isKatakanaName(name string) bool {
	n := 0
	for _, c := range name {
		if !unicode.Is(unicode.Katakana, c) && c != 'ー' && c != '・' {
			return false
		}
		n++
	}
	return n >= 2
}

// mentionOf makes a mention of the tokens from i to k.
func (s *sentence) mentionOf(l *vocabulary, r []rune, i, k int, class discourse.SpeakerClass) *discourse.Mention {
	m := &discourse.Mention{Span: layout.Between(s.toks[i].start, s.toks[k-1].end), Class: class}
	m.Text = strings.Join(strings.Fields(string(r[m.Start:m.End])), "")
	m.Names = l.statesIn(s.wordsOf(i, k))
	if name := s.personIn(i, k); name != "" && class == discourse.Person {
		m.Names = []string{name}
	}
	m.Role = s.roleIn(l, i, k)
	return m
}

// statesIn gives the states that a name of parties means: 日本側, 日露両国, 中国と韓国.
func (l *vocabulary) statesIn(name string) []string {
	for _, end := range []string{"両国", "両政府", "両首脳", "双方", "側", "政府", "両外相", "両防衛相", "各国", "の"} {
		name = strings.TrimSuffix(name, end)
	}
	if both := pairs[name]; both != nil {
		return both
	}
	if l.isJointLetters(name) || utf8.RuneCountInString(name) == 1 {
		var all []string
		for _, c := range name {
			if state := l.letters[c]; state != "" {
				all = append(all, state)
			}
		}
		return all
	}
	var all []string
	for _, part := range strings.FieldsFunc(name, func(c rune) bool { return strings.ContainsRune("とや、，・", c) }) {
		if state := l.states[part]; state != "" {
			all = append(all, state)
		} else {
			return nil
		}
	}
	return all
}

// personIn gives the name in a name with a title: 公明党の神崎武法代表 is 神崎武法. The dictionary
// does not have every given name, so single characters beside one belong to it.
func (s *sentence) personIn(i, k int) string {
	first := -1
	for n := i; n < k; n++ {
		if s.toks[n].sort == personName {
			first = n
			break
		}
	}
	if first < 0 {
		if name := s.wordAsName(i, k); name != "" {
			return name
		}
		return s.foreignName(i, k)
	}
	if first > i && first-i <= 2 && s.toks[i].start+3 >= s.toks[first].start && s.toks[first-1].class == noun && !s.toks[i].is("元", "前", "現", "故") && s.toks[i].sort != orgName && s.toks[i].sort != countryName {
		first = i // 枝 野 幸男
	}
	name := ""
	for n := first; n < k; n++ {
		t := &s.toks[n]
		single := t.end-t.start == 1 && (t.class == noun || t.class == prefix) && t.sort != suffix
		if t.sort != personName && !single && !t.is("・", "＝", "=") && !isKatakanaRun(t.text) && !(n == first) {
			break
		}
		name += t.text
	}
	return strings.Trim(name, "・＝=")
}

// foreignName gives a name in katakana: ウラジーミル・プーチン.
func (s *sentence) foreignName(i, k int) string {
	name := ""
	for n := k - 1; n >= i; n-- {
		t := &s.toks[n]
		switch {
		case isKatakanaRun(t.text) && (t.sort == properNoun || t.sort == otherSort || t.sort == plainNoun || t.unknown), name != "" && t.is("・", "＝", "="):
			name = t.text + name
		case name != "":
			return strings.Trim(name, "・＝=")
		}
	}
	return strings.Trim(name, "・＝=")
}

// roleIn gives the title at the end of a name.
func (s *sentence) roleIn(l *vocabulary, i, k int) string {
	words, best := "", ""
	for n := k - 1; n >= i && n > k-6; n-- {
		if s.toks[n].sort == personName || s.toks[n].quote > 0 {
			break
		}
		words = s.toks[n].text + words
		if c, ok := l.people[words]; ok && c == discourse.Person && words != "氏" && words != "さん" {
			best = words
		}
	}
	return best
}
