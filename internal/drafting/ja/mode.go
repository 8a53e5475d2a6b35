package ja

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/record"
)

// modeOf tells own words from a report: a quoted clause that is what is handed on.
func (rd *Reader) modeOf(f *discourse.Said, c *clause) record.Mode {
	if c.p.att != nil && len(c.y.quoted) == 0 || c.y.object != nil && c.y.how == "を" && len(c.y.quoted) == 0 {
		if c.quotesBefore() {
			return record.Direct
		}
		return record.Reported
	}
	if c.y.object != nil && c.quotesBefore() {
		return record.Direct
	}
	for _, n := range c.allQuoted() {
		q := c.quotes[n-1]
		if q.End-q.Start <= 10 && c.goesOnOutside(n) || c.describesThing(n) {
			continue
		}
		if inner := q.End - q.Start - 2; inner >= 5 || inner >= 3 && strings.ContainsRune("だたるいすん。", c.runes[q.End-2]) {
			return record.Direct
		}
	}
	return record.Reported
}

// goesOnOutside tells of 「前向き」だと, where the predicate ends outside of the marks: a word of it is quoted.
func (c *clause) goesOnOutside(n int) bool {
	for k := c.floor; k+1 < c.p.head; k++ {
		if c.toks[k].quote == n {
			return c.toks[k+1].is("だ", "である", "で", "な")
		}
	}
	return false
}

// describesThing tells of 「憲章違反」とする決議案, where words that are no sentence belong to a thing and are
// not handed on.
func (c *clause) describesThing(n int) bool {
	if layout.IsKana(c.runes[c.quotes[n-1].End-2]) {
		return false
	}
	for k := c.floor; k+3 < c.p.head; k++ {
		if c.toks[k].quote != n {
			continue
		}
		k++
		if c.toks[k].is("など") {
			k++
		}
		if c.toks[k].is("と", "などと") && c.toks[k+1].is("する", "し") {
			k += 2
			if c.toks[k].is("た") {
				k++
			}
		} else if c.toks[k].is("とする", "とした") {
			k++
		} else {
			return false
		}
		a := c.lex.attitudes[c.toks[k].text]
		return c.toks[k].class == noun && c.toks[k].sort != dependent && (a == nil || !a.Open)
	}
	return false
}

// quotesBefore tells of 「…を直す」として、仲介する考えを示した, where whole words stand before what they come to.
func (c *clause) quotesBefore() bool {
	for k := c.floor; k+1 < c.p.head; k++ {
		n := c.toks[k].quote
		if n == 0 || !c.toks[k+1].is("と", "などと", "として") || !c.quotes[n-1].Quote || c.quotes[n-1].End-c.quotes[n-1].Start < 16 || c.describesThing(n) {
			continue
		}
		if k+2 < c.p.head && (c.toks[k+1].is("として") || c.toks[k+2].class == verb || c.toks[k+2].is("、")) {
			return true
		}
	}
	return false
}
