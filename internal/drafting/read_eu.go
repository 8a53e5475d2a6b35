package drafting

import (
	"regexp"
	"strings"
)

// readerEu reads the Russian or English of one page.
type readerEu struct {
	discourse
	lex    *lexiconEu
	r      []rune
	partNo int
	out    []*said
	proper map[string]bool // what the part writes with a capital inside a sentence
	common map[string]bool // and what without
	labels labels
	open   *line    // a paragraph whose quotation has no end in it
	opened bool     // the first line of text of the part is behind
	said   *mention // whose words the next line has: Foreign Secretary Arvid Lowe said:
}

// newReaderEu makes a reader of a page in a language, ru or en.
func newReaderEu(lang string) *readerEu { return &readerEu{lex: lexiconOf(lang)} }

func (rd *readerEu) found() []*said { return rd.out }

// farStatement is how many lines may stand above the title of a statement.
const farStatement = 5

func (rd *readerEu) part(r []rune, n int, lines []line, at func(int)) {
	rd.r, rd.partNo = r, n
	rd.discourse.at += 10
	rd.previous, rd.beforeOn, rd.opened = nil, nil, false
	lines = joinedLines(r, lines, rd.lex)
	rd.turn, rd.said, rd.labels = nil, nil, labelsOf(r, lines)
	rd.survey(r, lines)
	before := len(rd.out)
	for i := range lines {
		l := &lines[i]
		at(l.start)
		if l.role == aside || l.role == moment {
			continue
		}
		switch {
		case l.first:
			rd.page = rd.ofPage(rd.pageSpeaker(l))
		case i < farStatement && rd.page == nil && len(rd.out) == before:
			rd.page = rd.pageSpeaker(l) // below "Press release", a day
		}
		l.start += datelineOf(r, l)
		l.start += rd.placeOf(l)
		if rd.turnLine(l) {
			continue
		}
		for _, s := range rd.sentences(r, l) {
			rd.sentence(&s)
		}
	}
	rd.endPart(lines)
}

// dateline is what a dispatch begins with: BRENNA, May 14 (Coast Wire) - ; КИЛЬНА, 14 мая — АТК.
var dateline = regexp.MustCompile(`^(?:\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [^()\n—–.]{1,30})? ?(?:\([^)\n]{2,40}\) ?[-–—]{1,2}|[-–—]{1,2} [\p{L} ]{2,20}\.|/[\p{L} .-]{2,20}/(?:\.| --?)?|\([^()\n]*/[^()\n]*\)(?: ?[-–—]{1,2})?|[—–]) |^\p{Lu}[\p{Lu} .'’-]{2,30}, \p{Lu}\p{Ll}+\.? \d{1,2} [-–—]{1,2} )`)

// placeLine is a place before a colon: ELM: The minister said ….
var placeLine = regexp.MustCompile(`^(?:\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)(?: \(\p{Lu}{2,}\))?: `)

// datelineOf gives how long it is.
func datelineOf(r []rune, l *line) int {
	if l.role == headline || l.role == item {
		return 0
	}
	return len([]rune(dateline.FindString(string(r[l.start:min(l.end, l.start+120)]))))
}

// placeOf gives how long the place is with which a part's first line of text begins, if nobody is so called in
// it: a label of turns comes twice, a name again.
func (rd *readerEu) placeOf(l *line) int {
	words := string(rd.r[l.start:min(l.end, l.start+60)])
	place := placeLine.FindString(words)
	if place == "" || l.role != body || rd.opened || rd.labels.often(strings.TrimSuffix(place, ": ")) {
		rd.opened = rd.opened || l.role == body && l.end-l.start > 80
		return 0
	}
	rd.opened = true
	s := sentenceEu{span: span{l.start + len([]rune(place)), l.end}, line: l}
	s.words, s.english = wordsEu(rd.r, s.span, nil), rd.lex.lang == "en"
	for i := 1; i < len(s.words) && i < 40; i++ {
		if w := &s.words[i-1]; !w.mark && w.capital && len(rd.lex.verbs[s.words[i].low]) > 0 || rd.lex.class(w) == person && i < 20 {
			return len([]rune(place))
		}
	}
	return 0
}

