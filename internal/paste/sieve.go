package paste

import (
	"regexp"
	"regexp/syntax"
	"unicode/utf8"
)

// sieve is a regular expression that first asks what is cheap: whether a text begins and ends
// with a character the expression allows there, and holds those it cannot do without. Most lines
// of a page hold none of what most expressions look for, and a regexp needs long to find out.
type sieve struct {
	*regexp.Regexp
	first, last runes    // of what it matches; all where it is not bound to the start, the end
	all         runes    // what a text must hold
	some        []choice // and of each of these one
}

// runes is a set of characters, those beyond ASCII by 128 groups: it may hold too many, never too few.
type runes [4]uint64

// choice is satisfied by a text that has one of the characters, or all of one of the sets.
type choice struct {
	one  runes
	sets []runes
}

var anyRune = runes{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// longSieved is how many bytes a text has at most that is looked through.
const longSieved = 1_000

// sieved compiles an expression.
func sieved(source string) *sieve {
	s := &sieve{Regexp: regexp.MustCompile(source), first: anyRune, last: anyRune}
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		panic(err) // it has just been compiled
	}
	first, empty := edge(re, false)
	if bound(re, false) && !empty {
		s.first = first
	}
	if last, empty := edge(re, true); bound(re, true) && !empty {
		s.last = last
	}
	s.all, s.some = needs(re)
	if !empty && first.sparse() {
		s.some = append(s.some, choice{one: first})
	}
	return s
}

// may tells whether a text may match, given the characters it holds.
func (s *sieve) may(text string, held *runes) bool {
	if r, n := utf8.DecodeRuneInString(text); n > 0 && !s.first.has(r) {
		return false
	}
	if r, n := utf8.DecodeLastRuneInString(text); n > 0 && !s.last.has(r) {
		return false
	}
	if !held.holds(&s.all) {
		return false
	}
	for i := range s.some {
		if !s.some[i].in(held) {
			return false
		}
	}
	return true
}

func (s *sieve) mayMatch(text string) bool {
	if r, n := utf8.DecodeRuneInString(text); n > 0 && !s.first.has(r) {
		return false
	}
	held := heldBy(text)
	return s.may(text, &held)
}

// MatchString and what follows are those of a regexp.
func (s *sieve) MatchString(text string) bool { return s.mayMatch(text) && s.Regexp.MatchString(text) }

// FindString is "" where nothing matches.
func (s *sieve) FindString(text string) string {
	if !s.mayMatch(text) {
		return ""
	}
	return s.Regexp.FindString(text)
}

// FindStringSubmatch is nil where nothing matches.
func (s *sieve) FindStringSubmatch(text string) []string {
	if !s.mayMatch(text) {
		return nil
	}
	return s.Regexp.FindStringSubmatch(text)
}

// FindStringIndex is nil where nothing matches.
func (s *sieve) FindStringIndex(text string) []int {
	if !s.mayMatch(text) {
		return nil
	}
	return s.Regexp.FindStringIndex(text)
}

// FindStringSubmatchIndex is nil where nothing matches.
func (s *sieve) FindStringSubmatchIndex(text string) []int {
	if !s.mayMatch(text) {
		return nil
	}
	return s.Regexp.FindStringSubmatchIndex(text)
}

// ReplaceAllString gives the text itself where nothing matches.
func (s *sieve) ReplaceAllString(text, with string) string {
	if !s.mayMatch(text) {
		return text
	}
	return s.Regexp.ReplaceAllString(text, with)
}

// heldBy gives the characters of a text; of a long one it says that it may hold all.
func heldBy(text string) runes {
	if len(text) > longSieved {
		return anyRune
	}
	var held runes
	for _, r := range text {
		held.add(r)
	}
	return held
}

func group(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	return 128 + (r^r>>7)&127
}

func (s *runes) add(r rune) { g := group(r); s[g>>6&3] |= 1 << (g & 63) }

func (s *runes) has(r rune) bool { g := group(r); return s[g>>6&3]&(1<<(g&63)) != 0 }

func (s *runes) join(o runes) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s *runes) holds(o *runes) bool {
	return s[0]&o[0] == o[0] && s[1]&o[1] == o[1] && s[2]&o[2] == o[2] && s[3]&o[3] == o[3]
}

func (s *runes) meets(o *runes) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3] != 0
}

func (c *choice) in(held *runes) bool {
	if held.meets(&c.one) {
		return true
	}
	for i := range c.sets {
		if held.holds(&c.sets[i]) {
			return true
		}
	}
	return false
}
