package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestLoggingOutTakesWhatWasKept where a browser was given an answer that it may keep, and costs the others nothing.
func TestLoggingOutTakesWhatWasKept(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	imports := func(dest string) string {
		r := httptest.NewRequest(http.MethodPost, "/en/desk/import", strings.NewReader(url.Values{"page": {"Talks end\n\nThe two ministers spoke for an hour."}, "date": {"2031-03-14"}, "tz": {"Europe/London"}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Dest", dest)
		r.AddCookie(&http.Cookie{Name: SessionCookie, Value: "owner"})
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		cookie, _, _ := strings.Cut(w.Header().Get("Set-Cookie"), ";")
		if got := w.Header().Get("Cache-Control"); w.Code != http.StatusOK || got != "private, no-cache" {
			t.Fatalf("an import for %s: got %d, %q", dest, w.Code, got)
		}
		return cookie
	}
	for dest, want := range map[string]string{"document": `"cache"`, "empty": ""} {
		a := formFromOurPage(s, "/en/logout", url.Values{}, SessionCookie+"=owner", imports(dest))
		if got := a.header.Get("Clear-Site-Data"); a.status != http.StatusSeeOther || got != want {
			t.Errorf("logging out after an import for %s: got %d, %q, want %q", dest, a.status, got, want)
		}
		if gone := strings.Contains(strings.Join(a.header.Values("Set-Cookie"), "\n"), keptCookie+"=;"); gone != (want != "") {
			t.Errorf("after an import for %s the note of it is taken: %v", dest, gone)
		}
	}
}
