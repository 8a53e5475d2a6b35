package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// What somebody says can be another's act. Where that other says something, it is the other's statement, and who
// tells of it is kept beside (via); where a state or a body did something, it is the teller's, and who did it is
// kept (inner).

// tellsOf reads what somebody is told to have said: According to the mission, Holt warned that …; Holt told the
// envoy that …, according to an official.
func (rd *Reader) tellsOf(s *sentence, i, from, to int) bool {
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
func (rd *Reader) asTold(s *sentence) bool {
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
func (rd *Reader) whoTold(s *sentence, k int) *discourse.Mention {
	head := *s
	head.words = s.words[:k]
	if _, m := rd.documentRu(&head); m != nil {
		return m
	}
	for i := 1; i < k; i++ {
		c, ok := rd.cueAt(&head, i)
		if !ok || c.e.Class != lexicon.Say {
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
func (rd *Reader) retold(s *sentence, from, to int, teller *discourse.Mention) bool {
	part, kept, before := *s, rd.memory, len(rd.out)
	part.words = s.words[from:to]
	part.Start, part.End = part.words[0].start, part.words[len(part.words)-1].end
	rd.cues(&part)
	if len(rd.out) > before {
		f := rd.out[before]
		if !f.Dropped && f.Speaker != nil && f.Speaker.Class == discourse.Person && (f.Class == lexicon.Say || f.Class == lexicon.Light || isSomebody(f.Speaker)) && (len(f.Speaker.Names) > 0 || f.Speaker.Role != "") {
			f.Teller = teller
			return true
		}
	}
	rd.out, rd.memory = rd.out[:before], kept
	return false
}

// isSomebody tells a person by an office or a full name from a word with a capital, which can be a state.
func isSomebody(m *discourse.Mention) bool {
	return m.Class == discourse.Person && (m.Role != "" || strings.Contains(m.Text, " "))
}

// innerOf keeps who did what somebody tells of in an attribution: По словам посла, Тарн отверг план.
func (rd *Reader) innerOf(s *sentence, f *discourse.Said, i, to int) {
	if i > 0 {
		f.Inner, _ = rd.actIn(s, 0, i-1)
	} else if to+1 < len(s.words) {
		f.Inner, _ = rd.actIn(s, to+1, len(s.words))
	}
}

// actIn gives the first act of a stretch that has a named subject: nil where a pronoun or nobody does it.
func (rd *Reader) actIn(s *sentence, from, to int) (*discourse.Mention, *entry) {
	for k := from + 1; k < to && k < from+24; k++ {
		c, ok := rd.cueAt(s, k)
		if !ok || c.negated || c.e.gerund || c.e.Class != lexicon.Acts && c.e.Class != lexicon.Agrees && c.e.Class != lexicon.Light || s.relative(k) {
			continue
		}
		m := rd.nameIn(s, from, k, false)
		if m == nil || !speaks(m) || s.endsBefore(m.End, k) != k && s.english {
			return nil, nil
		}
		if m.Class == discourse.Pron {
			return nil, c.e
		}
		return m, c.e
	}
	return nil, nil
}

// recalling verbs tell what was done before, and do nothing of it.
var recalling = lexicon.Set("напомнить", "напоминать", "recall", "remind", "note")

// innerClause looks into the clause that a verb of saying hands on: Holt said (that) Veld had proposed a truce. What
// its verb names is what is told of, unless the words weigh more; whoever does it is kept.
func (rd *Reader) innerClause(s *sentence, f *discourse.Said, c *cue) {
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
	if e == nil || e.Class == lexicon.Light {
		return
	}
	if f.Open != nil && f.Note == "" && !recalling[c.e.Word] {
		f.Act, f.Note = e.Act, e.Word
	}
	if m != nil && (f.Speaker == nil || !strings.HasSuffix(f.Speaker.Text, m.Text)) {
		f.Inner = m
	}
}
