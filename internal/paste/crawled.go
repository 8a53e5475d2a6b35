package paste

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// Crawlers that keep the text of pages leave traces of their own in it: the day they took the
// page to be of, before its first word, elements that they did not know, and links to the rest of
// a text at the end of what there is of it. Names stand before moments as if they were one.

var (
	crawlDay    = sieve.New(`^(?i:date) \d{4}-\d{2}(?:-\d{2})?$`)
	crawlHead   = sieve.New(`^((?i:date) \d{4}-\d{2}(?:-\d{2})?) +(\S.*)$`)
	sectionHead = sieve.New(`^(\p{Lu}[\p{Lu} &]{2,30}?)\s?[>›»]\s?(\p{L}[^>›»|]{11,})$`)
	barBehind   = sieve.New(`^([^|]{8,40}?)\s*\|$`)
	rowOfOne    = sieve.New(`^([^|]*[^|\s])(?:\s*\|)+$`)
	ruleOfRows  = sieve.New(`^\|?:?-{3,}:?\|[-:|\s]*$`)
	readsOn     = sieve.New(`^(.{20,}?)\s*([\[［【(（]([^\[\]()（）【】［］]{3,24})[\]］】)）])$`)
	momentEnd   = sieve.New(`^(.{6,}?)\s*([\[［]\d{4}[/.年-]\d{1,2}[/.月-]\d{1,2}日?(?:\s*\d{1,2}[:時]\d{2}分?)?[\]］])$`)
	pictured    = sieve.New(`^!\[[^\]]*\]\([^()]*\)\s*`)
	signedAt    = sieve.New(`^((?:\p{Lu}[\p{L}.'’-]+ ){2,4})((?i:` + clock.MonthNames + `) \d{1,2}, \d{4},?\s?\d{1,2}:\d{2}(?:\s?(?i:[ap]\.?m\.?))?)$`)
	closedBy    = sieve.New(`^(.{6,}[。!?！？])\s*([(（]\d{1,2}日\s?\d{1,2}[:時：]\d{2}分?[)）])$`)
	oneTag      = sieve.New(`^<([a-z]+)(?:\s[^<>]*)?>(.*)</([a-z]+)>$`)
)

// A parting parts a line that was two: what is printed before other words, or behind them.
type parting struct {
	cut     func(text string) (first, second string, ok bool)
	opening bool   // of the first words of a page alone
	within  int    // of so many lines from the top alone; 0: of all
	first   string // why the first half is no part of a coverage; "" when it may be
	second  string // and the second
}

func (p *parting) of(text string, begun bool, line int) (first, second string, ok bool) {
	if p.opening && begun || p.within > 0 && line >= p.within {
		return "", "", false
	}
	return p.cut(text)
}

// by cuts a line into the two groups of an expression.
func by(x interface{ FindStringSubmatch(string) []string }) func(string) (string, string, bool) {
	return func(text string) (string, string, bool) {
		m := x.FindStringSubmatch(text)
		if m == nil {
			return "", "", false
		}
		return strings.TrimFunc(m[1], printed.IsSpace), m[2], true
	}
}

// partedBefore are the partings after which the second half is looked at on.
func partedBefore(lines []flat.Line) []parting {
	all := []parting{
		{cut: by(crawlHead), opening: true},
		{cut: by(sectionHead), opening: true, first: noise.OutLabel}, // "DIPLOMACY >Talks end in Tarn"
		{cut: labelBefore, first: noise.OutLabel},
		{cut: dayAndPlace, second: noise.OutLabel},
		{cut: by(signedAt), first: noise.OutLabel}, // "Ada Mole March 14, 20311:16 am"
		{cut: placeAndMoment, within: farTitleEnd, first: noise.OutLabel},
	}
	if countsOne(lines) {
		all = append(all, parting{cut: by(firstOfList), first: noise.OutLabel}) // "1.  On 26 March …", and no second
	}
	return all
}

