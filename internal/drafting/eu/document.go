package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// docVerbs hand on what a document says.
var docVerbs = lexicon.Set("говорится", "сказано", "отмечается", "подчеркивается", "указывается", "сообщается", "уточняется", "утверждается", "поясняется", "добавляется", "напоминается", "сообщено", "читается", "следует", "констатируется", "выражается")

// docNouns are documents that somebody issues, by how they begin.
var docNouns = []string{"заявлени", "сообщени", "пресс-релиз", "релиз", "документ", "коммюнике", "письм", "обращени", "послани", "комментари", "доклад", "отчет", "тексте", "публикаци", "декларац", "резолюц", "памятк", "справк", "материал", "ответ", "сайте", "телеграм-канал", "telegram-канал", "канале", "странице", "постановлени", "указ", "решени"}

// inDocument reads what a document says: «…», — говорится в заявлении МИД; The statement said ….
// Whoever issued it speaks, where they are named; else whoever spoke last.
func (rd *Reader) inDocument(s *sentence) bool {
	at, m := rd.documentRu(s)
	if rd.lex.lang == "en" {
		at, m = rd.documentEn(s)
	}
	if m == nil {
		return false
	}
	f := &discourse.Said{
		Act: lexicon.ActOf("assert"), Part: rd.partNo, Line: s.line, Span: s.Span, Cue: s.words[at].low, Rule: "document",
		Speaker: m, Mode: "reported", Confidence: 60, Words: string(rd.r[s.Start:s.End]),
	}
	if s.words[0].is("об") && s.words[1].is("этом") && rd.Previous == nil && rd.rightBehind(s) {
		f.Span.Start, f.Rule, f.Words = rd.Before.Start, "words before", string(rd.r[rd.Before.Start:rd.Before.End])
	}
	if q := s.directQuote(&cue{at: at}); q != nil {
		f.Mode, f.Words = "direct", string(rd.r[q.Start+1:q.End-1])
	}
	rd.weigh(f)
	rd.emit(f)
	return true
}

func (rd *Reader) documentRu(s *sentence) (at int, m *discourse.Mention) {
	if rd.lex.lang != "ru" {
		return 0, nil
	}
	if s.words[0].is("согласно") && isAccount(s.words[1].low) {
		return 0, rd.issuerOf(s, 1, len(s.words))
	}
	for i := range s.words {
		w := &s.words[i]
		if !docVerbs[w.low] || w.quoted {
			continue
		}
		for k := max(0, i-9); k < len(s.words) && k < i+5; k++ {
			if k == i || !isDocument(s.words[k].low) || s.words[k].quoted || !s.inPhrase(k) {
				continue
			}
			to := len(s.words)
			if k < i {
				to = i
			}
			return i, rd.issuerOf(s, k, to)
		}
	}
	return 0, nil
}

// isAccount tells documents that somebody issues to say something, not to lay it down.
func isAccount(low string) bool {
	for _, stem := range []string{"заявлени", "сообщени", "пресс-релиз", "коммюнике", "комментари"} {
		if strings.HasPrefix(low, stem) {
			return true
		}
	}
	return false
}

func isDocument(low string) bool {
	for _, stem := range docNouns {
		if strings.HasPrefix(low, stem) {
			return true
		}
	}
	return false
}

// inPhrase tells whether в or на stands before a word, with attributes between.
func (s *sentence) inPhrase(k int) bool {
	for n := k - 1; n >= 0 && n > k-4; n-- {
		if s.words[n].is("в", "во", "на") {
			return true
		}
		if s.words[n].mark || !attributeRu(s.words[n].low) && !s.words[n].is("его", "ее", "их") {
			return false
		}
	}
	return false
}

// issuerOf gives who issued the document at k: what follows in the genitive, else whoever spoke last.
func (rd *Reader) issuerOf(s *sentence, k, to int) *discourse.Mention {
	end := k + 1
	for end < to && end < k+9 && (!s.words[end].mark || s.words[end].quoted) && !prepositions[s.words[end].low] && !s.words[end].is("что", "и", "опубликованном", "распространенном", "поступившем") && !docVerbs[s.words[end].low] {
		end++
	}
	m := &discourse.Mention{Span: layout.Between(s.words[k].start, s.words[end-1].end), Class: discourse.Org}
	if end > k+1 {
		m.Start = s.words[k+1].start
		if rd.lex.class(&s.words[k+1]) == discourse.Person {
			m.Class = discourse.Person
		}
		m.Names = rd.namesOf(s, k+1, end)
	} else if of := rd.issuing(); of != nil {
		m.Class = of.Class
		m.Names = append([]string{of.Text}, of.Names...)
	}
	m.Text = string(rd.r[m.Start:m.End])
	return m
}

// issuing gives who can have issued a document that names nobody.
func (rd *Reader) issuing() *discourse.Mention {
	if rd.Page != nil {
		return rd.Page
	}
	return rd.Last
}

// documentSays are verbs that tell what a document says.
var documentSays = lexicon.Set("said", "says", "read", "reads", "added", "called", "calls", "urged", "urges", "stressed", "expressed", "warned", "condemned", "emphasized", "emphasised", "highlighted", "noted", "concluded", "argued", "recommended", "reaffirmed", "welcomed")

// endsHere tells a verb that ends its sentence: …, the report said.
func (s *sentence) endsHere(k int) bool {
	return s.afterTime(k+1) >= len(s.words)
}

// pastIssue goes over when and by whom a document was issued: the statement issued on Sunday by the league said.
func (s *sentence) pastIssue(k int) int {
	if k >= len(s.words) || !s.words[k].is("issued", "released", "published", "signed", "adopted", "read") {
		return k
	}
	for n := k + 1; n < len(s.words) && n < k+9; n++ {
		if s.words[n].is("said", "says", "added", "called", "urged", "stressed", "expressed", "warned", "condemned") {
			return n
		}
	}
	return k
}

func (rd *Reader) documentEn(s *sentence) (at int, m *discourse.Mention) {
	for i := 0; i+1 < len(s.words); i++ {
		w := &s.words[i]
		if !w.is("statement", "communique", "communiqué", "declaration", "report", "paper", "letter", "readout", "document") || w.quoted || i == 0 || !s.words[i-1].is("the", "a", "joint", "their", "its", "his", "her") && !(s.words[i-1].capital && i > 1 && s.words[i-2].is("the", "a")) || rd.governed(s, 0, i) {
			continue
		}
		if i > 6 && s.words[i-2].is("and", "but") {
			continue // another's act stands before
		}
		k := s.afterTime(s.pastIssue(i + 1))
		if k >= len(s.words) || !documentSays[s.words[k].low] || (w.is("letter", "document", "paper", "report") && s.words[k].is("said", "says", "called", "calls", "read", "reads") && !s.endsHere(k)) {
			continue
		}
		m := &discourse.Mention{Span: layout.Between(s.words[max(0, i-1)].start, w.end), Class: discourse.Org}
		m.Text = string(rd.r[m.Start:m.End])
		if of := rd.issuing(); of != nil {
			m.Class = of.Class
			m.Names = append([]string{of.Text}, of.Names...)
		}
		return k, m
	}
	return 0, nil
}
