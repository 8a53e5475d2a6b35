package web

import (
	"html"
	"net/http"
	"strings"
	"testing"

	"readout/internal/people"
)

const (
	wordsToImport  = "Quay Post\n\nA ferry again\n\nThe two ministers agreed on Wednesday that the ferries sail again from June, four times a day.\n"
	markupToImport = `<!doctype html><meta charset="utf-8"><p>Quay Post</p><article><h1>A ferry again</h1><p>The two ministers agreed on Wednesday that the <a href="https://quay.example/ferry">ferries</a> sail again from June, four times a day.</p></article>`
)

// TestWordsAreReadWithTheMarkupTheyWereCopiedWith: it is read in their place, and they stay in the field until it
// could be.
func TestWordsAreReadWithTheMarkupTheyWereCopiedWith(t *testing.T) {
	const link, field = "[ferries](https://quay.example/ferry)", `name="markup" value="`
	for _, row := range []struct {
		name   string
		asking []string
		status int
		want   []string
		not    []string
	}{
		{"read", []string{"markup", markupToImport}, http.StatusOK, []string{link, field + `"`, html.EscapeString("<h1>A ferry again")}, nil},
		{"the words only", nil, http.StatusOK, []string{field + `"`}, []string{link}},
		{"refused", []string{"markup", markupToImport, "tz", "nowhere"}, http.StatusUnprocessableEntity, []string{field + html.EscapeString(markupToImport[:20]), "Quay Post\n\nA ferry again"}, []string{link}},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := ask(deskServer(&deskNewsroom{}), people.Editor, "/en"+importPath, asking(wordsToImport, row.asking...))
			body := string(a.body)
			if a.status != row.status {
				t.Errorf("status %d, want %d", a.status, row.status)
			}
			for _, want := range row.want {
				if !strings.Contains(body, want) {
					t.Errorf("no %q on the page", want)
				}
			}
			for _, not := range row.not {
				if strings.Contains(body, not) {
					t.Errorf("%q is on the page", not)
				}
			}
		})
	}
}
