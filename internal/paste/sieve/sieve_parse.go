package sieve

import (
	"math/bits"
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// What a sieve asks is read from the expression as regexp/syntax understands it.

// bound tells whether an expression matches at the start of a text alone, or at its end alone.
func bound(re *syntax.Regexp, end bool) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return !end
	case syntax.OpEndText:
		return end
	case syntax.OpCapture:
		return bound(re.Sub[0], end)
	case syntax.OpConcat:
		if end {
			return bound(re.Sub[len(re.Sub)-1], end)
		}
		return bound(re.Sub[0], end)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !bound(sub, end) })
	}
	return false
}

// edge gives the characters with which what an expression matches may begin, or end; empty says
// that it may match no character at all.
func edge(re *syntax.Regexp, end bool) (set Runes, empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return Runes{}, false
	case syntax.OpLiteral:
		r := re.Rune[0]
		if end {
			r = re.Rune[len(re.Rune)-1]
		}
		return literal(r, re.Flags), false
	case syntax.OpCharClass:
		return class(re.Rune), false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return anyRune, false
	case syntax.OpCapture, syntax.OpPlus:
		return edge(re.Sub[0], end)
	case syntax.OpStar, syntax.OpQuest:
		set, _ = edge(re.Sub[0], end)
		return set, true
	case syntax.OpRepeat:
		set, empty = edge(re.Sub[0], end)
		return set, empty || re.Min == 0
	case syntax.OpConcat:
		return edgeOfAll(re.Sub, end)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			of, none := edge(sub, end)
			set.join(of)
			empty = empty || none
		}
		return set, empty
	}
	return Runes{}, true // places between characters
}

func edgeOfAll(subs []*syntax.Regexp, end bool) (set Runes, empty bool) {
	for i := range subs {
		sub := subs[i]
		if end {
			sub = subs[len(subs)-1-i]
		}
		of, none := edge(sub, end)
		set.join(of)
		if !none {
			return set, false
		}
	}
	return set, true
}

// needs gives what a text must hold so that an expression can match in it.
func needs(re *syntax.Regexp) (all Runes, some []choice) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if set := literal(r, re.Flags); set.size() == 1 {
				all.join(set)
			} else {
				some = append(some, choice{one: set})
			}
		}
	case syntax.OpCharClass:
		if set := class(re.Rune); set.sparse() {
			some = append(some, choice{one: set})
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needs(re.Sub[0])
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			of, choices := needs(sub)
			all.join(of)
			some = append(some, choices...)
		}
	case syntax.OpAlternate:
		if c, ok := choiceOf(re.Sub); ok {
			some = append(some, c)
		}
	}
	return all, some
}

// choiceOf puts together what each of several expressions needs, where each needs something.
func choiceOf(subs []*syntax.Regexp) (choice, bool) {
	var c choice
	for _, sub := range subs {
		all, some := needs(sub)
		switch {
		case all != Runes{}:
			c.sets = append(c.sets, all)
		case len(some) > 0:
			least := slices.MinFunc(some, func(a, b choice) int { return a.breadth() - b.breadth() })
			c.one.join(least.one)
			c.sets = append(c.sets, least.sets...)
		default:
			return choice{}, false
		}
	}
	return c, true
}

func (c choice) breadth() int { return c.one.size() + len(c.sets) }

func (s Runes) size() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// sparse tells whether it says anything of a text that it holds one of them.
func (s Runes) sparse() bool { return s.size() <= 128 }

func literal(r rune, flags syntax.Flags) Runes {
	var set Runes
	set.add(r)
	if flags&syntax.FoldCase != 0 {
		for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
			set.add(o)
		}
	}
	return set
}

// class gives the characters of ranges.
func class(ranges []rune) Runes {
	var set Runes
	for i := 0; i+1 < len(ranges); i += 2 {
		lo, hi := ranges[i], ranges[i+1]
		for r := lo; r <= min(hi, utf8.RuneSelf-1); r++ {
			set.add(r)
		}
		lo = max(lo, utf8.RuneSelf)
		if hi-lo >= 1<<14 {
			set[2], set[3] = ^uint64(0), ^uint64(0) // every group has some of so many
			continue
		}
		for r := lo; r <= hi; r++ {
			set.add(r)
		}
	}
	return set
}
