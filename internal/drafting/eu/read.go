// Package eu reads Russian and English, by the places of words and the forms of verbs: what reports
// (cue.go), who says it (speaker.go, attribution.go, quotation.go, turn.go), of what kind (kind.go). What
// differs between the two stands in their lexicons and in the files that end with _ru and _en.
package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// memory is embedded under a name of our own: what it holds is at hand here and no part of what Reader shows.
type memory = discourse.Memory

// Reader reads the Russian or English of one page.
type Reader struct {
	memory
	lex    *vocabulary
	r      []rune
	partNo int
	out    []*discourse.Said
	proper map[string]bool // what the part writes with a capital inside a sentence
	common map[string]bool // and what without
	labels labels
	open   *layout.Line       // a paragraph whose quotation has no end in it
	opened bool               // the first line of text of the part is behind
	said   *discourse.Mention // whose words the next line has: Foreign Secretary Arvid Lowe said:
}

// NewReader makes a reader of a page in a language, ru or en.
func NewReader(lang string) *Reader { return &Reader{lex: vocabularyOf(lang)} }

// Found gives what was found, in the order of the parts.
func (rd *Reader) Found() []*discourse.Said { return rd.out }

// farStatement is how many lines may stand above the title of a statement.
const farStatement = 5

// Part reads one part, line by line; at is told where.
func (rd *Reader) Part(r []rune, n int, lines []layout.Line, at func(int)) {
	rd.r, rd.partNo = r, n
	rd.memory.At += 10
	rd.Previous, rd.BeforeOn, rd.opened = nil, nil, false
	lines = joinedLines(r, lines, rd.lex)
	rd.Turn, rd.said, rd.labels = nil, nil, labelsOf(r, lines)
	rd.survey(r, lines)
	before := len(rd.out)
	for i := range lines {
		l := &lines[i]
		at(l.Start)
		if l.Role == layout.Aside || l.Role == layout.Moment {
			continue
		}
		switch {
		case l.First:
			rd.Page = rd.OfPage(rd.pageSpeaker(l))
		case i < farStatement && rd.Page == nil && len(rd.out) == before:
			rd.Page = rd.pageSpeaker(l) // below "Press release", a day
		}
		l.Start += datelineOf(r, l)
		l.Start += rd.placeOf(l)
		if rd.turnLine(l) {
			continue
		}
		for _, s := range rd.sentences(r, l) {
			rd.sentence(&s)
		}
	}
	rd.EndPart(lines)
}

// cue is a reporting word in a sentence.
type cue struct {
	at      int // its word
	e       *entry
	negated bool
	passive bool              // it was agreed
	noun    *lexicon.Attitude // what a light verb brings
	from    int               // the first word of its clause
}

// sentence reads one sentence: what its attribution or its first reporting word governs, and
// what is joined to that.
func (rd *Reader) sentence(s *sentence) {
	rd.At++
	s.words, s.english = wordsOf(rd.r, s.Span, s.quotes), rd.lex.lang == "en"
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
	rd.Previous = nil
	if len(rd.out) > before {
		rd.Previous = rd.out[len(rd.out)-1]
	}
	rd.Before, rd.BeforeOn = s.Span, s.line
}

// cites tells a sentence that ends with whom a paper has it from: …, citing officials.
func (s *sentence) cites() bool {
	for i := range s.words {
		if s.words[i].is("citing") && i > 0 && s.words[i-1].is(",") || s.words[i].is("quoted") && s.asSaying(i) {
			return true
		}
	}
	return false
}

// asks tells a question, which states nothing, but for one that is quoted.
func (rd *Reader) asks(s *sentence) bool {
	return s.End < len(rd.r) && rd.r[s.End] == '?' && s.line.Role != layout.Headline
}

// quotedOn takes in a sentence that is nothing but more of the words just quoted: "…," he
// said. "…"
func (rd *Reader) quotedOn(s *sentence) bool {
	if rd.Previous == nil || rd.Previous.Mode != "direct" || rd.BeforeOn != s.line || len(s.quotes) != 1 {
		return false
	}
	if q := s.quotes[0]; !q.Quote || q.Start != s.Start || q.End < s.End-1 {
		return false
	}
	rd.Previous.Span.End = s.End
	rd.Before = s.Span
	return true
}

// cues goes through the reporting words from left to right.
func (rd *Reader) cues(s *sentence) {
	if !s.words[0].is("об") && rd.closes(s) {
		return
	}
	var last *discourse.Said
	lastAt := 0
	for i := rd.leadEnd(s); i < len(s.words); i++ {
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
		} else if clause > 0 && f.Mode == "reported" && f.Speaker != nil && f.Speaker.Start >= s.words[clause].start {
			f.Span.Start = s.words[clause].start
		}
		rd.out = append(rd.out, f)
		last, lastAt = f, i
		if f.Speaker != nil && f.Speaker.Class != discourse.Outlet {
			rd.Last, rd.LastAt = f.Speaker, rd.At
			rd.Remember(f.Speaker)
		}
	}
}

