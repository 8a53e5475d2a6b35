package paste

import (
	"strings"
	"testing"
	"time"

	"readout/internal/text"
)

// TestPut: a line that was not understood goes to the update above it, and above the first
// to the standfirst.
func TestPut(t *testing.T) {
	for _, row := range []struct {
		name  string
		line  int
		where Putting
		want  string // title / standfirst / headline and body of the updates
	}{
		{"left out", 9, LeaveOut, "T / S / A: a, B: b"},
		{"body of the one above", 9, AsBody, "T / S / A: a x, B: b"},
		{"headline of the one above", 20, AsHeadline, "T / S / A: a, x: B b"},
		{"body above the first", 2, AsBody, "T / S\n\nx / A: a, B: b"},
		{"title", 2, AsTitle, "x / S / A: a, B: b"},
		{"standfirst", 9, AsStandfirst, "T / S\n\nx / A: a, B: b"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := &Draft{
				Title: "T", Standfirst: "S", NotUnderstood: []Line{{row.line, "x", reasonUnknown}},
				Updates: []Update{{Line: 5, Headline: "A", Body: text.Paragraphs("a")}, {Line: 12, Headline: "B", Body: text.Paragraphs("b")}},
			}
			d.Put(d.NotUnderstood[0], row.where)
			var updates []string
			for _, u := range d.Updates {
				updates = append(updates, u.Headline+": "+strings.ReplaceAll(u.Body.Plain(), "\n", " "))
			}
			check(t, "draft", d.Title+" / "+d.Standfirst+" / "+strings.Join(updates, ", "), row.want)
		})
	}
}

func TestMoveTo(t *testing.T) {
	var u Update
	u.MoveTo(time.Date(2031, 5, 13, 16, 10, 0, 0, time.UTC), zoneNamed(t, "Asia/Tokyo"))
	check(t, "moved", u.Date+" "+u.Time, "2031-05-14 01:10")
}

// TestLanguage goes by letters, and among Latin ones by small words.
func TestLanguage(t *testing.T) {
	for words, want := range map[string]string{
		"連絡船の再開で一致した":                                                                                       "ja",
		"Стороны согласились":                                                                               "ru",
		"The ministers agreed that the ferries sail again":                                                  "en",
		"Les ministres se sont retrouvés dans la salle du port pour une fois":                               "fr",
		"Die Minister und der Rat haben das Abkommen mit dem Hafen für gut befunden, und die Fähren fahren": "de",
		"Los ministros del puerto acordaron que las naves y una flota salen con el día":                     "es",
		"18:21": "en",
	} {
		check(t, words, script(words), want)
	}
}
