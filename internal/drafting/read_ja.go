package drafting

import "strings"

// readerJa reads the Japanese of one page.
type readerJa struct {
	*japanese
	discourse
	r      []rune // of the part at hand
	partNo int
	out    []*found
}

// clause is a stretch of a sentence up to a reporting word.
type clause struct {
	*sentence
	lex   *jaLexicon
	floor int // its first token
	head  bool
	p     *predicate
	all   []predicate // of the sentence
	n     int         // of p in all
	args  []argument
	y     saying
}

func (rd *readerJa) sentence(s *sentence, next *sentence) {
	s.read(rd.japanese, rd.r)
	rd.at++
	head := s.line.role == headline
	before := len(rd.out)
	if !rd.headlineForms(s) {
		rd.clauses(s, next, head)
	}
	rd.noteTopics(s)
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
	var last *found
	for n := range all {
		p := &all[n]
		c := &clause{sentence: s, lex: rd.lex, floor: floor, head: head, p: p, all: all, n: n}
		f := rd.judge(c, last)
		if f == nil {
			continue
		}
		rd.extend(f, c, next)
		rd.out = append(rd.out, f)
		last, floor = f, p.next
		if f.speaker != nil && f.speaker.class != outlet {
			rd.last, rd.lastAt = f.speaker, rd.at
		}
	}
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
func (rd *readerJa) judge(c *clause, last *found) *found {
	p := c.p
	switch p.tail {
	case tailEnd, tailAnd, tailTe, tailBut, tailHearsay:
	default:
		return nil
	}
	if p.head < c.floor || p.wish || p.causative {
		return nil
	}
	c.y = c.sayingOf(rd.lex, p, c.floor)
	c.args = c.arguments(rd.lex, rd.r, c.floor, p.head, c.head)
	if p.tail == tailTe && !c.strong() || c.insideWords() {
		return nil
	}
	a, open, ok := c.actOf()
	if !ok || !c.supported(open) {
		return nil
	}
	speaker, dropped, ok := rd.speakerOf(c, last)
	if !ok {
		return nil
	}
	f := &found{what: Statement, act: a, part: rd.partNo, line: c.line, cue: p.cue, rule: c.rule(), speaker: speaker, dropped: dropped}
	f.span = rd.spanOf(c, speaker, dropped)
	if open {
		rd.byWords(f, c)
	} else {
		f.words = rd.text(f.span)
	}
	f.mode = rd.modeOf(f, c)
	f.confidence = c.confidence(f)
	return f
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
	if topic == nil || inner == nil {
		return false
	}
	for _, q := range c.all[c.n+1:] {
		if q.tail == tailEnd || q.tail == tailHearsay {
			y := c.sayingOf(c.lex, &q, c.p.next)
			return y.marked && len(y.quoted) == 0
		}
	}
	return false
}

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
		return "ends with attitude"
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
