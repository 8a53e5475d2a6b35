package paste

import (
	"strings"

	"readout/internal/paste/clock"
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
func crawled(lines []line) []line {
	from := headerLines(lines)
	all := make([]line, 0, len(lines)+1)
	begun, closed := false, closedByMoments(lines)
	for i, l := range lines {
		if i < from || l.text == "" {
			all = append(all, l)
			continue
		}
		if m := oneTag.FindStringSubmatch(l.text); m != nil && m[1] == m[3] && strings.TrimFunc(m[2], printed.IsSpace) != "" {
			l.text = strings.TrimFunc(m[2], printed.IsSpace)
		}
		if m := pictured.FindString(l.text); m != "" && m != l.text {
			l.text = l.text[len(m):]
		}
		if m := crawlHead.FindStringSubmatch(l.text); m != nil && !begun {
			day := l
			day.text, l.text = m[1], m[2]
			all = append(all, day)
		}
		if m := momentEnd.FindStringSubmatch(l.text); m != nil && !begun {
			moment := l
			l.text, moment.text = m[1], m[2]
			all, begun = append(all, l, moment), true // "Talks end[2031/3/14 14:54]"
			continue
		}
		begun = true
		if m := closedBy.FindStringSubmatch(l.text); m != nil && closed {
			moment := l
			l.text, moment.text = m[1], m[2]
			all = append(all, l, moment) // "協議が終わった。(14日02時02分)"
			continue
		}
		if closed && strings.Trim(l.text, "◇◆ ") == "" {
			l.out = noise.OutLabel // it stands between two messages
		}
		if m := signedAt.FindStringSubmatch(l.text); m != nil {
			name := l
			name.text, name.out, l.text = strings.TrimSpace(m[1]), noise.OutLabel, m[2]
			all = append(all, name) // "Ada Mole March 14, 20311:16 am"
		}
		if m := readsOn.FindStringSubmatch(l.text); m != nil && noise.ReadMore[noise.Plain(printed.Normal(m[3]))] {
			more := l
			l.text, more.text = m[1], m[2]
			all = append(all, l, more)
			continue
		}
		all = append(all, l)
	}
	return all
}

// closedByMoments tells whether the messages of a page end with their moment in brackets: one may
// be a remark, three are how the page prints them.
func closedByMoments(lines []line) bool {
	n := 0
	for i := range lines {
		if n < 3 && closedBy.MatchString(lines[i].text) {
			n++
		}
	}
	return n == 3
}
