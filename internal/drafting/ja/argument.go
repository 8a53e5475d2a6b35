package ja

import "readout/internal/drafting/discourse"

// argument is a name with the particle behind it.
type argument struct {
	name  *discourse.Mention // nil: what stands there cannot speak
	first int                // its first token
	at    int                // the particle's
	by    string             // は, が, も, によると, では
	comma bool               // a comma follows
}

// arguments gives the names with は, が and their like between two tokens, in order.
func (s *sentence) arguments(l *vocabulary, r []rune, from, to int, head bool) []argument {
	var all []argument
	for k := from; k < to; k++ {
		by, width := s.marker(k, to, head)
		if by == "" || k == from {
			continue
		}
		i := s.nameBefore(l, k, from)
		if i >= k {
			continue
		}
		a := argument{first: i, at: k, by: by}
		end := k
		if by == "によると" && k-2 > i && s.toks[k-2].is("の") && s.toks[k-1].is("発表", "話", "説明", "調べ", "まとめ", "推計", "調査", "証言", "情報", "見方") {
			end = k - 2 // 気象庁の発表によると
		}
		if class := l.classOf(s, i, end); class != discourse.Nobody {
			a.name = s.mentionOf(l, r, i, end, class)
			if by == "は" && class != discourse.Person {
				a.first = s.withOthers(l, r, a.name, i, from)
			}
		}
		if by == "「" && (a.name == nil || a.name.Class == discourse.Doc || a.name.Class == discourse.Org && !head) {
			continue
		}
		if by == "、" && (a.name == nil || a.name.Class == discourse.Doc) {
			continue
		}
		n := k + width
		if by == "から" && n < len(s.toks) && s.toks[n].is("は", "も") {
			n++
		}
		a.comma = n < len(s.toks) && s.toks[n].is("、", "，", "「」")
		all = append(all, a)
	}
	return all
}

// marker tells whether a token marks who speaks, and how many tokens it takes.
func (s *sentence) marker(k, to int, head bool) (by string, width int) {
	t := &s.toks[k]
	next := func(n int) *token {
		if k+n < len(s.toks) {
			return &s.toks[k+n]
		}
		return &token{}
	}
	switch {
	case t.class == particle && t.is("は", "も"):
		return t.text, 1
	case t.class == particle && t.is("が") && t.sort == caseParticle:
		return "が", 1
	case t.class == particle && t.is("とも") && k > 0 && s.toks[k-1].is("双方", "両国", "両者", "両氏", "両首脳", "両党"):
		return "も", 1
	case t.class == particle && t.is("から", "より") && t.sort == caseParticle && (next(1).is("、", "は", "も") || next(1).quote > 0):
		return "から", 1
	case t.class == particle && t.is("より", "から") && t.sort == caseParticle && (next(1).class == noun || t.is("より") && next(1).class == adverb) && k > 0 && s.toks[k-1].class == noun:
		return "より", 1 // 長官より謝意が示された
	case t.is("によると", "によれば", "によりますと"):
		return "によると", 1
	case t.is("に") && (next(1).is("よる") && next(2).is("と", "と、") || next(1).is("よれ") && next(2).is("ば")):
		return "によると", 3
	case t.is("に", "により") && next(1).is("より", "ます") && (next(1).is("ます") && next(2).is("と") || next(2).is("ます")):
		return "によると", 4
	case t.is("では") && t.class != conjunction, t.class == particle && t.is("で") && next(1).is("は"):
		return "では", 1
	case t.class == particle && t.is("で") && next(1).is("も"):
		return "", 1
	case t.quote > 0 && k > 0 && s.toks[k-1].class == noun && s.toks[k-1].quote == 0 && (head || k < 6):
		return "「", 0
	case head && t.class == symbol && t.is("、", "，", "　", " ", ":", "：") && k < to:
		return "、", 1
	case t.is("さえ", "だけ", "まで") && next(1).is("が", "は"):
		return "", 1
	}
	return "", 0
}
