package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// spanOf gives where a statement's words stand: from its clause's beginning, or from the
// speaker where another clause comes before, to the end of the cue.
func (rd *Reader) spanOf(c *clause, speaker *discourse.Mention, dropped bool) layout.Span {
	from := c.floor
	for from < c.p.head && (c.toks[from].class == symbol || c.floor > 0 && c.toks[from].is("も")) { // …しつつも、
		from++
	}
	start := c.toks[from].start
	if speaker != nil && !dropped && speaker.Start > start && c.clauseEndsBefore(speaker.Start, from) {
		start = speaker.Start
	}
	stop := c.p.stop
	if c.p.tail == tailHearsay {
		stop = c.hearsayEnd()
	}
	if c.p.tail == tailBut && c.toks[stop-1].end < c.End && c.p.stop < len(c.toks) && c.toks[c.p.stop].is("が") {
		stop++
	}
	end := c.toks[stop-1].end
	if c.head && c.p.nominal && c.n+1 == len(c.all) && c.p.tail == tailEnd {
		end = c.End // ロシア側が提案 次回の実施はロシアで
	}
	return layout.Between(start, end)
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
func (rd *Reader) extend(f *discourse.Said, c *clause, next *sentence) bool {
	if c.announces() && next != nil && next.line.Part == c.line.Part && next.Start < len(rd.r) && rd.startsQuoted(next) {
		f.Span.End = next.End
		f.Mode, f.Rule = "direct", "words after"
		rd.reweigh(f, layout.Between(next.Start, next.End))
		return true
	}
	if !c.y.back && !c.anaphor() && !c.bareObject() || c.announces() {
		return true
	}
	for i := range c.quotes { // the words are in the same sentence: 「…。」外相はこう述べた
		if q := c.quotes[i]; q.Quote && q.End <= c.toks[c.p.head].start && q.End-q.Start > 8 {
			f.Mode, f.Rule = "direct", "words before"
			rd.reweigh(f, q.Span)
			return true
		}
	}
	if rd.BeforeOn == nil || rd.BeforeOn != c.line && (!c.anaphor() || c.Start > c.line.Start || rd.BeforeOn.Role != layout.Body || rd.BeforeOn.Part != c.line.Part) {
		return !c.anaphor()
	}
	if rd.Previous != nil {
		if c.bareObject() {
			return true
		}
		if rd.Previous.Speaker != nil && f.Speaker != nil && rd.Previous.Speaker.Text != f.Speaker.Text && rd.Previous.Teller == nil {
			rd.Previous.Teller = f.Speaker
		}
		return false
	}
	f.Span.Start = rd.Before.Start
	f.Rule = "words before"
	if strings.ContainsRune("「『“", rd.r[rd.Before.Start]) {
		f.Mode = "direct"
	}
	rd.reweigh(f, rd.Before)
	return true
}

func (rd *Reader) reweigh(f *discourse.Said, s layout.Span) {
	f.Words = rd.text(s)
	if a, weight, words := rd.lex.weigh(f.Words); weight >= 4 {
		f.Act, f.Note = a, words
	}
}

// reweighQuoted lets words that no verb hands on decide: what they weigh, else the act they end with.
func (rd *Reader) reweighQuoted(f *discourse.Said, s layout.Span) {
	rd.reweigh(f, s)
	if rd.r[s.End-1] == 'を' { // 「妥協を」, as headlines have it
		f.Act, f.Note = lexicon.ActOf("request"), "を"
	}
	if a, cue := rd.actIn(s, true); !a.None() {
		f.Act, f.Note = a, cue
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
	return c.p.e != nil && c.p.e.Before == "明らかに" && c.y.how == "を" && !c.y.marked && c.y.object == nil && c.p.tail == tailEnd
}

func (rd *Reader) startsQuoted(s *sentence) bool {
	return strings.ContainsRune("「『“\"", rd.r[s.Start])
}
