// Package pattern has regular expressions that are compiled when they are first asked. Reading a page
// takes hundreds of them, which need longer to compile than most commands take, and a program that
// starts reads no page.
package pattern

import (
	"regexp"
	"sync/atomic"
)

// Expr is a regular expression for a variable of a package. What it finds is what a [regexp.Regexp] finds.
type Expr struct {
	source   string
	compiled atomic.Pointer[regexp.Regexp]
}

// New keeps the source of an expression, which is a constant: that each compiles is tried in internal/house.
func New(source string) *Expr { return &Expr{source: source} }

// All is New of each source.
func All(sources ...string) []*Expr {
	all := make([]*Expr, len(sources))
	for i, source := range sources {
		all[i] = New(source)
	}
	return all
}

// Regexp is the expression itself, for what is not asked below. Where two ask first, both compile it.
func (e *Expr) Regexp() *regexp.Regexp {
	if re := e.compiled.Load(); re != nil {
		return re
	}
	re := regexp.MustCompile(e.source)
	e.compiled.Store(re)
	return re
}

// String is the source.
func (e *Expr) String() string { return e.source }

// MatchString and what follows are those of a regexp.
func (e *Expr) MatchString(s string) bool { return e.Regexp().MatchString(s) }

// FindString is "" where nothing matches.
func (e *Expr) FindString(s string) string { return e.Regexp().FindString(s) }

// FindStringIndex is nil where nothing matches.
func (e *Expr) FindStringIndex(s string) []int { return e.Regexp().FindStringIndex(s) }

// FindStringSubmatch is nil where nothing matches.
func (e *Expr) FindStringSubmatch(s string) []string { return e.Regexp().FindStringSubmatch(s) }

// FindStringSubmatchIndex is nil where nothing matches.
func (e *Expr) FindStringSubmatchIndex(s string) []int { return e.Regexp().FindStringSubmatchIndex(s) }

// ReplaceAllString gives the text itself where nothing matches.
func (e *Expr) ReplaceAllString(s, with string) string { return e.Regexp().ReplaceAllString(s, with) }

// FindAllStringIndex is nil where nothing matches.
func (e *Expr) FindAllStringIndex(s string, n int) [][]int {
	return e.Regexp().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is nil where nothing matches.
func (e *Expr) FindAllStringSubmatch(s string, n int) [][]string {
	return e.Regexp().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is nil where nothing matches.
func (e *Expr) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return e.Regexp().FindAllStringSubmatchIndex(s, n)
}

// Split gives what stands between the matches.
func (e *Expr) Split(s string, n int) []string { return e.Regexp().Split(s, n) }

// Match and what follows ask of bytes.
func (e *Expr) Match(b []byte) bool { return e.Regexp().Match(b) }

// FindSubmatch is nil where nothing matches.
func (e *Expr) FindSubmatch(b []byte) [][]byte { return e.Regexp().FindSubmatch(b) }

// FindAll is nil where nothing matches.
func (e *Expr) FindAll(b []byte, n int) [][]byte { return e.Regexp().FindAll(b, n) }
