package web

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/i18n"
	"readout/internal/people"
)

// bringAs sends a form with files under the names of their fields.
func bringAs(t *testing.T, s http.Handler, path string, typed url.Values, files ...string) answer {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, values := range typed {
		form.WriteField(name, values[0])
	}
	for i := 0; i+1 < len(files); i += 2 {
		w, err := form.CreateFormFile(files[i], "file")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, files[i+1])
	}
	form.Close()
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(people.Editor)})
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.Bytes()}
}

// TestAPosterIsChosenWithoutAScript: a film has a field of its own for the picture that stands for it.
func TestAPosterIsChosenWithoutAScript(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	film := url.Values{"headline": {"出航"}, "kind": {"report"}, "once": {"k"}, "p0.play": {"ab.mp4"}, "p0.order": {"1"}, "p0.caption": {"港"}}
	film.Set("attach", "1")
	page := string(bringAs(t, s, "/en"+deskPath, film).body)
	if !strings.Contains(page, `type="file" id="compose-p0-frame" name="p0.poster"`) {
		t.Error("the film has no field for its poster")
	}
	film.Del("attach")
	if a := bringAs(t, s, deskPath, film, "p0.poster", "a picture"); a.status != http.StatusSeeOther {
		t.Fatalf("got %d", a.status)
	}
	want := []coverage.Picture{{Play: "ab.mp4", File: "harbour.svg", Width: 960, Caption: "港"}}
	if got := d.posted[0].Pictures; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want the film with its poster, and nothing of its words", got)
	}
	for name, c := range map[string]struct{ row, body, want string }{
		"under a picture": {"p1", "a picture", "poster.no_film"},
		"a film itself":   {"p0", "film:", "poster.no_picture"},
	} {
		typed := url.Values{"headline": {"kept"}, "p0.play": {"ab.mp4"}, "p1.file": {"b.jpg"}}
		a := bringAs(t, s, "/en"+deskPath, typed, c.row+".poster", c.body)
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), i18n.T("en", c.want)) || !strings.Contains(string(a.body), `value="kept"`) {
			t.Errorf("%s: got %d, want the form again and why", name, a.status)
		}
	}
}

// TestAStillIsSaidWithoutAScript: somebody who sent a picture that moves is told that it does not any more,
// at the picture while the form is shown, and when it was posted at once.
func TestAStillIsSaidWithoutAScript(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	want := i18n.T("en", "media.still", "count", 12)
	typed := url.Values{"headline": {"x"}, "kind": {"report"}, "once": {"k"}, "attach": {"1"}}
	page := string(bringAs(t, s, "/en"+deskPath, typed, "files", "moves:12").body)
	if !strings.Contains(page, want) || !strings.Contains(page, `name="p0.frames" value="12"`) {
		t.Error("attached: the page does not say that the file moved")
	}
	typed.Del("attach")
	a := bringAs(t, s, "/en"+deskPath, typed, "files", "moves:12")
	to := a.header.Get("Location")
	if a.status != http.StatusSeeOther || !strings.Contains(to, "still=12") {
		t.Fatalf("posted: got %d to %q", a.status, to)
	}
	if page := string(ask(s, people.Editor, to, nil).body); !strings.Contains(page, want) {
		t.Error("posted: the next page does not say that the file moved")
	}
	typed.Set("attach", "1")
	if page := string(bringAs(t, s, "/en"+deskPath, typed, "files", "a picture").body); strings.Contains(page, ".frames") {
		t.Error("a picture that never moved is said to")
	}
}
