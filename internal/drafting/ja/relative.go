package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// describes tells whether a name with が belongs to a clause that describes a noun, and so does not do
// what the sentence says: タルンがまとめた停戦案に反対した. A noun that only sums up what is said (…する考え)
// describes nothing.
func (c *clause) describes(a *argument) bool {
	if a.by != "が" {
		return false
	}
	if c.toldAbout(a) || (a.name.None() || a.name.Class == discourse.Doc) && c.contrastBehind(a.at) {
		return true
	}
	if a.comma {
		return false
	}
	if c.y.object == nil && !c.y.marked && c.beforeFact(a.at) {
		return true
	}
	if a.first > c.floor+2 && c.givenAsReason(a.at) {
		return true
	}
	inner := 0 // names with が behind it, whose verbs come first
	for k := a.at + 1; k < c.p.head; k++ {
		t := &c.toks[k]
		switch {
		case t.quote > 0, t.class == symbol && inner == 0:
			return false
		case t.class == particle && t.is("が") && t.sort == caseParticle:
			inner++
		case t.class == particle && t.is("は"):
			return false
		case t.class == verb && t.sort == otherSort:
			stop := c.endOfVerb(k)
			if inner > 0 {
				inner--
				k = stop - 1
				continue
			}
			if c.isPassive(k, stop) {
				continue // …が首都で開かれた会合で: it was not held by them
			}
			if stop+1 < c.p.head && (c.toks[stop].is("場合", "限り", "ため", "ので", "なら") || c.toks[stop].is("こと") && c.toks[stop+1].is("から")) {
				return true // …が査察を受け入れた場合、
			}
			if stop < c.p.head && c.toks[stop].is("、", "，") && c.isPlainForm(stop-1) {
				return true // …が進める、輸出を簡素にする制度: the noun comes later
			}
			return stop < c.p.head && c.describable(stop) && (c.hasHappened(stop) || c.topicBefore(a.first))
		}
	}
	return false
}

// beforeFact tells of 両国が協力することの重要性を, whose subject is in what the noun is about.
func (c *clause) beforeFact(at int) bool {
	for k := at + 1; k+1 < c.p.head; k++ {
		if c.toks[k].is("こと") && c.toks[k+1].is("の") {
			return true
		}
		if c.toks[k].class == symbol || c.toks[k].quote > 0 {
			return false
		}
	}
	return false
}

// inFact tells that a subject stands in what こと sums up: 隣国が演習していることに懸念を伝え.
func (c *clause) inFact(at int) bool {
	for k := at + 1; k+1 < c.p.head; k++ {
		if c.toks[k].is("こと") && c.toks[k+1].class == particle {
			return true
		}
	}
	return false
}

// endOfVerb gives the token behind a verb and its auxiliaries.
func (s *sentence) endOfVerb(k int) int {
	for k++; k < len(s.toks); k++ {
		t := &s.toks[k]
		if t.class == auxiliary || t.class == verb && t.sort != otherSort || t.sort == linkParticle && t.is("て", "で") && s.auxiliaryFollows(k+1) {
			continue
		}
		break
	}
	return k
}

// isPassive tells whether a verb's auxiliaries make it a passive.
func (s *sentence) isPassive(k, stop int) bool {
	for k++; k < stop; k++ {
		if s.toks[k].class == verb && s.toks[k].is("れ", "れる", "られ", "られる") {
			return true
		}
	}
	return false
}

// hasHappened tells of まとめた案 and 進めている計画, which somebody has done or does; what stands in 見送る案 is
// only what the noun is about.
func (s *sentence) hasHappened(stop int) bool {
	return s.toks[stop-1].is("た", "だ", "いる", "おり", "いた")
}

// isPlainForm tells of する and した, which end no clause that another follows.
func (s *sentence) isPlainForm(k int) bool {
	t := &s.toks[k]
	return t.class == auxiliary && t.is("た") || t.class == verb && t.is("する", "進める", "求める", "続ける", "目指す", "受ける", "持つ", "掲げる", "抱える", "占める", "率いる")
}

// topicBefore tells whether somebody who can speak is the sentence's topic before token k.
func (c *clause) topicBefore(k int) bool {
	for _, a := range c.arguments(c.lex, c.runes, 0, k, c.head) {
		if a.by == "は" && !a.name.None() {
			return true
		}
	}
	return false
}

