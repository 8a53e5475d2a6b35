package sample

import (
	"encoding/json"
	"strings"
	"testing"
)

// cites walks a record's file for what is cited: a coverage's slug and exact words.
func cites(t *testing.T, raw []byte, f func(slug, exact string)) {
	t.Helper()
	var all any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			if exact, ok := v["exact"].(string); ok {
				slug, _ := v["coverage"].(string)
				f(slug, exact)
			}
			for _, one := range v {
				walk(one)
			}
		}
	}
	walk(all)
}

func TestWhatTheRecordsCiteStandsOnce(t *testing.T) {
	site := load(t)
	pages := make(map[string][]Update)
	for _, c := range site.Coverages {
		pages[c.Slug] = c.Updates
	}
	for _, raw := range site.Records {
		cited := 0
		cites(t, raw, func(slug, exact string) {
			cited++
			found := 0
			for _, u := range pages[slug] {
				found += strings.Count(u.Headline+"\n"+u.Plain(), exact)
			}
			if exact == "" || found != 1 {
				t.Errorf("%s: %q stands %d times, want once", slug, exact, found)
			}
		})
		if cited < 60 {
			t.Errorf("%d citations: is the file what it was?", cited)
		}
	}
}

// Words of the record are in three languages, so that a reader of any reads all of it.
func TestRecordsAreInThreeLanguages(t *testing.T) {
	for _, raw := range load(t).Records {
		var file struct {
			Outcomes []struct {
				ID               string
				Title, Condition map[string]string
			}
			Statements []struct {
				ID   string
				Gist map[string]string
			}
			Forecasts []struct {
				ID           string
				Expects, Why map[string]string
				Result       string
			}
		}
		if err := json.Unmarshal(raw, &file); err != nil {
			t.Fatal(err)
		}
		for _, o := range file.Outcomes {
			inThree(t, o.ID, o.Title)
			if len(o.Condition) > 0 {
				inThree(t, o.ID+" condition", o.Condition)
			}
		}
		for _, s := range file.Statements {
			inThree(t, s.ID, s.Gist)
		}
		for _, f := range file.Forecasts {
			inThree(t, f.ID, f.Expects)
			if f.Result != "open" || len(f.Why) > 0 {
				inThree(t, f.ID+" why", f.Why)
			}
		}
	}
}

// Nobody may take the invented talks for news: each page says what it is before anything else.
func TestFictionSaysSo(t *testing.T) {
	fiction := map[string]string{"ja": "架空", "en": "fiction", "ru": "вым"}
	site, pages := load(t), 0
	says := func(what string, words map[string]string) {
		for lang, word := range fiction {
			if !strings.Contains(strings.ToLower(words[lang]), word) {
				t.Errorf("%s does not say in %s that it is invented: %q", what, lang, words[lang])
			}
		}
	}
	for _, c := range site.Coverages {
		if !strings.HasPrefix(string(c.Event), "basin") {
			continue
		}
		pages++
		says(c.Slug+" title", c.Title)
		says(c.Slug+" notice", c.Notice)
		for lang, word := range map[string]string{"ja": "架空", "en": "invented", "ru": "вымышл"} {
			if lang == "ja" || c.Slug != "basin-3-notes" {
				if !strings.Contains(c.Standfirst[lang], word) {
					t.Errorf("%s: the standfirst does not say so in %s", c.Slug, lang)
				}
			}
		}
	}
	if pages != 5 {
		t.Errorf("%d pages of fiction, want 5", pages)
	}
	for _, e := range site.Events {
		if strings.HasPrefix(string(e.ID), "basin") && e.Kind != "session" {
			says(string(e.ID), mainNames(e.Names))
		}
	}
}
