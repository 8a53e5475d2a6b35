package paste

import (
	"strings"
	"time"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// What a few clocks are, of a text whose page shows no boxes: one may be all that was kept of a
// live page, and two of days far apart are the dates of stories.

// saysLiveWord is how pages are called that tell of something while it happens.
var saysLiveWord = pattern.New(`\blive\b|\bas it happen(?:ed|s)\b|minute[- ]by[- ]minute|(?:онлайн|on-?line)-?\s?(?:трансляц|репортаж|хроник)|текстовая трансляц|タイムライン|時系列|実況|随時更新|обновляется`)

// nearTop is how many lines with words from its top the title of such a page stands at most.
const nearTop = 4

// saysLive tells whether the only clock of a page, with words behind it, is an update: one of the
// first lines says that the page is live, or the line above that updates follow.
func (p *page) saysLive(found []entry) bool {
	if len(found) != 1 || found[0].day.Printed() {
		return len(found) == 1 && (p.datedLive(found[0]) || p.datedInline(found[0]))
	}
	e := found[0]
	told := e.stamp.Inline || p.sentencesIn(p.first, e.line) > 0 && p.wordsBetween(e.line+1, len(p.lines))
	return told && (p.titledLive(e.line) || p.tellsLive(e.line)) || p.announcedLive(e) || p.opensLive(e) || p.underHeading(e)
}

// chronicleWord is how pages are called of which two clocks are enough.
var chronicleWord = pattern.New(`\bchronicle|\btimeline\b|хроник|хронік|хронолог|ドキュメント|時系列|経過`)

// chronicles tells whether a line above a page's first clock calls it so.
func (p *page) chronicles(clock int) bool {
	for i, seen := p.first, 0; !p.marked && i < clock && seen < nearTop; i++ {
		l := p.lines[i]
		if l.Text == "" || l.Out != "" {
			continue
		}
		if seen++; chronicleWord.MatchString(printed.Head(l.Norm, noise.Longest)) {
			return true
		}
	}
	return false
}

// tellsWord is what a text above updates says of itself: "our live coverage of", "随時更新します".
var tellsWord = pattern.New(`\blive (?:coverage of|blog\b|updates (?:below|here))|\bin our live\b|minute[- ]by[- ]minute|(?:вед[её]т|вед[её]м|вела|вели|вело|в[её]л|начинает|начинаем|проводит|проводим|продолжает|продолжаем) (?:текстов\S+ )?(?:прям\S+ )?(?:онлайн|трансляц|хроник|репортаж)|в (?:режиме|формате) (?:\S+ )?(?:онлайн|трансляц|реального времени)|(?:след(?:ит|им|ите|ила|или)) за .{3,80} (?:онлайн|в прямом эфире)|流れを(?:時系列で|順に)?(?:追って|追い|たど)|(?:タイムライン|時系列|実況)で(?:お伝え|追|振り返|詳報|速報|解説|まとめ)|随時(?:更新|お伝え)|速報してい`)

// tellsLive tells whether a sentence above a page's first clock says that updates follow.
func (p *page) tellsLive(clock int) bool {
	for i := p.first; !p.marked && i < clock; i++ {
		if l := p.lines[i]; l.Out == "" && (tellsText(l) || printed.Stopped(l.Text, true)) && tellsWord.MatchString(printed.Head(l.Norm, farTells)) {
			return true
		}
	}
	return false
}

// farTells is how many letters of a text are asked for such words.
const farTells = 600

// underHeading tells whether the only clock of a page stands right below a day that is set off by signs,
// as the headings of live pages are: "■■■ 14 March ■■■".
func (p *page) underHeading(e entry) bool {
	above := p.above(e.line, p.first-1)
	if p.marked || above <= p.first || p.sentencesIn(e.line+1, len(p.lines)) == 0 {
		return false
	}
	l := p.lines[above]
	_, ok := clock.WholeDay(l.Norm)
	return ok && headingSigns.MatchString(l.Text)
}

// headingSigns set off a heading.
var headingSigns = pattern.New(`^(?:[■◆●▼▽=*#]{2,}|[■◆▼▽]|【)`)

// datedLive tells whether the only clock of a page called live, with its whole day, is that of an
// update: another stamp above it says when the page was updated.
func (p *page) datedLive(e entry) bool {
	if p.marked || e.stamp.Inline || clock.Label(p.lines[e.line].Norm) != "" || !p.titledLive(e.line) || p.sentencesIn(e.line, len(p.lines)) == 0 {
		return false
	}
	for _, l := range p.lines[p.first:e.line] {
		if l.Text != "" && clock.Label(l.Norm) != "" && clock.Label(l.Norm) != l.Norm && clock.IsStamp(l.Norm) {
			return true
		}
	}
	return false
}

// datedInline tells whether the only clock of a page, with its whole day and its zone before words, is that of an
// update: the page says above it that updates follow. What says when the page was changed has its word before it.
func (p *page) datedInline(e entry) bool {
	return !p.marked && e.stamp.Inline && e.stamp.Until == 0 && e.day.Full() && e.stamp.Zone.Name != "" && clock.Label(p.lines[e.line].Norm) == "" &&
		(p.tellsLive(e.line) || e.line > p.first && p.followsBelow(p.above(e.line, p.first-1))) && p.sentencesIn(e.line+1, len(p.lines)) > 0
}

// opensLive tells whether a page begins with a clock and its zone, as no article does: what was kept
// of a live page begins with an update.
func (p *page) opensLive(e entry) bool {
	return !p.marked && !e.stamp.Inline && e.stamp.Zone.Fixed != nil && p.opensPage(e.line) && p.sentencesIn(e.line, len(p.lines)) > 0
}

var (
	// followsWord is what a line with a colon says of the updates below it: "Here is what happened:".
	followsWord = pattern.New(`\blive\b|\bupdates\b|\bunfold|\bas it happen|\btimeline\b|хроник|хронолог|трансляц|онлайн|タイムライン|時系列|速報|実況|経過|(?:動き|流れ)(?:は|を|：|:)`)
	// hereFollow says the same without a colon: "Here are the live updates on the strait talks".
	hereFollow = pattern.New(`^here are the (?:latest )?live updates\b.{0,80}$`)
	// followsLabel are labels that stand above updates and above no list of other stories.
	followsLabel = noise.Labels("ニュースメッセージ|タイムライン|時系列|timeline|трансляция|онлайн-трансляция|хроника|" +
		"新しい順|古い順|新着順|newest first|oldest first|read in chronological order|сначала новые|сначала старые|читать в хронологическом порядке")
)

// announcedLive tells whether the line above a clock says that updates follow, and words stand below it.
func (p *page) announcedLive(e entry) bool {
	above := p.above(e.line, p.first-1)
	if p.marked || e.line == p.first || !e.stamp.Inline && !p.wordsBetween(e.line+1, len(p.lines)) {
		return false
	}
	return p.followsBelow(above)
}

// followsBelow tells whether a line says that updates follow.
func (p *page) followsBelow(i int) bool {
	l := p.lines[i]
	return followsLabel[l.Plain] || hereFollow.MatchString(l.Norm) && !printed.Stopped(l.Text, true) || strings.HasSuffix(l.Norm, ":") && followsWord.MatchString(l.Norm) && printed.Width(printed.Head(l.Text, dekWidth*2)) < dekWidth*2
}

// announces leaves out such a line above the first update: it is none of the preamble.
func (p *page) announces(first entry) {
	if p.marked || first.line == p.first || first.above > 0 {
		return
	}
	if above := p.above(first.line, p.first-1); p.followsBelow(above) {
		p.leave(above, noise.OutLabel)
	}
}

// titledLive tells whether one of the first lines of a page, above its first clock, says that it is live.
func (p *page) titledLive(clock int) bool {
	if p.marked {
		return false
	}
	for i, seen := p.first, 0; i < clock && seen < nearTop; i++ {
		l := p.lines[i]
		if l.Text == "" || l.Out != "" {
			continue
		}
		if seen++; saysLiveWord.MatchString(l.Norm) && !printed.Stopped(l.Text, true) {
			return true
		}
	}
	return false
}

// bareAnnounced gives the only clock of a page where it is printed with a stop, "15.20 – Words" or
// "15.20" alone, right below a line that says that updates follow.
func (p *page) bareAnnounced() []entry {
	for i := p.first + 1; !p.marked && i < len(p.lines); i++ {
		s, form, ok := clock.ReadLoose(p.lines[i].Norm)
		ok = ok && s.Inline && form != ":"
		if inline, found := p.stampAtLine(i); !ok && found && inline.Inline && !inline.Day.Printed() {
			s, ok = inline, true // beside the page's own stamp, of another form
		}
		if alone, found := p.stampAtLine(i); !ok && found && !alone.Inline && !alone.Day.Printed() {
			if above := p.above(i, p.first-1); above >= p.first && followsLabel[p.lines[above].Plain] {
				s, ok = alone, true // below the label of a list, beside the page's own stamp
			}
		}
		dotted := ok && form == "." && s.Minute > 12 && p.capitalBehind(i, s.Rest) && p.titledLive(i) && p.sentencesIn(p.first, i) > 0
		if m := dottedClock.FindStringSubmatch(p.lines[i].Norm); m != nil {
			s, ok = clock.Stamp{Hour: printed.Number(m[1]), Minute: printed.Number(m[2])}, true
			dotted = p.sentencesIn(p.first, i) > 0 && p.sentencesIn(i+1, len(p.lines)) > 0 && (p.titledLive(i) || p.tellsLive(i))
		}
		if e := (entry{line: i, stamp: s}); ok && (p.announcedLive(e) || dotted || s.Inline && (s.Zone.Name != "" || strings.Contains(printed.Head(p.lines[i].Norm, 6), ":")) && p.titledLive(i)) {
			return []entry{e}
		}
	}
	return nil
}

// capitalBehind tells whether the words of a line begin with a capital, as those behind a number hardly do.
func (p *page) capitalBehind(i, at int) bool {
	words := []rune(printed.Head(p.lines[i].Text, at+1))
	return len(words) > at && unicode.IsUpper(words[at])
}

// dottedClock is a clock that is printed with a stop and stands alone.
var dottedClock = pattern.New(`^([01]?\d|2[0-3])\.([0-5]\d)$`)

// The bounds of dates that a page quotes or leads to.
const (
	fewDates  = 3                   // clocks of any days
	farDates  = 60 * 24 * time.Hour // between two of more
	nearDates = 24 * time.Hour
)

// datesApart tells whether the clocks of a page are such dates: each with its whole day, and days
// that follow each other lie far apart; of a few, more than one night.
func (p *page) datesApart(found []entry) bool {
	if p.marked {
		return false
	}
	longest := time.Duration(0)
	for i, e := range found {
		if !e.day.Full() {
			return false
		}
		if i > 0 {
			longest = max(longest, e.day.At(time.UTC).Sub(found[i-1].day.At(time.UTC)).Abs())
		}
	}
	return longest > farDates || longest > nearDates && len(found) <= fewDates
}

// listsOthers tells whether the clocks of a text are those of other stories that were listed below it:
// each with its day alone on its line, and nothing told at them. They are left out then.
func (p *page) listsOthers(found []entry) bool {
	if p.marked || len(found) < 2 || p.sentencesIn(p.first, found[0].line) < fewSentences {
		return false
	}
	for _, e := range found {
		if e.stamp.Inline || !e.day.Printed() {
			return false
		}
	}
	for i := found[0].line; i < len(p.lines); i++ {
		if l := p.lines[i]; printed.Width(printed.Head(l.Text, told)) >= told || printed.Stopped(l.Text, false) {
			return false
		}
	}
	for i := found[0].line; i < len(p.lines); i++ {
		if s, ok := clock.Read(p.lines[i].Norm); ok && s.Day.Printed() {
			p.lines[i].Out = noise.OutStamp
		}
	}
	return true
}