// describable tells whether a noun that a clause can describe begins at token k.
func (c *clause) describable(k int) bool {
	t := &c.toks[k]
	if t.class != noun || t.quote > 0 || t.sort == dependent || t.sort == suffix || t.sort == timeNoun || t.sort == pronoun {
		return false
	}
	words := ""
	for n := k; n < len(c.toks) && n < k+3; n++ {
		words += c.toks[n].text
		if c.lex.attitudes[words] != nil {
			return false
		}
	}
	return true
}

// decidedAtTalks tells of 会談では…を決めた, where nobody is named: those who met have decided it.
func (c *clause) decidedAtTalks() bool {
	if c.p.e == nil || c.p.passive || c.p.e.Class != lexicon.Agrees && c.p.e.Word != "確認" && c.p.e.Word != "決める" && c.p.e.Word != "決定" {
		return false
	}
	for k := c.floor + 1; k < c.p.head; k++ {
		by, _ := c.marker(k, c.p.head, c.head)
		if by == "" && c.toks[k].is("で") && c.toks[k].sort == caseParticle && k+1 < len(c.toks) && c.toks[k+1].is("、", "，") {
			by = "では" // 昨年の会談で、…を確認
		}
		if by == "では" && talks[c.toks[k-1].text] {
			return true
		}
	}
	return c.talksHeld(0, c.p.head)
}

// talksHeld tells of 会談が開かれ、…で一致した.
func (c *clause) talksHeld(from, to int) bool {
	for k := from + 1; k+1 < to; k++ {
		if !c.toks[k].is("が") || !talks[c.toks[k-1].text] {
			continue
		}
		for n := k + 1; n+1 < to; n++ {
			if c.toks[n].class == verb && c.toks[n].is("開か", "行わ", "おこなわ", "催さ") && c.toks[n+1].is("れ") {
				return true
			}
		}
	}
	return false
}

// talks are what a meeting of two sides is called.
var talks = lexicon.Set("会談", "協議", "会合", "交渉", "会議", "首脳会談", "外相会談", "電話会談", "折衝", "対話")

// toldAbout tells of 報道官が否定したことについて、, where the name belongs to what is spoken about.
func (c *clause) toldAbout(a *argument) bool {
	if a.comma && a.name != nil && a.name.Class == discourse.Person {
		return false
	}
	for k := a.at + 1; k+1 < c.p.head; k++ {
		t := &c.toks[k]
		if t.class == particle && t.is("は") {
			return false
		}
		if t.is("こと", "の") && t.sort == dependent && c.toks[k-1].class != noun && aboutWhat(c.toks[k+1:]) {
			return true
		}
	}
	return false
}

// aboutWhat tells of について, に関して, に対して, を受けて.
func aboutWhat(rest []token) bool {
	if rest[0].is("について", "に関し", "に関して", "に対し", "に対して", "をめぐり", "をめぐって", "を受け", "を受けて") {
		return true
	}
	return len(rest) > 1 && (rest[0].is("に") && rest[1].is("ついて", "関し", "対し", "つき") || rest[0].is("を") && rest[1].is("受け", "めぐり", "めぐっ", "巡り", "巡っ"))
}

// jointlyDecided tells of 双方は…の開催を決めた.
func (c *clause) jointlyDecided() bool {
	if c.p.e == nil || c.p.passive || c.p.e.Word != "決める" && c.p.e.Word != "決定" || c.y.how != "を" {
		return false
	}
	for i := range c.args {
		if m := c.args[i].name; !m.None() && c.args[i].by == "は" && (m.Class == discourse.Joint || len(m.Names) > 1 && m.Class != discourse.Person) {
			return true
		}
	}
	return false
}

// contrastBehind tells of 文書が提出される予定だが、…した, where another clause begins before the act.
func (c *clause) contrastBehind(at int) bool {
	for k := at + 1; k+1 < c.p.head; k++ {
		if !c.toks[k+1].is("、", "，") {
			continue
		}
		t := &c.toks[k]
		if t.is("が") && t.sort == linkParticle || t.is("れ", "られ") && t.class == verb {
			return true // 意見が交わされ、…に反対した
		}
	}
	return false
}

// givenAsReason tells of 機関の設置を隣国が妨げたとして批判した, where the name belongs to what is criticised.
func (c *clause) givenAsReason(at int) bool {
	for k := at + 2; k < c.p.head; k++ {
		if b := &c.toks[k-1]; c.toks[k].is("として") && (b.class == verb || b.class == auxiliary) {
			return true
		}
	}
	return false
}
