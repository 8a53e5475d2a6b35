package paste

import (
	"strings"
	"unicode"

	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Lengths in columns (see width).
const (
	longHeadline   = 240 // a first paragraph longer than this is no headline even without a full stop
	longLone       = 200 // a lone paragraph longer than this that ends as a sentence is body
	longExclaiming = 120 // a headline that ends in "!" or "?"
)

// habit is how a page writes its updates.
type habit struct {
	bare   bool // many updates come without a headline: a lone sentence is body as well
	mostly bool // most do: a first paragraph that asks or exclaims is one of the body
	headed bool // others have a headline that ends as no sentence does, and lone paragraphs mostly do: they are none
	marked bool // markup shows which line is the headline; an update without such a line has none
	strong bool // a first paragraph printed strongly is one
	posted bool // they are what people wrote, each under a name: none has a headline
	ended  bool // all but the last begin with what ends as a sentence does: the last, where it does not, was cut
	many   bool // there are three or more
	listed bool // the updates are lines of a chronicle, each with its words behind its clock: all of them are bodies
	tight  bool // headlines stand right below the clock, and blank lines between them and all else
}

// habitOf looks at the updates of several paragraphs, where a headline shows itself.
func habitOf(texts [][]string, hints [][]flat.Hint) habit {
	several, bare, lone, sentences, unstopped, loneHeads := 0, 0, 0, 0, 0, 0
	tight, apart := 0, 0
	headings, strong, filled := 0, 0, 0
	for _, h := range hints {
		if len(h) == 0 {
			continue
		}
		filled++
		switch {
		case h[0].Role == flat.RoleHeading:
			headings++
		case h[0].Bold && len(h) > 1 && !h[1].Bold:
			strong++
		}
	}
	for k, t := range texts {
		if len(t) == 1 {
			lone++
			switch {
			case printed.Stopped(t[0], true):
				sentences++
			case !printed.Stopped(t[0], false) && !saidOutside(t):
				loneHeads++
			}
		}
		if len(t) > 1 {
			several++
			switch {
			case !heads(t[0]) || saidOutside(t) || tallies(t) || leadsToQuote(t):
				bare++
			case !printed.Stopped(t[0], false):
				unstopped++
			}
			switch {
			case !heads(t[0]):
			case isTight(hints[k]):
				tight++
			default:
				apart++
			}
		}
	}
	return habit{
		ended:  endAll(texts),
		many:   len(texts) > fewestHeaded,
		listed: chronicle(texts),
		bare:   several > 0 && bare*4 >= several || (several == 0 || lone >= fewestLone && several*2 <= lone) && sentences*10 >= lone*7,
		mostly: bare > 1 && bare >= 2*(unstopped+loneHeads), headed: unstopped >= fewestHeaded && sentences*2 >= lone,
		tight:  tight > 0 && apart == 0,
		marked: headings > 0 && headings*3 >= filled, strong: strong > 0 && (strong+headings)*3 >= filled,
	}
}

// endAll tells whether all updates but the last are of one paragraph or more of which the first ends as a sentence does.
func endAll(texts [][]string) bool {
	for _, t := range texts[:max(len(texts)-1, 0)] {
		if len(t) == 0 || !printed.Stopped(t[0], false) && !strings.HasSuffix(t[0], ":") {
			return false
		}
	}
	return len(texts) > 1
}

// The bounds of a chronicle.
const (
	fewestChronicle = 4  // updates
	wideChronicle   = 80 // columns of a line that is no headline
)

// chronicle knows the updates of Japanese chronicles: each one line, some too long for a headline or of two
// sentences, and few that end as sentences do; or most of them one or the other.
func chronicle(texts [][]string) bool {
	lone, long, stopped, japanese := 0, 0, 0, 0
	for k, t := range texts {
		if len(t) > 1 && k < len(texts)-1 {
			return false // below the last may stand what is left of the page
		}
		if len(t) == 0 {
			continue
		}
		if holdsKana(t[0]) {
			japanese++
		}
		if lone++; printed.Stopped(t[0], true) {
			stopped++
		} else if printed.Width(printed.Head(t[0], wideChronicle)) >= wideChronicle || strings.Contains(t[0], "。") {
			long++
		}
	}
	return lone >= fewestChronicle && japanese*2 > lone && long*4 >= lone && (stopped*4 <= lone || (long+stopped)*2 >= lone)
}

// holdsKana tells whether a text is Japanese.
func holdsKana(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) })
}

// fewestHeaded is how many updates show what the headlines of a page look like.
const fewestHeaded = 2

// fewestLone is how many lone paragraphs show what they are on a page that has few others.
const fewestLone = 4