// cueEu is a reporting word in a sentence.
type cueEu struct {
	at      int // its word
	e       *entryEu
	negated bool
	passive bool      // it was agreed
	noun    *attitude // what a light verb brings
	from    int       // the first word of its clause
}

// sentence reads one sentence: what its attribution or its first reporting word governs, and
// what is joined to that.
func (rd *readerEu) sentence(s *sentenceEu) {
	rd.at++
	s.words, s.english = wordsEu(rd.r, s.span, s.quotes), rd.lex.lang == "en"
	before := len(rd.out)
	switch {
	case len(s.words) < 2, rd.asks(s), s.words[0].is("q") && len(s.words) > 1 && s.words[1].text == ":":
	case rd.openQuotation(s):
	case rd.quotedOn(s):
		return // the words before go on
	case rd.saidBelow(s):
	case rd.labelled(s), rd.quotedFirst(s), rd.signed(s), rd.headedBy(s):
	case rd.asTold(s), rd.attributed(s):
	case rd.inDocument(s):
	case s.cites() && rd.referred(s):
	default:
		rd.cues(s)
		if len(rd.out) == before && !rd.ready(s) && !rd.referred(s) && !rd.quotedAlone(s) && !rd.spokenHow(s) && !rd.byParticiple(s) && !rd.turnsOn(s) {
			rd.forecast(s)
		}
	}
	rd.note(s)
	rd.previous = nil
	if len(rd.out) > before {
		rd.previous = rd.out[len(rd.out)-1]
	}
	rd.before, rd.beforeOn = s.span, s.line
}

// cites tells a sentence that ends with whom a paper has it from: …, citing officials.
func (s *sentenceEu) cites() bool {
	for i := range s.words {
		if s.words[i].is("citing") && i > 0 && s.words[i-1].is(",") || s.words[i].is("quoted") && s.asSaying(i) {
			return true
		}
	}
	return false
}

// asks tells a question, which states nothing, but for one that is quoted.
func (rd *readerEu) asks(s *sentenceEu) bool {
	return s.end < len(rd.r) && rd.r[s.end] == '?' && s.line.role != headline
}

// quotedOn takes in a sentence that is nothing but more of the words just quoted: "…," he
// said. "…"
func (rd *readerEu) quotedOn(s *sentenceEu) bool {
	if rd.previous == nil || rd.previous.mode != "direct" || rd.beforeOn != s.line || len(s.quotes) != 1 {
		return false
	}
	if q := s.quotes[0]; !q.quote || q.start != s.start || q.end < s.end-1 {
		return false
	}
	rd.previous.span.end = s.end
	rd.before = s.span
	return true
}

// cues goes through the reporting words from left to right.
func (rd *readerEu) cues(s *sentenceEu) {
	if !s.words[0].is("об") && rd.closes(s) {
		return
	}
	var last *said
	lastAt := 0
	for i := 0; i < len(s.words); i++ {
		c, ok := rd.cueAt(s, i)
		if !ok {
			continue
		}
		joined, own := false, false
		if last != nil {
			joined, own = s.joinedTo(rd.lex, lastAt, i)
			if !joined && !own && !rd.andAnother(s, lastAt, i) {
				continue
			}
		}
		c.from = s.clauseStart(lastAt, i, last != nil)
		clause := 0
		switch {
		case s.addsOn(i):
			c.from = i
		case last == nil && s.english:
			clause = rd.ownClause(s, &c)
			c.from = max(c.from, clause)
		}
		f := rd.judge(s, &c, last, joined)
		if f == nil {
			continue
		}
		if last != nil {
			rd.cut(s, last, f, &c)
		} else if clause > 0 && f.mode == "reported" && f.speaker != nil && f.speaker.start >= s.words[clause].start {
			f.span.start = s.words[clause].start
		}
		rd.out = append(rd.out, f)
		last, lastAt = f, i
		if f.speaker != nil && f.speaker.class != outlet {
			rd.last, rd.lastAt = f.speaker, rd.at
			rd.remember(f.speaker)
		}
	}
}

