package ja

import (
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// saying is what stands before a reporting word: the words it hands on.
type saying struct {
	marked   bool   // と, こと, 旨, よう ends them
	how      string // と, こと, よう, の, を, について, こう
	end      int    // the token behind the words
	quoted   []int  // the quotations among them, by number
	object   *lexicon.Attitude
	objectAt int
	back     bool // この考え, こう: they stand before
}

// sayingOf looks left from a predicate for what it hands on, down to token floor.
func (s *sentence) sayingOf(l *vocabulary, p *predicate, floor int) saying {
	y := saying{end: p.head}
	start := p.head
	if p.e != nil && p.e.Before != "" && !s.toks[p.head].is("明らか") { // …ことを明らかに, cut short
		start = s.startOfPhrase(p)
	}
	if p.att != nil {
		y.object, y.objectAt, start = p.att, p.attAt, p.attAt
		y.how = "を"
	}
	steps := 0
	for k := start - 1; k >= floor && steps < 60; k-- {
		steps++
		t := &s.toks[k]
		switch {
		case t.quote > 0:
			if k == start-1 || y.marked || s.besideWords(k) {
				y.quoted = append(y.quoted, t.quote)
			}
			if k == start-1 && !y.marked {
				y.marked, y.how, y.end = true, "と", k+1
			}
		case y.marked:
			return y
		case s.quotative(k):
			y.marked, y.how, y.end = true, "と", k
			s.quotedBefore(&y, k)
			return y
		case t.is("が") && k == start-1 && k > floor && s.toks[k-1].is("こと") && p.e != nil && p.e.Act.Kind == record.Agree:
			y.marked, y.how, y.end = true, "こと", k-1 // 開くことが決まった
			return y
		case t.is("を", "も", "は", "が") && t.class == particle && k > floor:
			if done := s.objectBefore(l, &y, k, floor); done {
				return y
			}
		case t.is("旨") && (k == start-1 || p.exists && k == start-2):
			y.marked, y.how, y.end = true, "こと", k
			return y
		case t.is("よう", "ように", "様") && k < p.head && !(k > floor && s.toks[k-1].is("この", "その", "次の", "以下の", "の")):
			if y.how == "" {
				y.marked, y.how, y.end = true, "よう", k
			}
			return y
		case t.is("こう", "このように", "そう", "そのように"), t.is("よう") && k > floor && s.toks[k-1].is("この", "その"):
			y.back = true
			return y
		case t.is("について", "に関して", "に関し", "につき", "をめぐり", "をめぐって", "に対し", "に対して", "に", "で", "へ", "と"):
			if t.is("について", "に関して", "に関し", "をめぐり", "をめぐって") && y.how == "" {
				y.how = "について"
			}
			if t.is("で", "に") && k > floor && s.toks[k-1].is("こと") && y.how == "" {
				y.marked, y.how, y.end = true, "こと", k-1
				return y
			}
		case t.class == verb && t.sort != dependent && !y.marked:
			if !s.describesNoun(k) {
				return y
			}
		}
	}
	return y
}

// describesNoun tells a verb of a relative clause, which words handed on may stand before:
// 「…」と、問題を追及する野党側をけん制した.
func (s *sentence) describesNoun(k int) bool {
	for k++; k < len(s.toks); k++ {
		switch t := &s.toks[k]; {
		case t.class == auxiliary, t.class == verb && t.sort != otherSort, t.sort == linkParticle && t.is("て", "で"):
		case t.class == noun && t.sort != dependent && t.quote == 0:
			return true
		default:
			return false
		}
	}
	return false
}

// startOfPhrase gives the first token of a phrase such as 明らかに する.
func (s *sentence) startOfPhrase(p *predicate) int {
	words, k := []rune(p.e.Before), p.head
	for k > 0 && len(words) > 0 {
		k--
		words = words[:max(0, len(words)-len([]rune(s.toks[k].text)))]
	}
	return k
}

// besideWords tells whether a quotation stands in a row of quotations: 「…」「…」と.
func (s *sentence) besideWords(k int) bool {
	return k+1 < len(s.toks) && s.toks[k+1].quote > 0
}

// quotedBefore collects the quotations that end at a と.
func (s *sentence) quotedBefore(y *saying, k int) {
	for n := k - 1; n >= 0; n-- {
		t := &s.toks[n]
		switch {
		case t.quote > 0:
			y.quoted = append(y.quoted, t.quote)
		case t.is("など", "、", "も"):
		case n == k-1 && t.is("だ", "である", "で"):
		default:
			return
		}
	}
}

// objectBefore looks at what stands before を: こと and 旨 end words, an attitude names the
// act, anything else is what is spoken of. It tells whether to look no further.
func (s *sentence) objectBefore(l *vocabulary, y *saying, k, floor int) bool {
	b := &s.toks[k-1]
	obj := s.toks[k].is("を", "も")
	switch {
	case b.is("こと", "事") && obj:
		y.marked, y.how, y.end = true, "こと", k-1
		return true
	case b.is("旨") && y.object == nil:
		y.marked, y.how, y.end = true, "こと", k-1
		return true
	case b.is("の") && b.sort == dependent && obj:
		y.marked, y.how, y.end = true, "の", k-1
		return true
	case b.is("か", "かどうか") && obj:
		y.how = "か"
		return true
	}
	if y.object != nil || y.how == "を" {
		return s.toks[k].is("は", "が")
	}
	if a, at := s.attitudeBefore(l, k, floor); a != nil {
		y.object, y.objectAt, y.end = a, at, at
		y.how = "を"
		s.wordsOfObject(y, at, floor)
		return y.marked || y.back
	}
	if s.toks[k].is("を") {
		y.how, y.end = "を", k
	}
	return false
}

// quotesInside finds quotations in a clause that describes the noun: 「…」と評価する談話.
func (s *sentence) quotesInside(y *saying, at, floor int) {
	for n := at - 1; n >= floor && n > at-8; n-- {
		if s.toks[n].is("、", "は", "が") {
			return
		}
		if s.quotative(n) && s.toks[n-1].quote > 0 {
			s.quotedBefore(y, n)
			return
		}
	}
}

// attitudeBefore finds the attitude whose noun ends before token k.
func (s *sentence) attitudeBefore(l *vocabulary, k, floor int) (*lexicon.Attitude, int) {
	words := ""
	var best *lexicon.Attitude
	at := 0
	for n := k - 1; n >= floor && n > k-4; n-- {
		if t := &s.toks[n]; t.quote > 0 || t.class != noun && t.class != prefix && t.class != particle && l.attitudes[t.text] == nil {
			break // 憤り is a noun here, whatever the tokenizer takes it for
		}
		words = s.toks[n].text + words
		if a := l.attitudes[words]; a != nil {
			best, at = a, n
		}
	}
	return best, at
}

// wordsOfObject finds the words that a noun sums up: …との考え, …する意向, この考え.
func (s *sentence) wordsOfObject(y *saying, at, floor int) {
	for at-1 > floor && s.toks[at-1].is("共同", "緊急", "連名") {
		at--
	}
	if at-2 > floor && s.toks[at-1].is("の") && s.toks[at-2].is("従来", "これまで", "かねて", "一貫", "元々", "もともと") {
		at -= 2 // 見直さないという従来の立場
	}
	if at <= floor {
		return
	}
	b := &s.toks[at-1]
	switch {
	case b.is("この", "その", "このような", "そのような", "こうした", "同様の", "こういう"):
		y.back = true
	case b.is("な") && at-2 >= floor && s.toks[at-2].is("よう"):
		y.back = at-3 >= floor && s.toks[at-3].is("この", "その")
	case b.is("との", "とする", "という", "といった", "とした", "っていう"):
		y.marked, y.how, y.end = true, "と", at-1
		s.quotedBefore(y, at-1)
	case b.is("の", "する", "した") && at-2 >= floor && s.toks[at-2].is("と"):
		y.marked, y.how, y.end = true, "と", at-2
		s.quotedBefore(y, at-2)
	case b.is("の", "といった", "という") && at-3 >= floor && s.toks[at-2].is("など") && s.toks[at-3].quote > 0, b.is("などの") && at-2 >= floor && s.toks[at-2].quote > 0:
		y.marked, y.how, y.end = true, "と", at-1 // 「…」などの考え
		s.quotedBefore(y, at-1)
	case b.class == verb || b.class == auxiliary || b.class == adjective:
		y.marked, y.how, y.end = true, "連体", at
		s.quotesInside(y, at, floor)
	}
}
