package web

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

const typedWords = "両閣僚が着席した。\n\n“Nobody minds” <b>"

// TestWordsWithNowhereToGo: a form whose page is gone, whose sender may not send it any more, or
// that breaks, ends at a page with what was typed. No password stands there.
func TestWordsWithNowhereToGo(t *testing.T) {
	typed := url.Values{"headline": {"Seated"}, "body": {typedWords}, "password": {"my old secret"}, "words": {"alone"}, "by": {"owner"}}
	for _, lang := range i18n.Langs {
		prefix := map[string]string{"en": "/en", "ru": "/ru"}[lang]
		for name, c := range map[string]struct {
			path, who string
			refuse    error
			status    int
		}{
			"its coverage is gone":      {"/desk/c/gone", "owner", nil, http.StatusNotFound},
			"it went while it was sent": {"/desk/c/harbour-live", "owner", fault.New(fault.NotFound, "coverage.missing"), http.StatusNotFound},
			"its page is gone":          {"/desk/nothing/here", "owner", nil, http.StatusNotFound},
			"the right was taken":       {"/desk/users", string(people.Reporter), nil, http.StatusForbidden},
		} {
			t.Run(lang+"/"+name, func(t *testing.T) {
				typed := url.Values(http.Header(typed).Clone())
				if typed.Set("by", c.who); strings.HasPrefix(c.path, "/desk/nothing") {
					typed.Del("by")
				}
				a := formFromOurPage(deskServer(&deskNewsroom{refuse: c.refuse}), prefix+c.path, typed, SessionCookie+"="+c.who)
				if a.status != c.status {
					t.Fatalf("got %d, want %d", a.status, c.status)
				}
				checkPage(t, a.body)
				page := html.UnescapeString(string(a.body))
				for _, want := range []string{"<dd>Seated</dd>", "<dd>" + typedWords + "</dd>", "<dd>alone</dd>", i18n.T(lang, "desk.headline"), i18n.T(lang, "carried.what"), i18n.T(lang, "unsent.lead")} {
					if !strings.Contains(page, want) {
						t.Errorf("no %q on the page", want)
					}
				}
				if strings.Contains(page, "my old secret") || strings.Contains(string(a.body), "<b>") {
					t.Error("a password or a tag stands on the page")
				}
			})
		}
	}
}

// TestWordsThatStayAway: what another site sends is put on no page, nor what is somebody else's,
// and a page of which nothing was sent says nothing of words.
func TestWordsThatStayAway(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for name, change := range map[string]func(*http.Request){
		"another site's":   func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"no browser's":     func(r *http.Request) { r.Header.Del("Sec-Fetch-Site") },
		"somebody else's":  func(r *http.Request) { r.AddCookie(&http.Cookie{Name: SessionCookie, Value: "editor"}) },
		"a page's, asked":  func(r *http.Request) { r.Method = http.MethodGet },
		"what a script is": func(r *http.Request) { r.Header.Set("Accept", "application/json") },
	} {
		r := httptest.NewRequest(http.MethodPost, "/desk/c/gone?lang=en", strings.NewReader(url.Values{"headline": {"Seated words"}, "by": {"owner"}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		change(r)
		if len(r.Cookies()) == 0 {
			r.AddCookie(&http.Cookie{Name: SessionCookie, Value: "owner"})
		}
		w := httptest.NewRecorder()
		if s.ServeHTTP(w, r); w.Code < 400 || strings.Contains(w.Body.String(), "Seated words") || strings.Contains(w.Body.String(), `class="unsent"`) {
			t.Errorf("%s: got %d with the words or a place for them", name, w.Code)
		}
	}
}

// TestUnsentFilesAndTooMuchAreSaid: what cannot stand on the page is named.
func TestUnsentFilesAndTooMuchAreSaid(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	kind, body := withFile(t, 10, "headline", "Seated", "body", typedWords)
	a := fromOurPage(s, "/en/desk/c/gone", kind, body, SessionCookie+"=owner")
	for _, want := range []string{"<li>harbour.jpg</li>", "<dd>Seated</dd>", i18n.T("en", "unsent.files")} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("no %q on the page", want)
		}
	}
	a = formFromOurPage(s, "/en/desk/record/new/issue", url.Values{"gist": {strings.Repeat("long ", 3<<20)}}, SessionCookie+"=owner")
	if a.status != http.StatusRequestEntityTooLarge || !strings.Contains(html.UnescapeString(string(a.body)), i18n.T("en", "unsent.cut")) {
		t.Errorf("got %d, want 413 and where the words may still be", a.status)
	}
}

func init() {
	stories = append(stories, story{"desk-unsent", "fault", func(t *testing.T, lang string) []byte {
		prefix := map[string]string{"en": "/en", "ru": "/ru"}[lang]
		typed := url.Values{"headline": {"連絡船、来月から一日四往復で再開"}, "body": {"両閣僚は、連絡船を来月一日から一日四往復で再開することで一致した。\n\n運賃は据え置く。"}}
		return formFromOurPage(deskServer(&deskNewsroom{}), prefix+"/desk/c/gone", typed, SessionCookie+"=owner").body
	}})
}
