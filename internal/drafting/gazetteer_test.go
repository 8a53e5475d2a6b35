package drafting

import (
	"fmt"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

// TestWhoIsKnownByTheirName: also where a pronoun stands for them, and where a bare name is a state's; who is not known
// is not called he.
func TestWhoIsKnownByTheirName(t *testing.T) {
	known := NewGazetteer(record.Items{
		Actors: []record.Actor{
			{ID: "veld", Kind: record.State, Names: []record.Name{{Lang: "ru", Text: "Вельд"}, {Lang: "en", Text: "Veld"}}},
			{ID: "selm", Kind: record.Person, Party: "veld", Names: []record.Name{{Lang: "ru", Text: "Сельм"}}},
		},
		Tenures: []record.Tenure{{ID: "selm-1", Person: "selm", Organization: "veld", Title: text.Local{"ru": "министр обороны"}}},
	})
	const twice = "Министр обороны Вельда Сельм заявил, что о маяке говорить рано. Он потребовал отозвать траулеры от мыса."
	for _, row := range []struct {
		name, lang, text string
		by               *Gazetteer
		want             string
	}{
		{"a pronoun", "ru", twice, known, "[selm] [selm] "},
		{"a pronoun of somebody unknown", "ru", twice, nil, "Вельда Сельм Вельда Сельм "},
		{"a state by a bare name", "en", "Veld voices concern about fishing off the cape", known, "[veld] "},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := ""
			for _, d := range Read(Page{Lang: row.lang, Parts: []Part{{Text: row.text}}}, Options{Gazetteer: row.by}) {
				if d.Speaker.Known() {
					got += fmt.Sprint(d.Speaker.Actors, " ")
				} else {
					got += d.Speaker.Plain() + " "
				}
			}
			if got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}
