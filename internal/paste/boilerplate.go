package paste

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// known are the whole lines of all wordings by their plain form.
var (
	known       = make(map[string]string) // -> reason
	tailWords   = make(map[string]bool)
	relatedSet  = make(map[string]bool)
	readMoreSet = make(map[string]bool)
	tagLabels   = make(map[string]bool)
	topicLabels = make(map[string]bool)
	sectionTags = make(map[string]bool)
	sectionSet  = make(map[string]bool)
)

func init() {
	for _, w := range wordings {
		for reason, words := range map[string][]string{
			outShare: w.share, outComment: w.comment, outLabel: w.label, outMenu: w.menu, outAd: w.ad, outSubscribe: w.subscribe,
		} {
			for _, word := range words {
				known[word] = reason
			}
		}
		for set, words := range map[*map[string]bool][]string{
			&relatedSet: w.related, &readMoreSet: w.readMore, &tagLabels: w.tags, &topicLabels: w.topic,
			&sectionTags: w.section, &sectionSet: w.sections, &tailWords: append(append(w.tail, w.comment...), w.related...),
		} {
			for _, word := range words {
				(*set)[word] = true
			}
		}
	}
}

var counter = sieve.New(`\s*[\[(]\d[\d,]*[\])]$`)

// plain is the form in which whole lines are looked up: normal, without bullets, counters and trailing marks.
func plain(norm string) string {
	s := strings.TrimLeft(norm, "•●・■▶►→»*- ")
	s = counter.ReplaceAllString(strings.TrimSpace(s), "")
	return strings.TrimRight(s, " :.…>›»→+")
}

// longNoise is how many columns a line of boilerplate has at most.
const longNoise = 160

// boilerplate tells why a line is no part of a coverage; "" when it may be one.
func boilerplate(l line) string {
	if reason := known[l.plain]; reason != "" {
		return reason
	}
	held := sieve.Held(l.norm)
	for _, pt := range patterns {
		if pt.re.May(l.norm, &held) && pt.re.Regexp.MatchString(l.norm) {
			return pt.reason
		}
	}
	if _, ago := clock.ReadAgo(l.norm); ago || listOf.MatchString(l.plain) {
		return outLabel
	}
	if gluedMenu(l.text) {
		return outMenu
	}
	return ""
}

// startsTail tells whether a line can only stand below the last update.
func startsTail(l line) bool {
	s := l.plain
	if s == "" && l.out == "" {
		return false
	}
	if l.out == outFooter && ownedSince.MatchString(l.norm) || tailWords[s] || tagLabels[s] || topicLabels[s] || relatedSet[plainLabel(l)] {
		return true
	}
	if _, _, ok := labelled(l, tagLabels); ok {
		return true
	}
	for _, pt := range patterns {
		if pt.tail && pt.re.MatchString(l.norm) {
			return true
		}
	}
	return false
}

// labelled splits "Tags: a, b" into its label and value, both as printed.
func labelled(l line, labels map[string]bool) (label, value string, ok bool) {
	at := strings.IndexAny(printed.Head(l.norm, 40), ":")
	if at < 0 || !labels[plain(l.norm[:at])] {
		return "", "", false
	}
	runes := []rune(l.text)
	n := len([]rune(l.norm[:at]))
	value = strings.TrimFunc(string(runes[n+1:]), printed.IsSpace)
	return string(runes[:n]), value, value != ""
}
