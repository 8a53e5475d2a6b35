package drafting

import (
	"strings"
	"testing"

	"readout/internal/record"
)

// TestStatesOfTheRecord: a side that no lexicon knows is read as a state where the record calls it one;
// of Russian and English, TestWhomADescriptionMeans tells.
func TestStatesOfTheRecord(t *testing.T) {
	var items record.Items
	for _, name := range []string{"タルン", "ヴェルド", "モルン"} {
		items.Actors = append(items.Actors, record.Actor{ID: record.ActorID(name), Kind: record.State, Names: []record.Name{{Lang: "ja", Text: name}}})
	}
	const words = "タルンとヴェルド、モルンの3カ国の外相は21日、ハルムで会談し、早期の開催へ努力することで一致した。"
	for _, row := range []struct {
		name, speaker string
		g             *Gazetteer
	}{
		{"known", "タルンとヴェルド、モルンの3カ国の外相", NewGazetteer(items)},
		{"unknown", "モルンの3カ国の外相", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			want := row.speaker + " | agree | reported | " + strings.TrimSuffix(words, "。") + "\n"
			if got := says(t, words, Options{Gazetteer: row.g}); got != want {
				t.Errorf("drafts of %s\n%swant\n%s", words, got, want)
			}
		})
	}
}

// TestRussianCasesOfStates has the forms in which a state of the record is not who speaks.
func TestRussianCasesOfStates(t *testing.T) {
	for name, want := range map[string]string{
		"Тарн": "Тарна Тарну Тарном Тарне", "Вельда": "Вельды Вельде Вельду Вельдой", "Морния": "Морнии Морнию Морнией",
		"Орка": "Орки Орке Орку Оркой", "Сандрай": "Сандрая Сандраю Сандраем Сандрае", "Ломо": "",
	} {
		if got := strings.Join(casesOfRu(name), " "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
