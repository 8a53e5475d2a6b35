//go:build browser

package browser

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// kind is one kind of page that the site has.
type kind struct {
	name   string
	path   string
	desk   bool
	status int        // 200 if it is 0
	act    func(*tab) // what is done before it is looked at
}

// Every kind of page, as the furnished site has it.
var pageKinds = []kind{
	{name: "front", path: "/"},
	{name: "live", path: "/c/live"},
	{name: "live oldest first", path: "/c/live?order=oldest"},
	{name: "live, choosing updates", path: "/c/live?filter=on"},
	{name: "live, some updates", path: "/c/live?side=shirahama&issue=lighthouse"},
	{name: "live, no update", path: "/c/live?speaker=orga&kind=threaten"},
	{name: "live with one update", path: "/c/young"},
	{name: "planned", path: "/c/planned"},
	{name: "article", path: "/c/article"},
	{name: "update", path: "/c/live/u/5"},
	{name: "withdrawn update", path: "/c/live/u/7"},
	{name: "history", path: "/c/live/u/5/history"},
	{name: "history of a withdrawn update", path: "/c/live/u/7/history"},
	{name: "history of a page", path: "/c/live/history"},
	{name: "corrections", path: "/corrections"},
	{name: "corrections of one page", path: "/c/live/corrections"},
	{name: "no corrections", path: "/c/young/corrections"},
	{name: "series", path: "/talks/as"},
	{name: "round", path: "/talks/as/as-3"},
	{name: "round without statements", path: "/talks/as/as-4"},
	{name: "two accounts of a round", path: "/talks/as/as-3/compare?source=note"},
	{name: "one account of a round", path: "/talks/as/as-4/compare"},
	{name: "actor", path: "/actors/minato"},
	{name: "issue", path: "/issues/fishing"},
	{name: "outcome", path: "/outcomes/mend"},
	{name: "not found", path: "/c/nowhere", status: http.StatusNotFound},
	{name: "login", path: "/login"},
	{name: "login refused", path: "/login", act: func(p *tab) {
		p.fill("#login-name", "nobody")
		p.fill("#login-password", "nothing")
		p.leaving(func() { p.click("form[data-login] [type=submit]") })
	}},
	{name: "desk", path: "/desk", desk: true},
	{name: "desk, new coverage", path: "/desk/new", desk: true},
	{name: "desk, new coverage with faults", path: "/desk/new", desk: true, act: func(p *tab) {
		p.fill("#coverage-title", "x")
		p.fill("#coverage-slug", "NOT a slug")
		p.fill("#coverage-tz", "Moon/Base")
		p.leaving(func() { p.click("main form [data-primary]") })
	}},
	{name: "desk, import", path: "/desk/import", desk: true},
	{name: "desk, import, what was understood", path: "/desk/import", desk: true, act: func(p *tab) {
		p.imports(articleToImport)
		p.mended(func() {
			p.do(`document.querySelector('[name=mend][value^="begin "]').form.requestSubmit(document.querySelectorAll('[name=mend][value^="begin "]')[1])`)
		})
		p.do(`document.querySelector('[data-place=body] [data-more]').click()`)
	}},
	{name: "desk, import, updates mended", path: "/desk/import", desk: true, act: func(p *tab) {
		p.imports(pageToImport)
		p.mended(func() {
			p.do(`document.querySelector('form[data-import]').requestSubmit(document.querySelectorAll('[name=mend][value^="above "]')[1])`)
		})
		p.do(`document.querySelector('.import-do').style.position = 'static'`) // it stands over what is scrolled below it, at each width something else
	}},
	{name: "desk, import, a guess and a cut", path: "/desk/import", desk: true, act: func(p *tab) {
		p.imports(guessToImport)
		p.mended(func() {
			p.do(`document.querySelector('[data-more]').click()`)
			p.do(`document.querySelector('form[data-import]').requestSubmit(document.querySelector('[data-cut]'))`)
		})
		p.do(`document.querySelector('.import-do').style.position = 'static'`) // it stands over what is scrolled below it, at each width something else
	}},
	{name: "desk, import, entries", path: "/desk/import", desk: true, act: func(p *tab) { p.imports(exportToImport) }},
	{name: "desk, live", path: "/desk/c/live", desk: true},
	{name: "desk, live with a fault", path: "/desk/c/young", desk: true, act: func(p *tab) {
		p.click("form[data-compose] [data-primary]")
		p.until(`document.querySelector('[data-faults]')`)
	}},
	{name: "desk, marking", path: "/desk/c/live", desk: true, act: func(p *tab) {
		p.do(`(() => {
			const e = document.querySelector('[data-field=body]');
			e.scrollIntoView({block: 'center', behavior: 'instant'});
			document.getSelection().selectAllChildren(e);
		})()`)
		p.until(`!document.querySelector('#mark-button').hidden`)
		p.press("Alt+m")
		p.until(`document.querySelector('#mark-panel').open`)
	}},
	{name: "desk, title and settings", path: "/desk/c/live/edit", desk: true},
	{name: "desk, edit", path: "/desk/c/live/u/5", desk: true},
	{name: "desk, two edits of one update", path: "/desk/c/live/u/6", desk: true, act: func(p *tab) {
		p.excuse("status of 409")
		p.do(`document.querySelector('[name=from]').value = 1`)
		p.fill("#edit-body", "Something else altogether.")
		p.leaving(func() { p.click(".editor [data-primary]") })
	}},
	{name: "desk, what an edit changed", path: "/desk/c/live/u/6/difference?from=1&by=2&to=3", desk: true},
	{name: "desk, an article from a readout", path: "/desk/new?readout=as/as-3", desk: true},
	{name: "desk, correct", path: "/desk/c/live/u/5?as=correction", desk: true},
	{name: "desk, just posted", path: "/desk/c/young", desk: true, act: func(p *tab) {
		p.fill("#compose-headline", "A slip")
		p.click("form[data-compose] [data-primary]")
		p.until(`document.querySelector('[data-undo]')`)
	}},
	{name: "desk, retract", path: "/desk/c/live/u/6/retract", desk: true},
	{name: "desk, mark by form", path: "/desk/c/live/u/6/mark", desk: true},
	{name: "desk, pins", path: "/desk/c/live/pins", desk: true},
	{name: "desk, memos of an update", path: "/desk/c/young/u/2/memos", desk: true},
	{name: "desk, memos of a coverage", path: "/desk/c/live/memos", desk: true},
	{name: "desk, time of an update", path: "/desk/c/young/u/2/schedule", desk: true},
	{name: "desk, time of a coverage", path: "/desk/c/draft/schedule", desk: true},
	{name: "desk, words lost", path: "/desk/statements/lost", desk: true},
	{name: "desk, two accounts of a round", path: "/desk/talks/as/as-3/compare?source=note", desk: true},
	{name: "desk, record", path: "/desk/record", desk: true},
	{name: "desk, two items to merge", path: "/desk/record/merge?kind=actor&q=a&keep=minato&drop=orga&show=1", desk: true},
	{name: "desk, edit a statement", path: "/desk/statements/draft-1/edit", desk: true},
	{name: "desk, what waits in the record", path: "/desk/record/review?all=1", desk: true},
	{name: "desk, drafts of a page", path: "/desk/c/live/drafts?all=1", desk: true},
	{name: "desk, sentences without a draft", path: "/desk/c/live/drafts?missed=1", desk: true},
	{name: "desk, drafts of an update", path: "/desk/c/live/u/6/drafts", desk: true},
	{name: "desk, new actor", path: "/desk/record/new/actor", desk: true},
	{name: "desk, actor", path: "/desk/record/actors/minato", desk: true},
	{name: "desk, office", path: "/desk/record/actors/minato/office?id=minato-fm", desk: true},
	{name: "desk, new issue", path: "/desk/record/new/issue", desk: true},
	{name: "desk, issue", path: "/desk/record/issues/fishing", desk: true},
	{name: "desk, new event", path: "/desk/record/new/event", desk: true},
	{name: "desk, event", path: "/desk/record/events/as-3", desk: true},
	{name: "desk, round", path: "/desk/record/rounds/as-3", desk: true},
	{name: "desk, new outcome", path: "/desk/record/new/outcome?where=live/6", desk: true},
	{name: "desk, new outcome with faults", path: "/desk/record/new/outcome?round=as-3", desk: true, act: func(p *tab) {
		p.do(`document.querySelector('form[data-item] details').open = true`)
		p.fill("#outcome-due", "in autumn")
		p.leaving(func() {
			p.do(`document.querySelector('form[data-item]').noValidate = true; document.querySelector('form[data-item]').requestSubmit()`)
		})
	}},
	{name: "desk, outcome", path: "/desk/record/outcomes/mend", desk: true},
	{name: "desk, new state", path: "/desk/record/outcomes/mend/status?where=live/6", desk: true},
	{name: "desk, new forecast", path: "/desk/record/new/forecast?where=live/6", desk: true},
	{name: "desk, forecast", path: "/desk/record/forecasts/leak-1", desk: true},
	{name: "desk, what came of a forecast", path: "/desk/record/forecasts/leak-2/resolve?where=live/6", desk: true},
	{name: "desk, new participant", path: "/desk/record/new/participant?round=as-3", desk: true},
	{name: "desk, participant", path: "/desk/record/participants/as-3--minato", desk: true},
	{name: "desk, marking an outcome", path: "/desk/c/live", desk: true, act: func(p *tab) {
		p.do(`(() => {
			const e = document.querySelector('[data-field=body]');
			e.scrollIntoView({block: 'center', behavior: 'instant'});
			document.getSelection().selectAllChildren(e);
		})()`)
		p.until(`!document.querySelector('#mark-button').hidden`)
		p.press("o")
		p.until(`document.querySelector('#mark-panel form[data-item]')?.dataset.begun`)
	}},
	{name: "desk, users", path: "/desk/users", desk: true},
	{name: "desk, settings of the site", path: "/desk/settings/site", desk: true},
	{name: "desk, audit log", path: "/desk/settings/audit?outcome=done", desk: true},
	{name: "desk, tokens", path: "/desk/settings/tokens", desk: true},
	{name: "desk, webhooks", path: "/desk/settings/webhooks", desk: true},
	{name: "desk, account", path: "/desk/account", desk: true},
}

