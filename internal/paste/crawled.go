package paste

import (
	"strings"

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
	begun, closed := false, closedByMoments(lines)
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
		if m := momentEnd.FindStringSubmatch(l.Text); m != nil && !begun {
			moment := l
			l.Text, moment.Text = m[1], m[2]
			all, begun = append(all, l, moment), true // "Talks end[2031/3/14 14:54]"
			continue
		}
		begun = true
		if m := closedBy.FindStringSubmatch(l.Text); m != nil && closed {
			moment := l
			l.Text, moment.Text = m[1], m[2]
			all = append(all, l, moment) // "協議が終わった。(14日02時02分)"
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
