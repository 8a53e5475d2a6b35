package clock

import (
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Half is the half of a day that a heading names for the clocks below it.
type Half int

const (
	NoHalf    Half = iota // NoHalf, where none does
	Morning               // Morning is the half that begins at midnight
	Afternoon             // Afternoon is the half that begins at noon
)

var (
	halfHead = sieve.New(`^[\[【(<〔■◆●▼\s]*(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:\([月火水木金土日]\))?\s?(?:(午前)|午後)[\]】)>〕\s]*$`)
	ownHalf  = sieve.New(`午前|午後|未明|早朝|深夜|夜|[ap]\.?m\b`)
)

// HalfHead reads a line that is nothing but such a heading: "【16日午後】", "■午前".
func HalfHead(norm string) Half {
	m := halfHead.FindStringSubmatch(norm)
	switch {
	case m == nil:
		return NoHalf
	case m[1] != "":
		return Morning
	}
	return Afternoon
}

// Below gives the clock at the head of a line as it is meant below a heading: one of twelve hours that does not
// name its half itself.
func (s Stamp) Below(h Half, norm string) Stamp {
	if h != NoHalf && !s.IsAgo && s.Hour <= 12 && !ownHalf.MatchString(printed.Head(norm, 12)) {
		s.twelve(h == Afternoon, false)
	}
	return s
}
