package ja

import (
	"strings"

	"readout/internal/drafting/lexicon"
)

// tail is how a clause goes on after its predicate.
type tail uint8

const (
	tailEnd     tail = iota // a stop, the end of the line
	tailAnd                 // 述べ、…; a clause of the same rank follows
	tailTe                  // 述べて、…
	tailBut                 // 述べたが、…; 述べる一方、…
	tailHearsay             // …という。 …と報じた
	tailTo                  // …と of a quotation: the predicate stands inside somebody's words
	tailThing               // …ことを, …旨を
	tailNoun                // it describes a noun
	tailUnder               // …ため, …ので, …後: an adverbial clause
	tailMerge               // …とした上で, …としつつ: what follows is the act
)

// predicate is a verb, verbal noun or attitude with what conjugates it.
type predicate struct {
	head, stop int // tokens, the auxiliaries included
	next       int // the token behind the tail
	e          *lexicon.Verb
	att        *lexicon.Attitude
	attAt      int // where att stands, if it is another token than head
	negated    bool
	passive    bool
	potential  bool
	causative  bool
	wish       bool
	nominal    bool // a verbal noun without する
	guessed    bool // a verb that no lexicon has, behind a quotation
	exists     bool // …との発言があった
	voice      bool // 不安の声が上がった: no verbal noun
	plain      bool // 連用形 or stem: no た, no る
	tail       tail
	cue        string
}

// predicates finds all reporting words of a sentence, whatever becomes of them.
func (s *sentence) predicates(l *vocabulary, head bool) []predicate {
	var all []predicate
	for i := 0; i < len(s.toks); {
		p, ok := s.predicateAt(l, i, head)
		if !ok {
			i++
			continue
		}
		all = append(all, p)
		i = max(p.stop, i+1)
	}
	return all
}

func (s *sentence) predicateAt(l *vocabulary, i int, head bool) (predicate, bool) {
	t := &s.toks[i]
	switch {
	case t.quote > 0:
		return predicate{}, false
	case t.class == verb:
		return s.verbAt(l, i)
	case head && t.is("明らか") && i+2 == len(s.toks) && s.toks[i+1].is("に"):
		p := predicate{head: i, stop: i + 2, next: i + 2, e: l.revealed, nominal: true, plain: true, cue: l.revealed.Word}
		return p, true // …ことを明らかに
	case (t.class == adjective || t.class == noun) && i > 1 && s.toks[i-1].is("と") && s.toks[i-2].quote > 0 && s.endsAsMood(i):
		p := predicate{head: i, stop: len(s.toks), next: len(s.toks), e: asMood, guessed: true, cue: t.text}
		if a := l.attitudes[t.text]; a != nil {
			p.e = &lexicon.Verb{Word: a.Word, Class: lexicon.Say, Act: a.Act, Open: a.Open}
		}
		return p, true
	case t.class == noun && s.airAt(i):
		return predicate{head: i, stop: len(s.toks), next: len(s.toks), e: &lexicon.Verb{Word: t.text, Class: lexicon.Say, Act: asSaid.Act, Open: true, Before: s.wordsOf(s.wordsBefore(i)+1, i)}, guessed: true, cue: t.text}, true
	case t.class == noun || t.class == prefix:
		if e, stop := s.phraseAt(l, i); e != nil {
			p := predicate{head: i, stop: stop, e: e, plain: true, nominal: stop == i+1, cue: e.Word}
			s.conjugate(&p)
			return p, true
		}
		return s.verbalAt(l, i, head)
	}
	return predicate{}, false
}

