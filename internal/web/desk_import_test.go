package web

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste"
	"readout/internal/people"
)

func (d *deskNewsroom) ImportAll(_ context.Context, pages []*paste.Draft, o desk.ImportOptions) ([]desk.CoverageReceipt, error) {
	d.imported, d.options = pages, o
	return make([]desk.CoverageReceipt, len(pages)), d.refuse
}

const (
	importPath = "/desk/import"

	pageToImport = `港湾放送
第3回港湾協議 連絡船の再開で一致
アルヴィアとベルマールの第3回協議が港湾会館で開かれ、連絡船の再開で一致した。

18:21
連絡船、来月から再開
両閣僚は、連絡船を来月一日から一日四往復で再開することで一致した。
共同発表に臨む両閣僚
© 港湾通信 / 沖田澄

15:40
協議が再開した

09:31
協議が始まった
会館の前には、朝から報道陣が集まった。

シェア
`
	agoToImport    = "Talks in Tarn: live\n\n5 minutes ago\nThe end\nEverybody leaves.\n\n40 minutes ago\nA break\nCoffee is served.\n\n2 hours ago\nThe start\nThe doors close.\n"
	exportToImport = "TITLE: 港の話\nDATE: 05/14/2031 20:15:00\n-----\nBODY:\n連絡船が戻る。\n-----\n--------\nTITLE: 灯台の話\nDATE: 05/01/2031 09:00:00\n-----\nBODY:\n灯台に登った。\n-----\n--------\n"
)

func asking(page string, more ...string) url.Values {
	typed := url.Values{"page": {page}, "date": {"2031-05-14"}, "tz": {"Asia/Tokyo"}, "do": {"read"}}
	for i := 0; i+1 < len(more); i += 2 {
		typed.Set(more[i], more[i+1])
	}
	return typed
}

// seenOf gives the digest of what was shown, as the form sends it back.
func seenOf(t *testing.T, page string) string {
	t.Helper()
	body := string(ask(deskServer(&deskNewsroom{}), people.Editor, importPath, asking(page)).body)
	_, rest, _ := strings.Cut(body, `name="seen" value="`)
	seen, _, _ := strings.Cut(rest, `"`)
	if seen == "" {
		t.Fatal("the preview does not say what was seen")
	}
	return seen
}

func TestAnImportIsShownBeforeItIsStored(t *testing.T) {
	d := &deskNewsroom{}
	a := ask(deskServer(d), people.Editor, "/en"+importPath, asking(pageToImport))
	if a.status != http.StatusOK || d.imported != nil {
		t.Fatalf("got %d, stored %d", a.status, len(d.imported))
	}
	for _, want := range []string{
		"第3回港湾協議 連絡船の再開で一致", `value="連絡船、来月から再開"`, `value="2031-05-14T18:21"`, "両閣僚は、連絡船を来月一日から", "港湾通信", "港湾放送", "3 updates", "シェア", `name="p.0"`,
	} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("no %q on the page", want)
		}
	}
}

// TestAnImportSaysWhatItsTitleIs: nothing of a page is passed off as its title.
func TestAnImportSaysWhatItsTitleIs(t *testing.T) {
	const text = "アルヴィアとベルマールの第3回協議が港湾会館で開かれ、両国は連絡船を来月一日から一日四往復で再開することで一致した。"
	none, guess := i18n.T("en", "desk_import.title_missing"), i18n.T("en", "desk_import.title_guessed")
	for _, row := range []struct{ name, page, title, hint string }{
		{"shown by the page", pageToImport, "第3回港湾協議 連絡船の再開で一致", ""},
		{"not on the page", text + "\n\n協議は来月も続く。\n", "", none},
		{"below the text", text + "\n2031年5月14日 18:35\n港湾協議で連絡船の再開に合意する\n", "港湾協議で連絡船の再開に合意する", guess},
	} {
		t.Run(row.name, func(t *testing.T) {
			body := string(ask(deskServer(&deskNewsroom{}), people.Editor, "/en"+importPath, asking(row.page)).body)
			_, after, _ := strings.Cut(body, `name="title"`)
			field, _, _ := strings.Cut(after, ">")
			if !strings.Contains(field, `value="`+row.title+`"`) {
				t.Errorf("the field reads %s, want %q", field, row.title)
			}
			for _, hint := range []string{none, guess} {
				if said := strings.Contains(body, hint); said != (hint == row.hint) {
					t.Errorf("says %q: %t", hint, said)
				}
			}
		})
	}
}

