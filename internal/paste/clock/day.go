package clock

import (
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Day is a date as printed; zero parts were not printed. rel and back are of a day that is
// said as seen from another one.
type Day struct {
	Year, Month, Day int
	rel, back        int

	Weekday int  // time.Weekday and one, where it is printed beside the date
	Either  bool // "03/04/2031", read as the fourth of March: the page must show which it is
}

// Printed tells whether anything of a day was.
func (d Day) Printed() bool { return d.Day != 0 || d.rel != 0 }

// Full tells whether all of it was, in one meaning.
func (d Day) Full() bool { return d.Day != 0 && d.Month != 0 && d.Year != 0 && !d.Either }

// Bare tells whether no more of it was than its number in the month: "14日".
func (d Day) Bare() bool { return d.Day != 0 && d.Month == 0 && d.rel == 0 }

// MonthNames is the expression that finds the English name of a month, and what follows those in other languages.
const (
	MonthNames   = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	monthNamesRu = `(янв(?:ар[яь])?|фев(?:рал[яь])?|мар(?:та?)?|апр(?:ел[яь])?|ма[яй]|июн[яь]?|июл[яь]?|авг(?:уста?)?|сен(?:тябр[яь])?|окт(?:ябр[яь])?|ноя(?:бр[яь])?|дек(?:абр[яь])?)\.?`
)

// monthsFr are for pages of Latin letters that are not English.
const monthNamesFr = `(janvier|janv|février|fevrier|févr|mars|avril|avr|mai|juin|juillet|juil|août|aout|septembre|octobre|novembre|décembre|decembre|déc)\.?`

var (
	monthsFr = []string{"jan", "f", "mars", "avr", "mai", "juin", "juil", "ao", "sep", "oct", "nov", "d"}
	monthsEn = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	monthsRu = []string{"янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}
	daySlash = sieve.New(`^(\d{1,2})/(\d{1,2})/(\d{4})`)
	dayLone  = sieve.New(`^(\d{1,2})日(?:\s*\(([月火水木金土日])(?:曜日?)?\))?`)
)

// dayForm is a way to print a date: where in it year, month, day and weekday stand, 0 for nowhere.
type dayForm struct {
	re                        *sieve.Expr
	year, month, day, weekday int
	months                    []string // names, where the month is one
}

var dayForms = []dayForm{
	{sieve.New(`^(?:(\d{4})年\s*)?(\d{1,2})月\s*(\d{1,2})日(?:\s*\(([月火水木金土日])(?:曜日?)?\)|\s*[月火水木金土日]曜日?)?`), 1, 2, 3, 4, nil},
	{sieve.New(`^(\d{4})(?:-|/\s?|\.\s?)(\d{1,2})(?:-|/\s?|\.\s?)(\d{1,2})\.?`), 1, 2, 3, 0, nil},
	{sieve.New(`^(\d{1,2})/(\d{1,2})\s*\(([月火水木金土日])\)`), 0, 1, 2, 3, nil},
	{sieve.New(`^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}\b)`), 3, 2, 1, 0, nil},
	{sieve.New(`^(\d{1,2})(?:st|nd|rd|th)?\s+` + MonthNames + `(?:,?\s+(\d{4})|\b)`), 3, 2, 1, 0, monthsEn},
	{sieve.New(`^` + MonthNames + `\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4})|\b)`), 3, 1, 2, 0, monthsEn},
	{sieve.New(`^(\d{1,2})\s+` + monthNamesRu + `(?:,?\s+(\d{4}|[‘’']\d{2}\b)|\s|,|$)(?:\s*(?:года|г\.))?`), 3, 2, 1, 0, monthsRu},
	{sieve.New(`^` + monthNamesRu + `\s+(\d{1,2}),?\s+(\d{4})`), 3, 1, 2, 0, monthsRu},
	{sieve.New(`^(?:le\s+)?(\d{1,2})(?:er)?\s+` + monthNamesFr + `(?:\s+(\d{4})|\s|,|$)`), 3, 2, 1, 0, monthsFr},
}

// read reads a date in this form and tells how long it was.
func (f *dayForm) read(s string) (Day, int) {
	m := f.re.FindStringSubmatch(s)
	if m == nil {
		return Day{}, 0
	}
	year := strings.TrimLeft(m[f.year], "‘’'")
	d := Day{Year: printed.Number(year), Month: printed.Number(m[f.month]), Day: printed.Number(m[f.day])}
	if f.months != nil {
		d.Month = month(m[f.month], f.months)
	}
	switch {
	case f.year == 0:
		d.Year = 0
	case len(year) == 2:
		d.Year += 2000
	}
	if f.weekday > 0 {
		d.Weekday = weekdayOf(m[f.weekday])
	}
	return d, len(m[0])
}

// ReadDay reads a date at the start of a text in normal form and tells how long it was.
func ReadDay(s string) (Day, int) {
	if d, n := readEra(s); n > 0 {
		return d, n
	}
	named := weekdayPart.FindString(s)
	whole := s
	s = s[len(named):]
	var d Day
	n := 0
	for i := range dayForms {
		if d, n = dayForms[i].read(s); n > 0 {
			break
		}
	}
	if n == 0 {
		d, n = readOtherDay(s)
	}
	if m := daySlash.FindStringSubmatch(s); n == 0 && m != nil {
		d, n = slashed(printed.Number(m[1]), printed.Number(m[2]), printed.Number(m[3])), len(m[0])
	}
	if n == 0 {
		return readRelative(whole)
	}
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 {
		return Day{}, 0
	}
	if named != "" {
		d.Weekday = weekdayOf(named)
	}
	return d, len(named) + n
}

// weekdayOf gives a weekday by how its name begins: time.Weekday and one.
func weekdayOf(name string) int {
	for i, start := range []string{"日 sun вс", "月 mon пн пон", "火 tue вт", "水 wed ср", "木 thu чт чет", "金 fri пт пят", "土 sat сб суб"} {
		for w := range strings.FieldsSeq(start) {
			if strings.HasPrefix(name, w) {
				return i + 1
			}
		}
	}
	return 0
}

// slashed reads 20/03/2017 and 03/20/2017. 03/04/2017 could be either: what else the page
// prints must tell.
func slashed(a, b, year int) Day {
	switch {
	case a > 12 || a == b:
		return Day{Year: year, Month: b, Day: a}
	case b > 12:
		return Day{Year: year, Month: a, Day: b}
	}
	return Day{Year: year, Month: a, Day: b, Either: true}
}

// WholeDay reads a line that is nothing but a date.
func WholeDay(norm string) (Day, bool) {
	if len(printed.Head(norm, 81)) > len(printed.Head(norm, 80)) {
		return Day{}, false
	}
	s := strings.Trim(norm, "•-–—=# []【】:■◆●▼▽《》〈〉<>*")
	s = dayOfZone.ReplaceAllString(s, "$1")
	d, n := ReadDay(s)
	if m := dayLone.FindStringSubmatch(s); n == 0 && m != nil && printed.Number(m[1]) >= 1 && printed.Number(m[1]) <= 31 {
		d, n = Day{Day: printed.Number(m[1]), Weekday: weekdayOf(m[2])}, len(m[0])
		s = dayMoves.ReplaceAllString(s, "$1")
	}
	if n == 0 {
		return d, false
	}
	rest := strings.Trim(s[n:], " ,.()")
	return d, rest == "" || weekdayPart.MatchString(rest+" ") && !strings.Contains(rest, " ")
}

// dayOfZone is a day with the zone it is of before it or behind it, and what a heading has behind its day:
// "日本時間14日", "3月14日(日本時間)の動き".
var dayOfZone = sieve.New(`^(?:日本時間|現地時間)?((?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\s?\([月火水木金土日]\))?)(?:\((?:日本時間|現地時間)\))?(?:の(?:動き|主な動き|できごと|出来事|経過|タイムライン))?$`)

// dayMoves are words that a heading has behind its day: "20日の動き".
var dayMoves = sieve.New(`^(\d{1,2}日(?:\s*\([^()]{1,3}\))?)(?:の(?:動き|主な動き|できごと|出来事|経過|タイムライン))?$`)

func month(s string, names []string) int {
	for i, name := range names {
		if strings.HasPrefix(s, name) && !(name == "ма" && strings.HasPrefix(s, "мар")) {
			return i + 1
		}
	}
	return 0
}