// verbAt reads a verb: the entry whose words before it stand there, else the plain one.
func (s *sentence) verbAt(l *vocabulary, i int) (predicate, bool) {
	t := &s.toks[i]
	if t.sort == suffix || t.sort == dependent && !t.is("明かす") {
		return predicate{}, false
	}
	whole, stop := t.text, i+1
	if stop < len(s.toks) && s.toks[stop].sort == suffix && s.toks[stop].is("せ", "せる") {
		if joined := whole + s.toks[stop].text; len(l.verbs[joined]) > 0 { // 募ら せる, which the tokenizer cuts
			whole, stop = joined, stop+1
		}
	}
	for _, e := range l.verbs[whole] {
		if e.Before != "" && !s.precededBy(i, e.Before) {
			continue
		}
		if e.Class == lexicon.Never || e.Class == lexicon.Sees && !s.keepsSeeing(i) {
			return predicate{}, false
		}
		p := predicate{head: i, stop: stop, e: e, plain: true, cue: e.Word}
		s.conjugate(&p)
		return p, true
	}
	if p, ok := s.verbOfWords(l, i); ok {
		return p, true
	}
	if t.is("ともし") && i > 0 && s.toks[i-1].is("、", "だ", "い", "た", "ない") {
		p := predicate{head: i, stop: i + 1, e: asSaid, plain: true, guessed: true, cue: "とする"}
		s.conjugate(&p)
		return p, true // …、ともした, which the tokenizer takes for 灯す
	}
	if t.is("し", "する", "さ") && i > 0 && s.quotative(i-1) && !s.triesTo(i-1) {
		p := predicate{head: i, stop: i + 1, e: asSaid, plain: true, cue: "とする"}
		s.conjugate(&p)
		return p, true
	}
	return predicate{}, false
}

// asSaid is とする, said of somebody's words.
var asSaid = &lexicon.Verb{Word: "とする", Class: lexicon.Say, Act: lexicon.ActOf("assert"), Open: true}

// triesTo tells of 損なおうとする, by which somebody tries to do something and says nothing.
func (s *sentence) triesTo(i int) bool {
	return i > 1 && s.toks[i].is("と") && s.toks[i-1].class == auxiliary && s.toks[i-1].is("う", "よう") && !s.toks[i-2].is("だろ", "でしょ")
}

// quotative tells whether a token is the と that ends somebody's words.
func (s *sentence) quotative(i int) bool {
	t := &s.toks[i]
	if t.class != particle || i == 0 || s.joinsNames(i) {
		return false
	}
	if t.is("とも", "とは", "などと") {
		return true
	}
	if t.is("も") && i > 1 && s.toks[i-1].is("と") {
		return s.quotative(i - 1)
	}
	if !t.is("と", "って") {
		return false
	}
	b := &s.toks[i-1]
	if b.is("、", "など") && i > 1 {
		b = &s.toks[i-2]
	}
	switch {
	case b.quote > 0, b.class == verb, b.class == auxiliary, b.class == adjective:
		return true
	case b.class == particle:
		return !b.is("の", "を", "に", "が")
	}
	return t.sort == quoteParticle
}

// joinsNames tells と between two quoted names, of a thing that follows them: 「白波計画」と「潮路」政策.
func (s *sentence) joinsNames(i int) bool {
	if i < 1 || i+2 >= len(s.toks) || !s.toks[i].is("と") || s.toks[i-1].quote == 0 || s.toks[i+1].quote == 0 {
		return false
	}
	next := &s.toks[i+2]
	return next.class == noun && next.quote == 0 || next.class == particle && next.is("の", "を", "が", "に")
}

// precededBy tells whether the tokens before i read as words.
func (s *sentence) precededBy(i int, words string) bool {
	for k := i - 1; k >= 0 && words != ""; k-- {
		rest, ok := strings.CutSuffix(words, s.toks[k].text)
		if !ok {
			return false
		}
		words = rest
	}
	return words == ""
}

