package drafting

import (
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

// says reads a text and gives its drafts as lines: speaker, kind, mode, words.
func says(t *testing.T, words string, o Options) string {
	t.Helper()
	var b strings.Builder
	for _, d := range Read(Page{Parts: []Part{{Text: words}}}, o) {
		kind := string(d.Kind)
		if d.Denies {
			kind = "deny"
		}
		b.WriteString(d.Speaker.Printed + " | " + kind + " | " + string(d.Mode) + " | " + d.Citations[0].Exact + "\n")
	}
	return b.String()
}

func TestJapanese(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"a quotation with stops inside is one statement",
			"タルンのモラン外相は「協議は続く。合意は近い」と述べた。",
			"タルンのモラン外相 | assert | direct | タルンのモラン外相は「協議は続く。合意は近い」と述べた\n",
		},
		{
			"two acts in one sentence are two statements, the second without a name",
			"モラン外相は会見で「規則は当然だ」と述べ、協議の継続を申し入れた。",
			"モラン外相 | assert | direct | モラン外相は会見で「規則は当然だ」と述べ\nモラン外相 | request | reported | 協議の継続を申し入れた\n",
		},
		{
			"the speaker after the words",
			"「検問所は明日開く。」ダル国防相は首都での会見でこう述べた。",
			"ダル国防相 | assert | direct | 「検問所は明日開く。」ダル国防相は首都での会見でこう述べた\n",
		},
		{"no agreement was reached", "両国は検問所の扱いで合意には達しなかった。", ""},
		{"somebody was criticised", "モラン外相は対応の遅れについて批判を受けた。", ""},
		{"an unnamed view", "早期の決着は難しいという見方もある。", ""},
		{"a newspaper on its own", "タルン新聞は、協議は難航していると報じた。", ""},
		{"a question is no statement", "議員が検問所の開設時期を質問した。", ""},
		{"another's words in a relative clause", "検問所の開設を提案したダル国防相が帰国した。", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}

func TestGazetteerNamesTheSpeaker(t *testing.T) {
	g := NewGazetteer(record.Items{
		Actors: []record.Actor{
			{ID: "moran", Kind: record.Person, Party: "tarn", Names: []record.Name{{Lang: "ja", Text: "アレク・モラン"}}},
			{ID: "tarn", Kind: record.State, Names: []record.Name{{Lang: "ja", Text: "タルン"}}},
		},
		Tenures: []record.Tenure{{ID: "t", Person: "moran", Title: map[string]string{"ja": "外相"}}},
		Issues:  []record.Issue{{ID: "crossings", Names: []record.Name{{Lang: "ja", Text: "検問所"}}}},
	})
	for _, words := range []string{"モラン外相は検問所の開設を歓迎した。", "タルン外相は検問所の開設を歓迎した。"} {
		drafts := Read(Page{Parts: []Part{{Text: words}}}, Options{Gazetteer: g})
		if len(drafts) != 1 {
			t.Fatalf("%s: %d drafts, want 1", words, len(drafts))
		}
		d := drafts[0]
		if len(d.Speaker.Actors) != 1 || d.Speaker.Actors[0] != "moran" || len(d.Issues) != 1 || d.Issues[0] != "crossings" || Predict("p", drafts).Drafts[0].Issues[0] != "検問所" {
			t.Errorf("%s: speaker %v, issues %v", words, d.Speaker.Actors, d.Issues)
		}
	}
}

func TestWhatTheRecordHoldsIsNotOffered(t *testing.T) {
	held := HeldBy(record.Items{Statements: []record.Statement{{Citations: []record.Citation{
		{Quote: text.Quote{Exact: "モラン外相は検問所の開設を歓迎した"}},
	}}}})
	got := says(t, "モラン外相は検問所の開設を歓迎した。ダル国防相は拒否した。", Options{Held: held})
	if want := "ダル国防相 | reject | reported | ダル国防相は拒否した\n"; got != want {
		t.Errorf("drafts %q, want %q", got, want)
	}
}

func TestARejectionIsRemembered(t *testing.T) {
	first := Read(Page{Parts: []Part{{Text: "モラン外相は検問所の開設を歓迎した。"}}}, Options{})
	later := "会談は20日に開かれた。 モラン外相は、検問所の開設を歓迎した。"
	if got := says(t, later, Options{Rejected: func(key string) bool { return key == first[0].Key }}); got != "" {
		t.Errorf("a rejected draft came back after an edit before it: %s", got)
	}
}

func TestTheSameTwice(t *testing.T) {
	words := "モラン外相は「開く」と語った。両国は定例化で合意。ダル国防相によると、部隊は戻る。"
	if a, b := says(t, words, Options{}), says(t, words, Options{}); a != b {
		t.Errorf("first\n%sthen\n%s", a, b)
	}
}

func TestWhomAndByWhomAndWhat(t *testing.T) {
	drafts := Read(Page{Parts: []Part{{Text: "モラン外相は、ダル国防相に対し、検問所を開くよう求めた。両国は定例化で合意した。\nタルン政府は会談の延期を提案している。モラン外相はこう語った。"}}}, Options{})
	if len(drafts) != 3 {
		t.Fatalf("%d drafts, want 3: %v", len(drafts), drafts)
	}
	if d := drafts[0]; len(d.Targets) != 1 || d.Targets[0].Printed != "ダル国防相" {
		t.Errorf("aimed at %v, want ダル国防相", d.Targets)
	}
	if d := drafts[1]; d.What != Outcome || d.Status != record.Agreed {
		t.Errorf("%s %s, want an outcome that was agreed", d.What, d.Status)
	}
	if d := drafts[2]; d.Speaker.Printed != "タルン政府" || d.Via == nil || d.Via.Printed != "モラン外相" {
		t.Errorf("by %q, told by %v; want タルン政府, モラン外相", d.Speaker.Printed, d.Via)
	}
}

func TestHeadlineAndTextAreOneDraft(t *testing.T) {
	drafts := Read(Page{Parts: []Part{
		{Text: "モラン外相「検問所は月内に開く」", Headline: true},
		{Text: "モラン外相は会見で「検問所は月内に開く」と述べた。"},
	}}, Options{})
	if len(drafts) != 1 || len(drafts[0].Citations) != 2 {
		t.Fatalf("%d drafts, want one with two citations: %v", len(drafts), drafts)
	}
	if body, head := drafts[0].Citations[0], drafts[0].Citations[1]; body.Part != 1 || head.Part != 0 {
		t.Errorf("cites parts %d and %d, want the text before its headline", body.Part, head.Part)
	}
}
