package desk

import (
	"strings"
	"testing"

	"readout/internal/record"
)

// TestStatesThatAreNamedTogether: by a letter each, two or more of them; not what merely has such a letter.
func TestStatesThatAreNamedTogether(t *testing.T) {
	short := make(shortNames)
	for id, name := range map[record.ActorID]string{"jp": "日本", "us": "米国", "kr": "韓国", "ru": "ロシア"} {
		short.add(&record.Actor{ID: id, Kind: record.State}, name)
	}
	for words, want := range map[string]string{
		"日米韓の高官が会った": "jp us kr", "日ロ外相会談": "jp ru", "今日の会談で米国が": "", "日米と米韓": "jp us,us kr", "休日ロビーで会った": "", "": "",
	} {
		var got []string
		for _, one := range short.in([]rune(words)) {
			var who []string
			for _, id := range one.who {
				who = append(who, string(id))
			}
			got = append(got, strings.Join(who, " "))
		}
		if strings.Join(got, ",") != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// TestNamesThatAreSaid: persons by their families' names, in the cases of Russian and without the blanks that
// Japanese lacks; states and bodies by all of theirs; nothing that merely begins so.
func TestNamesThatAreSaid(t *testing.T) {
	names := make(saidNames)
	for _, a := range []record.Actor{
		{ID: "orlin", Kind: record.Person, Names: []record.Name{{Text: "Mara Orlin"}, {Text: "Мара Орлин"}, {Text: "マーラ・オルリン"}}},
		{ID: "dorsky", Kind: record.Person, Names: []record.Name{{Text: "Ilya Dorsky"}, {Text: "Илья Дорский"}}},
		{ID: "mori", Kind: record.Person, Names: []record.Name{{Text: "Ken Mori"}, {Text: "毛利健一"}}},
		{ID: "lee", Kind: record.Person, Names: []record.Name{{Text: "Lee Tan-su"}}},
		{ID: "tarn", Kind: record.State, Names: []record.Name{{Text: "Tarn"}, {Text: "Тарния"}, {Text: "タルン"}}},
		{ID: "union", Kind: record.Organization, Names: []record.Name{{Text: "Harbour Union"}}},
		{ID: "other", Kind: record.Person, Names: []record.Name{{Text: "Jon Mori"}}},
	} {
		for _, n := range a.Names {
			names.add(&a, n.Text)
		}
	}
	names.ready()
	for words, want := range map[string]string{
		"Orlin's answer reached Mara.":                   "orlin",
		"Lee spoke to the Harbour Union, not to a union": "lee union",
		"the moriband and mori":                          "",
		"Mori left":                                      "mori other",
		"Tarnish is no country; Tarn is":                 "tarn",
		"Слова Орлина передали Дорскому в Тарнии": "orlin dorsky tarn",
		"Орлинский ответ":                         "",
		"毛利外相はオルリン氏とタルンで会った。":                     "mori orlin tarn",
		"タルンスキー氏が語った":                             "",
		"":                                        "",
	} {
		var got []string
		for _, s := range names.in([]rune(words)) {
			got = append(got, string(s.id))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}

// TestWhoIsListedTogether: with an "and" among them, and nothing else between the names.
func TestWhoIsListedTogether(t *testing.T) {
	names := make(saidNames)
	for id, name := range map[record.ActorID]string{"tarn": "Tarn", "veld": "Veld", "orm": "Orm"} {
		names.add(&record.Actor{ID: id, Kind: record.State}, name)
	}
	names.add(&record.Actor{ID: "mori", Kind: record.Person}, "Ken Mori")
	names.ready()
	for words, want := range map[string]string{
		"The ministers of Tarn, Veld and Orm met": "tarn veld orm",
		"Tarn, Veld, and Orm":                     "tarn veld orm",
		"Tarn and Veld, Orm says":                 "tarn veld",
		"Tarn, Veld":                              "tarn",
		"Tarn and Mori":                           "tarn",
		"Tarn met Veld":                           "tarn",
		"Tarn and Tarn":                           "tarn",
	} {
		r := []rune(words)
		var got []string
		for _, id := range listed(r, names.in(r)) {
			got = append(got, string(id))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}
