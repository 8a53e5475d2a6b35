package ja

import "readout/internal/drafting/lexicon"

// verbOfWords reads a verb that no lexicon has and that ends a clause behind somebody's words:
// 「…」と踏み込んだ, 「…」と頭を下げた, 「…」と戸惑いを隠せない. Whatever the verb, it tells how they were said.
func (s *sentence) verbOfWords(l *vocabulary, i int) (predicate, bool) {
	t := &s.toks[i]
	at := s.wordsBehind(i)
	if at < 0 || t.is("し", "する", "さ", "い", "いう", "いっ", "言わ", "ある", "あり", "あっ") || t.end-t.start < 2 && at == i-1 {
		return predicate{}, false
	}
	p := predicate{head: i, stop: i + 1, e: &lexicon.Verb{Word: t.text, Class: lexicon.Say, Act: asSaid.Act, Open: true}, plain: true, guessed: true, cue: t.text}
	if at < i-1 {
		p.e.Before = s.wordsOf(at+1, i)
		p.cue = p.e.Before + t.text
		for k := at + 1; k < i; k++ {
			if a := l.attitudes[s.toks[k].text]; a != nil && !a.Open { // 警戒を緩めない, 不快感を隠さなかった
				p.e.Act, p.e.Open = a.Act, false
			}
		}
	}
	s.conjugate(&p)
	p.causative = false
	p.negated = p.negated && at == i-1 // 戸惑いを隠せない
	if p.passive && at < i-1 || at < i-1 && p.tail != tailEnd && p.tail != tailAnd && p.tail != tailBut {
		return predicate{}, false
	}
	return p, true
}

// wordsBehind gives the と behind a quotation that stands before a verb with nothing but what
// belongs to the verb in between: と 頭 を; -1 if there is none.
func (s *sentence) wordsBehind(i int) int {
	for k := i - 1; k > 0 && k > i-9; k-- {
		t := &s.toks[k]
		switch {
		case t.is("と", "などと") && s.toks[k-1].quote > 0:
			if i > k+1 && s.toks[i-1].class != particle && s.toks[i-1].class != adverb && s.toks[i-1].class != adjective {
				return -1
			}
			return k
		case t.quote > 0, t.is("は", "と"), t.is("の") && s.toks[k-1].is("と"), t.class == verb && t.sort != suffix:
			return -1
		case t.class == noun, t.class == particle, t.class == adverb, t.class == adjective, t.class == prefix, t.class == auxiliary && t.is("な", "に"):
		default:
			return -1
		}
	}
	return -1
}

// whatVoice gives what a voice says where another noun tells: 不安の声, 批判の声.
func (s *sentence) whatVoice(l *vocabulary, voice *lexicon.Attitude, at int) *lexicon.Verb {
	a := voice
	if voice.Open && at > 1 && s.toks[at-1].is("の") {
		if of := l.attitudes[s.toks[at-2].text]; of != nil {
			a = of
		}
	}
	return &lexicon.Verb{Word: voice.Word, Class: lexicon.Say, Act: a.Act, Open: a.Open}
}

// phraseAt reads a phrase that ends with a verbal noun: 回答を留保(する), 辞意を表明.
func (s *sentence) phraseAt(l *vocabulary, i int) (e *lexicon.Verb, stop int) {
	for _, e := range l.phrases[s.toks[i].text] {
		if !s.precededBy(i, e.Before) {
			continue
		}
		if stop = i + 1; stop < len(s.toks) && s.toks[stop].class == verb && s.toks[stop].is(suruForms...) {
			return e, stop + 1
		}
		if s.endsClause(stop, false) {
			return e, stop
		}
	}
	return nil, 0
}

// keepsSeeing tells of …とみている, by which somebody tells what they expect.
func (s *sentence) keepsSeeing(i int) bool {
	if i < 2 || !s.toks[i-1].is("と", "とも") {
		return false
	}
	if s.toks[i].is("みる", "見る") {
		return i+1 == len(s.toks)
	}
	return i+2 < len(s.toks) && s.toks[i].is("み", "見") && s.toks[i+1].is("て") && s.toks[i+2].is("いる", "い", "おり")
}

// asMood is 「…」と冷ややかだ, which tells how words were said.
var asMood = &lexicon.Verb{Word: "だ", Class: lexicon.Say, Act: asSaid.Act, Open: true}

// endsAsMood tells that a word of mood behind と ends the sentence: 冷ややかだ, 手厳しい, 困惑顔だ.
func (s *sentence) endsAsMood(i int) bool {
	t := &s.toks[i]
	if t.class == noun && t.sort != adjectiveStem && !(i+1 < len(s.toks) && s.toks[i+1].is("顔", "げ", "気味", "気", "様子", "的", "口調")) {
		return false
	}
	for k := i + 1; k < len(s.toks); k++ {
		if t := &s.toks[k]; t.class != auxiliary && t.class != noun || t.sort == verbalNoun {
			return false // 強く非難 is no mood
		}
	}
	return true
}

// soonAgrees is 合意へ of a headline.
var soonAgrees = &lexicon.Verb{Word: "合意へ", Class: lexicon.Agrees, Act: lexicon.ActOf("expect")}

// airAt tells of 「…」と さばさばした 様子だ, 複雑な 表情, 静かな 口調だった at the end of a sentence.
func (s *sentence) airAt(i int) bool {
	if !s.toks[i].is("様子", "表情", "口調", "面持ち", "顔つき", "顔") || s.wordsBefore(i) < 0 {
		return false
	}
	for k := i + 1; k < len(s.toks); k++ {
		if s.toks[k].class != auxiliary {
			return false
		}
	}
	return true
}

// wordsBefore gives the と behind a quotation with nothing in between but what describes a noun.
func (s *sentence) wordsBefore(i int) int {
	for k := i - 1; k > 0 && k > i-8; k-- {
		switch t := &s.toks[k]; {
		case t.is("と", "などと") && s.toks[k-1].quote > 0:
			return k
		case t.quote > 0, t.class == symbol, t.is("は", "が"):
			return -1
		}
	}
	return -1
}
