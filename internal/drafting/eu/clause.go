package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// beginClauses begin an English clause with its own subject.
var beginClauses = lexicon.Set("and", "but", "as", "when", "while", "although", "though", "because", "after", "before", "since", "until")

// ownClause gives the first word of the clause of a reporting word, where another clause stands before it without
// a comma: The notice gave no date and Holt said …; It comes as Veld’s minister warned …. 0 if there is none.
func (rd *Reader) ownClause(s *sentence, c *cue) int {
	if s.tailing(c) {
		return 0
	}
	for k := c.at - 1; k > c.from+1 && k > c.at-14; k-- {
		w := &s.words[k]
		if w.mark {
			return 0
		}
		if !beginClauses[w.low] {
			continue
		}
		m := rd.nameIn(s, k+1, c.at, false)
		if m == nil || m.Start != s.words[k+1].start || !speaks(m) || !s.leadsTo(m.End, c.at) || !s.verbIn(c.from, k) {
			return 0
		}
		return k + 1
	}
	return 0
}

// leadsTo tells that only what describes a name stands between it and a verb: negotiators on both sides said.
func (s *sentence) leadsTo(end, at int) bool {
	k := s.endsBefore(end, at)
	if k == at {
		return true
	}
	if at-k > 7 || !s.words[k].is("on", "of", "from", "in", "at", "for", "with", "cited", "familiar", "close", "briefed", "quoted", "involved") && !prepositions[s.words[k-1].low] {
		return false
	}
	for ; k < at; k++ {
		if w := &s.words[k]; w.mark && !w.is("'", "’") || beForms[w.low] && !w.is("'s", "’s") || joiners[w.low] && !w.is("and") || plainVerbs[w.low] {
			return false
		}
	}
	return true
}

// endsBefore goes over adverbs, days and helping verbs from where a name ends up to a verb.
func (s *sentence) endsBefore(end, at int) int {
	k := 0
	for k < at && s.words[k].start < end {
		k++
	}
	for k < at && (beForms[s.words[k].low] || adverbs[s.words[k].low] || timeWords[s.words[k].low] || s.words[k].is("on", "in", "late", "early", "last", "this")) {
		k++
	}
	return k
}

// verbIn tells whether a stretch has a verb of its own.
func (s *sentence) verbIn(from, to int) bool {
	return s.firstVerb(from, to) < to
}

// plainVerbs are what the people of the news do beside talking.
var plainVerbs = lexicon.Set("did", "does", "do", "has", "have", "had", "comes", "came", "gave", "made", "held", "took", "left", "met", "went", "began", "spoke", "sent", "won", "lost", "fell", "rose", "ran", "flew", "saw")

// firstVerb gives the first word of a stretch that can be its verb, to if none can.
func (s *sentence) firstVerb(from, to int) int {
	for k := from; k < to; k++ {
		w := &s.words[k]
		if w.mark || w.capital && k > from {
			continue
		}
		if beForms[w.low] || modals[w.low] && !w.is("to") || plainVerbs[w.low] || k > from && strings.HasSuffix(w.low, "ed") && !articles[s.words[k-1].low] {
			return k
		}
	}
	return to
}

// listFrom gives where a list of names begins that ends with the two before a verb: (Ministers from) Orsa, Lund and
// Tarn declined; k is the comma before those; -1 if none does.
func (s *sentence) listFrom(k, at int) int {
	if k+3 > at || !s.words[k+1].capital || k < 1 || !s.words[k-1].capital {
		return -1
	}
	joined := false
	for n := k + 1; n < at && !adverbs[s.words[n].low]; n++ {
		if s.words[n].is("and") {
			joined = true
		} else if !s.words[n].capital || s.words[n].mark {
			return -1
		}
	}
	if !joined {
		return -1
	}
	for k > 0 && (s.words[k].is(",") || s.words[k].capital) {
		if s.words[k].is(",") && !s.words[k-1].capital {
			return -1
		}
		k--
	}
	for k > 0 && !s.words[k-1].mark {
		k--
	}
	return k
}

// byParticiple reads a sentence whose verb reports nothing and whose participle does: The ministers met in Elm,
// reaffirming their support; Посол покинул зал, заявив, что ….
func (rd *Reader) byParticiple(s *sentence) bool {
	for i := 4; i+2 < len(s.words); i++ {
		if !s.words[i-1].is(",") || s.words[i].quoted {
			continue
		}
		for _, e := range rd.lex.verbs[s.words[i].low] {
			if !e.gerund || e.after != "" && !s.followed(i, e.after) || e.Class != lexicon.Acts && e.Class != lexicon.Light && !(e.Class == lexicon.Say && (s.followedByThat(i) || s.english)) {
				continue
			}
			c := cue{at: i, e: e}
			if e.Class == lexicon.Light {
				if c.noun = rd.nounAfter(s, i); c.noun == nil {
					continue
				}
			}
			return rd.didSaying(s, &c)
		}
	}
	return false
}

