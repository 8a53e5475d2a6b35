package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/desk"
)

// TestIssuesOfADraftAreTyped: names with commas of any script between them; 0 is none, and a form
// without the field leaves them as they are offered.
func TestIssuesOfADraftAreTyped(t *testing.T) {
	for _, one := range []struct{ typed, want string }{
		{"Ferries, 漁業、Рыба，", "[Ferries 漁業 Рыба]"},
		{"", "[]"},
		{"0", "[]"},
		{"Ferries, ０", "[]"},
	} {
		got := readDraftDecision(url.Values{"issues.6-body-aa11": {one.typed}}, "6-body-aa11", desk.AcceptDraft).Issues
		if s := "[" + strings.Join(got, " ") + "]"; s != one.want || got == nil {
			t.Errorf("%q: got %s (nil: %v), want %s", one.typed, s, got == nil, one.want)
		}
	}
	if got := readDraftDecision(url.Values{}, "6-body-aa11", desk.AcceptDraft).Issues; got != nil {
		t.Errorf("without the field: got %v, want what was offered", got)
	}
}

// TestAnUpdateThatOffersNothingHasALine: there its sentences are asked for; in a language that nobody
// reads there is none.
func TestAnUpdateThatOffersNothingHasALine(t *testing.T) {
	const tray = "/desk/c/harbour-live/u/6/drafts"
	_, told := askForScript(t, &deskNewsroom{empty: true}, http.MethodGet, tray, nil)
	html, _ := told["html"].(string)
	for _, want := range []string{"data-nothing", "data-mark-missing", "data-missed"} {
		if !strings.Contains(html, want) {
			t.Errorf("the tray has no %s: %s", want, html)
		}
	}
	if _, told = askForScript(t, &deskNewsroom{unread: true}, http.MethodGet, tray, nil); told["html"] != "" {
		t.Errorf("a language that nobody reads has a tray: %v", told["html"])
	}
}