// closes reads a sentence whose last clause tells who said all of it, whatever is done in it: Tarn has rejected
// the offer, a spokesman said; стороны договорились, сообщил посол.
func (rd *Reader) closes(s *sentence) bool {
	for i := len(s.words) - 1; i > 3; i-- {
		c, ok := rd.cueAt(s, i)
		if !ok || c.e.Class != lexicon.Say || !s.closing(&c) {
			continue
		}
		c.from = s.clauseStart(0, i, false)
		f := rd.judge(s, &c, nil, false)
		if f == nil || f.Dropped || f.Speaker == nil {
			return false
		}
		if inner := rd.innerAct(s, i); f.Note == "" && f.Mode == "reported" && inner != nil {
			f.Act, f.Note = inner.Act, inner.Word
		}
		if f.Mode == "reported" {
			f.Inner, _ = rd.actIn(s, 0, i-1)
		}
		rd.emit(f)
		rd.rest(s, i, f)
		return true
	}
	return false
}

// rest reads what a sentence goes on with behind whoever closed its first half: …, the minister said, although
// others declined to comment; …, said the spokesman, adding that ….
func (rd *Reader) rest(s *sentence, at int, f *discourse.Said) {
	stop := s.goesOn(at)
	if stop == len(s.words) {
		return
	}
	f.Span.End = s.words[stop-1].end
	tail := *s
	tail.words = s.words[stop+1:]
	tail.Start = tail.words[0].start
	before := len(rd.out)
	if c, ok := rd.cueAt(s, stop+1); ok && s.addsOn(stop+1) {
		c.from = stop + 1
		if g := rd.judge(s, &c, f, true); g != nil {
			g.Span.Start = s.words[stop+1].start
			rd.out = append(rd.out, g)
		}
		return
	}
	if rd.cues(&tail); len(rd.out) == before {
		f.Span.End = s.End
		return
	}
	g := rd.out[before]
	g.Span.Start = max(g.Span.Start, s.words[min(stop+2, len(s.words)-1)].start)
}