func TestAnImportIsStoredAsMended(t *testing.T) {
	d := &deskNewsroom{}
	typed := asking(pageToImport, "seen", seenOf(t, pageToImport), "do", "store", "once", "k1", "slug", "harbour-3", "title", "港湾協議", "standfirst", "短く。", "tags", "連絡船、港",
		"u.0.headline", "再開で一致", "u.0.at", "2031-05-14T18:25", "u.1.headline", "協議が再開した", "u.1.at", "2031-05-14T15:40", "u.2.drop", "1", "p.0", "standfirst")
	a := ask(deskServer(d), people.Editor, importPath, typed)
	if a.status != http.StatusSeeOther {
		t.Fatalf("got %d: %s", a.status, a.body)
	}
	p := d.imported[0]
	if p.Title != "港湾協議" || p.Standfirst != "短く。\n\n港湾放送" || strings.Join(p.Tags, "|") != "連絡船|港" || len(p.Updates) != 2 {
		t.Errorf("got %q, %q, %q, %d updates", p.Title, p.Standfirst, p.Tags, len(p.Updates))
	}
	if u := p.Updates[0]; u.Headline != "再開で一致" || u.Said.Format("15:04") != "09:25" || u.Pictures[0].Credit != "© 港湾通信 / 沖田澄" {
		t.Errorf("got %+v", u)
	}
	if d.options.Slug != "harbour-3" || d.options.Publish || d.options.TZ != "Asia/Tokyo" || d.options.Once.Key != "k1" {
		t.Errorf("got %+v", d.options)
	}
	typed.Set("do", "publish")
	ask(deskServer(d), people.Editor, importPath, typed)
	if !d.options.Publish {
		t.Error("published: got a draft")
	}
}

// TestAnImportThatWasNotSeenIsNotStored: neither a page nor a date that was changed after
// the preview goes in unseen.
func TestAnImportThatWasNotSeenIsNotStored(t *testing.T) {
	seen := seenOf(t, pageToImport)
	for name, typed := range map[string]url.Values{
		"never shown":  asking(pageToImport, "do", "publish", "slug", "x"),
		"another day":  asking(pageToImport, "seen", seen, "do", "publish", "date", "2031-05-15", "title", "typed words"),
		"another page": asking(pageToImport+"\n少し違う\n", "seen", seen, "do", "store", "title", "typed words"),
	} {
		d := &deskNewsroom{}
		a := ask(deskServer(d), people.Editor, "/en"+importPath, typed)
		if a.status != http.StatusOK || d.imported != nil || !strings.Contains(string(a.body), "read anew") {
			t.Errorf("%s: got %d, stored %d", name, a.status, len(d.imported))
		}
		if typed.Get("title") != "" && !strings.Contains(string(a.body), "typed words") {
			t.Errorf("%s: the title that was typed is gone", name)
		}
	}
}

