package drafting

import "testing"

// TestWhoseThePageIs: an imported statement or transcript has its title apart from its words, which say "we" or
// only what office the label has.
func TestWhoseThePageIs(t *testing.T) {
	for _, row := range []struct{ name, title, headline, body, want string }{
		{"a comment", "Комментарий посла Тарна Э.Кроста по поводу закрытия пункта", "", "Призываем соседей вернуться к диалогу.", "посла Тарна Э.Кроста"},
		{"a statement", "Statement by the foreign ministry of Orsa on the crossing", "", "We call on both sides to reopen the crossing.", "We"},
		{"談話", "ヴェルドによる飛翔体の発射について（外務報道官談話）", "", "一切の発射を直ちに停止するよう強く求めます。", "外務報道官"},
		{"an answer", "Ответ посла Тарна Э.Кроста на вопрос агентства", "", "Ответ: Визит не планируется.\nПризываем верить документам.", "посла Тарна Э.Кроста"},
		{"as the update's own headline says", "Переговоры в Эльме. Хроника", "Заявление МИД Вельда", "Требуем освободить экипаж.", "МИД Вельда"},
		{"nobody", "Переговоры в Эльме. Хроника", "", "Требуем освободить экипаж.", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := Page{Title: row.title, Parts: []Part{{Text: row.body}}}
			if row.headline != "" {
				p.Parts = []Part{{Text: row.headline, Headline: true}, {Text: row.body}}
			}
			drafts := Read(p, Options{})
			if row.want == "" {
				if len(drafts) > 0 && drafts[0].Speaker.Printed != "" {
					t.Errorf("by %q, want by nobody", drafts[0].Speaker.Printed)
				}
				return
			}
			if len(drafts) == 0 {
				t.Fatal("no drafts")
			}
			d := drafts[len(drafts)-1]
			if d.Speaker.Printed != row.want || d.Speaker.Dropped && d.Speaker.Start != -1 || row.want == "We" && !contains(d.Speaker.Names, "foreign ministry of Orsa") && !contains(d.Speaker.Names, "the foreign ministry of Orsa") {
				t.Errorf("by %+v, want %q", d.Speaker, row.want)
			}
		})
	}
}
