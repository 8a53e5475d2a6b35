package paste

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Crawlers that keep the text of pages leave traces of their own in it: the day they took the
// page to be of, before its first word, elements that they did not know, and links to the rest of
// a text at the end of what there is of it. Names stand before moments as if they were one.

var (
	crawlDay  = sieve.New(`^(?i:date) \d{4}-\d{2}(?:-\d{2})?$`)
	crawlHead = sieve.New(`^((?i:date) \d{4}-\d{2}(?:-\d{2})?) +(\S.*)$`)
	readsOn   = sieve.New(`^(.{20,}?)\s*([\[［【(（]([^\[\]()（）【】［］]{3,24})[\]］】)）])$`)
	momentEnd = sieve.New(`^(.{6,}?)\s*([\[［]\d{4}[/.年-]\d{1,2}[/.月-]\d{1,2}日?(?:\s*\d{1,2}[:時]\d{2}分?)?[\]］])$`)
	pictured  = sieve.New(`^!\[[^\]]*\]\([^()]*\)\s*`)
	signedAt  = sieve.New(`^((?:\p{Lu}[\p{L}.'’-]+ ){2,4})((?i:` + clock.MonthNames + `) \d{1,2}, \d{4},?\s?\d{1,2}:\d{2}(?:\s?(?i:[ap]\.?m\.?))?)$`)
	closedBy  = sieve.New(`^(.{6,}[。!?！？])\s*([(（]\d{1,2}日\s?\d{1,2}[:時：]\d{2}分?[)）])$`)
	oneTag    = sieve.New(`^<([a-z]+)(?:\s[^<>]*)?>(.*)</([a-z]+)>$`)
)

// crawled parts such a day from the first word and such links from the words before them, and
// takes the element off a line that is one. Parts keep the number of their line.
func crawled(lines []flat.Line) []flat.Line {
	from := headerLines(lines)
	all := make([]flat.Line, 0, len(lines)+1)
	begun, closed, headed, next, later, alone := false, closedByMoments(lines), headedByMoments(lines), clocksBehind(lines), addedLater(lines), countsOne(lines)
	for i, l := range lines {
		if i < from || l.Text == "" {
			all = append(all, l)
			continue
		}
		if m := oneTag.FindStringSubmatch(l.Text); m != nil && m[1] == m[3] && strings.TrimFunc(m[2], printed.IsSpace) != "" {
			l.Text = strings.TrimFunc(m[2], printed.IsSpace)
		}
		if m := pictured.FindString(l.Text); m != "" && m != l.Text {
			l.Text = l.Text[len(m):]
		}
		if m := crawlHead.FindStringSubmatch(l.Text); m != nil && !begun {
			day := l
			day.Text, l.Text = m[1], m[2]
			all = append(all, day)
		}
		if label, rest, ok := labelBefore(l.Text); ok {
			part := l
			part.Text, part.Out, l.Text = label, noise.OutLabel, rest
			all = append(all, part)
		}
		if day, place, ok := dayAndPlace(l.Text); ok {
			part := l
			part.Text, l.Text = day, place
			all, l.Out = append(all, part), noise.OutLabel
		}
		if m := momentEnd.FindStringSubmatch(l.Text); m != nil && !begun {
			moment := l
			l.Text, moment.Text = m[1], m[2]
			all, begun = append(all, l, moment), true // "Talks end[2031/3/14 14:54]"
			continue
		}
		if title, end, ok := partedTitle(l.Text); ok && i < from+farTitleEnd {
			part := l
			l.Text, part.Text, part.Out = title, end, noise.OutLabel
			all, begun = append(all, l, part), true // "Talks end in Tarn | World | News"
			continue
		}
		begun = true
		if m := closedBy.FindStringSubmatch(l.Text); m != nil && closed {
			moment := l
			l.Text, moment.Text = m[1], m[2]
			all = append(all, l, moment) // "協議が終わった。(14日02時02分)"
			continue
		}
		if m := firstOfList.FindStringSubmatch(l.Text); m != nil && alone {
			number := l
			number.Text, number.Out, l.Text = m[1], noise.OutLabel, m[2]
			all = append(all, number) // "1.  On 26 March …", and no second
		}
		if shown, left, ok := clockSaidTwice(l.Text); ok {
			second := l
			l.Text, second.Text, second.Out = shown, left, noise.OutRepeated
			all = append(all, l, second)
			continue
		}
		if said, again, ok := saidAround(l.Text); ok {
			more := l
			l.Text, more.Text, more.Out = said, again, noise.OutRepeated
			all = append(all, l, more)
			continue
		}
		if m := clockBehind.FindStringSubmatch(l.Text); m != nil && next {
			moment := l
			l.Text, moment.Text = m[1], m[2]
			all = append(all, l, moment) // "水先人は部屋を出た。14:02", and below it another headline
			continue
		}
		if m := addedAt.FindStringSubmatch(l.Text); m != nil && later {
			headline := l
			l.Text, headline.Text = m[1], m[2]
			all = append(all, l, headline) // "追記②2031/03/14 14:02時点:水先人が戻る"
			continue
		}
		if m := headedBy.FindStringSubmatch(l.Text); m != nil && headed {
			moment := l
			l.Text, moment.Text = m[1], m[2]
			all = append(all, l, moment) // "水先人が戻る(14:02)"
			continue
		}
		if closed && strings.Trim(l.Text, "◇◆ ") == "" {
			l.Out = noise.OutLabel // it stands between two messages
		}
		if m := signedAt.FindStringSubmatch(l.Text); m != nil {
			name := l
			name.Text, name.Out, l.Text = strings.TrimSpace(m[1]), noise.OutLabel, m[2]
			all = append(all, name) // "Ada Mole March 14, 20311:16 am"
		}
		if m := readsOn.FindStringSubmatch(l.Text); m != nil && noise.ReadMore[noise.Plain(printed.Normal(m[3]))] {
			more := l
			l.Text, more.Text = m[1], m[2]
			all = append(all, l, more)
			continue
		}
		all = append(all, l)
	}
	return all
}