func TestARefusedImportKeepsWhatWasTyped(t *testing.T) {
	seen := seenOf(t, pageToImport)
	mended := func(more ...string) url.Values {
		return asking(pageToImport, append([]string{"seen", seen, "do", "store", "slug", "harbour-3", "title", "typed words", "u.0.headline", "a typed headline", "u.0.at", "2031-05-14T18:21"}, more...)...)
	}
	for _, c := range []struct {
		name   string
		typed  url.Values
		refuse error
		status int
		field  string
		words  []string
	}{
		{"nothing given", asking(" "), nil, http.StatusUnprocessableEntity, "import-page", nil},
		{"no date", asking("Talks in Tarn: the day\n\n18:21\nThe end\n17:05\nThe start\n", "date", ""), nil, http.StatusUnprocessableEntity, "import-date", []string{"The start"}},
		{"times as seen from nobody knows when", asking(agoToImport), nil, http.StatusUnprocessableEntity, "import-saved", []string{"5 minutes ago", "The end"}},
		{"a moment that is none", asking(agoToImport, "saved", "soon"), nil, http.StatusUnprocessableEntity, "import-saved", []string{"The end"}},
		{"a zone that is none", asking(pageToImport, "tz", "Tokyo"), nil, http.StatusUnprocessableEntity, "import-tz", []string{"連絡船、来月から再開"}},
		{"too large", asking(strings.Repeat("a", paste.MaxBytes+1)), nil, http.StatusRequestEntityTooLarge, "", nil},
		{"a time that is none", mended("u.0.at", "soon"), nil, http.StatusUnprocessableEntity, "import-u-0-at", []string{"typed words", "a typed headline"}},
		{"a headline too long", mended("u.0.headline", strings.Repeat("a", coverage.MaxHeadline+1)), nil, http.StatusUnprocessableEntity, "import-u-0-headline", []string{"typed words"}},
		{"slug taken", mended(), fault.New(fault.Conflict, "coverage.slug_taken", "got", "harbour-3"), http.StatusConflict, "import-slug", []string{"typed words", "a typed headline"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ask(deskServer(&deskNewsroom{refuse: c.refuse}), people.Editor, "/en"+importPath, c.typed)
			if a.status != c.status {
				t.Errorf("got %d, want %d", a.status, c.status)
			}
			for _, want := range append(c.words, "data-faults", `href="#`+c.field) {
				if c.field == "" && strings.HasPrefix(want, "href") {
					continue
				}
				if !strings.Contains(string(a.body), want) && want != `href="#`+c.field {
					t.Errorf("no %q on the page", want)
				}
			}
			if c.field != "" && !strings.Contains(string(a.body), `id="`+c.field+`-fault"`) {
				t.Errorf("nothing is said beside %s", c.field)
			}
		})
	}
}

// TestTimesAreCountedBackFromWhenThePageWasSaved: as the person answers, or as the file says.
func TestTimesAreCountedBackFromWhenThePageWasSaved(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Editor, "/en"+importPath, asking(agoToImport, "saved", "2031-05-14T18:26"))
	for _, want := range []string{"2031-05-14T18:21", "2031-05-14T16:26", "counted back from", `value="2031-05-14T18:26"`} {
		if !strings.Contains(string(a.body), want) {
			t.Errorf("no %q on the page", want)
		}
	}
	header := "HTTP/1.1 200 OK\r\nDate: Wed, 14 May 2031 09:26:00 GMT\r\nContent-Type: text/plain\r\n\r\n"
	if w := importFile(t, header+agoToImport); !strings.Contains(w.Body.String(), `value="2031-05-14T18:26"`) || !strings.Contains(w.Body.String(), "2031-05-14T18:21") {
		t.Error("the header's moment is not taken")
	}
}

func TestAnExportGivesSeveralDrafts(t *testing.T) {
	d := &deskNewsroom{}
	seen := seenOf(t, exportToImport)
	typed := asking(exportToImport, "seen", seen, "do", "store", "slug", "port", "d.0.title", "港の話(改)", "d.1.title", "灯台の話")
	if a := ask(deskServer(d), people.Editor, importPath, typed); a.status != http.StatusSeeOther || len(d.imported) != 2 || d.imported[0].Title != "港の話(改)" {
		t.Fatalf("got %d, %d drafts", a.status, len(d.imported))
	}
	typed.Set("d.0.drop", "1")
	ask(deskServer(d), people.Editor, importPath, typed)
	if len(d.imported) != 1 || d.imported[0].Title != "灯台の話" {
		t.Errorf("got %d drafts", len(d.imported))
	}
}

func TestAFileComesBeforeWhatIsPasted(t *testing.T) {
	page := "<!doctype html><html><h1>The pier is open today</h1><article><p>Children were the first to walk the pier.</p></article></html>"
	w := importFile(t, page)
	for _, want := range []string{`value="The pier is open today"`, "Children were the first", "&lt;article&gt;"} {
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("got %d, no %q", w.Code, want)
		}
	}
}

