// Package clock reads days and clock times as pages print them and as machines write them: in which form, with
// which zone, how long ago, and which instants they may mean. Texts come to it in normal form (printed.Normal).
package clock

import (
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Stamp is a line, or the start of one, that is a clock time.
type Stamp struct {
	Hour, Minute int
	Day          Day
	Zone         Zone
	Bullet       bool // "• 18:21"
	Labelled     bool // "Posted at 18:21"
	Bracketed    bool // "[18:21]"
	Inline       bool // words follow on the same line, or stand before the clock
	Rest         int  // where they begin, in runes
	Until        int  // where they end, where the clock stands at the end of the line; 0: with the line
	Dated        Side // where the day stands
	Weekday      bool // the day is printed with its weekday

	Vague    bool // it says a part of the day, of which Hour is the beginning, and no clock: "14日未明"
	DayAlone bool // of a machine's time: it has no clock
	IsAgo    bool // it says how long ago it was, and no clock
	Ago      time.Duration
}

// Side is where a day stands beside a clock.
type Side int

const (
	Undated Side = iota // Undated, where none does
	before              // "20 March, 18:21"
	after               // "18:21, 20 March"
)

// Minutes counts them from midnight, or backwards from now, so that they grow with time.
func (s Stamp) Minutes() int {
	if s.IsAgo {
		return -int(s.Ago / time.Minute)
	}
	return s.Hour*60 + s.Minute
}

// The parts of a stamp. All are matched at the start of a text in normal form (see printed.Normal).
var (
	bulletPart  = sieve.New(`^[•●・○◆■▪◇▶►★·*–—\-]+\s*`)
	labelPart   = sieve.New(`^(?:(?:posted|published)(?: at| on)?|опубликовано(?: в)?|投稿(?:日時)?|配信|追記\s?[①-⑳\d]{0,2}|ore|alle ore|klo?\.|às)\s*:?\s*`)
	addedPart   = sieve.New(`^(?:updated?|追記|更新|続報|обновлено|дополнено)\s?:?\s(?:в\s)?`)
	behindPart  = sieve.New(`^\s?(?:更新|追記|続報|update|updated|upd)([\]】)])`)
	updatePart  = sieve.New(`^(update,?\s)(?:\d|` + MonthNames + `\b)`) // "Update 9:40 p.m. EST", "Update, March 14, 9:40 p.m."
	openPart    = sieve.New(`^[\[【((<〔]\s*`)
	closePart   = sieve.New(`^\s*[\]】))>〕]`)
	weekdayPart = sieve.New(`^(?:mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен)[a-zа-я]*\.?,?\s+`)
	betweenPart = sieve.New(`^(?:\s*(?:,|:|·|\||–|—|-|/|;|at\b|в\s|の)\s*|\s+)`)
	timePart    = sieve.New(`^(午前|午後|未明|早朝|深夜|오전|오후|上午|下午|am|pm)?\s*(\d{1,2})(?:時(?:(\d{1,2})(?:[~〜-]\d{1,2})?分(?:\d{1,2}秒)?|半)?|\s?([:.h]|ч\.?)\s?(\d{2})(?::\d{2}(?:\.\d+)?)?)(?:\s*(am|pm|a\.m\.|p\.m\.)|\s*ч(?:\.|\s|$)|\s*(?:uhr|hrs?)\b)?`)
	wordPart    = sieve.New(`^(?:12\s?)?(?:(正午|noon|midday|полдень)|(midnight|полночь)|(未明) )`)
	aboutPart   = sieve.New(`^\s*(?:(?:ごろ|頃|すぎ|過ぎ|現在|時点|前$)(?:から|より|[~〜])?|から(?:(?:同|午前|午後)?(?:\d{1,2}時)?(?:\d{1,2}分|半)?(?:ごろ|頃)?まで)?|より|[~〜])`)
	hourPart    = sieve.New(`^(\d{1,2})\s?(am|pm|a\.m\.|p\.m\.)`)
	setOffPart  = sieve.New(`^\s*(?:$|[—–|:・\]】)]|-\s)`)
	toPart      = sieve.New(`^\s?[–—~〜-]\s?(?:午前|午後)?\d{1,2}(?:[:.]\d{2}|時(?:\d{1,2}分)?)([\]】)>〕])`)
	againPart   = sieve.New(`^\s*\([^()]{0,24}\d{1,2}[:時.]\d{2}[^()]{0,16}\)`)
	// elsewherePart is the clock of another place, "(現地時間14:10)", "(11:10 GMT)"; "(GMT+3:00)" is a zone.
	elsewherePart = sieve.New(`^\s*\((?:[^()+−\d-]{0,24})\d{1,2}[:時]\d{2}分?(?: [a-zа-я]{2,5})?\)`)
	markedPart    = sieve.New(`^[【《〈［「『]`) // "2:05【可決】"
	untilPart     = sieve.New(`^\s?[–—~〜-]\s?\d{1,2}[:.]\d{2}$`)
	leadInPart    = sieve.New(`^\s*(?:[—–|:・]|[/-]\s|」|\.\s|,\s)\s*|^\s+`)
)

// bareDay is a day without its month, or the day above, before a clock: "【12日 午後7時30分頃】", "12日00:23 言葉",
// "14日午前1時6分 言葉", "同日午後4時". What is said of it behind the clock is Read's to ask.
var bareDay = sieve.New(`^(?:([1-9]\d?)日|同日)\s?(?:(?:午前|午後|未明|早朝|深夜)?\s?\d{1,2}[時:]|正午|未明 )`)

// zoneClosed is a zone behind such a clock, "(8日10時前 日本時間)".
var zoneClosed = sieve.New(`^\s?(?:日本時間|現地時間)[\]】)>〕]`)

// slashMoment is a month and a day before a clock, with nothing behind it but a bracket: "12/14 11:53", "【追記 3/14 09:21】", "(3/14 9時半追記)".
var slashMoment = sieve.New(`^(\d{1,2})/(\d{1,2})\s+(\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?))(?:$|(?:追記|更新|現在)?[\]】)])`)

// Reach is how many runes of a line are looked at for a clock.
const Reach = 160

// Read reads a clock time at the start of a line: "• 18:21", "17.25 GMT", "午後5時25分",
// "20 March 2017, 5:25 pm", "18:21 — words". Words after it need something that sets them off.
func Read(norm string) (Stamp, bool) {
	if start := printed.Head(norm, 48); !strings.ContainsAny(start, "0123456789") && !wordPart.MatchString(strings.TrimLeft(start, "•■◆【[ ")) {
		return Stamp{}, false
	}
	whole := withoutAgo(printed.Head(norm, Reach))
	away := utf8.RuneCountInString(printed.Head(norm, Reach)) - utf8.RuneCountInString(whole)
	if half, doubled := foldedClock(whole); doubled {
		whole = half
	}
	s, rest, strong, ok := ReadParts(whole)
	if !ok {
		return s, false
	}
	if strings.TrimSpace(rest) == "" {
		return s, utf8.RuneCountInString(norm) <= Reach
	}
	m := leadInPart.FindString(rest)
	if m == "" && !s.Bracketed && !markedPart.MatchString(rest) || !strong {
		return s, false
	}
	if rest == m && rest == ":" || !s.Day.Printed() && untilPart.MatchString(rest) {
		return s, true // "18:21:", "18:21–18:30", and the words stand below
	}
	s.Inline = true
	s.Rest = away + utf8.RuneCountInString(whole) - utf8.RuneCountInString(rest[len(m):])
	return s, true
}

// ReadTrailing reads a clock at the end of a line's words: "Talks resume published at 15:00
// British Summer Time 11 June", as lists that were saved with their headlines have it.
func ReadTrailing(text, norm string) (Stamp, bool) {
	if printed.Width(printed.Head(norm, 401)) > 400 {
		return Stamp{}, false
	}
	m := trailingPart.FindStringIndex(norm)
	if m == nil {
		return readBracketed(text, norm)
	}
	s, rest, _, ok := ReadParts(norm[m[0]:])
	if !ok || strings.TrimSpace(rest) != "" || !s.Labelled {
		return Stamp{}, false
	}
	words := norm[:m[0]]
	number := numberPart.FindString(words)
	s.Bullet, s.Inline, s.Rest = number != "", true, utf8.RuneCountInString(number)
	s.Until = utf8.RuneCountInString(strings.TrimRight(words, " ·|—–-"))
	return s, s.Until > s.Rest
}

// readBracketed reads a clock in square brackets behind a headline: "■初の会談［18:21］".
func readBracketed(text, norm string) (Stamp, bool) {
	m := bracketedClock.FindStringSubmatch(norm)
	if m == nil || printed.Stopped(text, true) {
		return Stamp{}, false
	}
	s := Stamp{Hour: printed.Number(m[2]), Minute: printed.Number(m[3]), Bracketed: true, Inline: true, Until: utf8.RuneCountInString(m[1])}
	return s, s.Hour < 30 && s.Minute < 60
}

var bracketedClock = sieve.New(`^(.{4,}?)\s?[\[［【](\d{1,2})[:時](\d{2})分?[\]］】]$`)

var (
	trailingPart = sieve.New(`(?:published|posted) at \d{1,2}[:.]\d{2}\b.{0,60}$`)
	numberPart   = sieve.New(`^\s*(?:\d{1,4}[.)]|[•●・*-])\s+`)
	listedPart   = sieve.New(`^(\d{1,4}\.\s+)(?:\d{1,2}:\d{2}\s|` + MonthNames + `\s+\d{1,2}, \d{4},?\s+\d{1,2}:\d{2}\b)`) // "12. 14:45 The talks"
	agoPart      = sieve.New(`^\d{1,5}\s?[mhd] ago\s*[/|·]\s*`)                                                            // "14d ago / 11:47 PM UTC"
)

// ReadParts reads the parts in the order they are printed and gives what follows them.
// strong tells that the time cannot be an ordinary number, as "1.50" could.
func ReadParts(s string) (st Stamp, rest string, strong, ok bool) {
	s, open, called := st.readLead(s)
	s = st.dayBefore(s)
	next, morrow := strings.CutPrefix(s, "翌")
	if morrow = morrow && startsDigit(next); morrow {
		s = next // "翌0時30分" is of the day after
	}
	z, n := zoneBefore(s)
	st.Zone, s = z, strings.TrimLeft(s[n:], " ")
	n, strong, ok = st.readTime(s)
	if !ok {
		return st, "", false, false
	}
	if s = s[n:]; morrow {
		if st.Hour += 24; st.Hour > 35 {
			return st, "", false, false
		}
	}
	drop(&s, elsewherePart)
	if z, n := readZone(s); n > 0 {
		st.Zone, s, strong = z, s[n:], true
	}
	drop(&s, againPart)
	s = s[otherZone(s):]
	for _, part := range []*sieve.Expr{toPart, behindPart} { // "(10:00~10:09)", "【18:21更新】"
		if m := part.FindStringSubmatch(s); open && m != nil && (part == behindPart || !st.Day.Printed()) {
			s = s[len(m[0])-len(m[1]):]
		}
	}
	st.Bracketed = open && drop(&s, closePart)
	if n := st.dayAfter(s); n > 0 {
		s = s[n:]
	}
	if open && !st.Bracketed {
		st.Bracketed = drop(&s, closePart)
	}
	if called && st.Zone.Name == "" && !st.Day.Printed() {
		return st, "", false, false // "Update 2.10 adds maps"
	}
	return st, s, strong || st.Bullet || st.Labelled || st.Day.Printed(), true
}

// readLead reads what stands before the day and the clock: signs, words that say what they are of, a bracket. called
// tells of a word that clocks are seldom called alone.
func (s *Stamp) readLead(text string) (rest string, open, called bool) {
	if m := listedPart.FindStringSubmatch(text); m != nil {
		text, s.Bullet = text[len(m[1]):], true
	}
	s.Bullet = drop(&text, bulletPart) || s.Bullet
	s.Labelled = drop(&text, labelPart)
	drop(&text, agoPart)
	m := updatePart.FindStringSubmatch(text)
	if called = m != nil; called {
		text = text[len(m[1]):]
	}
	if open = drop(&text, openPart); open {
		drop(&text, addedPart)
		if here, ok := strings.CutPrefix(text, "現地"); ok && startsDigit(here) {
			text = here // "(現地14:02)"
		}
	}
	return text, open, called
}

// dayBefore reads the day before a clock and gives what follows it.
func (s *Stamp) dayBefore(text string) string {
	if m := slashMoment.FindStringSubmatch(text); m != nil && printed.Number(m[1]) <= 12 && printed.Number(m[2]) <= 31 {
		s.Day, s.Dated, text = Day{Month: printed.Number(m[1]), Day: printed.Number(m[2])}, before, strings.TrimLeft(text[len(m[1])+1+len(m[2]):], " ")
	}
	if d, n := ReadDay(text); n > 0 {
		s.Weekday = d.Weekday > 0
		s.Day, s.Dated, text = d, before, text[n:]
		if !drop(&text, betweenPart) && strings.HasPrefix(text, "t") {
			text = text[1:] // 2017-03-20T18:21
		}
	}
	if m := bareDay.FindStringSubmatch(text); m != nil && printed.Number(m[1]) <= 31 {
		if m[1] != "" {
			s.Day, s.Dated = Day{Day: printed.Number(m[1])}, before
		}
		_, text, _ = strings.Cut(text, "日")
		text = strings.TrimLeft(text, " ")
	}
	return text
}

// drop takes a part off the start of a text, if it is there.
func drop(text *string, part *sieve.Expr) bool {
	m := part.FindString(*text)
	*text = (*text)[len(m):]
	return m != ""
}

// readTime reads the clock itself and tells how long it was.
func (s *Stamp) readTime(text string) (n int, strong, ok bool) {
	half := ""
	if m := hourPart.FindStringSubmatch(text); m != nil {
		n, s.Hour, half = len(m[0]), printed.Number(m[1]), m[2]
	} else if m := wordPart.FindStringSubmatch(text); m != nil {
		return s.readWord(text, m)
	} else if m := timePart.FindStringSubmatch(text); m != nil {
		n, s.Hour, half = len(m[0]), printed.Number(m[2]), m[1]+m[6]
		s.Minute = printed.Number(m[3] + m[5])
		if strings.HasSuffix(m[0], "半") {
			s.Minute = 30
		}
		strong = m[4] != "." || strings.HasSuffix(m[0], "hr") || strings.HasSuffix(m[0], "hrs")
	} else {
		return 0, false, false
	}
	if about := aboutPart.FindString(text[n:]); about != "" && strings.ContainsAny(text[:n], "時:") && (s.Day.Printed() || !startsDigit(text[n+len(about):])) {
		n += len(about) // not of "10:00~10:09", which goes on; with its day that is when something was held, and no clock
	}
	if end, shortly := strings.CutPrefix(text[n:], "前"); shortly && (strings.Contains(text[:n], "時") && (closePart.MatchString(end) || zoneClosed.MatchString(end)) || strings.ContainsAny(text[:n], "時:") && strings.HasPrefix(end, " ")) {
		n += len("前") // "【3月14日午前11時前】", "20:00前 言葉"
	}
	if strings.HasPrefix(text[n:], "%") || n < len(text) && text[n] >= '0' && text[n] <= '9' {
		return 0, false, false
	}
	if half != "" {
		strong = true
		if saysTwice(s.Hour, text, half) {
			return n, true, s.Hour < 24 && s.Minute < 60
		}
		if !s.twelve(strings.HasPrefix(half, "p") || half == "午後" || half == "오후" || half == "下午" || half == "深夜" && s.Hour > 5, half[0] < 0x80) {
			return 0, false, false
		}
	}
	return n, strong, (s.Hour < 24 || s.Hour < 30 && strong && half == "") && s.Minute < 60
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// readWord reads "noon" and "midnight", which are clocks where they stand alone or lead a line.
func (s *Stamp) readWord(text string, m []string) (n int, strong, ok bool) {
	n = len(m[0])
	if m[3] != "" {
		s.Vague = s.Day.Printed()
		return n - 1, true, s.Vague // "14日未明 言葉"
	}
	if m[1] != "" {
		s.Hour = 12
	}
	n += len(aboutPart.FindString(text[n:]))
	return n, true, setOffPart.MatchString(text[n:]) || m[1] == "正午" && strings.HasPrefix(text[n:], " ")
}

// saysTwice tells whether a clock of twenty-four hours is printed with the half of the day that its hour says as well:
// "23.55pm", "00:20pm", "午後15時20分".
func saysTwice(hour int, text, half string) bool {
	return (half[0] == 'p' || half == "午後") && (hour > 12 && hour < 24 || half[0] == 'p' && strings.HasPrefix(text, "00"))
}

// twelve turns a twelve-hour clock into a twenty-four-hour one. 午後 counts from 0, "pm" from 12.
func (s *Stamp) twelve(afternoon, latin bool) bool {
	if s.Hour > 12 || latin && s.Hour == 0 {
		return false
	}
	s.Hour %= 12
	if afternoon {
		s.Hour += 12
	}
	return true
}

// dayAfter reads a date behind the time ("18:57 2019年10月18日"). Words may follow it only
// when something sets them off: "18:21 20 March talks begin" does not say its own date.
func (s *Stamp) dayAfter(text string) int {
	if s.Day.Printed() {
		return 0
	}
	m := betweenPart.FindString(text)
	d, n := ReadDay(text[len(m):])
	if n == 0 {
		return 0
	}
	n += len(m)
	n += len(otherMoment.FindString(text[n:]))
	rest := strings.TrimSpace(text[n:])
	if d.Full() && (glued(text[n:]) || stampAfter(text[n:]) || sourceAfter.MatchString(text[n:])) {
		rest = "" // not set off, but not said of the day either
	}
	if rest != "" && !closePart.MatchString(rest) && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "|") && !strings.HasPrefix(rest, ": ") {
		return 0
	}
	s.Day, s.Dated = d, after
	return n
}

// otherZone tells how long the same moment is in another zone, with its name: " / 18:25 CET".
func otherZone(s string) int {
	m := otherClock.FindString(s)
	if m == "" {
		return 0
	}
	z, n := readZone(s[len(m):])
	if n == 0 || z.Name == "" {
		return 0
	}
	return len(m) + n
}

var otherClock = sieve.New(`^\s*[/|·,;–—=-]\s*\d{1,2}[:.時]\d{2}分?(?:\s?(?:am|pm|a\.m\.|p\.m\.))?`)

// otherMoment is the same moment in another zone behind the first, "午前1:37 · 2022年3月2日 ヴェルド時間 午後6:37・2022年3月1日".
var otherMoment = sieve.New(`^\s\p{L}{1,10}時間\s?(?:午前|午後)?\s?\d{1,2}[:時]\d{2}分?(?:[\s·・]*(?:\d{4}年)?\d{1,2}月\d{1,2}日)?`)

// foldedClock knows "posted at 17:2517:25", as pages print a time for the eye and for screen readers,
// with the zone of the first: "17.25 GMT17:25".
func foldedClock(s string) (string, bool) {
	label := labelPart.FindString(s)
	if own := s[len(label):]; len(own) > 2*len("18:21") && len(own)%2 == 0 && own[:len(own)/2] == own[len(own)/2:] {
		return label + own[:len(own)/2], true // "21:40 10 Jul21:40 10 Jul"
	}
	m := doubledClock.FindStringSubmatch(s)
	if m == nil {
		return s, false
	}
	one, zone := timePart.FindStringSubmatch(m[2]), strings.TrimSpace(m[3])
	if _, n := readZone(zone); one == nil || zone != "" && n < len(zone) {
		return s, false
	}
	st := Stamp{Hour: printed.Number(one[2]), Minute: printed.Number(one[3] + one[5])}
	if one[6] != "" && !st.twelve(one[6][0] == 'p', true) || st.Hour != printed.Number(m[4]) || st.Minute != printed.Number(m[5]) {
		return s, false
	}
	return strings.TrimRight(m[1]+m[2]+" "+zone, " "), true
}

var doubledClock = sieve.New(`^(\D{0,24})(\d{1,2}[:.]\d{2}(?:\s?[ap]m)?)\s?([a-zа-я]{2,5})?\s?(\d{1,2})[:.](\d{2})$`)