// closes reads a sentence whose last clause tells who said all of it, whatever is done in it: Tarn has rejected
// the offer, a spokesman said; стороны договорились, сообщил посол.
func (rd *readerEu) closes(s *sentenceEu) bool {
	for i := len(s.words) - 1; i > 3; i-- {
		c, ok := rd.cueAt(s, i)
		if !ok || c.e.class != say || !s.closing(&c) {
			continue
		}
		c.from = s.clauseStart(0, i, false)
		f := rd.judge(s, &c, nil, false)
		if f == nil || f.dropped || f.speaker == nil {
			return false
		}
		if inner := rd.innerAct(s, i); f.note == "" && f.mode == "reported" && inner != nil {
			f.act, f.note = inner.act, inner.word
		}
		if f.mode == "reported" {
			f.inner, _ = rd.actIn(s, 0, i-1)
		}
		rd.emit(f)
		rd.rest(s, i, f)
		return true
	}
	return false
}

// rest reads what a sentence goes on with behind whoever closed its first half: …, the minister said, although
// others declined to comment; …, said the spokesman, adding that ….
func (rd *readerEu) rest(s *sentenceEu, at int, f *said) {
	stop := s.goesOn(at)
	if stop == len(s.words) {
		return
	}
	f.span.end = s.words[stop-1].end
	tail := *s
	tail.words = s.words[stop+1:]
	tail.start = tail.words[0].start
	before := len(rd.out)
	if c, ok := rd.cueAt(s, stop+1); ok && s.addsOn(stop+1) {
		c.from = stop + 1
		if g := rd.judge(s, &c, f, true); g != nil {
			g.span.start = s.words[stop+1].start
			rd.out = append(rd.out, g)
		}
		return
	}
	if rd.cues(&tail); len(rd.out) == before {
		f.span.end = s.end
		return
	}
	g := rd.out[before]
	g.span.start = max(g.span.start, s.words[min(stop+2, len(s.words)-1)].start)
}

// onlyName tells a stretch that can be a name and holds no verb of its own.
func (s *sentenceEu) onlyName(from, to int) bool {
	if from >= to || to > from+14 || !s.words[from].capital && !s.words[from].is("the", "a", "an", "one") {
		return false
	}
	for k := from; k < to; k++ {
		if w := &s.words[k]; beForms[w.low] || modals[w.low] && !w.is("to") || w.is("has", "have", "had", "did", "does") {
			return false
		}
	}
	return true
}

// goesOn gives the comma behind a closing verb and its name with which another clause or participle begins, the
// number of words if there is none.
func (s *sentenceEu) goesOn(at int) int {
	for n := at + 1; n+2 < len(s.words); n++ {
		if !s.words[n].is(",") || s.words[n].quoted {
			continue
		}
		if next := &s.words[n+1]; next.is("although", "though", "while", "but", "whereas", "хотя", "а", "но") || s.addsOn(n+1) {
			return n
		}
	}
	return len(s.words)
}

// innerAct gives the first act that the words before a closing verb tell of: the ministry has ordered checks, a
// spokesman said.
func (rd *readerEu) innerAct(s *sentenceEu, at int) *entry {
	for i := 0; i < at; i++ {
		switch c, ok := rd.cueAt(s, i); {
		case !ok || c.negated:
		case c.e.class == acts || c.e.class == agrees:
			return &c.e.entry
		case c.e.class == light && c.noun != nil && !c.noun.open:
			return &entry{word: c.e.word + " " + c.noun.word, act: c.noun.act}
		}
	}
	return nil
}

