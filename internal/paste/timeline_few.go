package paste

import (
	"regexp"
	"time"

	"readout/internal/paste/printed"
)

// What a few clocks are, of a text whose page shows no boxes: one may be all that was kept of a
// live page, and two of days far apart are the dates of stories.

// saysLiveWord is how pages are called that tell of something while it happens.
var saysLiveWord = regexp.MustCompile(`\blive\b|\bas it happened\b|minute by minute|онлайн-?\s?(?:трансляц|репортаж|хроник)|текстовая трансляц|タイムライン|時系列|実況`)

// nearTop is how many lines with words from its top the title of such a page stands at most.
const nearTop = 4

// saysLive tells whether the only clock of a page, with words behind it, is an update: one of the
// first lines says that the page is live.
func (p *page) saysLive(found []entry) bool {
	return len(found) == 1 && found[0].stamp.Inline && !found[0].day.Printed() && p.titledLive(found[0].line)
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