var (
	furnishOnce sync.Once
	furnishedBy *site
)

// furnished gives a site that has something of every kind.
func furnished(t *testing.T) *site {
	t.Helper()
	furnishOnce.Do(func() {
		s := lastingSite(t)
		furnish(t, s)
		furnishedBy = s
	})
	if furnishedBy == nil {
		t.Fatal("the furnished site is not there")
	}
	return furnishedBy
}

func furnish(t *testing.T, s *site) {
	s.record(t)
	s.api(t, "PUT", "/events/as-4", fields{"kind": "round", "parent": "as", "ordinal": 4, "date": "2022-06", "tz": "Asia/Tokyo"})
	s.importLive(t, "live")
	s.api(t, "PATCH", "/coverages/live", fields{"revision": 1, "event": "as-3", "state": "live", "title": fields{
		"ja": "青嶺と白浜の協議、三年ぶりに首都で", "en": "Aomine and Shirahama talk again, in the capital", "ru": "Аоминэ и Сирахама снова говорят",
	}})
	s.api(t, "PATCH", "/coverages/live", fields{"revision": 2, "standfirst": fields{"ja": "灯台と漁の話。"}, "note": "会場は首都でした。", "notes": fields{"en": "They met in the capital."}, "correction": "correction"})
	s.edit(t, "live", 5, fields{"headline": "見出しを直した 🕊", "body": "一つの文。二つ目の文で**提案**する。", "note": "見出しの誤り"})
	s.edit(t, "live", 6, fields{"body": "灯台を共に直す。\n\n- 屋根\n- 窓\n\n> 海は皆のもの\n\n[港の地図](https://example.org/map)を見よ。", "pinned": true})
	s.retract(t, "live", 7, "別の席での話だった")
	s.edit(t, "live", 9, fields{"kind": "key"})
	s.mark(t, "live", 5, "二つ目の文で提案する。", fields{"gist": fields{"en": "Proposes something", "ru": "Предлагает"}})
	s.mark(t, "live", 6, "灯台を共に直す。", fields{"speaker": []string{"minato", "orga"}, "kind": "agree", "issues": []string{"lighthouse", "fishing"}})
	s.mark(t, "live", 6, "海は皆のもの", fields{"speaker": []string{"orga"}, "kind": "object", "mode": "direct", "via": "minato", "issues": []string{"lighthouse"}})
	s.mark(t, "live", 6, "屋根", fields{"id": "lost", "kind": "concern"})
	s.mark(t, "live", 6, "窓", fields{"id": "draft-1", "kind": "offer", "draft": true, "gist": fields{"en": "Offers windows"}})
	s.mark(t, "live", 5, "一つの文。", fields{"id": "draft-2", "kind": "assert", "speaker": []string{"orga"}, "draft": true})
	s.cover(t, "note", fields{"form": "source", "state": "ended", "title": "The note of Shirahama", "event": "as-3", "address": "https://shirahama.example/note"})
	s.post(t, "note", "The note", "Minato agreed to boats. Orga told of the lighthouse. Orga asks for a road.")
	s.mark(t, "note", 1, "Minato agreed to boats", fields{"kind": "agree"})
	s.mark(t, "note", 1, "Orga told of the lighthouse", fields{"speaker": []string{"orga"}, "kind": "object", "issues": []string{"lighthouse"}})
	s.mark(t, "note", 1, "Orga asks for a road", fields{"speaker": []string{"orga"}, "kind": "request", "issues": []string{"fishing"}})
	s.edit(t, "live", 6, fields{"body": "灯台を共に直す。\n\n- 壁\n- 窓\n\n> 海は皆のもの\n\n[港の地図](https://example.org/map)を見よ。"})

	s.run(t, "", "record", "import", "testdata/furnished.json")
	s.api(t, "PUT", "/participants/as-3--minato", fields{"event": "as-3", "actor": "minato", "party": "aomine", "capacity": "head"})
	s.cover(t, "young", fields{"title": "Young", "standfirst": "It has just begun."})
	s.post(t, "young", "The first word", "And a sentence.")
	s.cover(t, "article", fields{"form": "article", "state": "ended", "title": "What came of it", "standfirst": "Three boats and a lighthouse.", "section": "World", "tags": []string{"boats"}})
	s.post(t, "article", "What they agreed", "A **long** text.\n\n1. One\n2. Two\n\n| Side | Boats |\n|---|---|\n| Aomine | 2 |\n| Shirahama | 1 |", fields{"said_at": "2021-05-15T00:00:00Z"})
	s.post(t, "article", "Addendum", "It rained.", fields{"said_at": "2021-05-17T00:00:00Z", "kind": "background"})
	s.cover(t, "planned", fields{"title": "The fourth round", "state": "planned"})
	s.api(t, "POST", "/coverages", fields{"slug": "draft", "title": "Not public", "draft": true})
	s.post(t, "young", "Waits", "For an editor.", fields{"draft": true})
	s.run(t, "another long sentence", "user", "add", "rikka", "--role", "reporter", "--password-stdin")
}

