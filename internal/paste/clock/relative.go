package clock

import (
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// eras of Japan by their names and letters: the year before their first.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "r": 2018, "h": 1988, "s": 1925, "t": 1911, "m": 1867}

// dayEra reads 令和5年3月20日, 平成元年1月8日, R5.3.20 and H25/11/2.
var dayEra = pattern.New(`^(?:(令和|平成|昭和|大正|明治)\s*(\d{1,2}|元)\s*年\s*(\d{1,2})月\s*(\d{1,2})日|([rhstm])\s?(\d{1,2})(?:[./](\d{1,2})[./](\d{1,2})|年\s*(\d{1,2})月\s*(\d{1,2})日))(?:\s*\([月火水木金土日](?:曜日?)?\))?`)

func readEra(s string) (Day, int) {
	m := dayEra.FindStringSubmatch(s)
	if m == nil {
		return Day{}, 0
	}
	year := printed.Number(m[2] + m[6])
	if m[2] == "元" {
		year = 1
	}
	return Day{Year: eras[m[1]+m[5]] + year, Month: printed.Number(m[3] + m[7] + m[9]), Day: printed.Number(m[4] + m[8] + m[10])}, len(m[0])
}

// relatives are words for days, and how many days before the coverage's day they mean.
var relatives = []struct {
	word string
	back int
}{
	{"一昨日", 2},
	{"おととい", 2},
	{"昨日", 1},
	{"きのう", 1},
	{"前日", 1},
	{"今日", 0},
	{"きょう", 0},
	{"本日", 0},
	{"当日", 0},
	{"明日", -1},
	{"あす", -1},
	{"翌日", -1},
	{"позавчера", 2},
	{"вчера", 1},
	{"сегодня", 0},
	{"завтра", -1},
	{"the day before yesterday", 2},
	{"yesterday", 1},
	{"today", 0},
	{"tomorrow", -1},
	{"avant-hier", 2},
	{"hier", 1},
	{"aujourd'hui", 0},
	{"aujourd’hui", 0},
}

// weekdays by how their names begin; the number is time.Weekday's.
var weekdays = []struct {
	start string
	day   time.Weekday
}{
	{"monday", 1},
	{"tuesday", 2},
	{"wednesday", 3},
	{"thursday", 4},
	{"friday", 5},
	{"saturday", 6},
	{"sunday", 0},
	{"понедельник", 1},
	{"вторник", 2},
	{"среда", 3},
	{"среду", 3},
	{"четверг", 4},
	{"пятница", 5},
	{"пятницу", 5},
	{"суббота", 6},
	{"субботу", 6},
	{"воскресенье", 0},
	{"月曜日", 1},
	{"火曜日", 2},
	{"水曜日", 3},
	{"木曜日", 4},
	{"金曜日", 5},
	{"土曜日", 6},
	{"日曜日", 0},
	{"lundi", 1},
	{"mardi", 2},
	{"mercredi", 3},
	{"jeudi", 4},
	{"vendredi", 5},
	{"samedi", 6},
	{"dimanche", 0},
}

// readRelative reads a day that is said as seen from another: 昨日, вчера, "Monday".
func readRelative(s string) (Day, int) {
	for _, r := range relatives {
		if strings.HasPrefix(s, r.word) && wordEnds(s[len(r.word):], r.word) {
			return Day{rel: relativeDay, back: r.back}, len(r.word)
		}
	}
	for _, w := range weekdays {
		if strings.HasPrefix(s, w.start) && wordEnds(s[len(w.start):], w.start) {
			return Day{rel: relativeWeekday, back: int(w.day)}, len(w.start)
		}
	}
	return Day{}, 0
}

// wordEnds tells whether a word is over where it was found. Japanese sets no blanks, but
// 今日 may also begin another word: what follows must be a number, a mark or nothing.
func wordEnds(after, word string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if after == "" || r >= '0' && r <= '9' || strings.ContainsRune(" ,.:·|—–-()[]】午の/;", r) {
		return true
	}
	return false
}

// The ways in which a day is said as seen from another.
const (
	relativeDay     = 1 // back days before it
	relativeWeekday = 2 // the last such weekday, counting it
)

// Relative tells whether a day is said as seen from another.
func (d Day) Relative() bool { return d.rel != 0 }

// OfWeek tells whether a day is said by the name it has in its week alone.
func (d Day) OfWeek() bool { return d.rel == relativeWeekday }

// On gives the day as seen from another.
func (d Day) On(from time.Time) time.Time {
	if d.rel == relativeWeekday {
		return from.AddDate(0, 0, -(int(from.Weekday())-d.back+7)%7)
	}
	return from.AddDate(0, 0, -d.back)
}

// At gives the beginning of a day.
func (d Day) At(loc *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, loc)
}

// DayOf gives the day of a time.
func DayOf(at time.Time) Day {
	return Day{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
}

// Near gives the day that lies nearest to another where no year is printed.
func (d Day) Near(other time.Time) (time.Time, bool) {
	if d.Relative() {
		return d.On(other), true
	}
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 || d.Either {
		return time.Time{}, false
	}
	if d.Year > 0 {
		return d.At(time.UTC), true
	}
	var best time.Time
	for year := other.Year() - 1; year <= other.Year()+1; year++ {
		at := Day{Year: year, Month: d.Month, Day: d.Day}.At(time.UTC)
		if best.IsZero() || at.Sub(other).Abs() < best.Sub(other).Abs() {
			best = at
		}
	}
	return best, true
}
