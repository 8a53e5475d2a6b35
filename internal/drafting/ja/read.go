// Package ja reads Japanese: who said what, what was agreed, what is expected. It cuts sentences into
// words (sentence.go, morph.go), finds what reports (predicate.go) and whose it is (speaker.go), and
// decides of what kind (act.go).
package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// memory is embedded under a name of our own: what it holds is at hand here and no part of what Reader shows.
type memory = discourse.Memory

// Reader reads the Japanese of one page.
type Reader struct {
	*japanese
	memory

	parties []string           // of the page: who talks with whom
	topicAt int                // in which sentence the last topic was
	leak    *discourse.Mention // who leaks what is expected, once the page has named them
	leakAt  int                // in which sentence

	r      []rune // of the part at hand
	partNo int
	out    []*discourse.Said

	turnLine int          // where the words of the turn begin
	answerTo *layout.Line // the question that the line at hand follows
	asked    string       // its last sentence

	jointText   bool // the list at hand is of what both sides have signed
	toldResults bool // the line above the list is a whole sentence

	stage *discourse.Mention // who speaks in the lines that are all quotation

	below *discourse.Mention // whose name and a colon are all of the line above

	nameOn *layout.Line // the headline whose first half is a name

	takenOn *layout.Line // a headline's half that the name before it has taken
	takenAt int
}

// clause is a stretch of a sentence up to a reporting word.
type clause struct {
	*sentence
	lex       *vocabulary
	runes     []rune
	turned    bool // in somebody's turn of a transcript, who speaks without a name
	floor     int  // its first token
	continues bool // right behind a sentence that one person said
	head      bool
	p         *predicate
	all       []predicate // of the sentence
	n         int         // of p in all
	args      []argument
	y         saying
}

func (rd *Reader) sentence(s *sentence, next *sentence) {
	s.read(rd.japanese, rd.r)
	rd.At++
	head := s.line.Role == layout.Headline
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
			if len(rd.out) == before {
				rd.closesWithWords(s)
			}
		}
	}
	if rd.Turn != nil && len(rd.out) == before {
		rd.saidInTurn(s)
	}
	rd.noteTopics(s)
	rd.takesStage(s)
	rd.Previous = nil
	if len(rd.out) > before {
		rd.Previous = rd.out[len(rd.out)-1]
	}
	rd.Before, rd.BeforeOn = s.Span, s.line
}

// clauses goes through the reporting words of a sentence from left to right; each that
// holds takes the words since the one before.
func (rd *Reader) clauses(s *sentence, next *sentence, head bool) {
	all := s.predicates(rd.lex, head)
	floor := s.behindAttribution(rd.lex)
	if rd.attribution(s, all) || rd.announced(s) {
		return
	}
	var last *discourse.Said
	since := len(rd.out)
	for n := range all {
		p := &all[n]
		c := &clause{sentence: s, lex: rd.lex, runes: rd.r, turned: rd.Turn != nil, continues: rd.onePersonBefore(), floor: floor, head: head, p: p, all: all, n: n}
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
		if f.Speaker != nil && f.Speaker.Class != discourse.Outlet {
			rd.Last, rd.LastAt = f.Speaker, rd.At
		}
	}
	rd.rest(s, all, floor, since)
}