// onlyName tells a stretch that can be a name and holds no verb of its own.
func (s *sentence) onlyName(from, to int) bool {
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
func (s *sentence) goesOn(at int) int {
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
func (rd *Reader) innerAct(s *sentence, at int) *lexicon.Verb {
	for i := 0; i < at; i++ {
		switch c, ok := rd.cueAt(s, i); {
		case !ok || c.negated:
		case c.e.Class == lexicon.Acts || c.e.Class == lexicon.Agrees:
			return &c.e.Verb
		case c.e.Class == lexicon.Light && c.noun != nil && !c.noun.Open:
			return &lexicon.Verb{Word: c.e.Word + " " + c.noun.Word, Act: c.noun.Act}
		}
	}
	return nil
}

// closing tells a verb that nothing follows that it could hand on: …, the ministry said on Monday; …, сообщил посол.
func (s *sentence) closing(c *cue) bool {
	k := c.at - 1
	for k > 0 && (!s.words[k].mark || s.words[k].is(")") && s.english) {
		if s.words[k].is(")") {
			for k > 0 && !s.words[k].is("(") {
				k--
			}
		}
		k = max(0, k-1)
	}
	if s.english && k > 1 && s.words[k].is("”", "\"") && s.words[k-1].is(",") && len(s.quotes) > 0 && s.quotes[0].Start > s.Start+1 {
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
	if c.e.Word == "tell" && stop-c.at <= 4 && s.words[c.at+1].capital {
		return true // …, an official told Harbour Radio earlier
	}
	return c.at+1 == stop || timeWords[s.words[c.at+1].low] || s.words[c.at+1].is("on", "in", "at", "after", "during", "late", "early", "last", "this", "reporters", "journalists")
}

// cut ends a statement where the next of its sentence begins.
func (rd *Reader) cut(s *sentence, last, f *discourse.Said, c *cue) {
	from := c.from
	if from < len(s.words) && s.words[from].start > last.Span.Start {
		f.Span.Start = s.words[from].start
		end := from
		for end > 0 && (s.words[end-1].mark && s.words[end-1].text != "»" && s.words[end-1].text != "”" && s.words[end-1].text != "\"" || s.words[end-1].is("and", "but", "и", "а", "но", "while", "though", "although", "однако", "зато")) {
			end--
		}
		if end > 0 && s.words[end-1].end > last.Span.Start {
			last.Span.End = s.words[end-1].end
			rd.weighAgain(last, s.words[end-1].end)
		}
	}
}

// weighAgain leaves out of a statement's words those that have turned out to be the next one's.
func (rd *Reader) weighAgain(f *discourse.Said, end int) {
	if f.Heard.End <= end || f.Heard.Start >= end {
		return
	}
	f.Words = string(rd.r[f.Heard.Start:end])
	if f.Open != nil {
		f.Act, f.Note = *f.Open, ""
		rd.weigh(f)
	}
}

// judge decides about a reporting word.
func (rd *Reader) judge(s *sentence, c *cue, last *discourse.Said, joined bool) *discourse.Said {
	a, open, ok := c.actOf()
	if !ok {
		return nil
	}
	if open && (c.e.Word == "сообщить" || c.e.Word == "сообщать") && (s.words[0].is("как") || s.pointsBack(c)) {
		a = lexicon.ActOf("assert") // об этом сообщили, как сообщили: no more than whose words they are
	}
	if s.pointsBack(c) && last == nil && !s.followedByThat(c.at) && (rd.Previous != nil || !rd.rightBehind(s)) {
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
	f := &discourse.Said{
		Act: a, Part: rd.partNo, Line: s.line, Span: s.Span, Cue: c.e.Word, Class: c.e.Class, Rule: "verb names the act",
		Speaker: m, Dropped: dropped, Mode: "reported", Confidence: 60,
	}
	if c.noun != nil {
		f.Cue, f.Rule = c.e.Word+" "+s.words[c.at].low, "attitude and verb"
	} else if c.e.Class == lexicon.Say {
		f.Rule = "words and verb"
	}
	if q := s.directQuote(c); q != nil {
		f.Mode, f.Rule = "direct", "quotation and verb"
		f.Confidence += 15
		f.Words = string(rd.r[q.Start+1 : q.End-1])
	} else {
		f.Heard = rd.wordsOf(s, c, f)
		f.Words = string(rd.r[f.Heard.Start:f.Heard.End])
	}
	if open {
		f.Open = &a
		rd.weigh(f)
	}
	if c.e.Class == lexicon.Say && f.Mode == "reported" && (!tailing || s.followedByThat(c.at)) {
		rd.innerClause(s, f, c)
	}
	f.Target = rd.targetOf(s, c, m)
	rd.about(s, f, c)
	if dropped {
		f.Confidence -= 10
	} else {
		f.Confidence += 10
	}
	return f
}

// toldBy gives what a state or a body was said to do in the sentence before to who tells it: Стороны
// договорились. Об этом сообщил посол.
func (rd *Reader) toldBy(s *sentence, c *cue) {
	f := rd.Previous
	if f == nil || !rd.rightBehind(s) || rd.BeforeOn != s.line && f.Class != lexicon.Acts && f.Class != lexicon.Agrees || f.Line.Role == layout.Headline || f.Mode != "reported" || f.Speaker == nil || f.Speaker.Class == discourse.Person && (f.Speaker.Role != "" || strings.Contains(f.Speaker.Text, " ") && !strings.Contains(f.Speaker.Text, " и ")) || f.Speaker.Class == discourse.Pron || f.Span.End != rd.Before.End {
		return
	}
	m, dropped, ok := rd.speakerOf(s, c, nil, false, s.tailing(c))
	if !ok || dropped || m == nil || m.Class == discourse.Pron {
		return
	}
	f.Span.End, f.Rule, f.Inner, f.Speaker, f.Dropped = s.End, "words before", f.Speaker, m, false
	rd.Last, rd.LastAt = m, rd.At
	rd.Remember(m)
}

// rightBehind tells a sentence that can point back to the one before it: in its line, or at the beginning of the next.
func (rd *Reader) rightBehind(s *sentence) bool {
	if rd.BeforeOn == s.line {
		return true
	}
	return rd.BeforeOn != nil && s.Start == s.line.Start && s.line.Role != layout.Headline && s.words[0].is("об") && s.Start-rd.Before.End < 8
}

// about takes in the sentence before, for "Об этом заявил X".
func (rd *Reader) about(s *sentence, f *discourse.Said, c *cue) {
	if !s.pointsBack(c) || !rd.rightBehind(s) || rd.Previous != nil {
		return
	}
	f.Span.Start, f.Rule = rd.Before.Start, "words before"
	f.Words = string(rd.r[rd.Before.Start:rd.Before.End])
	rd.weigh(f)
}

// wordsOf gives what a report hands on: behind the verb, or before a verb at the end.
func (rd *Reader) wordsOf(s *sentence, c *cue, f *discourse.Said) layout.Span {
	if s.tailing(c) && (!s.latin() || s.closing(c)) {
		return layout.Between(s.Start, s.words[c.at].start)
	}
	return layout.Between(s.words[c.at].end, f.Span.End)
}
