package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
)

// place finds who speaks where Russian names a place: В прокуратуре заявили; с тарнской стороны
// выражена озабоченность.
func (rd *Reader) place(s *sentence, c *cue) *discourse.Mention {
	if rd.lex.lang != "ru" {
		return nil
	}
	for i := c.from; i < c.at; i++ {
		w := &s.words[i]
		in := pluralRu(s.words[c.at].low) && w.is("в", "во") && i <= c.from+4
		side := c.e.passive && w.is("с", "со")
		if !in && !side {
			continue
		}
		if m := rd.placeAt(s, i, c.at, in); m != nil && (side || !rd.manyBefore(s, i+2, c.at)) {
			return m
		}
	}
	return nil
}

// placeBehind finds the place behind the verb: …, сообщили в пресс-службе ведомства.
func (rd *Reader) placeBehind(s *sentence, c *cue, from int) *discourse.Mention {
	if rd.lex.lang != "ru" || from >= len(s.words) || !s.words[from].is("в", "во") || !pluralRu(s.words[c.at].low) {
		return nil
	}
	to := from + 1
	for to < len(s.words) && to < from+12 && (!s.words[to].mark || s.words[to].quoted) && !s.words[to].is("что") {
		to++
	}
	return rd.placeAt(s, from, to, true)
}

// placeAt reads the place behind a preposition.
func (rd *Reader) placeAt(s *sentence, i, to int, in bool) *discourse.Mention {
	for k := i + 1; k < min(to, i+4); k++ {
		w := &s.words[k]
		class := rd.lex.class(w)
		if n := s.closed(k, to); in && w.is("«") && n > 0 { // в «Вельдгазе»
			m := &discourse.Mention{Span: layout.Between(w.start, s.words[n-1].end), Class: discourse.Org}
			m.Text = string(rd.r[m.Start:m.End])
			return m
		}
		if class == discourse.Nobody && !w.capital && attributeRu(w.low) {
			continue
		}
		if class != discourse.Org && class != discourse.Party && !(in && w.capital && class == discourse.Nobody && !timeWords[w.low]) {
			return nil
		}
		end := rd.nameTo(s, k, to, discourse.Org)
		m := &discourse.Mention{Span: layout.Between(s.words[i+1].start, s.words[end-1].end), Class: discourse.Org}
		m.Text = string(rd.r[m.Start:m.End])
		return m
	}
	return nil
}

// manyBefore tells whether people are named before the verb, who then did what it says: В Кильне
// министры договорились.
func (rd *Reader) manyBefore(s *sentence, from, at int) bool {
	for k := from; k < at; k++ {
		w := &s.words[k]
		if c := rd.lex.class(w); (c == discourse.Person || c == discourse.Group || c == discourse.Source || c == discourse.Party) && (strings.HasSuffix(w.low, "ы") || strings.HasSuffix(w.low, "и")) || w.is("они", "мы") {
			return true
		}
	}
	return false
}

func pluralRu(low string) bool {
	return strings.HasSuffix(low, "ли") || strings.HasSuffix(low, "ют") || strings.HasSuffix(low, "ят") || strings.HasSuffix(low, "лись") || strings.HasSuffix(low, "ются") || strings.HasSuffix(low, "ут") || strings.HasSuffix(low, "ены") || strings.HasSuffix(low, "сны")
}