// closedByMoments tells whether the messages of a page end with their moment in brackets: one may
// be a remark, three are how the page prints them.
func closedByMoments(lines []flat.Line) bool {
	n := 0
	for i := range lines {
		if n < 3 && closedBy.MatchString(lines[i].Text) {
			n++
		}
	}
	return n == 3
}

// Labels that stand before words as if they were of them: of an element that a program could not
// see, or a mark of a live page.
var (
	contentLabel = regexp.MustCompile(`^(Article content)\s+(?:[—–-]\s*)?(\S.*)$`)
	liveLabel    = regexp.MustCompile(`^(live|онлайн)\s+([\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}«「【].{12,})$`)
)

// labelBefore parts such a label from the words behind it.
func labelBefore(text string) (label, rest string, ok bool) {
	for _, re := range []*regexp.Regexp{contentLabel, liveLabel} {
		if m := re.FindStringSubmatch(text); m != nil && (re != liveLabel || startsUpper(m[2])) {
			return m[1], m[2], true
		}
	}
	return "", "", false
}

// startsUpper tells whether words begin with a capital, or in letters that have none.
func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "«「【"))
	return !unicode.IsLower(r)
}

// isPlace tells whether words could be a place: few, and all with capitals.
func isPlace(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return len(words) > 0 && len(words) < 4
}

// longPlace is how many columns the place behind a day has at most.
const longPlace = 32

// dayAndPlace parts "Sat, 14 Mar 2031 || Tarn," which is a whole day and where the page is of.
func dayAndPlace(text string) (day, place string, ok bool) {
	if day, place, ok = strings.Cut(text, "|"); !ok {
		if day, place, ok = strings.Cut(text, " – "); !ok || !isPlace(place) {
			return "", "", false
		}
	}
	if day, place = strings.TrimFunc(day, printed.IsSpace), strings.Trim(place, "|, \t"); !ok || place == "" || printed.Width(printed.Head(text, 121)) > 120 || printed.Width(place) > longPlace || strings.ContainsAny(place, "0123456789") {
		return "", "", false
	}
	norm := printed.Normal(text)
	d, whole := clock.WholeDay(printed.Normal(day))
	return day, place, whole && d.Full() && !clock.IsStamp(norm) && !clock.IsFiled(norm)
}

// headedBy is a headline with its clock in brackets behind it.
var headedBy = regexp.MustCompile(`^(.{4,120}[^\s。.!?！？(（])\s*([(（]\d{1,2}[:：]\d{2}[)）])$`)

// headedByMoments tells whether the messages of a page begin with their headline and clock, each alone
// on its line above a sentence: one may be a remark, three are how the page prints them.
func headedByMoments(lines []flat.Line) bool {
	n := 0
	for i := range lines {
		if n == 3 || !strings.HasSuffix(lines[i].Text, ")") && !strings.HasSuffix(lines[i].Text, "）") || !headedBy.MatchString(lines[i].Text) {
			continue
		}
		for _, below := range lines[i+1 : min(len(lines), i+3)] {
			if below.Text != "" {
				if printed.Stopped(below.Text, true) {
					n++
				}
				break
			}
		}
	}
	return n == 3
}

// A list of one element is how some hosts set a whole text in; crawlers print its number.
var (
	firstOfList  = sieve.New(`^(1\.)\s{2,}(\S.{40,})$`)
	secondOfList = sieve.New(`^2[.．)]\s`)
)

// countsOne tells whether a page has the number of such a list and none behind it.
func countsOne(lines []flat.Line) bool {
	first := false
	for i := range lines {
		if secondOfList.MatchString(lines[i].Text) {
			return false
		}
		first = first || firstOfList.MatchString(lines[i].Text)
	}
	return first
}