// partedBehind are the partings after which nothing of a line is left. A few are for pages that
// print it more than once; closed says that their messages end with their moment.
func partedBehind(lines []flat.Line, closed bool) []parting {
	all := []parting{
		{cut: by(momentEnd), opening: true},                             // "Talks end[2031/3/14 14:54]"
		{cut: partedTitle, within: farTitleEnd, second: noise.OutLabel}, // "Talks end in Tarn | World | News"
		{cut: clockSaidTwice, second: noise.OutRepeated},
		{cut: saidAround, second: noise.OutRepeated},
		{cut: readsOnBehind},
	}
	if closed {
		all = append(all, parting{cut: by(closedBy)}) // "協議が終わった。(14日02時02分)"
	}
	if clocksBehind(lines) {
		all = append(all, parting{cut: by(clockBehind)}) // "水先人は部屋を出た。14:02", and below it another headline
	}
	if momentsBehind(lines) {
		all = append(all, parting{cut: momentEnds}) // "水先人は部屋を出た。3月14日 4時"
	}
	if addedLater(lines) {
		all = append(all, parting{cut: by(addedAt)}) // "追記②2031/03/14 14:02時点:水先人が戻る"
	}
	if clocksOfNames(lines) {
		all = append(all, parting{cut: by(clockOfName), second: noise.OutLabel}) // "14:02 , Ada Mole", below a headline
	}
	if headedByMoments(lines) {
		all = append(all, parting{cut: by(headedBy)}) // "水先人が戻る(14:02)"
	}
	return all
}

// crawled parts what stands before and behind the words of a line from them, and takes the element
// off a line that is one. Parts keep the number of their line.
func crawled(lines []flat.Line) []flat.Line {
	from := headerLines(lines)
	all := make([]flat.Line, 0, len(lines)+1)
	closed := closedByMoments(lines)
	before, behind, begun := partedBefore(lines), partedBehind(lines, closed), false
	for i, l := range lines {
		if i < from || l.Text == "" {
			all = append(all, l)
			continue
		}
		l.Text = unwrapped(l.Text)
		if ruleOfRows.MatchString(l.Text) {
			l.Out = noise.OutLabel // it rules a table
		}
		for p := range before {
			if first, rest, ok := before[p].of(l.Text, begun, i-from); ok {
				part := l
				part.Text, part.Out = first, cmp.Or(before[p].first, l.Out)
				l.Text, l.Out = rest, cmp.Or(before[p].second, l.Out)
				all = append(all, part)
			}
		}
		if closed && strings.Trim(l.Text, "◇◆ ") == "" {
			l.Out = noise.OutLabel // it stands between two messages
		}
		for p := range behind {
			if words, second, ok := behind[p].of(l.Text, begun, i-from); ok {
				part := l
				part.Text = words
				l.Text, l.Out = second, cmp.Or(behind[p].second, l.Out)
				all = append(all, part)
				break
			}
		}
		all, begun = append(all, l), true
	}
	leaveNames(all)
	leaveTeasers(all[min(from, len(all)):])
	return all
}

// Above the name of who keeps a channel, or of the host a text is from, stands what its picture or
// its counter was.
var namesBelow = sieve.New(`^(?:аватар автора|author avatar|avatar of the author|(?:сейчас читают|reading now)\s?:\s?\d+)$`)

// longName is how many columns such a name has at most.
const longName = 40

// leaveNames leaves such names out: below the first words of a page, and above others.
func leaveNames(lines []flat.Line) {
	words, below := false, false
	for i := range lines {
		l := &lines[i]
		if l.Text == "" {
			continue
		}
		short := printed.Width(printed.Head(l.Text, longName+1)) <= longName
		if below && short && l.Out == "" && !printed.Stopped(l.Text, true) {
			l.Out = noise.OutLabel
		}
		below = words && short && namesBelow.MatchString(printed.Normal(l.Text))
		words = true
	}
}