// split tells headline from body: it gives the headline, "" for none, and which paragraph the
// body begins with. Nothing but the first paragraph is ever a headline.
func (h habit) split(text []string, hints []flat.Hint) (string, int) {
	switch {
	case len(text) == 0:
		return "", 0
	case hints[0].Role == flat.RoleHeading, h.strong && hints[0].Bold && printed.Width(text[0]) <= longHeadline:
		return text[0], 1
	case h.marked:
		return "", 0
	case h.listed, h.posted:
		return "", 0
	case saidOutside(text), tallies(text), leadsToQuote(text), h.mostly && len(text) > 1 && printed.Stopped(text[0], false) && !h.tight:
		return "", 0
	case len(text) > 1 && heads(text[0]) && !(hints[0].InParagraph && hints[1].InParagraph && printed.Stopped(text[0], false)):
		return text[0], 1
	case len(text) > 1 && h.tight && isTight(hints) && printed.Width(text[0]) <= longTight && !sentence.MatchString(text[0]):
		return text[0], 1
	case len(text) > 1:
		return "", 0
	case !printed.Stopped(text[0], false) && printed.Width(text[0]) <= longHeadline && !brokenOff(text[0]) && !tellsJapanese(text[0]):
		return text[0], 1
	case brokenOff(text[0]), tellsJapanese(text[0]):
		return "", 0
	case h.bare || h.headed && printed.Stopped(text[0], true) || printed.Width(text[0]) > longLone || printed.Stopped(text[0], true) && several.MatchString(text[0]):
		return "", 0
	}
	return text[0], 1
}

var (
	// tagsAlone is a text of hash tags and nothing else.
	tagsAlone = pattern.New(`^(?:#[\p{L}\p{N}_]+\s*)+$`)
	// posted is the line below a post of a social network that says whose it is: "— Ada Mole (@adamole) May 14, 2031".
	posted = pattern.New(`^[—–-]\s?.{1,80}\(@[\p{L}\p{N}_.]{1,40}\)`)
)

// poster is who posted what stands below: "Tarn Ferries @tarnferries".
var poster = pattern.New(`^[^@]{1,60} \(?@[\p{L}\p{N}_]{2,30}\)?$`)

// saidOutside tells whether an update begins with words of a social network.
func saidOutside(text []string) bool {
	return poster.MatchString(text[0]) || tagsAlone.MatchString(text[0]) || len(text) > 1 && posted.MatchString(text[1])
}

// brokenOff knows a paragraph of several sentences of which the last has no end: the page was kept so far.
func brokenOff(text string) bool {
	return !printed.Stopped(text, false) && printed.Width(text) > longTight && several.MatchString(text)
}

// tellsJapanese knows a Japanese paragraph that is no headline: of three sentences, the last with or without its
// end, or of two with it that are long; one that ends with what somebody said, in whole sentences; one cut off
// behind a sentence of its own.
func tellsJapanese(text string) bool {
	within := strings.Count(strings.TrimRight(text, "。」』）"), "。")
	return within > 1 || within > 0 && (strings.HasSuffix(text, "。") && printed.Width(text) > wideTwo || openEnd.MatchString(text)) || within > 0 && strings.HasSuffix(text, "」。") || strings.HasSuffix(text, "。」") || strings.HasSuffix(text, "。』")
}

// openEnd is where no sentence ends.
var openEnd = pattern.New(`[はがをのとで、]$`)

// resultLine is who or what got how many, as results are listed: "Harbour 31", "Harbour: 19,485".
var resultLine = pattern.New(`^[\p{L}][\p{L} .'’&-]{0,30}:?\s\d[\d,. ]*%?$`)

// tallies tells whether an update begins with such a list: its first line is none but the first of it.
func tallies(text []string) bool {
	return len(text) > 1 && resultLine.MatchString(text[0]) && resultLine.MatchString(text[1])
}

// saidBefore is how words end that lead to what somebody said.
var saidBefore = pattern.New(`(?i:\b(?:says|said|tweets|tweeted|writes|wrote|adds|added|reports|reported)|(?:^|\s)(?:говорит|сказал[аи]?|пишет|написал[аи]?|сообщает|сообщил[аи]?|заявил[аи]?|заявляет|передает|переда[её]т|добавил[аи]?))$`)

// leadsToQuote tells whether an update begins with who said what stands below, in quotation marks.
func leadsToQuote(text []string) bool {
	return len(text) > 1 && strings.IndexAny(text[1], "\"“«„") == 0 && saidBefore.MatchString(text[0])
}

// wideTwo is how many columns two Japanese sentences have at most that are a headline.
const wideTwo = 140

// longTight is how many columns such a headline has at most that ends as a sentence does.
const longTight = 100

// isTight tells whether the first paragraph stands right below the clock and the next apart from it.
func isTight(hints []flat.Hint) bool { return !hints[0].Gap && hints[1].Gap }

var (
	listed   = pattern.New(`^(?:[•●・■▪*–—-]|\d{1,2}[.)]|[qa問答вo]:)\s`)
	several  = pattern.New(`[.!?]["”»)]?\s+[\p{Lu}“"«]`) // Japanese headlines may be two short sentences
	sentence = pattern.New(`[.!?]["”»)]?\s+[\p{Lu}“"«]|。.`)
)

// heads tells whether a first paragraph with others below it is a headline: it does not
// end as a sentence does, or only exclaims or asks, and is short.
func heads(s string) bool {
	n := printed.Normal(s)
	switch {
	case printed.Width(s) > longHeadline || listed.MatchString(n) || strings.HasSuffix(n, ":") || strings.HasSuffix(n, ","):
		return false
	case !printed.Stopped(s, false):
		return true
	}
	return !printed.Stopped(s, true) && printed.Width(s) <= longExclaiming && !sentence.MatchString(s)
}