// verbalAt reads a verbal noun with する, alone at the end of a clause, or an attitude that
// ends a sentence. Of 共同 声明 the longest stretch wins.
func (s *sentence) verbalAt(l *vocabulary, i int, head bool) (predicate, bool) {
	words, best, end := "", (*lexicon.Verb)(nil), 0
	var att *lexicon.Attitude
	attEnd := 0
	for k := i; k < len(s.toks) && k < i+4; k++ {
		if c := s.toks[k].class; c != noun && c != prefix || s.toks[k].quote > 0 {
			break
		}
		words += s.toks[k].text
		if e := l.verbal[words]; e != nil {
			best, end = e, k+1
		}
		if a := l.attitudes[words]; a != nil {
			att, attEnd = a, k+1
		}
	}
	if best != nil {
		p := predicate{head: i, stop: end, e: best, plain: true, cue: best.Word}
		if end < len(s.toks) && s.toks[end].class == verb && s.toks[end].is(suruForms...) {
			p.stop++
			s.conjugate(&p)
			return p, true
		}
		if end < len(s.toks) && s.toks[end].is("でき", "できる", "できれ") && s.toks[end].class == verb {
			p.stop++
			p.potential = true
			s.conjugate(&p)
			return p, true
		}
		if best.Class == lexicon.Agrees && end+2 < len(s.toks) && s.toks[end].is("が") && s.toks[end+1].is("成立") && s.toks[end+2].is(suruForms...) { // 和解が成立した
			p.stop = end + 3
			s.conjugate(&p)
			return p, true
		}
		if s.doneBehind(end) && best.Class != lexicon.Say && best.Class != lexicon.Asks { // 提案を行った, 抗議をした
			p.stop = end + 2
			s.conjugate(&p)
			return p, true
		}
		if s.existsBehind(end) && i > 0 && (s.toks[i-1].is("の", "との", "という", "といった", "とする", "旨", "つき", "につき", "について", "関し", "に関し") || s.toks[i-1].class == verb || s.toks[i-1].class == auxiliary) {
			p.stop, p.exists = end+2, true
			s.conjugate(&p)
			return p, true
		}
		if s.endsClause(end, head) && s.opensPredicate(i, head) {
			p.nominal = true
			if end < len(s.toks) && s.toks[end].is("へ") && best.Class == lexicon.Agrees {
				p.e = soonAgrees // 最終合意へ, which a headline says of what is still to come
			}
			s.readTail(&p)
			return p, true
		}
		if s.endsPlain(end) && s.opensPredicate(i, head) { // …を批判だ, …で合意へ
			p.nominal = true
			s.conjugate(&p)
			return p, p.tail == tailEnd
		}
	}
	if att != nil && head && att.Ends && s.existsBehind(attEnd) {
		p := predicate{head: i, stop: attEnd + 2, att: att, attAt: i, nominal: true, cue: att.Word + "がある"}
		s.conjugate(&p)
		return p, p.tail == tailEnd
	}
	if att != nil && i > 0 && s.existsBehind(attEnd) {
		p := predicate{head: i, stop: attEnd + 2, e: s.whatVoice(l, att, i), exists: true, voice: true, cue: att.Word}
		s.conjugate(&p)
		if p.tail == tailEnd || p.tail == tailAnd || p.tail == tailBut || p.tail == tailHearsay {
			return p, true
		}
	}
	if att != nil && (att.Ends || head && i > 0 && !s.toks[i-1].is("の") || i > 1 && s.toks[i-1].is("と") && s.toks[i-2].quote > 0) {
		p := predicate{head: i, stop: attEnd, att: att, attAt: i, nominal: true, plain: true, cue: att.Word}
		s.conjugate(&p)
		if p.tail == tailEnd || p.tail == tailHearsay || p.tail == tailBut || p.tail == tailAnd && (p.stop > attEnd || head) {
			return p, true
		}
	}
	return predicate{}, false
}

// doneBehind tells of …を 行った behind a noun.
func (s *sentence) doneBehind(k int) bool {
	return k+1 < len(s.toks) && s.toks[k].is("を") && s.toks[k+1].class == verb &&
		s.toks[k+1].is("し", "する", "いたし", "いたす", "致し", "行っ", "行い", "行う", "行なっ", "おこなっ", "交わし")
}

// existsBehind tells of …が あった behind a noun.
func (s *sentence) existsBehind(k int) bool {
	return k+1 < len(s.toks) && s.toks[k].is("が", "も") &&
		s.toks[k+1].is("あっ", "あり", "ある", "なさ", "出さ", "寄せ", "行わ", "出", "出る", "上がっ", "上がり", "上がる", "あがっ", "相次い", "相次ぐ", "聞か", "漏れ", "漏れる", "示さ", "述べ")
}