// closing tells a verb that nothing follows that it could hand on: …, the ministry said on Monday; …, сообщил посол.
func (s *sentenceEu) closing(c *cueEu) bool {
	k := c.at - 1
	for k > 0 && (!s.words[k].mark || s.words[k].is(")") && s.english) {
		if s.words[k].is(")") {
			for k > 0 && !s.words[k].is("(") {
				k--
			}
		}
		k = max(0, k-1)
	}
	if s.english && k > 1 && s.words[k].is("”", "\"") && s.words[k-1].is(",") && len(s.quotes) > 0 && s.quotes[0].start > s.start+1 {
		k-- // …, for its “disregard of norms,” Lowe said
	}
	if s.words[k].is("—", "–", "-") && k == c.at-1 && s.words[k-1].is(",") && !s.english {
		return len(s.quotes) == 0 && c.at+1 < len(s.words) // Мост закроют, — сказал посол
	}
	if !s.words[k].is(",") || k < 4 || joiners[s.words[k+1].low] || s.words[k+1].is("who", "which", "as", "что", "который", "если", "как", "because", "when", "if", "where", "since", "after", "before") || s.followedByThat(c.at) {
		return false
	}
	stop := s.goesOn(c.at)
	if j := s.afterTime(c.at + 1); s.english && j > c.at+1 && j < stop && s.words[j].is(",") {
		stop = j // …, the ministry said on Monday, a week after the talks
	}
	for n := c.at + 1; n < stop; n++ {
		if s.words[n].mark && !s.words[n].quoted && !s.words[n].is("'", "’", ".") {
			return false
		}
	}
	if !s.latin() {
		return k == c.at-1 && c.at+1 < len(s.words)
	}
	if k == c.at-1 && c.e.past {
		return s.onlyName(c.at+1, stop) // …, said the spokesman
	}
	return c.at+1 == stop || timeWords[s.words[c.at+1].low] || s.words[c.at+1].is("on", "in", "at", "after", "during", "late", "early", "last", "this", "reporters", "journalists")
}

// cut ends a statement where the next of its sentence begins.
func (rd *readerEu) cut(s *sentenceEu, last, f *said, c *cueEu) {
	from := c.from
	if from < len(s.words) && s.words[from].start > last.span.start {
		f.span.start = s.words[from].start
		end := from
		for end > 0 && (s.words[end-1].mark && s.words[end-1].text != "»" && s.words[end-1].text != "”" && s.words[end-1].text != "\"" || s.words[end-1].is("and", "but", "и", "а", "но", "while", "though", "although", "однако", "зато")) {
			end--
		}
		if end > 0 && s.words[end-1].end > last.span.start {
			last.span.end = s.words[end-1].end
			rd.weighAgain(last, s.words[end-1].end)
		}
	}
}

// weighAgain leaves out of a statement's words those that have turned out to be the next one's.
func (rd *readerEu) weighAgain(f *said, end int) {
	if f.heard.end <= end || f.heard.start >= end {
		return
	}
	f.words = string(rd.r[f.heard.start:end])
	if f.open != nil {
		f.act, f.note = *f.open, ""
		rd.weighEu(f)
	}
}

// judge decides about a reporting word.
func (rd *readerEu) judge(s *sentenceEu, c *cueEu, last *said, joined bool) *said {
	a, open, ok := c.actOf()
	if !ok {
		return nil
	}
	if open && (c.e.word == "сообщить" || c.e.word == "сообщать") && (s.words[0].is("как") || s.pointsBack(c)) {
		a = actOf("assert") // об этом сообщили, как сообщили: no more than whose words they are
	}
	if s.pointsBack(c) && last == nil && !s.followedByThat(c.at) && (rd.previous != nil || !rd.rightBehind(s)) {
		rd.toldBy(s, c)
		return nil // the sentence before is a statement already, or there is none
	}
	tailing := s.tailing(c)
	if !rd.supported(s, c, tailing) {
		return nil
	}
	m, dropped, ok := rd.speakerOf(s, c, last, joined, tailing)
	if !ok {
		return nil
	}
	f := &said{
		act: a, part: rd.partNo, line: s.line, span: s.span, cue: c.e.word, class: c.e.class, rule: "verb names the act",
		speaker: m, dropped: dropped, mode: "reported", confidence: 60,
	}
	if c.noun != nil {
		f.cue, f.rule = c.e.word+" "+s.words[c.at].low, "attitude and verb"
	} else if c.e.class == say {
		f.rule = "words and verb"
	}
	if q := s.directQuote(c); q != nil {
		f.mode, f.rule = "direct", "quotation and verb"
		f.confidence += 15
		f.words = string(rd.r[q.start+1 : q.end-1])
	} else {
		f.heard = rd.wordsOf(s, c, f)
		f.words = string(rd.r[f.heard.start:f.heard.end])
	}
	if open {
		f.open = &a
		rd.weighEu(f)
	}
	if c.e.class == say && f.mode == "reported" && (!tailing || s.followedByThat(c.at)) {
		rd.innerClause(s, f, c)
	}
	f.target = rd.targetOf(s, c, m)
	rd.about(s, f, c)
	if dropped {
		f.confidence -= 10
	} else {
		f.confidence += 10
	}
	return f
}

