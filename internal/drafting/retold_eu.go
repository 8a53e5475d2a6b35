package drafting

import "strings"

// What somebody says can be another's act. Where that other says something, it is the other's statement, and who
// tells of it is kept beside (via); where a state or a body did something, it is the teller's, and who did it is
// kept (inner).

// tellsOf reads what somebody is told to have said: According to the mission, Holt warned that …; Holt told the
// envoy that …, according to an official.
func (rd *readerEu) tellsOf(s *sentenceEu, i, from, to int) bool {
	switch {
	case i == 0 && to+3 < len(s.words) && s.words[to].is(","):
		return rd.retold(s, to+1, len(s.words), rd.nameIn(s, from, to, true))
	case i > 4 && to == len(s.words) && s.words[i-1].is(","):
		return rd.retold(s, 0, i-1, rd.nameIn(s, from, to, true))
	case i > 4 && to == len(s.words) && s.words[i-1].is("”", "\"") && s.words[i-2].is(","):
		return rd.retold(s, 0, i, rd.nameIn(s, from, to, true))
	}
	return false
}

// asTold reads Как сообщили в МИД, министр выразил надежду ….
func (rd *readerEu) asTold(s *sentenceEu) bool {
	if s.english || !s.words[0].is("как") {
		return false
	}
	for k := 2; k+3 < len(s.words) && k < 16; k++ {
		if !s.words[k].is(",") {
			continue
		}
		teller := rd.whoTold(s, k)
		return teller != nil && rd.retold(s, k+1, len(s.words), teller)
	}
	return false
}

// whoTold gives who tells in the clause that ends at k.
func (rd *readerEu) whoTold(s *sentenceEu, k int) *mention {
	head := *s
	head.words = s.words[:k]
	if _, m := rd.documentRu(&head); m != nil {
		return m
	}
	for i := 1; i < k; i++ {
		c, ok := rd.cueAt(&head, i)
		if !ok || c.e.class != say {
			continue
		}
		if m := rd.placeBehind(&head, &c, rd.pastRecipients(&head, i+1)); m != nil {
			return m
		}
		return rd.nameIn(&head, rd.pastRecipients(&head, i+1), k, true)
	}
	return nil
}

// retold reads words of a sentence for what a named person says in them, and keeps who tells of it.
func (rd *readerEu) retold(s *sentenceEu, from, to int, teller *mention) bool {
	part, kept, before := *s, rd.discourse, len(rd.out)
	part.words = s.words[from:to]
	part.start, part.end = part.words[0].start, part.words[len(part.words)-1].end
	rd.cues(&part)
	if len(rd.out) > before {
		f := rd.out[before]
		if !f.dropped && f.speaker != nil && f.speaker.class == person && (f.class == say || f.class == light || isSomebody(f.speaker)) && (len(f.speaker.names) > 0 || f.speaker.role != "") {
			f.teller = teller
			return true
		}
	}
	rd.out, rd.discourse = rd.out[:before], kept
	return false
}

// isSomebody tells a person by an office or a full name from a word with a capital, which can be a state.
func isSomebody(m *mention) bool {
	return m.class == person && (m.role != "" || strings.Contains(m.text, " "))
}

// innerOf keeps who did what somebody tells of in an attribution: По словам посла, Тарн отверг план.
func (rd *readerEu) innerOf(s *sentenceEu, f *said, i, to int) {
	if i > 0 {
		f.inner, _ = rd.actIn(s, 0, i-1)
	} else if to+1 < len(s.words) {
		f.inner, _ = rd.actIn(s, to+1, len(s.words))
	}
}

// actIn gives the first act of a stretch that has a named subject: nil where a pronoun or nobody does it.
func (rd *readerEu) actIn(s *sentenceEu, from, to int) (*mention, *entryEu) {
	for k := from + 1; k < to && k < from+24; k++ {
		c, ok := rd.cueAt(s, k)
		if !ok || c.negated || c.e.gerund || c.e.class != acts && c.e.class != agrees && c.e.class != light || s.relative(k) {
			continue
		}
		m := rd.nameIn(s, from, k, false)
		if m == nil || !speaks(m) || s.endsBefore(m.end, k) != k && s.english {
			return nil, nil
		}
		if m.class == pron {
			return nil, c.e
		}
		return m, c.e
	}
	return nil, nil
}

// recalling verbs tell what was done before, and do nothing of it.
var recalling = setOf("напомнить", "напоминать", "recall", "remind", "note")

// innerClause looks into the clause that a verb of saying hands on: Holt said (that) Veld had proposed a truce. What
// its verb names is what is told of, unless the words weigh more; whoever does it is kept.
func (rd *readerEu) innerClause(s *sentenceEu, f *said, c *cueEu) {
	from := c.at + 1
	for from < len(s.words) && from < c.at+8 && !s.words[from].is("что", "that") && (!s.english || adverbs[s.words[from].low] || timeWords[s.words[from].low]) {
		from++
	}
	if from < len(s.words) && s.words[from].is("что", "that") {
		from++
	} else if !s.english {
		return
	}
	m, e := rd.actIn(s, from, len(s.words))
	if e == nil || e.class == light {
		return
	}
	if f.open != nil && f.note == "" && !recalling[c.e.word] {
		f.act, f.note = e.act, e.word
	}
	if m != nil && (f.speaker == nil || !strings.HasSuffix(f.speaker.text, m.text)) {
		f.inner = m
	}
}
