package paste

import (
	"regexp"
	"strings"
)

// day is a date as printed; zero parts were not printed. rel and back are of a day that is
// said as seen from another one.
type day struct{ year, month, day, rel, back int }

func (d day) printed() bool { return d.day != 0 || d.rel != 0 }
func (d day) full() bool    { return d.day != 0 && d.year != 0 }

const (
	monthNames   = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	monthNamesRu = `(янв(?:аря)?|фев(?:раля)?|мар(?:та)?|апр(?:еля)?|мая|июня?|июля?|авг(?:уста)?|сен(?:тября)?|окт(?:ября)?|ноя(?:бря)?|дек(?:абря)?)\.?`
)

// monthsFr are for pages of Latin letters that are not English.
const monthNamesFr = `(janvier|janv|février|fevrier|févr|mars|avril|avr|mai|juin|juillet|juil|août|aout|septembre|octobre|novembre|décembre|decembre|déc)\.?`

var (
	dayFr     = regexp.MustCompile(`^(?:le\s+)?(\d{1,2})(?:er)?\s+` + monthNamesFr + `(?:\s+(\d{4})|\s|,|$)`)
	monthsFr  = []string{"jan", "f", "mars", "avr", "mai", "juin", "juil", "ao", "sep", "oct", "nov", "d"}
	dayJa     = regexp.MustCompile(`^(?:(\d{4})年\s*)?(\d{1,2})月\s*(\d{1,2})日(?:\s*\([月火水木金土日](?:曜日?)?\))?`)
	dayISO    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)
	dayDots   = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})`)
	daySlash  = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})`)
	dayFirst  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?\s+` + monthNames + `(?:,?\s+(\d{4})|\b)`)
	dayMonth  = regexp.MustCompile(`^` + monthNames + `\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4})|\b)`)
	dayRu     = regexp.MustCompile(`^(\d{1,2})\s+` + monthNamesRu + `(?:\s+(\d{4})|\s|,|$)(?:\s*(?:года|г\.))?`)
	monthsEn  = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	monthsRu  = []string{"янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"}
	dateLabel = regexp.MustCompile(`^(?:開催日|実施日|date of (?:the )?(?:event|talks|meeting)|event date|дата (?:проведения|события|переговоров|встречи))\s*[::]\s*`)
)

// readDay reads a date at the start of a text in normal form and tells how long it was.
func readDay(s string) (day, int) {
	if d, n := readEra(s); n > 0 {
		return d, n
	}
	skip := len(weekdayPart.FindString(s))
	whole := s
	s = s[skip:]
	var d day
	n := 0
	if m := dayJa.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[1]), month: number(m[2]), day: number(m[3])}, len(m[0])
	} else if m := dayISO.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[1]), month: number(m[2]), day: number(m[3])}, len(m[0])
	} else if m := dayDots.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[3]), month: number(m[2]), day: number(m[1])}, len(m[0])
	} else if m := daySlash.FindStringSubmatch(s); m != nil {
		d, n = slashed(number(m[1]), number(m[2]), number(m[3])), len(m[0])
	} else if m := dayFirst.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[3]), month: month(m[2], monthsEn), day: number(m[1])}, len(m[0])
	} else if m := dayMonth.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[3]), month: month(m[1], monthsEn), day: number(m[2])}, len(m[0])
	} else if m := dayRu.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[3]), month: month(m[2], monthsRu), day: number(m[1])}, len(m[0])
	} else if m := dayFr.FindStringSubmatch(s); m != nil {
		d, n = day{year: number(m[3]), month: month(m[2], monthsFr), day: number(m[1])}, len(m[0])
	}
	if n == 0 {
		return readRelative(whole)
	}
	if d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31 {
		return day{}, 0
	}
	return d, skip + n
}

// slashed reads 20/03/2017 and 03/20/2017. 03/04/2017 could be either and is no date.
func slashed(a, b, year int) day {
	switch {
	case a > 12 || a == b:
		return day{year: year, month: b, day: a}
	case b > 12:
		return day{year: year, month: a, day: b}
	}
	return day{}
}

// wholeDay reads a line that is nothing but a date.
func wholeDay(l line) (day, bool) {
	if len(head(l.norm, 81)) > len(head(l.norm, 80)) {
		return day{}, false
	}
	s := strings.Trim(l.norm, "•-–—=# []【】:")
	d, n := readDay(s)
	if n == 0 {
		return d, false
	}
	rest := strings.Trim(s[n:], " ,.()")
	return d, rest == "" || weekdayPart.MatchString(rest+" ") && !strings.Contains(rest, " ")
}

func month(s string, names []string) int {
	for i, name := range names {
		if strings.HasPrefix(s, name) && !(name == "ма" && strings.HasPrefix(s, "мар")) {
			return i + 1
		}
	}
	return 0
}
