package drafting

import (
	"fmt"
	"testing"

	"readout/internal/record"
)

// Issues are told by a whole name and by the words that tell it from others, put another way.
func TestIssuesAreNamedInOtherWords(t *testing.T) {
	name := func(lang, words string) []record.Name { return []record.Name{{Lang: lang, Text: words}} }
	g := NewGazetteer(record.Items{
		Actors: []record.Actor{
			{ID: "tarn", Kind: record.State, Names: name("ja", "タルン")},
			{ID: "orm", Kind: record.State, Names: append(name("ja", "オルム"), name("ja", "オルム人民共和国")...)},
		},
		Issues: []record.Issue{
			{ID: "format", Names: name("ja", "2+2の枠組み・定例化")},
			{ID: "defence", Names: name("ja", "防衛交流")},
			{ID: "missiles", Names: name("ja", "ミサイル防衛")},
			{ID: "piracy", Names: name("ja", "海賊対策")},
			{ID: "border", Names: name("ja", "北タルン諸島への師団・ミサイル配備")},
			{ID: "economy", Names: name("ja", "北タルン諸島での共同(合同)経済活動")},
			{ID: "orm", Names: name("ja", "オルムの核")},
			{ID: "orm-sanctions", Names: name("ja", "対オルム制裁")},
			{ID: "tarn", Names: name("ja", "対タルン")},
			{ID: "ferry", Names: append(name("en", "Ferry licences"), name("ru", "паромные лицензии")...)},
		},
	})
	for _, at := range []struct{ words, want string }{
		{"2プラス2形式の会合は続く", "[format]"},
		{"次回の２＋２は秋に開く", "[format]"},
		{"2022年に会合を開く", "[]"},
		{"対海賊の協力を進める", "[piracy]"},
		{"ミサイル防衛に懸念を示した", "[missiles]"}, // and not of the exchange
		{"防衛交流を再開する", "[defence]"},
		{"北タルン諸島での合同経済活動を提案した", "[economy]"},
		{"北タルン諸島へのミサイル配備と師団に懸念を示した", "[border]"},
		{"オルム情勢を話し合った", "[orm]"},
		{"オルム人民共和国に自制を求めた", "[orm]"},
		{"タルンは応じた", "[]"}, // a side of the talks is no issue
		{"They spoke of licences for the ferry", "[ferry]"},
		{"They took the ferry", "[]"},
		{"о лицензиях на паромную линию", "[ferry]"},
	} {
		if got := fmt.Sprint(g.IssuesIn(at.words, []record.ActorID{"tarn", "veld"})); got != at.want {
			t.Errorf("%s: got %s, want %s", at.words, got, at.want)
		}
	}
	if got := fmt.Sprint(g.IssuesIn("オルム情勢を話し合った", nil)); got != "[]" {
		t.Errorf("with nobody known to talk, a name alone told %s", got)
	}
}

// 双方 and 両国 are the sides of the talks where the text names none.
func TestBothAreTheSidesOfTheTalks(t *testing.T) {
	g := NewGazetteer(record.Items{Actors: []record.Actor{{ID: "tarn", Kind: record.State}, {ID: "veld", Kind: record.State}}})
	read := func(words string, sides ...record.ActorID) string {
		drafts := Read(Page{Lang: "ja", Parts: []Part{{Text: words}}}, Options{Gazetteer: g, Sides: sides})
		if len(drafts) != 1 {
			t.Fatalf("%d drafts, want one", len(drafts))
		}
		return fmt.Sprint(drafts[0].Speaker.Actors)
	}
	if got := read("双方は会談を続けることで合意した。", "tarn", "veld"); got != "[tarn veld]" {
		t.Errorf("of two sides: got %s", got)
	}
	if got := read("双方は会談を続けることで合意した。", "tarn", "veld", "orm"); got != "[]" {
		t.Errorf("of three, which two is not told: got %s", got)
	}
	if got := read("オルム、ミラ両国は会談を続けることで合意した。", "tarn", "veld"); got != "[]" {
		t.Errorf("two others are named: got %s", got)
	}
}
