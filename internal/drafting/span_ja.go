package drafting

import "strings"

// spanOf gives where a statement's words stand: from its clause's beginning, or from the
// speaker where another clause comes before, to the end of the cue.
func (rd *readerJa) spanOf(c *clause, speaker *mention, dropped bool) span {
	from := c.floor
	for from < c.p.head && (c.toks[from].class == symbol || c.floor > 0 && c.toks[from].is("も")) { // …しつつも、
		from++
	}
	start := c.toks[from].start
	if speaker != nil && !dropped && speaker.start > start && c.clauseEndsBefore(speaker.start, from) {
		start = speaker.start
	}
	stop := c.p.stop
	if c.p.tail == tailHearsay {
		stop = c.hearsayEnd()
	}
	if c.p.tail == tailBut && c.toks[stop-1].end < c.end && c.p.stop < len(c.toks) && c.toks[c.p.stop].is("が") {
		stop++
	}
	end := c.toks[stop-1].end
	if c.head && c.p.nominal && c.n+1 == len(c.all) && c.p.tail == tailEnd {
		end = c.end // ロシア側が提案 次回の実施はロシアで
	}
	return span{start, end}
}

// clauseEndsBefore tells whether a clause of its own ends between token from and a place.
func (c *clause) clauseEndsBefore(at, from int) bool {
	for k := from + 1; k < len(c.toks) && c.toks[k].end <= at; k++ {
		if !c.toks[k].is("、", "，") || k+1 < len(c.toks) && c.toks[k+1].is("と", "とも") {
			continue // 合意した、と外相は伝えた
		}
		b := &c.toks[k-1]
		if c.y.marked && c.y.how == "と" && k-1 == c.y.end {
			continue // …が行われると、大統領府が発表した
		}
		if b.class == verb || b.class == auxiliary && !b.is("で") || b.class == particle && b.sort == linkParticle && k-from > 6 || b.is("のに対し", "に対し") && k > 1 && c.toks[k-2].is("の") {
			return true
		}
	}
	return false
}

// hearsayEnd takes in the という of …と話したという.
func (c *clause) hearsayEnd() int {
	for k := c.p.stop; k < len(c.toks); k++ {
		if c.toks[k].class == symbol {
			return k
		}
	}
	return len(c.toks)
}

// extend takes in words that stand in other sentences: those before "…はこのような考えを示した",
// those after "…は次のように述べた". It is false where the sentence before is a statement already, which this
// one only attributes: then that is told by this speaker.
func (rd *readerJa) extend(f *said, c *clause, next *sentence) bool {
	if c.announces() && next != nil && next.line.part == c.line.part && next.start < len(rd.r) && rd.startsQuoted(next) {
		f.span.end = next.end
		f.mode, f.rule = "direct", "words after"
		rd.reweigh(f, span{next.start, next.end})
		return true
	}
	if !c.y.back && !c.anaphor() && !c.bareObject() || c.announces() {
		return true
	}
	for i := range c.quotes { // the words are in the same sentence: 「…。」外相はこう述べた
		if q := c.quotes[i]; q.quote && q.end <= c.toks[c.p.head].start && q.end-q.start > 8 {
			f.mode, f.rule = "direct", "words before"
			rd.reweigh(f, q.span)
			return true
		}
	}
	if rd.beforeOn == nil || rd.beforeOn != c.line && (!c.anaphor() || c.start > c.line.start || rd.beforeOn.role != body || rd.beforeOn.part != c.line.part) {
		return !c.anaphor()
	}
	if rd.previous != nil {
		if c.bareObject() {
			return true
		}
		if rd.previous.speaker != nil && f.speaker != nil && rd.previous.speaker.text != f.speaker.text && rd.previous.teller == nil {
			rd.previous.teller = f.speaker
		}
		return false
	}
	f.span.start = rd.before.start
	f.rule = "words before"
	if strings.ContainsRune("「『“", rd.r[rd.before.start]) {
		f.mode = "direct"
	}
	rd.reweigh(f, rd.before)
	return true
}

func (rd *readerJa) reweigh(f *said, s span) {
	f.words = rd.text(s)
	if a, weight, words := rd.lex.weighJa(f.words); weight >= 4 {
		f.act, f.note = a, words
	}
}

// reweighQuoted lets words that no verb hands on decide: what they weigh, else the act they end with.
func (rd *readerJa) reweighQuoted(f *said, s span) {
	rd.reweigh(f, s)
	if rd.r[s.end-1] == 'を' { // 「妥協を」, as headlines have it
		f.act, f.note = actOf("request"), "を"
	}
	if a, cue := rd.actIn(s, true); !a.none() {
		f.act, f.note = a, cue
	}
}

// announces tells whether the clause says that the words follow.
func (c *clause) announces() bool {
	for k := c.floor; k < c.p.head; k++ {
		if c.toks[k].is("次", "以下") && k+1 < len(c.toks) && c.toks[k+1].is("の", "のように", "のとおり") {
			return true
		}
	}
	return false
}

// bareObject tells of 訪露時期を明らかにした, which says what the sentence before was about.
func (c *clause) bareObject() bool {
	return c.p.e != nil && c.p.e.before == "明らかに" && c.y.how == "を" && !c.y.marked && c.y.object == nil && c.p.tail == tailEnd
}

func (rd *readerJa) startsQuoted(s *sentence) bool {
	return strings.ContainsRune("「『“\"", rd.r[s.start])
}
