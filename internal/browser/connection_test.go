//go:build browser

package browser

import (
	"encoding/json"
	"fmt"
	"testing"
)

// watchStream writes down every position that the page takes from a stream, so that a gap or a
// double shows.
const watchStream = `(() => {
	const Real = EventSource;
	window.sources = [];
	window.heard = [];
	window.EventSource = class extends Real {
		constructor(...args) {
			super(...args);
			sources.push(this);
			for (const kind of ['update', 'revise', 'retract', 'coverage', 'record', 'reset', 'end']) {
				this.addEventListener(kind, (e) => {
					if (window.deaf === kind) return e.stopImmediatePropagation();
					heard.push({kind, id: e.lastEventId});
				});
			}
		}
	};
	for (const name of ['CONNECTING', 'OPEN', 'CLOSED']) window.EventSource[name] ??= Real[name];
})()`

// networkIsDown are the complaints of a browser that cannot reach the site.
const networkIsDown = `ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|ERR_FAILED|ERR_CONNECTION_ABORTED|ERR_NETWORK`

type heard struct{ Kind, ID string }

// stands lists what the page shows, newest first.
func (p *tab) stands() string {
	p.t.Helper()
	return eval[string](p, `[...document.querySelectorAll('#timeline > *')].map((e) => e.id).join(' ')`)
}

// The connection breaks again and again while updates are posted: the page gets each of them
// once, and hears each of them once.
func TestTheConnectionBreaksAndIsMended(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "tunnel")
	s.post(t, slug, "One", "")
	far, wire := s.wired(t)
	p := far.open(t, look{before: watchStream}).visit("/c/" + slug)
	p.excuse(networkIsDown)
	s.post(t, slug, "Two", "")
	p.reads("#timeline", "Two")

	for _, words := range []string{"Three", "Four", "Five"} {
		wire.set(true)
		p.until(`sources.every((s) => s.readyState !== EventSource.OPEN)`)
		s.post(t, slug, words, "")
		s.edit(t, slug, 1, fields{"headline": "One, before " + words})
		if p.count("#timeline > article") == s.count(t, slug) {
			t.Errorf("%s came through a wire that is cut", words)
		}
		wire.set(false)
		p.untilWithin(2*patience, `document.querySelector('#timeline').textContent.includes(`+js(words)+`)`)
		p.reads(at(1), "One, before "+words)
	}
	s.post(t, slug, "Six", "")
	p.reads("#timeline", "Six")

	if got, want := p.stands(), "u-6 u-5 u-4 u-3 u-2 u-1"; got != want {
		t.Errorf("on the page: got %s, want %s", got, want)
	}
	p.hearsEachOnce()
	p.equalsFreshLoad()
}

// hearsEachOnce checks that the positions heard have no gap and no double.
func (p *tab) hearsEachOnce() {
	p.t.Helper()
	var all []heard
	if err := json.Unmarshal([]byte(eval[string](p, `JSON.stringify(heard)`)), &all); err != nil {
		p.t.Fatal(err)
	}
	last := -1
	for _, h := range all {
		var hash string
		var seq int
		if _, err := fmt.Sscanf(h.ID, "%8s-%d", &hash, &seq); err != nil || h.Kind == "reset" {
			p.t.Errorf("heard %v: want an ordinary event with a position", h)
			continue
		}
		if last >= 0 && seq != last+1 {
			p.t.Errorf("heard position %d after %d: want %d", seq, last, last+1)
		}
		last = seq
	}
}

// The server is killed and started again: the page comes back by itself, without gap or
// double, and without a reset, for the journal goes on.
func TestTheServerIsKilledAndComesBack(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "killed")
	s.post(t, slug, "One", "")
	p := s.open(t, look{before: watchStream}).visit("/c/" + slug)
	p.excuse(networkIsDown)
	s.post(t, slug, "Two", "")
	p.reads("#timeline", "Two")

	s.kill()
	s.start(t)
	s.post(t, slug, "Three", "")
	p.untilWithin(2*patience, `document.querySelector('#timeline')?.textContent.includes('Three')`)
	p.hearsEachOnce()
	p.equalsFreshLoad()
}

