package web

import (
	"testing"

	"readout/internal/fault"
	"readout/internal/text"
)

func TestLocalPathStaysOnTheSite(t *testing.T) {
	for next, want := range map[string]string{
		"/desk":                 "/desk",
		"/desk/c/jr-2017?a=b":   "/desk/c/jr-2017?a=b",
		"/ru/desk":              "/ru/desk",
		"":                      "/desk",
		"desk":                  "/desk",
		"//evil.example":        "/desk",
		"/\\evil.example":       "/desk",
		"/%5Cevil.example":      "/%5Cevil.example",
		"///evil.example":       "/desk",
		"https://evil.example/": "/desk",
		"javascript:alert(1)":   "/desk",
		"/\t/evil.example":      "/desk",
		"/a\nb":                 "/desk",
		"/%2F/x":                "/desk",
	} {
		if got := localPath(next); got != want {
			t.Errorf("%q: got %q, want %q", next, got, want)
		}
	}
}

func TestChosenWordsAreFound(t *testing.T) {
	plain := "𠮷田氏は懸念を示した。\n露側は懸念を示した。\nEnd of  talks"
	for _, c := range []struct {
		name       string
		q          text.Quote
		start, end int
		fault      string
	}{
		{"pasted once", text.Quote{Exact: "露側は懸念"}, 12, 17, ""},
		{"pasted, other blanks", text.Quote{Exact: " End of talks\r\n"}, 23, 36, ""},
		{"pasted across blocks", text.Quote{Exact: "示した。\r\n\r\n露側"}, 7, 14, ""},
		{"pasted, stands twice", text.Quote{Exact: "懸念を示した"}, 0, 0, "desk.words_twice"},
		{"selected, second place", text.Quote{Exact: "懸念を示した", Start: 15, End: 21}, 15, 21, ""},
		{"not there", text.Quote{Exact: "合意"}, 0, 0, "desk.words_not_found"},
		{"only blanks", text.Quote{Exact: " \n"}, 0, 0, "desk.words_missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := chosenWords(plain, c.q)
			if c.fault != "" {
				if err == nil || err.Key != c.fault || err.Field != "exact" {
					t.Fatalf("got %v, want %s at exact", err, c.fault)
				}
				return
			}
			if err != nil || got.Start != c.start || got.End != c.end {
				t.Errorf("got %d to %d, %v; want %d to %d", got.Start, got.End, err, c.start, c.end)
			}
			if want := string([]rune(plain)[c.start:c.end]); got.Exact != want {
				t.Errorf("got %q, want %q", got.Exact, want)
			}
		})
	}
}

func TestSaidIsReadInTheEventsZone(t *testing.T) {
	got, err := readSaid("2017-03-20T18:21", "Asia/Tokyo")
	if err != nil || got.Format("2006-01-02T15:04Z07:00") != "2017-03-20T09:21Z" {
		t.Errorf("got %v, %v", got, err)
	}
	if back := writeSaid(*got, "Asia/Tokyo"); back != "2017-03-20T18:21" {
		t.Errorf("got %q back", back)
	}
	if got, err := readSaid("", "Asia/Tokyo"); got != nil || err != nil {
		t.Errorf("empty: got %v, %v, want nothing", got, err)
	}
	if _, err := readSaid("yesterday", "Asia/Tokyo"); !fault.Is(err, fault.Invalid) {
		t.Errorf("got %v, want a fault", err)
	}
}

func TestFaultsStandBesideTheirFields(t *testing.T) {
	f := newForm("x", "en", "slug", "title.ja", "title.en", "body")
	f.refuse(fault.Join(fault.At("title.en", "a"), fault.At("markdown", "b"), fault.At("title", "c"), fault.At("tags[2]", "d")))
	for name, want := range map[string]string{"title.en": "[a]", "body": "[b]", "title.ja": "[c]", "slug": ""} {
		if got := f.Fault(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := f.Faults(); len(got) != 4 || got[0] != (formFault{Words: "[d]"}) || got[1].Field != "x-title-ja" {
		t.Errorf("got %v", got)
	}
}
