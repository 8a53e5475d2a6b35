package record

import (
	"strings"
	"time"
)

// A date may be known to the month or the year only, or as an interval: 2013-11-02, 2013-11,
// 2013, 2014/2017-03. It may carry an hour, which no view looks at: 2017-03-20T15:49.

// FirstDay and LastDay give the bounds of a date: of 2014 the 1st of January and the 31st of
// December, of 2014/2017-03 the 1st of January 2014 and the 31st of March 2017. ok is false
// for what is no date.
func FirstDay(date string) (day time.Time, ok bool) {
	from, _, _ := strings.Cut(date, "/")
	day, _, ok = parseDay(from)
	return day, ok
}

// LastDay is described at FirstDay.
func LastDay(date string) (day time.Time, ok bool) {
	from, to, two := strings.Cut(date, "/")
	if two {
		from = to
	}
	_, day, ok = parseDay(from)
	return day, ok
}

// parseDay gives the first and the last day of a date without a slash.
func parseDay(date string) (first, last time.Time, ok bool) {
	date, hour, timed := strings.Cut(date, "T")
	if timed && !validHour(hour) {
		return first, last, false
	}
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return t, t, true
	}
	if t, err := time.Parse("2006-01", date); err == nil && !timed {
		return t, t.AddDate(0, 1, -1), true
	}
	if t, err := time.Parse("2006", date); err == nil && !timed {
		return t, t.AddDate(1, 0, -1), true
	}
	return first, last, false
}

// validHour takes an hour with or without seconds and with or without an offset.
func validHour(hour string) bool {
	for _, layout := range []string{"15:04", "15:04:05", "15:04Z07:00", "15:04:05Z07:00"} {
		if _, err := time.Parse(layout, hour); err == nil {
			return true
		}
	}
	return false
}

// covers tells whether a tenure covers a day.
func covers(t Tenure, on time.Time) bool {
	if from, ok := FirstDay(t.From); ok && on.Before(from) {
		return false
	}
	if to, ok := LastDay(t.To); ok && on.After(to) {
		return false
	}
	return true
}
