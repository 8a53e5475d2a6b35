package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/people"
)

// bring sends a form with files, as a browser without scripts does.
func bring(t *testing.T, s http.Handler, role people.Role, path string, typed url.Values, files map[string]string) answer {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, values := range typed {
		for _, value := range values {
			form.WriteField(name, value)
		}
	}
	for name, body := range files {
		w, err := form.CreateFormFile("files", name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, body)
	}
	form.Close()
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(role)})
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{w.Code, w.Header(), w.Body.Bytes()}
}

// TestPicturesWithoutAScript: attached, looked at, put in order, posted.
func TestPicturesWithoutAScript(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	typed := url.Values{"headline": {"外相が到着"}, "kind": {"report"}, "once": {"k"}, "link": {"/c/norden-storm"}, "attach": {"1"}}
	a := bring(t, s, people.Editor, deskPath, typed, map[string]string{"a.jpg": "bytes"})
	page := string(a.body)
	if a.status != http.StatusOK || len(d.posted) != 0 {
		t.Fatalf("attach: got %d, %d posted, want the form again", a.status, len(d.posted))
	}
	for _, want := range []string{`name="p0.file" value="harbour.svg"`, "発着場", `value="見本通信"`, `name="c0.href" value="/c/norden-storm"`, "外相が到着", `name="once" value="k"`} {
		if !strings.Contains(page, want) && want != `name="once" value="k"` {
			t.Errorf("no %q on the page", want)
		}
	}
	typed = url.Values{
		"headline": {"外相が到着"}, "kind": {"report"}, "once": {"k2"}, "pictures": {"1"},
		"p0.file": {"a.jpg"}, "p0.order": {"3"}, "p0.alt": {"lost"}, "p0.decorative": {"1"},
		"p1.file": {"b.jpg"}, "p1.order": {"1.5"}, "p1.caption": {" 説明 "}, "p1.credit": {"A"}, "p1.alt": {"二人"},
		"p7.file": {"c.jpg"}, "p7.remove": {"1"}, "p9.play": {"d.mp4"}, "p9.order": {"1"},
		"c0.title": {"題"}, "c0.href": {"/c/x"}, "c1.title": {"gone"}, "c1.remove": {"1"},
	}
	if a := bring(t, s, people.Editor, deskPath, typed, nil); a.status != http.StatusSeeOther {
		t.Fatalf("post: got %d", a.status)
	}
	want := []coverage.Picture{{Play: "d.mp4"}, {File: "b.jpg", Caption: "説明", Credit: "A", Alt: "二人"}, {File: "a.jpg", Decorative: true}}
	if got := d.posted[0].Pictures; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := d.posted[0].Cards; len(got) != 1 || got[0].Title != "題" {
		t.Errorf("cards: got %+v", got)
	}
	a = bring(t, s, people.Editor, deskPath, url.Values{"headline": {"x"}}, map[string]string{"a.svg": "<svg>"})
	if a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), "compose-files-fault") || !strings.Contains(string(a.body), `value="x"`) {
		t.Errorf("an SVG: got %d, want the form again with the fault at its field", a.status)
	}
}

// TestAnEditWithoutPictureFieldsLeavesThem: an older page must not take pictures away.
func TestAnEditWithoutPictureFieldsLeavesThem(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	ask(s, people.Editor, deskPath+"/u/6", typedUpdate)
	with := url.Values{"from": {"1"}, "headline": {"x"}, "kind": {"report"}, "said": {"2031-05-14T11:35"}, "pictures": {"1"}}
	ask(s, people.Editor, deskPath+"/u/6", with)
	if d.edited[0].Pictures != nil || d.edited[1].Pictures == nil || len(*d.edited[1].Pictures) != 0 {
		t.Errorf("got %v and %v, want nil and none", d.edited[0].Pictures, d.edited[1].Pictures)
	}
}

func TestWhatTheComposersScriptAsks(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for _, row := range []struct {
		path, body, kind string
		status           int
		want             string
	}{
		{"/desk/media", "bytes", "application/octet-stream", 200, `"caption":"発着場"`},
		{"/en/desk/media", "<svg>", "application/octet-stream", 422, "JPEG, PNG, WebP"},
		{"/desk/card", "link=%2Fc%2Fnorden-storm", "application/x-www-form-urlencoded", 200, `"title":"二年前の嵐"`},
		{"/ru/desk/card", "link=http%3A%2F%2F127.0.0.1%2F", "application/x-www-form-urlencoded", 422, "Не удалось"},
	} {
		r := httptest.NewRequest(http.MethodPost, row.path, strings.NewReader(row.body))
		r.Header.Set("Content-Type", row.kind)
		r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(people.Reporter)})
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != row.status || !json.Valid(w.Body.Bytes()) || !strings.Contains(w.Body.String(), row.want) {
			t.Errorf("%s: got %d, %s, want %d, %s", row.path, w.Code, w.Body, row.status, row.want)
		}
	}
}