// rest looks at what no reporting word has taken: an expectation, or words that stand behind
// "…によると" alone.
func (rd *Reader) rest(s *sentence, all []predicate, floor, since int) {
	if len(rd.out) == since && rd.stillTold(s) {
		return
	}
	if floor+2 < len(s.toks) {
		if f := rd.forecasts(s, all, floor); f != nil && !rd.covered(f.Span, since) {
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
func (rd *Reader) attribution(s *sentence, all []predicate) bool {
	a := rd.attributedTo(s)
	if a == nil || a.first > 3 {
		return false
	}
	for _, b := range s.arguments(rd.lex, rd.r, a.at+1, len(s.toks), false) {
		if !b.name.None() && (b.by == "は" || b.by == "も") && len(all) > 0 && all[len(all)-1].head > b.at {
			return false
		}
	}
	rd.emitAttributed(s, a)
	return true
}

// attributedTo gives who tells a sentence by "…によると", if that is not the media.
func (rd *Reader) attributedTo(s *sentence) *argument {
	if a := s.tellerOfPlace(rd.lex, rd.r); a != nil {
		return a
	}
	args := s.arguments(rd.lex, rd.r, 0, len(s.toks), false)
	for i := range args {
		a := &args[i]
		if a.by == "によると" && !a.name.None() && a.name.Class != discourse.Outlet && a.name.Class != discourse.Doc && !ofMedia[a.name.Role] {
			return a
		}
	}
	return nil
}

// ofMedia are who tell what they have seen for a paper.
var ofMedia = lexicon.Set("記者", "特派員", "支局長", "論説委員", "編集委員")

func (rd *Reader) emitAttributed(s *sentence, a *argument) {
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Cue: "によると", Rule: "attribution",
		Speaker: rd.resolve(a.name), Span: layout.Between(a.name.Start, s.End), Mode: record.Reported, Confidence: 60,
	}
	rd.weighTold(f, s, a.at+2, layout.Between(s.toks[a.at].end, s.End))
	rd.emit(f)
}

// weighTold lets the words that stand behind an attribution decide: a schedule, an outlook, what weighs most.
func (rd *Reader) weighTold(f *discourse.Said, s *sentence, from int, words layout.Span) {
	for k := from; k < len(s.toks); k++ {
		if stop, cue := s.forecastAt(rd.lex, k); stop > 0 && s.toks[stop-1].end >= s.End-3 {
			f.Act, f.Note = lexicon.ActOf("expect"), cue
			if cue == "予定" { // a schedule is made known, not hoped for
				f.Act = lexicon.ActOf("announce")
			}
		}
	}
	for i := range s.quotes {
		if q := &s.quotes[i]; q.Quote && 2*(q.End-q.Start) > words.End-words.Start {
			f.Mode = record.Direct
		}
	}
	if f.Note == "" {
		rd.reweigh(f, words)
	}
}

// merge makes one statement of two clauses of one act: 懸念し、「…」と論評した; 「…」と語り、期待を示した.
func (rd *Reader) merge(last, f *discourse.Said, c *clause) bool {
	if !f.Dropped || strings.HasPrefix(string(rd.r[last.Span.End:min(f.Span.End, last.Span.End+4)]), "とともに") {
		return false
	}
	switch {
	case last.Attitude && last.Mode == record.Reported && f.Mode == record.Direct && f.Rule == "quotation and verb" && c.p.e.Class == lexicon.Say:
		last.Span.End, last.Mode, last.Rule = f.Span.End, f.Mode, f.Rule
		if f.Act.Kind != record.Assert {
			last.Act, last.Note = f.Act, f.Note
		}
		return true
	case c.p.e != nil && c.p.e.Class == lexicon.Acts:
		return false
	case last.Mode == record.Direct && f.Attitude && !c.y.marked && len(c.y.quoted) == 0 && c.y.object != nil && !c.y.object.Open && f.Span.End-f.Span.Start <= 18:
		last.Span.End, last.Act, last.Note = f.Span.End, f.Act, c.y.object.Word
		return true
	}
	return false
}

// behindAttribution gives the first token behind "読売新聞によると、".
func (s *sentence) behindAttribution(l *vocabulary) int {
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

func (s *sentence) namesOutlet(l *vocabulary, i, k int) bool {
	if l.classOf(s, i, k) == discourse.Outlet {
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
func (rd *Reader) judge(c *clause, last *discourse.Said) *discourse.Said {
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
	if !ok || !c.supported(open) || c.yetToSay() {
		return nil
	}
	if p.wish && (a.Kind == record.Agree || a.Kind == record.Announce) {
		a, open = lexicon.ActOf("offer"), false // 改めて確認したいと思います
	}
	speaker, dropped, ok := rd.speakerOf(c, last)
	if !ok {
		return nil
	}
	f := &discourse.Said{Act: a, Part: rd.partNo, Line: c.line, Cue: p.cue, Rule: c.rule(), Speaker: speaker, Dropped: dropped}
	f.Span = rd.spanOf(c, speaker, dropped)
	if open {
		rd.byWords(f, c)
	} else {
		f.Words = rd.text(f.Span)
	}
	f.Mode = rd.modeOf(f, c)
	f.Target = c.target(rd.lex, rd.r, speaker)
	f.Attitude = c.y.object != nil && !open || p.e != nil && p.e.Class == lexicon.Acts && (a.Kind == record.Concern || a.Kind == record.Object || a.Kind == record.Welcome)
	f.Confidence = c.confidence(f)
	return f
}

// thinks tells of …したいと思います, by which somebody who speaks does what the verb says.
func (c *clause) thinks() bool {
	k := c.p.next
	return k < len(c.toks) && c.toks[k].is("思い", "思う", "考え", "思っ", "存じ")
}

// mediaTell tells of …と伝えた where nobody is named: the papers hand on what others say.
func (c *clause) mediaTell() bool {
	if c.p.e == nil || c.p.e.Word != "伝える" || !c.y.marked || c.goesOnFromBefore() {
		return false
	}
	for i := range c.args {
		if a := &c.args[i]; !a.name.None() && a.name.Class != discourse.Outlet && (a.by == "は" || a.by == "も" || a.by == "が" && (c.y.how == "こと" || c.y.object != nil && a.first <= c.floor+2) || a.by == "から" || a.first >= c.y.end) {
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
	return c.y.marked || len(c.y.quoted) > 0 || c.p.e != nil && (c.p.e.Act.Kind == "propose" || c.p.e.Class == lexicon.Agrees)
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
		case a.name.None():
		case topic == nil && a.by == "は":
			topic = a
		case topic != nil && (a.by == "が" || a.by == "は" || a.by == "も") && !c.inFact(a.at):
			inner = a
		}
	}
	if inner == nil && (c.p.e == nil || c.p.e.Class != lexicon.Say || c.y.marked || len(c.y.quoted) > 0 || c.y.object != nil && !c.y.object.Open || c.y.how == "を" && c.y.object == nil) {
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
	return c.p.e != asSaid && (c.y.marked || c.y.object != nil && !c.y.object.Open || len(c.y.quoted) > 0 || c.p.e != nil && c.p.e.Class == lexicon.Acts)
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
			if !a.name.None() {
				return false
			}
		}
		return q.e != nil && (q.e.Class == lexicon.Say || q.e.Class == lexicon.Acts || q.e.Class == lexicon.Light)
	}
	return false
}

// EndsWithAttitude is the rule of …する用意がある, which tells a stance and not who told it.
const EndsWithAttitude = "ends with attitude"

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
		return EndsWithAttitude
	case c.p.nominal:
		return "ends with verbal noun"
	case c.y.marked:
		return "words and verb"
	}
	return "verb names the act"
}

func (rd *Reader) text(s layout.Span) string {
	return string(rd.r[s.Start:s.End])
}
