package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// tellsOfOthers gives who speaks where the sentence opens with them and another topic stands in what they say.
func (c *clause) tellsOfOthers(args []argument) *argument {
	if len(args) < 2 {
		return nil
	}
	a, b := &args[0], &args[1]
	switch {
	case b.by != "は":
		return nil
	case a.by == "によると" && a.name.Class == discourse.Person && len(c.y.quoted) == 0:
		return a // モラン氏によると、当局は解放する意向だ
	case a.by == "は" && !a.comma && b.name.Class == discourse.Person && c.p.e != nil && c.p.e.Class == lexicon.Say && c.turnsTo(a.at, b.first):
		return b // 隣国は離脱したが、モラン氏は用意があると述べた
	case a.first > c.floor+4:
		return nil
	case a.by == "も" && a.name.Class != discourse.Joint && b.at < c.y.end && !b.comma && c.saysBefore(b.at):
		return a // モラン氏も、当局は拒んでいるとし、「…」と述べた
	case a.by == "は" && c.besideQuotation(b) && c.sameBehind(a.at, b.first):
		return a // モラン氏は協議が続くとした上で、当局は「…」と述べた
	}
	return nil
}

// saysBefore tells of …とし、 behind a topic, ahead of the words quoted: what it is about is said by another.
func (c *clause) saysBefore(at int) bool {
	for k := at + 1; k+1 < c.y.end; k++ {
		if c.toks[k].is("と") && c.toks[k+1].is("し", "述べ", "指摘") {
			return true
		}
	}
	return false
}

// turnsTo tells that between two topics a clause ends that only leads up to the second: …したが、 and …したことに対し、.
func (c *clause) turnsTo(from, to int) bool {
	for k := from + 1; k+1 < to; k++ {
		t := &c.toks[k]
		if t.is("が") && t.sort == linkParticle && c.toks[k+1].is("、", "，") && (c.toks[k-1].class == verb || c.toks[k-1].class == auxiliary) {
			return true
		}
		if t.is("こと") && t.sort == dependent && c.toks[k-1].class != noun && aboutWhat(c.toks[k+1:]) {
			return true
		}
	}
	return false
}

// sameBehind tells of …とした上で、 between two topics, which leaves the subject as it was.
func (c *clause) sameBehind(from, to int) bool {
	for k := from + 1; k+1 < to; k++ {
		if c.toks[k].is("た", "だ") && c.toks[k+1].is("上", "うえ", "上で", "うえで") {
			return true
		}
	}
	return false
}

// addsTo gives whose words …とも述べた adds to, where it names only a state or a body in what is said: it is whoever
// spoke in the sentence before.
func (rd *Reader) addsTo(c *clause, named *discourse.Mention) *discourse.Mention {
	if !c.adds() || named == nil || rd.Previous == nil || rd.Previous.Part != rd.partNo || rd.Previous.Speaker == nil || rd.Previous.Speaker.Class != discourse.Person {
		return nil
	}
	if named.Class != discourse.State && named.Class != discourse.Party && named.Class != discourse.Org {
		return nil
	}
	return rd.Previous.Speaker
}

// adds tells of …とも述べた, but where 一方 turns to another.
func (c *clause) adds() bool {
	if c.toks[0].is("一方", "他方", "これ") || c.p.e == nil || c.p.e.Class != lexicon.Say || len(c.y.quoted) > 0 || c.p.head < 2 {
		return false
	}
	k := c.p.head - 1
	return c.toks[k].is("とも") || c.toks[k].is("も") && c.toks[k-1].is("と")
}

// alone tells of a single state in what several agree on: 隣国が議長を担う会議を開くことで一致した. Nobody agrees alone.
func (c *clause) alone(a *argument) bool {
	if c.p.e == nil || c.p.e.Class != lexicon.Agrees || a.by != "が" || a.comma || a.name.Class != discourse.State || len(a.name.Names) > 1 {
		return false
	}
	with, about := false, false
	for k := a.at + 1; k < c.p.head; k++ {
		with = with || c.toks[k].is("と") && c.toks[k-1].class == noun
		about = about || c.toks[k].is("こと") && k+1 < len(c.toks) && c.toks[k+1].is("で")
	}
	return about && !with
}

// onePersonBefore tells that one person spoke in the sentence before.
func (rd *Reader) onePersonBefore() bool {
	p := rd.Previous
	return p != nil && p.Part == rd.partNo && p.Speaker != nil && p.Speaker.Class == discourse.Person && rd.Last == p.Speaker
}

// severalWithin tells of several or a group that begin what また、…が…と述べた hands on, of whom somebody goes on to
// speak: they do what is told, and say nothing.
func (c *clause) severalWithin(a *argument) bool {
	if a.comma || c.floor > 0 || a.first > c.floor+4 || c.p.e == nil || c.p.e.Class != lexicon.Say {
		return false
	}
	if !c.toks[0].is("また", "さらに", "同時に", "一方で", "加えて") && !c.goesOnFromBefore() {
		return false
	}
	return a.name.Class == discourse.Joint || a.name.Class == discourse.Group || len(a.name.Names) > 1 && a.name.Class != discourse.Person
}
