package drafting

import (
	"strings"

	"readout/internal/record"
)

// readerJa reads the Japanese of one page.
type readerJa struct {
	*japanese
	discourse

	parties []string // of the page: who talks with whom
	topicAt int      // in which sentence the last topic was
	leak    *mention // who leaks what is expected, once the page has named them
	leakAt  int      // in which sentence

	r      []rune // of the part at hand
	partNo int
	out    []*said

	turnLine int   // where the words of the turn begin
	answerTo *line // the question that the line at hand follows

	jointText bool // the list at hand is of what both sides have signed

	stage *mention // who speaks in the lines that are all quotation

	nameOn *line // the headline whose first half is a name

	takenOn *line // a headline's half that the name before it has taken
	takenAt int
}

// clause is a stretch of a sentence up to a reporting word.
type clause struct {
	*sentence
	lex    *jaLexicon
	runes  []rune
	turned bool // in somebody's turn of a transcript, who speaks without a name
	floor  int  // its first token
	head   bool
	p      *predicate
	all    []predicate // of the sentence
	n      int         // of p in all
	args   []argument
	y      saying
}

func (rd *readerJa) sentence(s *sentence, next *sentence) {
	s.read(rd.japanese, rd.r)
	rd.at++
	head := s.line.role == headline
	before := len(rd.out)
	rd.nominals(s)
	if head && rd.nameThenWords(s, next) {
		return
	}
	if head {
		rd.nameAlone(s)
	}
	if !rd.headlineForms(s) && !rd.closedByName(s) && !rd.quotedHearsay(s) {
		rd.clauses(s, next, head)
		if head && len(rd.out) == before {
			rd.opensWithWords(s)
		}
	}
	if rd.turn != nil && len(rd.out) == before {
		rd.saidInTurn(s)
	}
	rd.noteTopics(s)
	rd.takesStage(s)
	rd.previous = nil
	if len(rd.out) > before {
		rd.previous = rd.out[len(rd.out)-1]
	}
	rd.before, rd.beforeOn = s.span, s.line
}

// clauses goes through the reporting words of a sentence from left to right; each that
// holds takes the words since the one before.
func (rd *readerJa) clauses(s *sentence, next *sentence, head bool) {
	all := s.predicates(rd.lex, head)
	floor := s.behindAttribution(rd.lex)
	if rd.attribution(s, all) {
		return
	}
	var last *said
	since := len(rd.out)
	for n := range all {
		p := &all[n]
		c := &clause{sentence: s, lex: rd.lex, runes: rd.r, turned: rd.turn != nil, floor: floor, head: head, p: p, all: all, n: n}
		f := rd.judge(c, last)
		if f == nil || !rd.extend(f, c, next) {
			continue
		}
		if last != nil && rd.merge(last, f, c) {
			floor = p.next
			continue
		}
		rd.out = append(rd.out, f)
		last, floor = f, p.next
		if f.speaker != nil && f.speaker.class != outlet {
			rd.last, rd.lastAt = f.speaker, rd.at
		}
	}
	rd.rest(s, all, floor, since)
}

// rest looks at what no reporting word has taken: an expectation, or words that stand behind
// "…によると" alone.
func (rd *readerJa) rest(s *sentence, all []predicate, floor, since int) {
	if floor+2 < len(s.toks) {
		if f := rd.forecasts(s, all, floor); f != nil && !rd.covered(f.span, since) {
			rd.out = append(rd.out, f)
			return
		}
	}
	if len(rd.out) > since {
		return
	}
	if a := rd.attributedTo(s); a != nil {
		rd.emitAttributed(s, a)
	}
}

// attribution reads a sentence that "…によると" governs whole: nobody else speaks in it.
func (rd *readerJa) attribution(s *sentence, all []predicate) bool {
	a := rd.attributedTo(s)
	if a == nil || a.first > 3 {
		return false
	}
	for _, b := range s.arguments(rd.lex, rd.r, a.at+1, len(s.toks), false) {
		if !b.name.none() && (b.by == "は" || b.by == "も") && len(all) > 0 && all[len(all)-1].head > b.at {
			return false
		}
	}
	rd.emitAttributed(s, a)
	return true
}

// attributedTo gives who tells a sentence by "…によると", if that is not the media.
func (rd *readerJa) attributedTo(s *sentence) *argument {
	if a := s.tellerOfPlace(rd.lex, rd.r); a != nil {
		return a
	}
	args := s.arguments(rd.lex, rd.r, 0, len(s.toks), false)
	for i := range args {
		a := &args[i]
		if a.by == "によると" && !a.name.none() && a.name.class != outlet && a.name.class != doc && !ofMedia[a.name.role] {
			return a
		}
	}
	return nil
}

// ofMedia are who tell what they have seen for a paper.
var ofMedia = setOf("記者", "特派員", "支局長", "論説委員", "編集委員")