// toldBy gives what a state or a body was said to do in the sentence before to who tells it: Стороны
// договорились. Об этом сообщил посол.
func (rd *readerEu) toldBy(s *sentenceEu, c *cueEu) {
	f := rd.previous
	if f == nil || !rd.rightBehind(s) || rd.beforeOn != s.line && f.class != acts && f.class != agrees || f.line.role == headline || f.mode != "reported" || f.speaker == nil || f.speaker.class == person && (f.speaker.role != "" || strings.Contains(f.speaker.text, " ") && !strings.Contains(f.speaker.text, " и ")) || f.speaker.class == pron || f.span.end != rd.before.end {
		return
	}
	m, dropped, ok := rd.speakerOf(s, c, nil, false, s.tailing(c))
	if !ok || dropped || m == nil || m.class == pron {
		return
	}
	f.span.end, f.rule, f.inner, f.speaker, f.dropped = s.end, "words before", f.speaker, m, false
	rd.last, rd.lastAt = m, rd.at
	rd.remember(m)
}

// rightBehind tells a sentence that can point back to the one before it: in its line, or at the beginning of the next.
func (rd *readerEu) rightBehind(s *sentenceEu) bool {
	if rd.beforeOn == s.line {
		return true
	}
	return rd.beforeOn != nil && s.start == s.line.start && s.line.role != headline && s.words[0].is("об") && s.start-rd.before.end < 8
}

// about takes in the sentence before, for "Об этом заявил X".
func (rd *readerEu) about(s *sentenceEu, f *said, c *cueEu) {
	if !s.pointsBack(c) || !rd.rightBehind(s) || rd.previous != nil {
		return
	}
	f.span.start, f.rule = rd.before.start, "words before"
	f.words = string(rd.r[rd.before.start:rd.before.end])
	rd.weighEu(f)
}

func (rd *readerEu) weighEu(f *said) {
	words := " " + strings.ReplaceAll(strings.ToLower(f.words), "ё", "е") + " "
	if a, weight, note := weigh(rd.lex.contents, words, rd.lex.lang == "en" && f.mode == "reported" && f.rule != "own words"); weight >= 4 {
		f.act, f.note = a, note
	} else if plan := ownPlan.FindString(words); plan != "" && !idleVerbs[plan[strings.LastIndexByte(plan, ' ')+1:]] {
		f.act, f.note = actOf("offer"), strings.TrimSpace(plan)
	} else if f.cue == "сообщить" && strings.HasPrefix(words, " , что ") && !containsAny(words, comingRu) {
		f.act = actOf("assert") // сообщил, что посол прибыл: what was so already
	}
}

// ownPlan begins what somebody says they will do: he would send observers; что будет вести переговоры.
var ownPlan = regexp.MustCompile(`^ +(?:(?:that )?(?:he|she|they|we|i) (?:will|would)(?: also| continue to)? \pL+|, что (?:он |она |они )?(?:и дальше |также )?буд(?:ет|ут|ем|у) )`)

var (
	// idleVerbs tell how things would be, and nothing that somebody means to do.
	idleVerbs = setOf("not", "be", "have", "take", "make", "mean", "depend", "seem", "become", "help", "lead", "cause", "remain", "need", "require", "allow", "come", "happen", "give", "bring", "only", "likely", "never", "also")
	// comingRu tells of what is still to come, or is made known by being told.
	comingRu = []string{
		" будет ", " будут ", " будем ", " буду ", " скоро ", " предсто", " реш", " назнач", " ввод", " введ", " подпис", " перенес", " отмен", " закр", " откр", " приоста", " запуст",
		"ится ", "утся ", "ется ", "ятся ", "ит ", "ут ", "ено ", "ана ", "ано ", "аны ", "ены ",
	}
)

// wordsOf gives what a report hands on: behind the verb, or before a verb at the end.
func (rd *readerEu) wordsOf(s *sentenceEu, c *cueEu, f *said) span {
	if s.tailing(c) && (!s.latin() || s.closing(c)) {
		return span{s.start, s.words[c.at].start}
	}
	return span{s.words[c.at].end, f.span.end}
}