// TestAFileOfAnotherEncodingIsReadAndTold: the page goes back and forth as UTF-8, and what the
// file was saved in with it.
func TestAFileOfAnotherEncodingIsReadAndTold(t *testing.T) {
	saved, err := japanese.ShiftJIS.NewEncoder().String(strings.ReplaceAll(pageToImport, "©", "写真:"))
	if err != nil {
		t.Fatal(err)
	}
	w := importFile(t, saved)
	for _, want := range []string{"read as Shift_JIS (by trial", "連絡船、来月から再開", `name="encoding" value="Shift_JIS"`, `name="found" value="trial"`} {
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("got %d, no %q", w.Code, want)
		}
	}
	w = importFile(t, "Talks in Tarn\n\n\xff\xfe\xfd\xfc\xfb\n")
	if want := "Line 3 cannot be read"; w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), want) {
		t.Errorf("got %d, no %q", w.Code, want)
	}
}

// importFile sends a file, and beside it a page that was pasted before.
func importFile(t *testing.T, page string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", "page.html")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write([]byte(page)); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"page": pageToImport, "date": "2031-05-14", "tz": "Asia/Tokyo", "do": "read"} {
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/en"+importPath, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: SessionCookie, Value: string(people.Editor)})
	w := httptest.NewRecorder()
	deskServer(&deskNewsroom{}).ServeHTTP(w, r)
	return w
}

func init() {
	owner := people.Owner
	stories = append(stories,
		story{"desk-import", "desk/import", atDesk(owner, importPath, nil, deskNewsroom{})},
		story{"desk-import-faults", "desk/import", atDesk(owner, importPath, asking("Talks in Tarn: the day\n\n18:21\nThe end\n17:05\nThe start\n", "date", ""), deskNewsroom{})},
		story{"desk-import-saved", "desk/import", atDesk(owner, importPath, asking(agoToImport), deskNewsroom{})},
		story{"desk-import-seen", "desk/import", atDesk(owner, importPath, asking(pageToImport), deskNewsroom{})},
		story{"desk-import-entries", "desk/import", atDesk(owner, importPath, asking(exportToImport), deskNewsroom{})},
	)
}

// TestALineThatWasLeftOutIsPutBack: what was taken for a button goes where a person puts it, in the
// order of the page.
func TestALineThatWasLeftOutIsPutBack(t *testing.T) {
	d := &deskNewsroom{}
	a := ask(deskServer(d), people.Editor, importPath, asking(pageToImport, "seen", seenOf(t, pageToImport), "do", "store", "slug", "harbour-3", "title", "港湾協議",
		"p.0", "standfirst", "p.17", "body"))
	if a.status != http.StatusSeeOther {
		t.Fatalf("got %d: %s", a.status, a.body)
	}
	updates := d.imported[0].Updates
	if said := updates[len(updates)-1].Body.Plain(); said != "会館の前には、朝から報道陣が集まった。\nシェア" {
		t.Errorf("the last update says %q", said)
	}
}

// TestAnImportOffersTheDayOfTheStamp: the day that an article is stamped with stands in the field
// that asks for its day, and is taken by nobody but the person who sends it.
func TestAnImportOffersTheDayOfTheStamp(t *testing.T) {
	const article = "Ferry talks end in the fog\n\n14 May 2031\n\nBoth sides sat down in the customs house on Wednesday and rose again without a paper, which surprised nobody.\n"
	d := &deskNewsroom{}
	a := ask(deskServer(d), people.Editor, "/en"+importPath, url.Values{"page": {article}, "tz": {"UTC"}, "do": {"store"}})
	if a.status != http.StatusUnprocessableEntity || d.imported != nil {
		t.Fatalf("got %d, stored %d", a.status, len(d.imported))
	}
	_, after, _ := strings.Cut(string(a.body), `name="date"`)
	if field, _, _ := strings.Cut(after, ">"); !strings.Contains(field, `value="2031-05-14"`) {
		t.Errorf("the field reads %s", field)
	}
}