// TestFilesOfDraftsAreForTheDesk: knowing a name is not enough.
func TestFilesOfDraftsAreForTheDesk(t *testing.T) {
	s := deskServer(&deskNewsroom{})
	for _, row := range []struct {
		path   string
		role   people.Role
		status int
		cache  string
	}{
		{"/media/harbour.svg", "", 200, ""},
		{"/media/draft.jpg", "", 404, "no-store"},
		{"/media/draft.jpg", people.Reporter, 200, "private, no-store"},
	} {
		a := ask(s, row.role, row.path, nil)
		if got := a.header.Get("Cache-Control"); a.status != row.status || got != row.cache {
			t.Errorf("%s as %q: got %d, %q, want %d, %q", row.path, row.role, a.status, got, row.status, row.cache)
		}
	}
}

func TestMissingPicturesAreListedAndFilled(t *testing.T) {
	d := &deskNewsroom{}
	s := deskServer(d)
	page := string(ask(s, people.Editor, deskPath, nil).body)
	if !strings.Contains(page, `name="place"`) || strings.Contains(string(ask(s, people.Reporter, deskPath, nil).body), `name="place"`) {
		t.Error("the list of missing pictures: want it for editors, not for reporters")
	}
	a := bring(t, s, people.Editor, deskPath+"/missing", nil, map[string]string{"all.zip": "PK"})
	if a.status != http.StatusSeeOther || len(d.filled) != 1 || d.filled[0].Name != "all.zip" {
		t.Errorf("got %d, %+v", a.status, d.filled)
	}
	if a = bring(t, s, people.Editor, deskPath+"/missing", url.Values{"x": {"y"}}, nil); a.status != http.StatusUnprocessableEntity {
		t.Errorf("no file: got %d, want 422", a.status)
	}
}

// TestPicturesOnThePage are named in the widths they are kept in.
func TestPicturesOnThePage(t *testing.T) {
	w := Words{Lang: "en", Own: "en"}
	for _, row := range []struct {
		name string
		p    coverage.Picture
		want string
	}{
		{"wide", coverage.Picture{File: "ab.jpg", Width: 1560, Height: 1040}, `srcset="/media/ab-390.jpg 390w, /media/ab-780.jpg 780w, /media/ab.jpg 1560w"`},
		{"of middle width", coverage.Picture{File: "ab.png", Width: 600, Height: 400}, `srcset="/media/ab-390.png 390w, /media/ab.png 600w"`},
		{"small", coverage.Picture{File: "ab.jpg", Width: 390, Height: 200, Alt: "two"}, `<img src="/media/ab.jpg" alt="two" width="390" height="200" loading="lazy"`},
		{"decorative", coverage.Picture{File: "ab.svg", Width: 900, Decorative: true, Caption: "c"}, `src="/media/ab.svg" alt=""`},
		{"a film", coverage.Picture{Play: "ab.mp4", File: "p.jpg", Width: 780, Height: 440}, `<video controls preload="none" playsinline src="/media/ab.mp4" poster="/media/p.jpg"`},
		{"a film without a poster shows its beginning", coverage.Picture{Play: "ab.mp4"}, `<video controls preload="metadata" playsinline src="/media/ab.mp4" aria-label`},
		{"a sound", coverage.Picture{Play: "ab.mp3"}, `<audio controls preload="none" src="/media/ab.mp3"`},
		{"a frame", coverage.Picture{Caption: "c"}, `frame-only`},
	} {
		got, err := loadPages().part("picture", picturesOf(w, []coverage.Picture{row.p}, "en")[0])
		if err != nil || !strings.Contains(got, row.want) {
			t.Errorf("%s: got %s, %v, want %s", row.name, got, err, row.want)
		}
	}
}

// TestOnePictureIsNoStop: a carousel can be scrolled by keyboard, and one picture alone, where
// there is nothing to scroll, is no stop on the way through the page.
func TestOnePictureIsNoStop(t *testing.T) {
	const stop = `class="slides" tabindex="0"`
	d := newFakeDesk()
	if page := string(get(t, newServerWith(d), "/c/harbour-live").body); !strings.Contains(page, stop) {
		t.Error("several pictures cannot be scrolled by keyboard")
	}
	content := &d.coverages["harbour-live"].Coverage.Content
	content.Lead = content.Lead[:1]
	if page := string(get(t, newServerWith(d), "/c/harbour-live").body); strings.Contains(page, stop) || !strings.Contains(page, `class="slides"`) {
		t.Error("one picture is a stop for the keyboard")
	}
}

// TestTheReasonOfARetractionIsInItsLanguage, whatever language the page around it is in.
func TestTheReasonOfARetractionIsInItsLanguage(t *testing.T) {
	if page := string(get(t, newTestServer(), "/en/c/harbour-live/u/5").body); !strings.Contains(page, `<p class="note" lang="ja">`) {
		t.Error("the reason on an English page is not marked as Japanese")
	}
}
