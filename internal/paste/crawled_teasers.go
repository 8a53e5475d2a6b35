package paste

import (
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Above the title of a text that was saved from a page stand at times the titles of other stories, each with how
// many comments it has, and who wrote the text with how often it was read. None of them is the title.

var (
	commentsEnd   = sieve.New(`^.{12,160}?\s?(?:\d{1,5}\s?(?:комментари(?:й|я|ев)|comments?)|(?:コメント\s?[(（]?\d{1,5}件?[)）]?|\d{1,5}件のコメント))$`)
	commentsAlone = sieve.New(`^(?:\d{1,5}\s?(?:комментари(?:й|я|ев)|comments?)|コメント\s?[(（]?\d{1,5}件?[)）]?|\d{1,5}件のコメント)$`)
	onAndBack     = sieve.New(`^[«<‹←]\s.{4,}\|\s?\S{2,16}\s?\|.{4,}\s[»>›→]$`) // "« Earlier | Home | Later »"
	nameCounted   = sieve.New(`^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)? \p{Lu}[\p{L}.'’-]+ \d{1,3}(?:[ ,.]\d{3})?$`)
)

const (
	farTeasers    = 40 // lines from the top that are looked at
	fewestTeasers = 2
)

// leaveTeasers leaves such lines out. One story with its comments may be the text's own title: two are a list.
func leaveTeasers(lines []flat.Line) {
	var found []int
	counted := -1
	above, seen := -1, 0
	for i := range lines {
		l := &lines[i]
		if l.Text == "" {
			continue
		}
		if seen++; seen > farTeasers || printed.Stopped(l.Text, true) && printed.Width(l.Text) > dekWidth {
			break // the text begins
		}
		norm := printed.Normal(l.Text)
		switch {
		case seen == 1 && onAndBack.MatchString(l.Text):
			l.Out = noise.OutMenu
		case commentsAlone.MatchString(norm):
			if above >= 0 && printed.Width(lines[above].Text) >= told {
				found = append(found, above)
			}
		case commentsEnd.MatchString(norm):
			found = append(found, i)
		case seen == 1 && nameCounted.MatchString(l.Text):
			counted = i
		case counted == above && counted >= 0 && printed.Width(l.Text) >= told && !printed.Stopped(l.Text, true):
			lines[counted].Out = noise.OutLabel // "Ada Mole 1 204" above the title
		}
		above = i
	}
	if len(found) < fewestTeasers {
		return
	}
	for _, i := range found {
		lines[i].Out = noise.OutRelated
	}
}
