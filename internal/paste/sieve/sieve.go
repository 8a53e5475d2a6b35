// Package sieve has regular expressions that ask what is cheap first: a page is thousands of lines and
// hundreds of expressions, nearly none of which match.
package sieve

import (
	"regexp/syntax"
	"sync/atomic"
	"unicode/utf8"

	"readout/internal/pattern"
)

// Expr is a regular expression that first asks what is cheap: whether a text begins and ends
// with a character the expression allows there, and holds those it cannot do without. Most lines
// of a page hold none of what most expressions look for, and a regexp needs long to find out.
// What it asks is found when it is first asked, and it is compiled for the first text that passes.
type Expr struct {
	*pattern.Expr
	asks atomic.Pointer[asks]
}

// asks is what a text is asked.
type asks struct {
	first, last Runes    // of what the expression matches; all where it is not bound to the start, the end
	all         Runes    // what a text must hold
	some        []choice // and of each of these one
}

// Runes is a set of characters, those beyond ASCII by 128 groups: it may hold too many, never too few.
type Runes [4]uint64

// choice is satisfied by a text that has one of the characters, or all of one of the sets.
type choice struct {
	one  Runes
	sets []Runes
}

var anyRune = Runes{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// longSieved is how many bytes a text has at most that is looked through.
const longSieved = 1_000

// New keeps the source of an expression, as [pattern.New].
func New(source string) *Expr { return &Expr{Expr: pattern.New(source)} }

// asked gives what texts are asked. Where two ask first, both find it out.
func (s *Expr) asked() *asks {
	if a := s.asks.Load(); a != nil {
		return a
	}
	a := asksOf(s.String())
	s.asks.Store(a)
	return a
}

func asksOf(source string) *asks {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		panic(err) // the house has compiled it
	}
	a := &asks{first: anyRune, last: anyRune}
	first, empty := edge(re, false)
	if bound(re, false) && !empty {
		a.first = first
	}
	if last, empty := edge(re, true); bound(re, true) && !empty {
		a.last = last
	}
	a.all, a.some = needs(re)
	if !empty && first.sparse() {
		a.some = append(a.some, choice{one: first})
	}
	return a
}

// May tells whether a text may match, given the characters it holds.
func (s *Expr) May(text string, held *Runes) bool {
	a := s.asked()
	return a.edges(text) && a.may(held)
}

func (s *Expr) mayMatch(text string) bool {
	a := s.asked()
	if !a.edges(text) {
		return false
	}
	held := Held(text)
	return a.may(&held)
}

func (a *asks) edges(text string) bool {
	if r, n := utf8.DecodeRuneInString(text); n > 0 && !a.first.has(r) {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(text)
	return n == 0 || a.last.has(r)
}

func (a *asks) may(held *Runes) bool {
	if !held.holds(&a.all) {
		return false
	}
	for i := range a.some {
		if !a.some[i].in(held) {
			return false
		}
	}
	return true
}

// MatchString and what follows are those of a regexp.
func (s *Expr) MatchString(text string) bool { return s.mayMatch(text) && s.Expr.MatchString(text) }

// FindString is "" where nothing matches.
func (s *Expr) FindString(text string) string {
	if !s.mayMatch(text) {
		return ""
	}
	return s.Expr.FindString(text)
}

// FindStringSubmatch is nil where nothing matches.
func (s *Expr) FindStringSubmatch(text string) []string {
	if !s.mayMatch(text) {
		return nil
	}
	return s.Expr.FindStringSubmatch(text)
}

// FindStringIndex is nil where nothing matches.
func (s *Expr) FindStringIndex(text string) []int {
	if !s.mayMatch(text) {
		return nil
	}
	return s.Expr.FindStringIndex(text)
}

// FindStringSubmatchIndex is nil where nothing matches.
func (s *Expr) FindStringSubmatchIndex(text string) []int {
	if !s.mayMatch(text) {
		return nil
	}
	return s.Expr.FindStringSubmatchIndex(text)
}

// ReplaceAllString gives the text itself where nothing matches.
func (s *Expr) ReplaceAllString(text, with string) string {
	if !s.mayMatch(text) {
		return text
	}
	return s.Expr.ReplaceAllString(text, with)
}

// Held gives the characters of a text; of a long one it says that it may hold all.
func Held(text string) Runes {
	if len(text) > longSieved {
		return anyRune
	}
	var held Runes
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

func (s *Runes) add(r rune) { g := group(r); s[g>>6&3] |= 1 << (g & 63) }

func (s *Runes) has(r rune) bool { g := group(r); return s[g>>6&3]&(1<<(g&63)) != 0 }

func (s *Runes) join(o Runes) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s *Runes) holds(o *Runes) bool {
	return s[0]&o[0] == o[0] && s[1]&o[1] == o[1] && s[2]&o[2] == o[2] && s[3]&o[3] == o[3]
}

func (s *Runes) meets(o *Runes) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3] != 0
}

func (c *choice) in(held *Runes) bool {
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