// The site comes back from other data: the position that the page holds is unknown there,
// and the page gets the whole state instead of a part.
func TestAnUnknownPositionIsReset(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "restored")
	s.post(t, slug, "Before the fire", "")
	s.post(t, slug, "Also before the fire", "")
	p := s.open(t, look{before: watchStream}).visit("/c/" + slug)
	p.excuse(networkIsDown, "status of 404") // who asks before the coverage is there again
	p.until(`sources.some((s) => s.readyState === EventSource.OPEN)`)

	s.kill()
	s.forget(t)
	s.start(t)
	s.run(t, password, "user", "add", ownerName, "--role", "owner", "--password-stdin")
	s.token = s.newToken(t)
	s.cover(t, slug)
	s.post(t, slug, "After the fire", "")
	p.untilWithin(3*patience, `document.querySelector('#timeline')?.textContent.includes('After the fire')`)
	p.until(`heard.some((h) => h.kind === 'reset')`)
	p.until(`document.querySelectorAll('#timeline > *').length === 1`)
	p.equalsFreshLoad()
}

// A coverage that has ended tells the browser not to come back: the state is shown, the
// EventSource is closed, and nothing connects again.
func TestTheEndIsTheEnd(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "over")
	s.post(t, slug, "One", "")
	p := s.open(t, look{before: watchStream}).visit("/c/" + slug)
	p.until(`sources.some((s) => s.readyState === EventSource.OPEN)`)

	s.setState(t, slug, "ended")
	p.until(`document.querySelector("#part-state .state-ended")`)
	p.until(`sources.every((s) => s.readyState === EventSource.CLOSED)`)
	p.until(`!document.getElementById('main').dataset.stream`)
	if got := eval[int](p, `sources.length`); got != 1 {
		t.Errorf("connections: got %d, want 1", got)
	}
	p.equalsFreshLoad()

	again := `fetch(location.pathname + '/stream?after=' + document.getElementById('main').dataset.position).then((r) => r.status)`
	if got := eval[int](p, again); got != 204 {
		t.Errorf("coming back after the end: got %d, want 204", got)
	}
	late := s.open(t, look{before: watchStream}).visit("/c/" + slug)
	if got := eval[int](late, `sources.length`); got != 0 {
		t.Errorf("a page that is opened after the end connects %d times, want 0", got)
	}

	// The connection breaks just before the end is told: the browser comes back by itself, is
	// answered 204, and asks no more.
	slug = s.cover(t, "over-unheard")
	s.post(t, slug, "One", "")
	deaf := s.open(t, look{before: watchStream}).visit("/c/" + slug)
	deaf.until(`sources.some((s) => s.readyState === EventSource.OPEN)`)
	deaf.do(`window.deaf = 'end'`)
	s.setState(t, slug, "ended")
	deaf.until(`!document.getElementById('main').dataset.stream`)
	answers := deaf.requests("/stream?")
	if got := answers[len(answers)-1].status; got != 204 || eval[int](deaf, `sources.length`) != 1 {
		t.Errorf("the last answer: got %d, want 204; connections: %v", got, answers)
	}
	deaf.until(`sources[0].readyState === EventSource.CLOSED`)
}

// Two tabs of one browser share one connection; when the one that holds it closes, the other
// goes on without a gap.
func TestTwoTabsShareOneConnection(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "two-tabs")
	s.post(t, slug, "One", "")
	a := s.open(t, look{before: watchStream}).visit("/c/" + slug)
	a.until(`sources.some((s) => s.readyState === EventSource.OPEN)`)
	b := a.another(look{before: watchStream}).visit("/c/" + slug)

	for i, words := range []string{"Two", "Three", "Four"} {
		n := s.post(t, slug, words, "")
		a.reads(at(n), words)
		b.reads(at(n), words)
		if i == 0 && eval[int](b, `sources.length`) != 0 {
			t.Errorf("the second tab has a connection of its own")
		}
	}
	if got := len(a.requests("/stream?")) + len(b.requests("/stream?")); got != 1 {
		t.Errorf("connections of both tabs: got %d, want 1: %v %v", got, a.requests("/stream?"), b.requests("/stream?"))
	}

	a.visit("/")
	b.until(`sources.some((s) => s.readyState === EventSource.OPEN)`)
	n := s.post(t, slug, "Five", "")
	b.reads(at(n), "Five")
	if got, want := b.stands(), "u-5 u-4 u-3 u-2 u-1"; got != want {
		t.Errorf("in the second tab: got %s, want %s", got, want)
	}
	b.equalsFreshLoad()
}