// didSaying makes the statement of a participle, by the subject of the sentence.
func (rd *Reader) didSaying(s *sentence, c *cue) bool {
	a, open, ok := c.actOf()
	to := c.at - 1
	if s.english {
		to = s.firstVerb(0, to)
	}
	m := rd.nameIn(s, 0, to, false)
	if !ok || m == nil || !speaks(m) || m.Class == discourse.Nobody {
		return false
	}
	for k := 0; k < c.at; k++ {
		w := &s.words[k]
		if w.start < m.Start && w.mark || w.start >= m.End && w.is("when", "since", "after", "as", "because", "while", "who", "which", "that", "что", "который", "которая", "которые", "когда", "как", "где", "чтобы") || k > 30 {
			return false // another clause stands between
		}
	}
	f := &discourse.Said{
		Act: a, Part: rd.partNo, Line: s.line, Span: s.Span, Cue: c.e.Word, Class: c.e.Class, Rule: "participle",
		Speaker: rd.known(m), Mode: "reported", Confidence: 45, Heard: layout.Between(s.words[c.at].end, s.End),
	}
	f.Words = string(rd.r[f.Heard.Start:f.Heard.End])
	if open {
		f.Open = &a
		rd.weigh(f)
	}
	rd.emit(f)
	return true
}

// addsOn tells a participle that is an act of its own: …, adding that talks would go on; …, предупредив, что ….
func (s *sentence) addsOn(i int) bool {
	w := &s.words[i]
	if i < 4 || !further[w.low] && !actsOn[w.low] {
		return false
	}
	k := i - 1
	for k > i-5 && k > 3 && s.words[k].is("вместе", "с", "тем", "при", "этом", "также", "also", "however", "while") {
		k--
	}
	return k > 2 && s.words[k].is(",", "—", "–") && (actsOn[w.low] || s.followedByThat(i))
}

// further go on from what was said; saying and заявив only say how.
var further = lexicon.Set("adding", "noting", "warning", "stressing", "urging", "добавив", "отметив", "подчеркнув", "предупредив", "напомнив", "призвав", "пообещав", "уточнив", "пояснив")

// actsOn are participles that name another act.
var actsOn = lexicon.Set("accusing", "condemning", "demanding", "urging", "rejecting", "expressing", "calling", "обвинив", "осудив", "потребовав", "призвав", "выразив", "пригрозив", "пообещав")

// andAnother tells that a second subject goes on behind "and": states criticized the draft and Orsa called it
// “unjust”; not in what somebody hands on.
func (rd *Reader) andAnother(s *sentence, last, i int) bool {
	if !s.english || s.handsOn(last) {
		return false
	}
	for k := i - 2; k > last && k > i-6; k-- {
		if s.words[k].mark {
			return false
		}
		if !s.words[k].is("and") {
			continue
		}
		m := rd.nameIn(s, k+1, i, false)
		return m != nil && s.words[k+1].capital && m.Start == s.words[k+1].start && s.endsBefore(m.End, i) == i && speaks(m)
	}
	return false
}

// behindLead gives where a Russian sentence goes on behind what it begins with: Отвечая на вопрос о группе, посол
// отметил. 0 if it begins with whoever speaks.
func (s *sentence) behindLead(c *cue) int {
	if s.english || !answering[s.words[c.from].low] {
		return 0
	}
	for k := c.at - 1; k > c.from; k-- {
		if s.words[k].is(",") && !s.words[k].quoted {
			return k + 1
		}
	}
	return 0
}

// leadEnd gives the word behind what a Russian sentence begins with, before somebody says something, 0 if it has no
// such beginning: Комментируя слухи о том, что посол предложил паузу, | министр отметил.
func (rd *Reader) leadEnd(s *sentence) int {
	if s.english || !answering[s.words[0].low] {
		return 0
	}
	for i := 3; i < len(s.words); i++ {
		c, ok := rd.cueAt(s, i)
		if !ok || c.e.Class != lexicon.Say {
			continue
		}
		if n := s.behindLead(&c); n > 0 && rd.nameIn(s, n, i, false) != nil {
			return n
		}
	}
	return 0
}

var answering = lexicon.Set("отвечая", "комментируя", "говоря", "выступая", "открывая", "завершая", "подводя", "оценивая", "обращаясь", "рассказывая", "касаясь", "напоминая", "находясь", "беседуя", "реагируя")
