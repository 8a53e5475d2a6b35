package paste

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// day is a date as printed; zero parts were not printed. rel and back are of a day that is
// said as seen from another one.
type day struct{ year, month, day, rel, back int }

func (d day) printed() bool { return d.day != 0 || d.rel != 0 }
func (d day) full() bool    { return d.day != 0 && d.year != 0 }

// stamp is a line, or the start of one, that is a clock time.
type stamp struct {
	hour, minute int
	day          day
	zone         zone
	bullet       bool // "• 18:21"
	labelled     bool // "Posted at 18:21"
	bracketed    bool // "[18:21]"
	inline       bool // words follow on the same line
	rest         int  // where they do, in runes
}

func (s stamp) minutes() int { return s.hour*60 + s.minute }

// The parts of a stamp. All are matched at the start of a text in normal form (see normal).
var (
	bulletPart  = regexp.MustCompile(`^[•●・○◆■▪◇▶►★·*–—\-]+\s*`)
	labelPart   = regexp.MustCompile(`^(?:(?:posted|published)(?: at| on)?|опубликовано(?: в)?|投稿(?:日時)?|配信)\s*:?\s*`)
	openPart    = regexp.MustCompile(`^[\[【((<〔]\s*`)
	closePart   = regexp.MustCompile(`^\s*[\]】))>〕]`)
	weekdayPart = regexp.MustCompile(`^(?:mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен)[a-zа-я]*\.?,?\s+`)
	betweenPart = regexp.MustCompile(`^(?:\s*(?:,|·|\||–|—|-|/|;|at\b|в\s|の)\s*|\s+)`)
	timePart    = regexp.MustCompile(`^(午前|午後)?\s*(\d{1,2})(?:時(?:(\d{1,2})分|半)?|\s?([:.h]|ч\.?)\s?(\d{2})(?::\d{2}(?:\.\d+)?)?)(?:\s*(am|pm|a\.m\.|p\.m\.)|\s*ч(?:\.|\s|$))?`)
	aboutPart   = regexp.MustCompile(`^\s*(?:ごろ|頃|すぎ|過ぎ|現在)`)
	hourPart    = regexp.MustCompile(`^(\d{1,2})\s?(am|pm|a\.m\.|p\.m\.)`)
	leadInPart  = regexp.MustCompile(`^\s*(?:[—–|:・]|-\s|」)\s*|^\s+`)
)

// lookAt is how many runes of a line are looked at for a clock.
const lookAt = 160

// readStamp reads a clock time at the start of a line: "• 18:21", "17.25 GMT", "午後5時25分",
// "20 March 2017, 5:25 pm", "18:21 — words". Words after it need something that sets them off.
func readStamp(l line) (stamp, bool) {
	if !strings.ContainsAny(head(l.norm, 48), "0123456789") {
		return stamp{}, false
	}
	whole := head(l.norm, lookAt)
	if half, doubled := foldedClock(whole); doubled {
		whole = half
	}
	s, rest, strong, ok := stampParts(whole)
	if !ok {
		return s, false
	}
	if strings.TrimSpace(rest) == "" {
		return s, utf8.RuneCountInString(l.norm) <= lookAt
	}
	m := leadInPart.FindString(rest)
	if m == "" && !s.bracketed || !strong {
		return s, false
	}
	s.inline = true
	s.rest = utf8.RuneCountInString(whole) - utf8.RuneCountInString(rest[len(m):])
	return s, true
}

// stampParts reads the parts in the order they are printed and gives what follows them.
// strong tells that the time cannot be an ordinary number, as "1.50" could.
func stampParts(s string) (st stamp, rest string, strong, ok bool) {
	drop := func(re *regexp.Regexp) bool {
		m := re.FindString(s)
		s = s[len(m):]
		return m != ""
	}
	st.bullet = drop(bulletPart)
	st.labelled = drop(labelPart)
	open := drop(openPart)
	if d, n := readDay(s); n > 0 {
		st.day, s = d, s[n:]
		if !drop(betweenPart) && strings.HasPrefix(s, "t") {
			s = s[1:] // 2017-03-20T18:21
		}
	}
	z, n := zoneBefore(s)
	st.zone, s = z, strings.TrimLeft(s[n:], " ")
	n, strong, ok = st.readTime(s)
	if !ok {
		return st, "", false, false
	}
	s = s[n:]
	if z, n := readZone(s); n > 0 {
		st.zone, s, strong = z, s[n:], true
	}
	st.bracketed = open && drop(closePart)
	if n := st.dayAfter(s); n > 0 {
		s = s[n:]
	}
	if open && !st.bracketed {
		st.bracketed = drop(closePart)
	}
	return st, s, strong || st.bullet || st.day.printed(), true
}

// readTime reads the clock itself and tells how long it was.
func (s *stamp) readTime(text string) (n int, strong, ok bool) {
	half := ""
	if m := hourPart.FindStringSubmatch(text); m != nil {
		n, s.hour, half = len(m[0]), number(m[1]), m[2]
	} else if m := timePart.FindStringSubmatch(text); m != nil {
		n, s.hour, half = len(m[0]), number(m[2]), m[1]+m[6]
		s.minute = number(m[3] + m[5])
		if strings.HasSuffix(m[0], "半") {
			s.minute = 30
		}
		strong = m[4] != "."
	} else {
		return 0, false, false
	}
	if about := aboutPart.FindString(text[n:]); about != "" && strings.Contains(text[:n], "時") {
		n += len(about)
	}
	if strings.HasPrefix(text[n:], "%") || n < len(text) && text[n] >= '0' && text[n] <= '9' {
		return 0, false, false
	}
	if half != "" {
		strong = true
		if !s.twelve(strings.HasPrefix(half, "p") || half == "午後", half[0] < 0x80) {
			return 0, false, false
		}
	}
	return n, strong, (s.hour < 24 || s.hour < 30 && strong && half == "") && s.minute < 60
}

// twelve turns a twelve-hour clock into a twenty-four-hour one. 午後 counts from 0, "pm" from 12.
func (s *stamp) twelve(afternoon, latin bool) bool {
	if s.hour > 12 || latin && s.hour == 0 {
		return false
	}
	s.hour %= 12
	if afternoon {
		s.hour += 12
	}
	return true
}

// dayAfter reads a date behind the time ("18:57 2019年10月18日"). Words may follow it only
// when something sets them off: "18:21 20 March talks begin" does not say its own date.
func (s *stamp) dayAfter(text string) int {
	if s.day.printed() {
		return 0
	}
	m := betweenPart.FindString(text)
	d, n := readDay(text[len(m):])
	if n == 0 {
		return 0
	}
	n += len(m)
	rest := strings.TrimSpace(text[n:])
	if rest != "" && !closePart.MatchString(rest) && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "|") {
		return 0
	}
	s.day = d
	return n
}

// foldedClock knows "posted at 17:2517:25", as pages print a time for the eye and for screen readers.
func foldedClock(s string) (string, bool) {
	m := doubledClock.FindStringSubmatch(s)
	if m == nil || m[2] != m[3] {
		return s, false
	}
	return m[1] + m[2], true
}

var doubledClock = regexp.MustCompile(`^(\D{0,24})(\d{1,2}[:.]\d{2})\s?(\d{1,2}[:.]\d{2})$`)

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

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// head gives the first n runes: what stands at the start of a line is found there, however long the line.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
