package clock

import (
	"strings"
	"time"

	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Zone is a zone printed beside a clock time.
type Zone struct {
	Name  string
	Fixed *time.Location // nil: the event's own
	Vague bool           // several zones go by the name
}

// zones by their printed names, in minutes east of Greenwich.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
	"jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "pht": 480, "msk": 180, "мск": 180, "гмт": 0,
	"est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}

// vagueZones stand for several zones; a person must say which.
var vagueZones = map[string]bool{"ist": true, "cst": true, "et": true, "ct": true, "pt": true, "ast": true, "sst": true}

// zonePhrases are printed out in words; -1 is the event's own zone.
var zonePhrases = []struct {
	words  string
	offset int
}{
	{"british summer time", 60},
	{"greenwich mean time", 0},
	{"central european summer time", 120},
	{"central european time", 60},
	{"japan standard time", 540},
	{"moscow standard time", 180},
	{"eastern daylight time", -240},
	{"eastern standard time", -300},
	{"heure de paris", -1},
	{"heure locale", -1},
	{"日本時間", 540},
	{"モスクワ時間", 180},
	{"韓国時間", 540},
	{"現地時間", -1},
	{"japan time", 540},
	{"tokyo time", 540},
	{"moscow time", 180},
	{"local time", -1},
	{"по московскому времени", 180},
	{"по москве", 180},
	{"по токийскому времени", 540},
	{"по гринвичу", 0},
	{"по местному времени", -1},
	{"местного времени", -1},
	{"московского времени", 180},
}

var (
	zoneToken = pattern.New(`^\s*\(?\s*([a-zа-я]{1,4})(?:([+-])(\d{1,2})(?::?(\d{2}))?)?(?:\)|\s|,|$|[—–|::\]】-])`)
	zoneShift = pattern.New(`^\s?([+-])(\d{2}):?(\d{2})(?:\s|$)`)
)

// readZone reads a zone behind a clock time, in normal form, and tells how long it was.
func readZone(s string) (Zone, int) {
	lead := len(s) - len(strings.TrimLeft(s, " ("))
	if z, n := zoneBefore(s[lead:]); n > 0 {
		n += lead
		if strings.HasPrefix(s[n:], ")") && strings.Contains(s[:lead], "(") {
			n++
		}
		return z, n
	}
	if m := zoneShift.FindStringSubmatch(s); m != nil {
		return Zone{Name: strings.TrimSpace(m[0]), Fixed: east(shift(m[1], m[2], m[3]))}, len(strings.TrimRight(m[0], " "))
	}
	m := zoneToken.FindStringSubmatchIndex(s)
	if m == nil {
		return Zone{}, 0
	}
	name, end := s[m[2]:m[3]], max(m[3], m[7], m[9])
	if strings.HasPrefix(s[end:], ")") {
		end++
	}
	if vagueZones[name] {
		return Zone{Name: name, Vague: true}, end
	}
	minutes, ok := zones[name]
	if !ok {
		return Zone{}, 0
	}
	if m[4] >= 0 {
		part := func(i int) string {
			if m[i] < 0 {
				return ""
			}
			return s[m[i]:m[i+1]]
		}
		minutes += shift(part(4), part(6), part(8))
	}
	return Zone{Name: s[m[2]:max(m[3], m[7], m[9])], Fixed: east(minutes)}, end
}

// zoneBefore reads a zone that is a phrase: "日本時間18:21", "18:21 по московскому времени".
func zoneBefore(s string) (Zone, int) {
	for _, z := range zonePhrases {
		if !strings.HasPrefix(s, z.words) {
			continue
		}
		if z.offset < 0 {
			return Zone{Name: z.words}, len(z.words)
		}
		return Zone{Name: z.words, Fixed: east(z.offset)}, len(z.words)
	}
	return Zone{}, 0
}

func shift(sign, hours, minutes string) int {
	n := printed.Number(hours)*60 + printed.Number(minutes)
	if sign == "-" {
		return -n
	}
	return n
}

func east(minutes int) *time.Location { return time.FixedZone("", minutes*60) }
