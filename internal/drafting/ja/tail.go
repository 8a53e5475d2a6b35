package ja

import (
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// readTail tells how the clause goes on after a predicate.
func (s *sentence) readTail(p *predicate) {
	p.next = p.stop
	if p.stop >= len(s.toks) {
		p.tail = tailEnd
		return
	}
	t := &s.toks[p.stop]
	p.next = p.stop + 1
	switch {
	case t.is("、", "，", ",") && p.next+1 < len(s.toks) && s.toks[p.next].is("と", "とも") && s.toks[p.next+1].class == noun:
		p.tail = tailTo // 合意した、と外相は伝えた
	case t.is("、", "，", ","):
		p.tail = tailAnd
	case t.is("・"):
		p.tail = tailNoun // 立場・見方
	case t.class == symbol:
		p.tail = tailEnd
	case t.sort == linkParticle && t.is("て", "で"):
		p.tail = tailUnder
		if p.e != nil && p.e.Act.Kind == record.Propose && p.e.Class == lexicon.Acts {
			p.tail = tailTe // 提案して2011年から開いている
		}
		if p.next < len(s.toks) && s.toks[p.next].is("、", "，") {
			p.tail, p.next = tailTe, p.next+1
		}
	case t.class == particle && (t.sort == linkParticle || !t.is("が")) && t.is("が", "けど", "けれど", "けれども", "ものの"):
		p.tail = tailBut
	case t.class == particle && t.is("し") && t.sort == linkParticle:
		p.tail = tailAnd
	case t.class == particle && t.is("ながら", "つつ"):
		p.tail = tailMerge
	case t.is("など") && p.next < len(s.toks) && s.toks[p.next].is("、", "，", "し"): // …と述べるなど、
		p.tail = tailTe
		p.next++
	case t.is("という", "とのこと", "そう", "らしい"):
		s.hearsay(p)
	case t.is("と", "とも", "とは", "などと", "って"):
		s.afterTo(p)
	case t.is("とともに", "と共に"):
		p.tail = tailBut
	case t.class == noun || t.class == prefix || t.class == adnominal:
		s.afterNoun(p)
	case t.class == particle && t.is("の"):
		p.tail = tailThing
		if p.next < len(s.toks) && s.toks[p.next].is("に対し", "に対して", "に") {
			p.tail = tailBut
		}
	case t.class == particle && t.is("のに対し", "のに"):
		p.tail = tailBut
	case t.is("に") && p.next < len(s.toks) && s.toks[p.next].is("とどめ", "とどめる", "とどまっ", "留め"):
		p.tail = tailEnd // 述べるにとどめた
	case t.class == particle || t.class == auxiliary:
		p.tail = tailUnder
	case p.plain: // 連用形 without a comma
		p.tail = tailAnd
	default:
		p.tail = tailNoun
	}
	s.skipComma(p)
}

func (s *sentence) skipComma(p *predicate) {
	for p.next < len(s.toks) && s.toks[p.next].is("、", "，") && (p.tail == tailBut || p.tail == tailMerge) {
		p.next++
	}
}

// hearsay is about …という: at the end it hands on what was said, before a noun it describes.
func (s *sentence) hearsay(p *predicate) {
	p.tail = tailNoun
	rest := s.toks[p.next:]
	if len(rest) > 0 && rest[0].class == auxiliary {
		rest = rest[1:]
	}
	if len(rest) > 0 && rest[0].is("こと") && (len(rest) == 1 || rest[1].class == auxiliary) {
		rest = rest[:0] // …したということです
	}
	if len(rest) == 0 || rest[0].class == symbol || rest[0].is("が") {
		p.tail = tailHearsay
	}
}

// afterTo is about the と behind a predicate: …と報じた and …とされる hand on, anything else
// makes the predicate part of somebody's words.
func (s *sentence) afterTo(p *predicate) {
	p.tail = tailTo
	t := &s.toks[p.stop]
	if t.sort == linkParticle {
		p.tail = tailUnder
	}
	for k := p.next; k < len(s.toks) && k < p.next+14; k++ {
		t := &s.toks[k]
		switch {
		case k == p.next && t.is("ともに", "共に"):
			p.tail = tailBut
			p.next++
			return
		case t.is("報じ", "報ずる", "報道", "伝え", "いう", "言う", "いわ", "言わ"):
			p.tail = tailHearsay
			return
		case t.is("さ") && k == p.next && t.class == verb:
			p.tail = tailHearsay
			return
		case t.class == verb && t.sort != dependent, t.class == noun && k+1 < len(s.toks) && s.toks[k+1].is("し", "する", "さ"):
			return
		}
	}
}

// afterNoun is about a predicate before a noun: most describe it, some nouns join clauses.
func (s *sentence) afterNoun(p *predicate) {
	t := &s.toks[p.stop]
	switch {
	case t.is("の") && p.next < len(s.toks) && s.toks[p.next].is("に対し", "に対して"): // 要請したのに対し
		p.tail = tailBut
		p.next++
	case t.is("こと", "旨", "よう", "の"):
		p.tail = tailThing
		if t.is("こと") && s.becameKnown(p.next) {
			p.tail = tailHearsay
		}
	case t.is("ほか", "他", "一方", "反面"):
		p.tail = tailBut
		if p.next < len(s.toks) && s.toks[p.next].is("で", "に", "、") {
			p.next++
		}
	case t.is("うえ", "上"):
		p.tail = tailMerge
		if p.next < len(s.toks) && s.toks[p.next].is("で") {
			p.next++
		}
	case t.is("場面", "一幕") && p.next+1 < len(s.toks) && s.toks[p.next].is("も", "が") && s.toks[p.next+1].is("あっ", "あり"): // …と応酬する場面もあった
		p.tail = tailHearsay
	case t.is("形", "格好", "かたち") && (p.next >= len(s.toks) || s.toks[p.next].class == auxiliary && p.next+1 >= len(s.toks)): // 事実上認めた形だ
		p.tail = tailHearsay
	case t.is("ところ") && p.next < len(s.toks) && s.toks[p.next].is("、", "，") && p.e != nil && p.e.Class == lexicon.Say:
		p.tail = tailBut
		p.next++ // …と指摘したところ、相手は
	case t.is("ため", "後", "あと", "のち", "際", "とき", "時", "ところ", "以上", "場合", "結果", "以降", "ほど", "など", "まま", "直後", "前"):
		p.tail = tailUnder
	case t.is("もよう", "模様") && (p.next >= len(s.toks) || s.toks[p.next].class == symbol || s.toks[p.next].class == auxiliary):
		p.tail = tailHearsay
	default:
		p.tail = tailNoun
	}
}

// becameKnown tells of …していたことが分かった, by which a paper hands on an act.
func (s *sentence) becameKnown(k int) bool {
	if k+1 >= len(s.toks) || !s.toks[k].is("が", "も", "で") {
		return false
	}
	switch t := &s.toks[k+1]; {
	case t.is("分かっ", "わかっ", "知ら", "判明", "伝え", "報じ"):
		return true
	case t.is("明らか"):
		return k+3 < len(s.toks) && s.toks[k+2].is("に") && s.toks[k+3].is("なっ", "なり")
	}
	return false
}
