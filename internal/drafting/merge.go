package drafting

import (
	"slices"
	"strings"
	"unicode"

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
// marks stand in it. It looks as far as the next headline, a title's over all.
func sameBelow(rest []*found, f *found, parts [][]rune) *found {
	marks := marksOf(parts[f.Part][f.Span.Start:f.Span.End])
	if len(marks) == 0 {
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
		body := marksOf(parts[g.Part][g.Span.Start:g.Span.End])
		for p := range marks {
			if body[p] {
				shared++
			}
		}
		if 20*shared >= mostShared(f, g)*len(marks) {
			return g
		}
	}
	return nil
}

// mostShared is how many of twenty marks of a headline stand at least in what says the same: fewer where both say
// that the same do the same.
func mostShared(f, g *found) int {
	if f.Act.Kind == g.Act.Kind && f.Speaker != nil && g.Speaker != nil && len(f.Speaker.Names) > 0 && slices.Equal(f.Speaker.Names, g.Speaker.Names) {
		return 8
	}
	return 11
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
	if named := f.Speaker.Text; named != "" && strings.HasPrefix(g.Speaker.Text, named+" ") {
		return true // a headline names the office alone
	}
	return len(f.Speaker.Names) == 0 || len(g.Speaker.Names) == 0
}

// mostOfStem is how many letters of a word are its stem here.
const mostOfStem = 5

// marksOf gives what tells words from others: pairs of letters, of Japanese without kana, which all sentences share;
// of words that blanks part their stems, for any long sentence has most pairs of letters.
func marksOf(words []rune) map[string]bool {
	marks := make(map[string]bool)
	var last rune
	for _, c := range fold(string(words)) {
		if c >= 'ぁ' && c <= 'ん' || unicode.In(c, unicode.Latin, unicode.Cyrillic) {
			last = 0
			continue
		}
		if last != 0 {
			marks[string([]rune{last, c})] = true
		}
		last = c
	}
	for _, word := range strings.FieldsFunc(string(words), func(c rune) bool { return !unicode.In(c, unicode.Latin, unicode.Cyrillic) }) {
		if stem := []rune(fold(word)); len(stem) > 3 {
			marks[string(stem[:min(len(stem), mostOfStem)])] = true
		}
	}
	return marks
}
