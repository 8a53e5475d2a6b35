package drafting

import (
	"slices"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/ja"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// mergeHeadlines joins what a headline and the text below it both say into one draft: the
// text's, which says it fully, with the headline as another place. An agreement is one thing
// however often it is printed; a person's words in a headline stand as a citation of their own.
func mergeHeadlines(all []*found, parts [][]rune) []*found {
	kept := all[:0]
	for i, f := range all {
		if f.Line == nil || f.Line.Role != layout.Headline {
			kept = append(kept, f)
			continue
		}
		below := sameBelow(all[i+1:], f, parts)
		switch {
		case below == nil && f.Line.First && f.repeats():
			// A title that says what was agreed, of a text that tells it in other words.
			if below = firstAgreed(all[i+1:], f); below == nil {
				kept = append(kept, f)
				continue
			}
			below.also = append(below.also, place{f.Part, f.Span})
		case below == nil:
			kept = append(kept, f)
		case f.repeats():
			below.also = append(below.also, place{f.Part, f.Span})
		default:
			below.headlines = append(below.headlines, f)
			f.below = below
			if f.Speaker == nil || f.Dropped || f.Rule == ja.EndsWithAttitude && f.Speaker.Class != discourse.Person {
				f.Speaker, f.Dropped = below.Speaker, true
			}
			kept = append(kept, f)
		}
	}
	return kept
}

// outcome tells what was agreed from what somebody said.
func (f *found) outcome() bool {
	return (f.Act.Kind == record.Agree || f.Forecast) && (f.Speaker == nil || f.Speaker.Class != discourse.Person)
}

// repeats tells a Japanese title that only says again what was agreed; Russian and English ones are sentences of
// their own.
func (f *found) repeats() bool { return f.outcome() && f.Class == lexicon.NoClass }

// sameBelow finds the statement below a headline that says the same: most of the headline's
// letters, in pairs, stand in it. It looks as far as the next headline, a title's over all.
func sameBelow(rest []*found, f *found, parts [][]rune) *found {
	pairs := pairsOf(parts[f.Part][f.Span.Start:f.Span.End])
	if len(pairs) == 0 {
		return nil
	}
	seen := 0
	for _, g := range rest {
		if g.Line == nil || g.Line.Role == layout.Headline && !f.Line.First {
			break
		}
		if g.Line.Role == layout.Headline {
			continue
		}
		if seen++; seen > 12 {
			break
		}
		if !sameSpeakers(f, g) {
			continue
		}
		shared := 0
		body := pairsOf(parts[g.Part][g.Span.Start:g.Span.End])
		for p := range pairs {
			if body[p] {
				shared++
			}
		}
		if 20*shared >= 11*len(pairs) {
			return g
		}
	}
	return nil
}

func firstAgreed(rest []*found, f *found) *found {
	for n, g := range rest {
		if n > 6 {
			break
		}
		if g.Part == f.Part && g.Line.Role != layout.Headline && (g.Act.Kind == record.Agree || g.Forecast) {
			return g
		}
	}
	return nil
}

// sameSpeakers tells whether two can be by one speaker: a headline often names the state alone.
func sameSpeakers(f, g *found) bool {
	if f.Speaker == nil || g.Speaker == nil || f.Speaker.Class != discourse.Person || g.Speaker.Class != discourse.Person {
		return true
	}
	for _, n := range f.Speaker.Names {
		if slices.Contains(g.Speaker.Names, n) {
			return true
		}
	}
	return len(f.Speaker.Names) == 0 || len(g.Speaker.Names) == 0
}

// pairsOf gives the pairs of letters of words: of Japanese without kana, which all sentences share.
func pairsOf(r []rune) map[[2]rune]bool {
	pairs := make(map[[2]rune]bool)
	var last rune
	for _, c := range fold(string(r)) {
		if c >= 'ぁ' && c <= 'ん' {
			last = 0
			continue
		}
		if last != 0 {
			pairs[[2]rune{last, c}] = true
		}
		last = c
	}
	return pairs
}