func (rd *readerJa) emitAttributed(s *sentence, a *argument) {
	f := &said{
		act: actOf("assert"), part: rd.partNo, line: s.line, cue: "によると", rule: "attribution",
		speaker: rd.resolve(a.name), span: span{a.name.start, s.end}, mode: record.Reported, confidence: 60,
	}
	words := span{s.toks[a.at].end, s.end}
	for k := a.at + 2; k < len(s.toks); k++ {
		if stop, cue := s.forecastAt(rd.lex, k); stop > 0 && s.toks[stop-1].end >= s.end-3 {
			f.act, f.note = actOf("expect"), cue
			if cue == "予定" { // a schedule is made known, not hoped for
				f.act = actOf("announce")
			}
		}
	}
	for i := range s.quotes {
		if q := &s.quotes[i]; q.quote && 2*(q.end-q.start) > words.end-words.start {
			f.mode = record.Direct
		}
	}
	if f.note == "" {
		rd.reweigh(f, words)
	}
	rd.emit(f)
}

// merge makes one statement of two clauses of one act: 懸念し、「…」と論評した; 「…」と語り、期待を示した.
func (rd *readerJa) merge(last, f *said, c *clause) bool {
	if !f.dropped {
		return false
	}
	switch {
	case last.attitude && last.mode == record.Reported && f.mode == record.Direct && f.rule == "quotation and verb" && c.p.e.class == say:
		last.span.end, last.mode, last.rule = f.span.end, f.mode, f.rule
		if f.act.kind != record.Assert {
			last.act, last.note = f.act, f.note
		}
		return true
	case c.p.e != nil && c.p.e.class == acts:
		return false
	case last.mode == record.Direct && f.attitude && !c.y.marked && len(c.y.quoted) == 0 && c.y.object != nil && !c.y.object.open && f.span.end-f.span.start <= 18:
		last.span.end, last.act, last.note = f.span.end, f.act, c.y.object.word
		return true
	}
	return false
}

// behindAttribution gives the first token behind "読売新聞によると、".
func (s *sentence) behindAttribution(l *jaLexicon) int {
	for k := 1; k < len(s.toks) && k < 60; k++ {
		by, width := s.marker(k, len(s.toks), false)
		if by == "は" || by == "が" {
			return 0
		}
		if by != "によると" {
			continue
		}
		i := s.lastName(l, k, 0)
		if !s.namesOutlet(l, i, k) {
			return 0
		}
		k += width
		for k < len(s.toks) && s.toks[k].is("、", "，") {
			k++
		}
		return k
	}
	return 0
}

