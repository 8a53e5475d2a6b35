// Package noise knows what pages print around a text, in the languages that it has words of: buttons, menus, labels
// of lists, footers. It is asked with a line's words, as they are, in normal form (printed.Normal) and in plain
// form (Plain); what stands around the line is its caller's to weigh.
package noise

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// The whole lines of all wordings by their plain form. Nobody writes to them.
var (
	Known         = make(map[string]string) // why a line is left out that is nothing else
	Related       = make(map[string]bool)   // labels of lists of other stories
	ReadMore      = make(map[string]bool)
	TagLabels     = make(map[string]bool)
	TopicLabels   = make(map[string]bool)
	SectionLabels = make(map[string]bool)
	Sections      = make(map[string]bool) // names of sections
	tailWords     = make(map[string]bool)
)

func init() {
	for _, w := range wordings {
		for reason, words := range map[string][]string{
			OutShare: w.share, OutComment: w.comment, OutLabel: w.label, OutMenu: w.menu, OutAd: w.ad, OutSubscribe: w.subscribe,
		} {
			for _, word := range words {
				Known[word] = reason
			}
		}
		for set, words := range map[*map[string]bool][]string{
			&Related: w.related, &ReadMore: w.readMore, &TagLabels: w.tags, &TopicLabels: w.topic,
			&SectionLabels: w.section, &Sections: w.sections, &tailWords: append(append(w.tail, w.comment...), w.related...),
		} {
			for _, word := range words {
				(*set)[word] = true
			}
		}
	}
}

var counter = sieve.New(`\s*[\[(]\d[\d,]*[\])]$`)

// Plain is the form in which whole lines are looked up: normal, without bullets, counters and trailing marks.
func Plain(norm string) string {
	s := strings.TrimLeft(norm, "•●・■▶►→»*- ")
	s = counter.ReplaceAllString(strings.TrimSpace(s), "")
	return strings.TrimRight(s, " :.…>›»→+")
}

// Longest is how many columns a line of boilerplate has at most.
const Longest = 160

// Why tells why a line is no part of a coverage; "" when it may be one.
func Why(text, norm, plain string) string {
	if reason := Known[plain]; reason != "" {
		return reason
	}
	held := sieve.Held(norm)
	for _, pt := range patterns {
		if pt.re.May(norm, &held) && pt.re.Expr.MatchString(norm) {
			return pt.reason
		}
	}
	if _, ago := clock.ReadAgo(norm); ago || IsListing(plain) {
		return OutLabel
	}
	if gluedMenu(text) {
		return OutMenu
	}
	return ""
}

// StartsTail tells whether a line can only stand below the last update.
func StartsTail(norm, plain, out string) bool {
	if plain == "" && out == "" {
		return false
	}
	if out == OutFooter && SaysOwner(norm) || tailWords[plain] || TagLabels[plain] || TopicLabels[plain] || Related[PlainLabel(plain)] {
		return true
	}
	if _, _, ok := Labelled(norm, norm, TagLabels); ok {
		return true
	}
	for _, pt := range patterns {
		if pt.tail && pt.re.MatchString(norm) {
			return true
		}
	}
	return false
}

// Labelled splits "Tags: a, b" into its label and value, both as printed.
func Labelled(text, norm string, labels map[string]bool) (label, value string, ok bool) {
	at := strings.IndexAny(printed.Head(norm, 40), ":")
	if at < 0 || !labels[Plain(norm[:at])] {
		return "", "", false
	}
	runes := []rune(text)
	n := len([]rune(norm[:at]))
	value = strings.TrimFunc(string(runes[n+1:]), printed.IsSpace)
	return string(runes[:n]), value, value != ""
}

// SaysOwner tells whether a line begins as the one does that says whose a page is.
func SaysOwner(norm string) bool { return ownedSince.MatchString(norm) }

var ownedSince = sieve.New(`^(?:©|\(c\))\s?(?:19|20)\d{2}\b`)

// KeepsRights tells whether a line, however long, is what a page says of who may print its texts.
func KeepsRights(norm string) bool { return keptRights.MatchString(norm) }

var keptRights = sieve.New(`^(?:this (?:material|article|content|page|story)|no part of this \S+) may (?:not )?be (?:published|broadcast|rewritten|redistributed|reproduced|reprinted|copied|used)\b`)
