//go:build browser

package browser

import (
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"readout/internal/web"
)

// entersDesk logs in by the form, as a browser keeps that session over a restart, and goes on to a
// page. A worker is there then.
func (p *tab) entersDesk(path string) *tab {
	p.t.Helper()
	p.visit("/login?next=" + path)
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	return p.isKept(path)
}

// isKept waits until the worker keeps the screen and the files it is made of.
func (p *tab) isKept(path string) *tab {
	p.t.Helper()
	p.until(`navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller)`)
	p.visit(path)
	p.until(`caches.match(` + js(path) + `)`)
	return p
}

// keptScreens gives the addresses of all that is kept but the shell.
func (p *tab) keptScreens() string {
	p.t.Helper()
	return eval[string](p, `(async () => {
		const all = [];
		for (const name of await caches.keys()) {
			if (name.startsWith('readout-shell')) continue;
			for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname);
		}
		return all.sort().join(' ');
	})()`)
}

// The desk is opened anew without a connection: as it was last seen, with the composer. What is
// written then waits, and goes when the connection is back; a screen that was not kept says
// which were.
func TestTheDeskOpensWithoutAConnection(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "cold")
	s.post(t, slug, "Seen before", "While there was a connection.")
	far, wire := s.wired(t)
	p := far.open(t, phone)
	p.excuse(networkIsDown)
	p.entersDesk("/desk/c/" + slug)
	p.isKept("/desk")

	wire.set(true)
	p.visit("/desk/c/" + slug)
	p.reads(".seen-note", "No connection")
	p.reads("#u-1", "Seen before")
	p.isForEverybody("a screen that was kept")
	p.looking(phone)
	p.composes("Written in the tunnel", "Two sentences. Both here.")
	p.untilWaits("Written in the tunnel (waiting)")
	p.reload()
	p.untilWaits("Written in the tunnel (waiting)")
	p.fill("#compose-headline", "And a beginn")
	p.visit("/desk/users")
	p.reads("[data-kept-list]", "Talks of cold")
	p.isForEverybody("no connection")
	p.looking(phone)
	p.leaving(func() { p.click(`[data-kept-list] a[href="/desk/c/cold"]`) })
	if got := eval[string](p, `document.querySelector('#compose-headline').value`); got != "And a beginn" {
		t.Errorf("in the composer: got %q", got)
	}

	wire.set(false)
	p.do(`window.dispatchEvent(new Event('online'))`)
	p.reads("#u-2", "Written in the tunnel")
	p.until(`document.querySelector('.seen-note').hidden && document.querySelector('#outbox').hidden`)
	p.reload()
	if p.has("html[data-seen]") || s.count(t, slug) != 2 {
		t.Errorf("after all: kept screen %v, %d updates", p.has("html[data-seen]"), s.count(t, slug))
	}
}

// What is kept is of the desk, of one user, and gone when they log out; what waits is not. No
// page of readers goes through the worker.
func TestWhatTheWorkerKeeps(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "kept-screens")
	s.run(t, "another long sentence", "user", "add", "quentin", "--role", "editor", "--password-stdin")
	p := s.open(t, laptop)
	p.excuse(networkIsDown)
	p.entersDesk("/desk/c/" + slug)
	p.isKept("/desk")
	for _, path := range []string{"/desk/account", "/desk/users", "/desk/c/" + slug + "/edit", "/c/" + slug, "/"} {
		p.visit(path)
		if controlled := eval[bool](p, `navigator.serviceWorker.controller !== null`); controlled != strings.HasPrefix(path, "/desk") {
			t.Errorf("%s: goes through the worker: %v", path, controlled)
		}
	}
	if got, want := p.keptScreens(), "/desk /desk/c/"+slug; got != want {
		t.Errorf("kept: got %q, want %q", got, want)
	}

	// Somebody else's session, without a log-out in between.
	p.become("quentin", "another long sentence")
	p.visit("/desk")
	p.until(`caches.match('/desk').then((kept) => kept?.text()).then((text) => text?.includes('data-user-name="quentin"'))`)
	if got, want := p.keptScreens(), "/desk"; got != want {
		t.Errorf("kept of two users: got %q, want %q", got, want)
	}

	p.logIn().isKept("/desk/c/" + slug)
	p.offline(true)
	p.composes("Waits beyond the log-out", "")
	p.untilWaits("Waits beyond the log-out (waiting)")
	p.offline(false)
	p.do(`window.fetch = () => Promise.reject(new TypeError('down'))`) // so that it goes on waiting
	p.do(`document.querySelector('.me').open = true`)
	p.reads("[data-outbox-count]", "Waiting on this device: 1")
	p.leaving(func() { p.click("[data-log-out] button") })
	if got := p.keptScreens(); got != "" {
		t.Errorf("kept after the log-out: %q", got)
	}
	p.visit("/desk/c/" + slug)
	if got := eval[string](p, `location.pathname`); got != "/login" {
		t.Errorf("after the log-out the desk opens at %s", got)
	}
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	p.reads("#u-1", "Waits beyond the log-out")
}

