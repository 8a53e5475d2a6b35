package clock

import (
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Half is the half of a day that clocks of twelve hours are of.
type Half int

const (
	NoHalf    Half = iota // NoHalf, where none is named
	Morning               // Morning is the half that begins at midnight
	Afternoon             // Afternoon is the half that begins at noon
)

var (
	halfHead  = sieve.New(`^[\[【(<〔■◆●▼\s]*(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:\([月火水木金土日]\))?\s?(?:(午前)|午後)[\]】)>〕\s]*$`)
	ownHalf   = sieve.New(`^\P{L}{0,4}(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:(午前)|午後)`)
	anyHalf   = sieve.New(`午前|午後|未明|早朝|深夜|夜|[ap]\.?m(?:\b|\d)`)
	sameHour  = sieve.New(`^\P{L}{0,4}同(?:時?([0-5]?\d)分)?(?:頃|ごろ)?\s+`)
	lateHour  = sieve.New(`^([0-5]?\d)分(?:頃|ごろ)?\s+`)
	aloneHour = sieve.New(`^同?(?:時)?([0-5]?\d)分(?:頃|ごろ)?$`)
)

// HalfHead reads a line that names a half for the clocks below it and is nothing else: "【16日午後】", "■午前".
func HalfHead(norm string) Half { return halfOf(halfHead, norm) }

// OwnHalf reads the half that a line begins with, "午後3時27分"; NamesHalf says of a line that it has a word for
// one near its beginning.
func OwnHalf(norm string) Half { return halfOf(ownHalf, norm) }

// NamesHalf says whether a line has a word for a part of the day near its beginning.
func NamesHalf(norm string) bool { return anyHalf.MatchString(printed.Head(norm, 12)) }

func halfOf(e *sieve.Expr, norm string) Half {
	m := e.FindStringSubmatch(norm)
	switch {
	case m == nil:
		return NoHalf
	case m[1] != "":
		return Morning
	}
	return Afternoon
}

// In gives a clock of twelve hours as it is meant in that half of a day. Noon stays noon.
func (s Stamp) In(h Half) Stamp {
	if h == Afternoon && s.Hour > 0 && s.Hour < 12 && !s.IsAgo {
		s.Hour += 12
	}
	return s
}

// Same reads a line that begins as one of a list does which says an hour once: "同50分 避難勧告を解除",
// "同 緊急集会を開催", and no earlier than the line above "50分 避難勧告を解除", below a clock. Below one that stands
// on a line of its own so do the minutes: "50分".
func Same(norm string, above Stamp) (Stamp, bool) {
	m, late := sameHour.FindStringSubmatch(norm), lateHour
	if !above.Inline {
		m, late = nil, aloneHour
	}
	if m == nil {
		if m = late.FindStringSubmatch(norm); m == nil || printed.Number(m[1]) < above.Minute {
			return Stamp{}, false
		}
	}
	s := Stamp{Hour: above.Hour, Minute: above.Minute, Zone: above.Zone, Inline: above.Inline}
	if s.Inline {
		s.Rest = len([]rune(m[0]))
	}
	if m[1] != "" {
		s.Minute = printed.Number(m[1])
	}
	return s, true
}