// endsClause tells whether a clause may end before token i.
func (s *sentence) endsClause(i int, head bool) bool {
	if i >= len(s.toks) {
		return true
	}
	t := &s.toks[i]
	return t.class == symbol && (t.is("、", "。", "，", "―", "―", "—", "-", "－", "＝", "=", "…", "／", "/") || strings.TrimSpace(t.text) == "") ||
		t.is("へ") && i+1 == len(s.toks) && head
}

func (s *sentence) endsPlain(i int) bool {
	return i < len(s.toks) && s.toks[i].class == auxiliary && s.toks[i].is("だ", "です", "で", "だっ")
}

// opensPredicate tells whether what stands before a bare verbal noun lets it be a predicate:
// …を批判。 is one, 政府批判。 and 政府への批判。 are none.
func (s *sentence) opensPredicate(i int, head bool) bool {
	if i == 0 {
		return false
	}
	b := &s.toks[i-1]
	switch {
	case b.is("よう", "ように"): // …するよう指示
		return true
	case b.class == particle:
		return !b.is("の", "や", "との", "への", "からの", "での") && b.sort != adnominalNo
	case b.class == adverb, b.class == adjective && strings.HasSuffix(b.text, "く"): // 強く反発
		return true
	case b.class == symbol:
		return head || b.is("、")
	case b.class == noun && (b.sort == timeNoun || b.sort == suffix && b.is("的")):
		return head
	}
	return false
}

// conjugate reads the auxiliaries behind a predicate, and its tail.
func (s *sentence) conjugate(p *predicate) {
loop:
	for p.stop < len(s.toks) {
		t := &s.toks[p.stop]
		switch {
		case t.class == auxiliary:
			s.auxiliary(p, t)
		case t.class == verb && t.sort == suffix:
			p.passive = p.passive || t.is("れ", "れる", "られ", "られる", "れれ", "られれ")
			p.causative = p.causative || t.is("せ", "せる", "させ", "させる")
		case t.class == verb && t.sort == dependent:
			p.plain = !strings.HasSuffix(t.text, "る")
		case t.class == adjective && t.is("ない", "なかっ", "なく"):
			p.negated = true
		case t.is("こと") && p.stop+2 < len(s.toks) && s.toks[p.stop+1].is("が", "は", "も") && s.toks[p.stop+2].is("でき", "出来"):
			p.stop += 2 // 確認することができた
			p.potential, p.plain = !s.happened(p.stop+1), false
		case t.class == particle && t.sort == linkParticle && t.is("て", "で"):
			if !s.auxiliaryFollows(p.stop + 1) {
				break loop
			}
		case t.class == particle && t.is("は", "も") && p.stop+1 < len(s.toks) && s.toks[p.stop+1].is("ない", "なかっ", "い", "いる", "し", "せ") && p.stop > p.head+1:
		default:
			break loop
		}
		p.stop++
	}
	s.readTail(p)
}

// happened tells of た or ました.
func (s *sentence) happened(k int) bool {
	return k < len(s.toks) && (s.toks[k].is("た") || s.toks[k].is("まし") && k+1 < len(s.toks) && s.toks[k+1].is("た"))
}

func (s *sentence) auxiliary(p *predicate, t *token) {
	switch {
	case t.is("ない", "なかっ", "なく", "なけれ", "ぬ", "ず", "ん", "ざる", "まい"):
		p.negated = true
		p.plain = t.is("ず", "なく")
	case t.is("たい", "たかっ", "たく"):
		p.wish = true
	case t.is("た", "だ", "だっ", "です", "ます"):
		p.plain = false
	}
}

func (s *sentence) auxiliaryFollows(i int) bool {
	if i >= len(s.toks) {
		return false
	}
	t := &s.toks[i]
	return t.class == verb && t.sort == dependent || t.class == auxiliary || t.class == verb && t.is("い", "いる", "おり", "いた", "いっ", "いく", "き")
}
