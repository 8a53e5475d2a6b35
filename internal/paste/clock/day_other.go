package clock

import (
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
)

// Days as pages print them in languages of Latin letters beside English and French: "3. März 2031",
// "3 de marzo de 2031". The month is known by how its name begins.

// monthsOther gives the months by the beginnings of their names, the longer ones first where one
// begins as another does.
var monthsOther = [12][]string{
	{"jän", "jan", "ene", "gen", "sty"},
	{"feb", "fev", "lut"},
	{"mär", "maerz", "mar", "mrt", "maart"},
	{"apr", "abr", "kwi"},
	{"mai", "may", "mag", "mei", "maj"},
	{"jun", "giu", "cze"},
	{"jul", "lug", "lip"},
	{"aug", "ago", "sie"},
	{"sep", "set", "wrz"},
	{"okt", "oct", "out", "ott", "paź"},
	{"nov", "lis"},
	{"dez", "dec", "dic", "gru"},
}

var otherDay = sieve.New(`^(\d{1,2})(?:\.|º|°)?\s+(?:de\s+)?(` +
	`januar|jänner|jan|februar|feb|märz|mär|april|apr|mai|juni|jun|juli|jul|august|aug|september|sept|sep|oktober|okt|november|nov|dezember|dez|` +
	`enero|ene|febrero|marzo|mar|abril|abr|mayo|junio|julio|agosto|ago|septiembre|setiembre|octubre|oct|noviembre|diciembre|dic|` +
	`gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|` +
	`janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro|` +
	`januari|februari|maart|mei|augustus|oktober|december|` +
	`stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia` +
	`)\.?,?(?:\s+(?:del?\s+)?(\d{4})\b|$|[\s,)])`)

// readOtherDay reads such a day at the start of a text in normal form and tells how long it was.
func readOtherDay(s string) (Day, int) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return Day{}, 0
	}
	m := otherDay.FindStringSubmatch(s)
	if m == nil {
		return Day{}, 0
	}
	for i, starts := range monthsOther {
		for _, start := range starts {
			if strings.HasPrefix(m[2], start) {
				return Day{Year: printed.Number(m[3]), Month: i + 1, Day: printed.Number(m[1])}, len(strings.TrimRight(m[0], " ,)"))
			}
		}
	}
	return Day{}, 0
}
