package drafting

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/record"
)

// TestWhomADescriptionMeans has whom pronouns, offices and sides stand for in Russian and English.
func TestWhomADescriptionMeans(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{"two ministers as one subject", "Foreign Secretary Arvid Lowe and Foreign Minister Helga Tessen agreed on a date.", "Arvid Lowe, Helga Tessen"},
		{"an office of two", "Foreign Secretary Arvid Lowe met Orsa Foreign Minister Helga Tessen in Elm. The Foreign Secretary stressed that the truce held.", "Arvid Lowe"},
		{"they, after both", "Arvid Lowe met Helga Tessen in Elm. The ministers agreed on a date on Kilna Bridge Day. They welcomed the truce.", "Arvid Lowe, Helga Tessen"},
		{"he is no state", "Envoy Karl Holt was in Elm. Japan said the truce held. He welcomed that.", "Karl Holt"},
		{"a pronoun is not whoever tells", "Talks ended.\n\nA spokesperson for the mission said:\n\nSecretary Arvid Lowe met Helga Tessen in Elm. He stressed that the truce held.", "Helga Tessen"},
		{"чей министр", "Глава МИД Японии Арвид Лёве встретился с главой МИД Ирана Хельгой Тессен. Глава МИД Японии заявил, что диалог нужен.", "Арвид Лёве"},
		{"и не чужой", "Глава МИД Японии Арвид Лёве улетел. Глава МИД Ирана заявил, что диалог нужен.", ""},
		{"дипломат — кто говорил", "Посол Павел Рогут заявил, что мост закрыт. Дипломат добавил, что паром пойдёт.", "Павел Рогут"},
		{"с кем говорили", "Лёве говорил с госсекретарём США Марко Хольтом. Госсекретарь США подчеркнул важность моста.", "Марко Хольтом"},
	} {
		t.Run(row.name, func(t *testing.T) {
			head := "Talks in Elm.\n\n"
			if isCyrillic(row.words) {
				head = "Саммит в Эльме.\n\n"
			}
			drafts := Read(Page{Parts: []Part{{Text: head + row.words}}}, Options{})
			if len(drafts) == 0 {
				t.Fatalf("%s: no drafts", row.words)
			}
			names := drafts[len(drafts)-1].Speaker.Names
			if got := strings.Join(names[max(0, len(names)-1-strings.Count(row.want, ",")):], ", "); got != row.want {
				t.Errorf("%s\n%q of %v; want %q", row.words, got, names, row.want)
			}
		})
	}
}

// TestGazetteerInCases finds actors whose names stand in another case than in the record.
func TestGazetteerInCases(t *testing.T) {
	g := NewGazetteer(record.Items{
		Actors: []record.Actor{
			{ID: "rogut", Kind: record.Person, Names: []record.Name{{Lang: "ru", Text: "Павел Рогут"}}},
			{ID: "kramm", Kind: record.Person, Names: []record.Name{{Lang: "ru", Text: "Йоста Крамм"}}},
			{ID: "velda", Kind: record.State, Names: []record.Name{{Lang: "ru", Text: "Вельда"}}},
			{ID: "tessen", Kind: record.Person, Names: []record.Name{{Lang: "ru", Text: "Хельга Тессен"}}},
		},
		Tenures: []record.Tenure{{ID: "t", Person: "tessen", Title: map[string]string{"ru": "глава МИД Тарна"}}},
	})
	for words, want := range map[string]record.ActorID{
		"По словам Рогута, мост закрыт.":                      "rogut",
		"По словам посла Вельды Павла Рогута, мост закрыт.":   "rogut",
		"«Мост закрыт на неделю», — сказал П.Рогут.":          "rogut",
		"Глава МИД Тарна заявила, что мост закрыт.":           "tessen",
		"«Мост закрыт на всю неделю», — цитирует АТК Крамма.": "kramm",
		"Посол Рогутин заявил, что мост закрыт.":              "",
	} {
		drafts := Read(Page{Parts: []Part{{Text: "Саммит в Эльме.\n\n" + words}}}, Options{Gazetteer: g})
		if len(drafts) != 1 {
			t.Errorf("%s: %d drafts", words, len(drafts))
			continue
		}
		if got := drafts[0].Speaker.Actors; want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []record.ActorID{want}) {
			t.Errorf("%s: %v, want %s", words, got, want)
		}
	}
	drafts := Read(Page{Parts: []Part{{Text: "Саммит в Эльме.\n\nКрамм призвал Вельду открыть мост."}}}, Options{Gazetteer: g})
	if len(drafts) != 1 || len(drafts[0].Targets) != 1 || !slices.Equal(drafts[0].Targets[0].Actors, []record.ActorID{"velda"}) {
		t.Errorf("the target of %v; want the state", drafts)
	}
}
