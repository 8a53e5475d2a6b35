package clock

import (
	"slices"
	"strings"
	"time"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Clocks that say how long ago something was: "5 minutes ago", 5分前, "час назад". They mean
// nothing without the moment they are seen from. It is the one a person gives, or at which
// the file says it was saved; else the page's own, of its last change.

// agoForms are the ways to say it, in normal form: number and unit, of which the number may
// be left out or a word.
var agoForms = []*sieve.Expr{
	sieve.New(`^(?:about |over |almost )?(\d{1,3}|an?|one)\s?(s|m|h|d|w|mo|y|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?|months?|yrs?|years?)\.? ago$`),
	sieve.New(`^(?:約|およそ)?(\d{1,3})\s?(秒|分|時間|日)(?:ほど)?前$`),
	sieve.New(`^(?:около |примерно )?(?:(\d{1,3}|одн[уи]|один) )?(сек|секунд[ауы]?|мин|минут[ауы]?|ч|час|часа|часов|день|дня|дней)\.? назад$`),
	sieve.New(`^vor (\d{1,3}|einer|einem) (sekunden?|sek|minuten?|min|stunden?|std|tag|tagen)\.?$`),
	sieve.New(`^il y a (\d{1,3}|une?) ?(secondes?|minutes?|min|mn|h|heures?|j|jours?)\.?$`),
	sieve.New(`^hace (\d{1,3}|una?) ?(segundos?|minutos?|min|h|horas?|días?)\.?$`),
}

// rightNow are the words for less than a minute.
var rightNow = printed.Words("now justnow たった今 толькочто geradeeben àl’instant ahoramismo")

// units by how their names begin; seconds are told from days and hours by what no other begins with.
var agoUnits = []struct {
	starts string
	is     time.Duration
}{
	{"m mn min мин 分", time.Minute},
	{"s sec sek seg сек 秒", time.Second},
	{"h hr ho heu std stund час ч 時間", time.Hour},
	{"d day j jour tag день дня дней 日 día", 24 * time.Hour},
	{"w week", 7 * 24 * time.Hour},
	{"mo month", 30 * 24 * time.Hour},
	{"y yr year", 365 * 24 * time.Hour},
}

// ReadAgo reads a line that says how long ago something was and nothing else.
func ReadAgo(norm string) (time.Duration, bool) {
	norm = strings.Trim(printed.Head(norm, 41), " /|·•—–-:")
	if rightNow[strings.ReplaceAll(norm, " ", "")] && norm != "now" {
		return 0, true
	}
	for _, re := range agoForms {
		m := re.FindStringSubmatch(norm)
		if m == nil {
			continue
		}
		n := 1
		if m[1] != "" && m[1][0] >= '0' && m[1][0] <= '9' {
			n = printed.Number(m[1])
		}
		return time.Duration(n) * unitOf(m[2]), true
	}
	return 0, false
}

// withoutAgo takes off a line how long ago it was, where the clock itself stands behind: "34m ago / 11:56 PM".
func withoutAgo(norm string) string {
	for _, between := range []string{" / ", " | "} {
		if before, after, ok := strings.Cut(norm, between); ok {
			if _, is := ReadAgo(before); is {
				return after
			}
			return norm
		}
	}
	if m := gluedAgo.FindStringSubmatch(norm); m != nil { // "2y ago17.25 GMT"
		return m[1]
	}
	for at, words := 0, 0; words < mostAgo; words++ { // "2h ago (19:30 GMT)"
		n := strings.IndexByte(norm[at:], ' ')
		if n < 0 {
			break
		}
		at += n
		if _, is := ReadAgo(norm[:at]); is {
			return strings.TrimLeft(norm[at:], " ")
		}
		at++
	}
	return norm
}

// gluedAgo is how long ago it was with no blank before the clock.
var gluedAgo = sieve.New(`^\d{1,5}\s?(?:[smhdwy]|mo) ago(\d{1,2}[:.]\d{2}.*)$`)

// mostAgo is how many words it takes at most to say how long ago it was, a bullet among them.
const mostAgo = 5

// unitOf gives a unit by its name: a whole one first ("std" before "s"), else by its beginning.
func unitOf(name string) time.Duration {
	for _, u := range agoUnits {
		if slices.Contains(strings.Fields(u.starts), name) {
			return u.is
		}
	}
	for _, u := range agoUnits {
		for start := range strings.FieldsSeq(u.starts) {
			if len(start) > 1 && strings.HasPrefix(name, start) {
				return u.is
			}
		}
	}
	return time.Minute
}