// in gives a page's address in a language; the site's own is English.
func in(lang, path string) string {
	if lang == "en" {
		return path
	}
	return strings.TrimSuffix("/"+lang+path, "/")
}

// see opens a page of a kind in a tab that is logged in where it must be.
func (p *tab) see(k kind, lang string) {
	p.t.Helper()
	path := in(lang, k.path)
	if path == "/ja" || path == "/ru" {
		path += "/"
	}
	if k.status >= 400 {
		p.excuse("status of 404")
	}
	p.excuse("status of 401", "status of 422")
	p.visit(path)
	if got, want := eval[int](p, `performance.getEntriesByType('navigation')[0].responseStatus`), max(k.status, http.StatusOK); got != want {
		p.t.Fatalf("%s: got status %d, want %d", path, got, want)
	}
	if k.desk && strings.Contains(eval[string](p, `location.pathname`), "/login") {
		p.t.Fatalf("%s asks to log in", path)
	}
	if k.act != nil {
		k.act(p)
	}
}

// client asks for pages as somebody who is logged in.
func (s *site) client(t *testing.T) *http.Client {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	at, _ := url.Parse(s.url("/"))
	jar.SetCookies(at, []*http.Cookie{{Name: "readout_session", Value: s.session(t)}})
	return &http.Client{Jar: jar}
}

// fetch gives a page's markup as the server sends it.
func (s *site) fetch(t *testing.T, c *http.Client, path string) (string, int) {
	t.Helper()
	res, err := c.Get(s.url(path))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body), res.StatusCode
}

// write writes a file into a folder that may not be there yet.
func write(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}
