package clock

import (
	"strings"
	"time"

	"readout/internal/paste/printed"
)

// What is peculiar about a moment, as catalogue keys: on the day the clocks are set, an hour comes twice and one never.
const (
	Twice      = "paste.note_twice"
	NoSuchTime = "paste.note_no_such_time"
)

var instants = []string{
	time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05.999-0700", "2006-01-02T15:04-0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04 -0700",
	time.RFC1123Z, time.RFC1123,
}

var clocks = []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "15:04", "15:04:05"}

// Instant reads a machine's time: with a zone, without one, a clock alone, or seconds
// or milliseconds since 1970. A day without a clock is none.
func Instant(s string) *Stamp {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 60 || !strings.ContainsAny(s, "0123456789") || (s[0] < '0' || s[0] > '9') && !strings.Contains(s, ",") {
		return nil
	}
	for _, layout := range instants {
		if at, err := time.Parse(layout, s); err == nil {
			return StampOf(at, time.FixedZone("", Offset(at)))
		}
	}
	for _, layout := range clocks {
		if at, err := time.Parse(layout, s); err == nil {
			return StampOf(at, nil)
		}
	}
	if len(s) >= 10 && len(s) <= 13 && strings.Trim(s, "0123456789") == "" {
		seconds := int64(printed.Number(s[:10]))
		return StampOf(time.Unix(seconds, 0).UTC(), time.UTC)
	}
	return nil
}

// Offset gives how many seconds east of Greenwich a time is told.
func Offset(at time.Time) int {
	_, offset := at.Zone()
	return offset
}

// StampOf gives the stamp that shows a time; zone is nil where it is the event's own.
func StampOf(at time.Time, zone *time.Location) *Stamp {
	s := &Stamp{Hour: at.Hour(), Minute: at.Minute()}
	s.Zone.Fixed = zone
	if at.Year() > 1 {
		s.Day = Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
	}
	return s
}

// InstantDay reads the day of a machine's time.
func InstantDay(s string) (Day, bool) {
	at, err := time.Parse(time.DateOnly, printed.Head(strings.TrimSpace(s), 10))
	return Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}, err == nil
}

// Moment gives the instant of a stamp, on a day given where it prints none.
func (s *Stamp) Moment(given Day, zone *time.Location) (time.Time, bool) {
	if s == nil || s.DayAlone {
		return time.Time{}, false
	}
	d := s.Day
	if !d.Printed() {
		d = given
	}
	if !d.Full() {
		return time.Time{}, false
	}
	if s.Zone.Fixed != nil {
		zone = s.Zone.Fixed
	}
	return Meanings(d.At(time.UTC), *s, zone)[0].At, true
}

// Moment is an instant a clock may mean.
type Moment struct {
	At     time.Time
	Reason string // what is peculiar about it: Twice, NoSuchTime or nothing
}

// Meanings gives the instants at which clocks in a zone show a time on a day: mostly one;
// two when the clocks are set back; when they are set forward over it, the instant it
// would have been.
func Meanings(d time.Time, s Stamp, loc *time.Location) []Moment {
	if s.Hour >= 24 { // "25:10" is ten past one of the next day
		d, s.Hour = d.AddDate(0, 0, 1), s.Hour-24
	}
	plain := time.Date(d.Year(), d.Month(), d.Day(), s.Hour, s.Minute, 0, 0, loc)
	_, before := plain.Add(-12 * time.Hour).Zone()
	_, after := plain.Add(12 * time.Hour).Zone()
	if before == after {
		return []Moment{{At: plain.UTC()}}
	}
	utc := time.Date(d.Year(), d.Month(), d.Day(), s.Hour, s.Minute, 0, 0, time.UTC)
	var all []Moment
	for _, offset := range []int{before, after} {
		at := utc.Add(-time.Duration(offset) * time.Second)
		if here := at.In(loc); here.Hour() == s.Hour && here.Minute() == s.Minute && here.Day() == utc.Day() {
			all = append(all, Moment{At: at})
		}
	}
	switch len(all) {
	case 0:
		return []Moment{{plain.UTC(), NoSuchTime}}
	case 2:
		all[0].Reason, all[1].Reason = Twice, Twice
	}
	return all
}