// A new build is a new version of the worker: it brings its own files, throws the old ones away
// and asks for the kept screens anew, so that the desk opens without a connection right after.
func TestANewBuildOfTheWorker(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "new-build")
	to, _ := url.Parse(s.url(""))
	newer := false
	hash := strings.Split(web.Asset("x"), "/")[2]
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(to)
		r.Out.Host = r.In.Host
		r.Out.Header.Del("Accept-Encoding")
	}}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	front := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !newer {
			proxy.ServeHTTP(w, r)
			return
		}
		proxy.ServeHTTP(&rewriting{w, hash, "0123456789ab"}, r)
	})}
	go front.Serve(l)
	t.Cleanup(func() { front.Close() })
	far := *s
	far.address = l.Addr().String()
	p := far.open(t, laptop)
	p.excuse(networkIsDown)
	p.entersDesk("/desk/c/" + slug)
	shells := `caches.keys().then((all) => all.filter((name) => name.startsWith('readout-shell')).join(' '))`
	if got := eval[string](p, shells); got != "readout-shell:/desk:"+hash {
		t.Errorf("shells: got %q", got)
	}
	newer = true
	p.do(`navigator.serviceWorker.getRegistration().then((r) => r.update())`)
	p.until(shells + `.then((all) => all === 'readout-shell:/desk:0123456789ab')`)
	p.until(`caches.match('/desk/c/new-build').then((kept) => kept.text()).then((text) => text.includes('/static/0123456789ab/desk.js'))`)
	front.Close()
	p.visit("/desk/c/" + slug)
	p.reads(".seen-note", "No connection")
	p.composes("After the new build", "")
	p.untilWaits("After the new build (waiting)")
}

// rewriting gives the same files under another build's name.
type rewriting struct {
	http.ResponseWriter
	from, to string
}

func (w *rewriting) WriteHeader(status int) {
	w.Header().Del("Content-Length")
	w.ResponseWriter.WriteHeader(status)
}

func (w *rewriting) Write(b []byte) (int, error) {
	_, err := w.ResponseWriter.Write([]byte(strings.ReplaceAll(string(b), w.from, w.to)))
	return len(b), err
}

// A screen that is seen again stands last of what is kept, and so is given up last; it is kept all
// the while.
func TestAScreenSeenAgainStandsLast(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	path := "/desk/c/" + s.cover(t, "seen-again")
	p := s.open(t, phone)
	p.entersDesk(path)
	p.isKept("/desk")

	got := eval[string](p, `(async () => {
		const pages = await caches.open((await caches.keys()).find((n) => n.startsWith('readout-pages:')));
		const seen = async () => (await pages.match(`+js(path)+`)).headers.get('Readout-Seen');
		const first = await seen();
		await (await fetch(`+js(path)+`)).text();
		while (await seen() === first) await new Promise((go) => setTimeout(go, 10));
		return new URL((await pages.keys()).at(-1).url).pathname;
	})()`)
	if got != path {
		t.Errorf("the last that is kept: got %s, want %s", got, path)
	}
}