// unwrapped takes the element off a line that is one, and the picture off the words behind it.
func unwrapped(text string) string {
	if m := oneTag.FindStringSubmatch(text); m != nil && m[1] == m[3] && strings.TrimFunc(m[2], printed.IsSpace) != "" {
		text = strings.TrimFunc(m[2], printed.IsSpace)
	}
	if m := barBehind.FindStringSubmatch(text); m != nil && clock.IsStamp(printed.Normal(m[1])) {
		text = m[1] // "2031-3-14 20:27 |"
	}
	if m := rowOfOne.FindStringSubmatch(text); m != nil {
		text = m[1] // the one cell of a row: "Talks resume | |"
	}
	if m := pictured.FindString(text); m != text {
		return text[len(m):]
	}
	return text
}

// readsOnBehind parts a link to the rest of a text from the words before it.
func readsOnBehind(text string) (words, link string, ok bool) {
	m := readsOn.FindStringSubmatch(text)
	if m == nil || !noise.ReadMore[noise.Plain(printed.Normal(m[3]))] {
		return "", "", false
	}
	return m[1], m[2], true
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
	contentLabel = pattern.New(`^(Article content)\s+(?:[—–-]\s*)?(\S.*)$`)
	liveLabel    = pattern.New(`^(live|онлайн)\s+([\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}«「【].{12,})$`)
)

// labelBefore parts such a label from the words behind it.
func labelBefore(text string) (label, rest string, ok bool) {
	for _, re := range []*pattern.Expr{contentLabel, liveLabel} {
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

// placeBefore is where a report is from, before its moment: "TARN, Fla. - 4:00 p.m.", "Тарн, Портовая площадь, 14 марта, 13:40".
var placeBefore = pattern.New(`^(\p{Lu}[\p{L}. ]{1,24}(?:, \p{Lu}[\p{L}. ]{1,24}){0,2})(?:,| [–—-]) ([\d][^()]{3,24})$`)

// placeAndMoment parts such a place from a moment behind it that has its clock.
func placeAndMoment(text string) (place, moment string, ok bool) {
	m := placeBefore.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	if _, n := clock.ReadDay(printed.Normal(text)); n > 0 {
		return "", "", false // "Today, 14:46"
	}
	s, ok := clock.Read(printed.Normal(m[2]))
	return m[1], m[2], ok && !s.Inline && s.Until == 0
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

// headedBy is a headline with its clock in brackets behind it, "(14:02)", "（14日午前9時半ごろ）", "(8日10時過ぎ 日本時間)", "(現地14:02)".
var headedBy = pattern.New(`^(.{4,120}[^\s。.!?！？(（])\s*([(（](?:\d{1,2}日\s?)?(?:現地|現地時間|日本時間)?(?:午前|午後|未明|早朝|深夜)?\s?\d{1,2}(?:[:：]\d{2}|時(?:半|\d{1,2}分)?)(?:ごろ|頃|すぎ|過ぎ|前|現在)?(?:\s?(?:日本時間|現地時間))?[)）])$`)

// headedByMoments tells whether the messages of a page begin with their headline and clock, each alone
// on its line above a sentence: one may be a remark, three are how the page prints them, and two of a page that says that it is being added to.
func headedByMoments(lines []flat.Line) bool {
	n, few := 0, false
	for i := range lines {
		few = few || n < 2 && printed.Width(printed.Head(lines[i].Text, farTells+1)) <= farTells && growsWord.MatchString(lines[i].Text)
		if n == 3 || !strings.HasSuffix(lines[i].Text, ")") && !strings.HasSuffix(lines[i].Text, "）") || !headedBy.MatchString(lines[i].Text) {
			continue
		}
		for _, below := range lines[i+1 : min(len(lines), i+3)] {
			if below.Text != "" {
				if printed.Stopped(below.Text, true) || printed.Width(printed.Head(below.Text, longMessage)) >= longMessage {
					n++
				}
				break
			}
		}
	}
	return n == 3 || n == 2 && few
}

// longMessage is how many columns the words of a message have that need no stop: a headline has fewer.
const longMessage = 160

// growsWord is how a Japanese page says that it is being added to.
var growsWord = sieve.New(`随時更新|リアルタイムで(?:更新|お伝え)|更新中`)

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