func (s *sentence) namesOutlet(l *jaLexicon, i, k int) bool {
	if l.classOf(s, i, k) == outlet {
		return true
	}
	words := s.wordsOf(0, k)
	for _, w := range []string{"報道", "新聞", "通信", "テレビ", "ニュース", "電子版", "同紙", "同誌", "各紙", "サイト"} {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// judge decides whether a reporting word is an act of speech of this sentence, and whose.
func (rd *readerJa) judge(c *clause, last *said) *said {
	p := c.p
	if p.tail == tailTo && c.turned && c.thinks() {
		p.tail = tailEnd
	}
	switch p.tail {
	case tailEnd, tailAnd, tailTe, tailBut, tailHearsay, tailMerge:
	default:
		return nil
	}
	if p.tail == tailHearsay && c.toldBySomebody() {
		return nil
	}
	if p.head < c.floor || p.wish && !c.turned || p.causative {
		return nil
	}
	c.y = c.sayingOf(rd.lex, p, c.floor)
	c.args = c.arguments(rd.lex, rd.r, c.floor, p.head, c.head)
	if last == nil && c.mediaTell() {
		return nil
	}
	if p.tail == tailTe && !c.strong() || p.tail == tailMerge && !c.ownWords() || c.insideWords() || p.e == asSaid && c.goesOnSaying() {
		return nil
	}
	a, open, ok := c.actOf()
	if !ok || !c.supported(open) {
		return nil
	}
	if p.wish && (a.kind == record.Agree || a.kind == record.Announce) {
		a, open = actOf("offer"), false // 改めて確認したいと思います
	}
	speaker, dropped, ok := rd.speakerOf(c, last)
	if !ok {
		return nil
	}
	f := &said{act: a, part: rd.partNo, line: c.line, cue: p.cue, rule: c.rule(), speaker: speaker, dropped: dropped}
	f.span = rd.spanOf(c, speaker, dropped)
	if open {
		rd.byWords(f, c)
	} else {
		f.words = rd.text(f.span)
	}
	f.mode = rd.modeOf(f, c)
	f.target = c.target(rd.lex, rd.r, speaker)
	f.attitude = c.y.object != nil && !open || p.e != nil && p.e.class == acts && (a.kind == record.Concern || a.kind == record.Object || a.kind == record.Welcome)
	f.confidence = c.confidence(f)
	return f
}

// thinks tells of …したいと思います, by which somebody who speaks does what the verb says.
func (c *clause) thinks() bool {
	k := c.p.next
	return k < len(c.toks) && c.toks[k].is("思い", "思う", "考え", "思っ", "存じ")
}

// mediaTell tells of …と伝えた where nobody is named: the papers hand on what others say.
func (c *clause) mediaTell() bool {
	if c.p.e == nil || c.p.e.word != "伝える" || !c.y.marked || c.goesOnFromBefore() {
		return false
	}
	for i := range c.args {
		if a := &c.args[i]; !a.name.none() && a.name.class != outlet && (a.by == "は" || a.by == "も" || a.by == "が" && (c.y.how == "こと" || c.y.object != nil && a.first <= c.floor+2) || a.by == "から" || a.first >= c.y.end) {
			return false
		}
	}
	return true
}

// goesOnFromBefore tells of a sentence by which the one who spoke before goes on: そのうえで、…と伝えた.
func (c *clause) goesOnFromBefore() bool {
	k := c.floor
	return k+1 < len(c.toks) && (c.toks[k].is("そのうえで", "その上で", "さらに", "一方で", "同時に") || c.toks[k].is("一方") && c.toks[k+1].is("で") || c.toks[k].is("その") && c.toks[k+1].is("うえ", "上"))
}

// strong tells whether a て-clause can be an act of its own: it has words, or proposes.
func (c *clause) strong() bool {
	return c.y.marked || len(c.y.quoted) > 0 || c.p.e != nil && (c.p.e.act.kind == "propose" || c.p.e.class == agrees)
}

// insideWords tells whether an inner clause belongs to what the sentence's last verb hands
// on: ラヴロフ外相は、制裁が強められ、米国が批判したが、…と述べた. It has its own speaker there,
// behind the topic.
func (c *clause) insideWords() bool {
	if c.p.tail == tailEnd || c.p.tail == tailHearsay || c.y.marked && c.y.how == "と" {
		return false
	}
	var topic, inner *argument
	for i := range c.args {
		a := &c.args[i]
		switch {
		case a.name.none():
		case topic == nil && a.by == "は":
			topic = a
		case topic != nil && (a.by == "が" || a.by == "は" || a.by == "も"):
			inner = a
		}
	}
	if inner == nil && (c.p.e == nil || c.p.e.class != say || c.y.marked || len(c.y.quoted) > 0 || c.y.object != nil && !c.y.object.open || c.y.how == "を" && c.y.object == nil) {
		return false // 説明し、…との見解を示した has no words of its own
	}
	if topic == nil {
		return false
	}
	for _, q := range c.all[c.n+1:] {
		if q.tail == tailEnd || q.tail == tailHearsay {
			y := c.sayingOf(c.lex, &q, c.p.next)
			return y.marked && len(y.quoted) == 0 && y.how != "連体"
		}
	}
	return false
}

// ownWords tells of a clause before うえで that is an act by itself: 懸念を示したうえで. とした上で only
// leads to what follows.
func (c *clause) ownWords() bool {
	return c.p.e != asSaid && (c.y.marked || c.y.object != nil && !c.y.object.open || len(c.y.quoted) > 0 || c.p.e != nil && c.p.e.class == acts)
}

// goesOnSaying tells of とし、 before another verb of saying by the same speaker: 「極めて遺憾」とし、…と述べた
// is one statement.
func (c *clause) goesOnSaying() bool {
	if c.p.tail != tailAnd && c.p.tail != tailTe {
		return false
	}
	if c.p.next < len(c.toks) && c.toks[c.p.next].is("また", "さらに", "一方", "一方で", "同時に") {
		return false // …とし、また「…」と話した
	}
	for i := range c.all[c.n+1:] {
		q := &c.all[c.n+1+i]
		if q.tail != tailEnd && q.tail != tailHearsay && q.tail != tailAnd && q.tail != tailBut {
			continue
		}
		for _, a := range c.arguments(c.lex, c.runes, c.p.next, q.head, c.head) {
			if !a.name.none() {
				return false
			}
		}
		return q.e != nil && (q.e.class == say || q.e.class == acts || q.e.class == light)
	}
	return false
}

// endsWithAttitude is the rule of …する用意がある, which tells a stance and not who told it.
const endsWithAttitude = "ends with attitude"

// rule names what held, for people.
func (c *clause) rule() string {
	switch {
	case c.y.back:
		return "words before"
	case len(c.y.quoted) > 0:
		return "quotation and verb"
	case c.y.object != nil && c.p.att == nil:
		return "attitude and verb"
	case c.p.att != nil:
		return endsWithAttitude
	case c.p.nominal:
		return "ends with verbal noun"
	case c.y.marked:
		return "words and verb"
	}
	return "verb names the act"
}

func (rd *readerJa) text(s span) string {
	return string(rd.r[s.start:s.end])
}
