//go:build browser

package browser

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
)

const composeSend = "form[data-compose] [data-primary]"

// composes writes an update and sends it.
func (p *tab) composes(headline, body string) {
	p.t.Helper()
	p.fill("#compose-headline", headline)
	p.fill("#compose-body", body)
	p.sends()
}

// sends presses the button and waits until the composer is free for the next.
func (p *tab) sends() {
	p.t.Helper()
	p.do(fmt.Sprintf(`(() => { window.pressed = false; document.querySelector(%s).addEventListener('click', () => { window.pressed = true; }, { once: true }); })()`, js(composeSend)))
	p.click(composeSend)
	if eval[bool](p, `window.pressed === false`) {
		p.t.Log("the press went beside the button") // is told with what is waited for in vain
	}
	p.until(`document.querySelector('form[data-compose]').getAttribute('aria-busy') !== 'true' && document.querySelector('#compose-headline').value === ''`)
}

// waits gives the headlines of what waits on the device, in order, with how each stands.
func (p *tab) waits() string {
	p.t.Helper()
	return eval[string](p, `[...document.querySelectorAll('#outbox [data-seq]')].map((e) => e.querySelector('[data-headline]').textContent + ' (' + e.dataset.outbox + ')').join(', ')`)
}

// untilWaits waits until the list of what waits is this one.
func (p *tab) untilWaits(want string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`[...document.querySelectorAll('#outbox [data-seq]')].map((e) => e.querySelector('[data-headline]').textContent + ' (' + e.dataset.outbox + ')').join(', ') === %s`, js(want)))
}

// act presses a button of the item with a headline.
func (p *tab) act(headline, name string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`(() => {
		const item = [...document.querySelectorAll('#outbox [data-seq]')].find((e) => e.querySelector('[data-headline]').textContent === %s);
		const button = item?.querySelector('[data-act=%s]');
		if (!button || button.hidden || button.disabled) return false;
		button.click();
		return true;
	})()`, js(headline), name))
}

// noWorker keeps the worker out of a page, which sends with a fetch of its own and may do so
// at any moment.
const noWorker = `ServiceWorkerContainer.prototype.getRegistration = async () => undefined`

// inOrder gives the headlines of a coverage in the order in which they were stored.
func (s *site) inOrder(t *testing.T, slug string) []string {
	t.Helper()
	var all []string
	for n := 1; ; n++ {
		status, u := s.ask(t, "GET", updatePath(slug, n), nil)
		if status == http.StatusNotFound {
			return all
		}
		all = append(all, u["headline"].(string))
	}
}

// saidAt gives when an update was said and when it was posted.
func (s *site) saidAt(t *testing.T, slug string, n int) (said, posted time.Time) {
	t.Helper()
	u := s.api(t, "GET", updatePath(slug, n), nil)
	for name, at := range map[string]*time.Time{"said_at": &said, "posted_at": &posted} {
		var err error
		if *at, err = time.Parse(time.RFC3339, u[name].(string)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return said, posted
}

// What is typed survives a reload, and what nobody came back for goes from the device in time,
// which has little room. What is sent without a connection waits, with its time, and
// the composer is free for the next; it goes by itself when there is a connection again, once
// although the button was tapped twice.
func TestNothingTypedIsLost(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "kept")
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown)

	p.fill("#compose-headline", "Half a thou")
	p.types("ght")
	p.fill("#compose-body", "And the beginning of a second one")
	p.do(`for (const [name, days] of [['old', 31], ['young', 29]]) localStorage.setItem('readout:left:edit:' + name + ':1', JSON.stringify({at: Date.now() - days * 864e5, fields: {}}))`)
	p.reload()
	if got := eval[string](p, `document.querySelector('#compose-headline').value + '|' + document.querySelector('#compose-body').value`); got != "Half a thought|And the beginning of a second one" {
		t.Errorf("after a reload: got %q", got)
	}
	p.until(`!document.querySelector('[data-kept]').hidden`)
	if got := eval[string](p, `Object.keys(localStorage).filter((name) => name.startsWith('readout:left:')).join()`); got != "readout:left:edit:young:1" {
		t.Errorf("of what somebody left, too old and not: %q is kept", got)
	}

	p.offline(true)
	p.do(`(() => { const b = document.querySelector('form[data-compose] [data-primary]'); b.click(); b.click(); })()`)
	p.untilWaits("Half a thought (waiting)")
	p.until(`document.querySelector('#compose-headline').value === '' && document.activeElement.matches('#compose-headline')`)
	if got := p.text("#outbox .outbox-state"); !strings.Contains(got, "No connection") {
		t.Errorf("why it waits: got %q", got)
	}
	p.composes("The next", "")
	p.untilWaits("Half a thought (waiting), The next (waiting)")
	p.isForEverybody("an outbox with two updates")
	p.looking(phone)

	p.offline(false)
	p.reads("#u-1", "Half a thought")
	p.reads("#u-2", "The next")
	p.until(`document.querySelector('#outbox').hidden`)
	p.reload()
	if got := strings.Join(s.inOrder(t, slug), ", "); got != "Half a thought, The next" {
		t.Errorf("stored: got %q", got)
	}
	if got := eval[string](p, `document.querySelector('#compose-headline').value`); got != "" {
		t.Errorf("what is stored is kept on the device: %q", got)
	}
}

// isSent tells a composer's sending from its previews and from what says who is here.
const isSent = `(a) => a[1]?.method === 'POST' && new URL(a[0], location).pathname === location.pathname && !String(a[1].body).includes('preview=1')`

// The answer to a post is lost on the way: the text was stored, the writer cannot know. It
// waits, says so, is sent again by itself and is there once.
func TestALostAnswerPostsOnce(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "once")
	p := s.open(t, look{before: noWorker}).logIn().visit("/desk/c/" + slug)
	p.do(`(() => { const real = fetch; window.fetch = async (...a) => {
		const answer = await real(...a);
		if (!(` + isSent + `)(a)) return answer;
		window.fetch = real;
		window.lost = (await answer.json()).n;
		throw new TypeError('the answer was lost');
	}; })()`)
	p.do(`(() => { // what the outbox says until the next try may be gone before a slow machine looks
		const box = document.querySelector('#outbox');
		window.told = '';
		new MutationObserver(() => { window.told += box.textContent; }).observe(box, {subtree: true, childList: true, characterData: true});
	})()`)
	p.fill("#compose-headline", "Said once")
	p.press("Ctrl+Enter")
	p.until(`window.lost === 1`)
	p.until(`window.told.includes('Perhaps it is stored already')`)
	p.reload()
	p.reads("#u-1", "Said once")
	p.until(`document.querySelector('#outbox').hidden`)
	p.reload()
	if got := strings.Join(s.inOrder(t, slug), ", "); got != "Said once" {
		t.Errorf("stored: got %q", got)
	}
}

// A refusal stops the update that it is about and no other; it says why, and mended it is sent
// and keeps the time at which it was written.
func TestARefusalStopsOnlyThatUpdate(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "refused")
	p := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown, "status of 422")
	p.offline(true)
	long := strings.Repeat("long ", 61) + "end"
	p.composes("First", "")
	p.composes(long, "A headline of more than three hundred characters.")
	p.composes("Third", "")
	p.fill("#compose-headline", "Being written")
	p.offline(false)
	p.untilWaits(long + " (refused)")
	p.reads("#u-2", "Third")
	if got := p.text("#outbox .outbox-why"); !strings.Contains(got, "300") {
		t.Errorf("why: got %q, want the bound in it", got)
	}
	p.isForEverybody("an update that was refused")
	p.looking(laptop)

	p.act(long, "edit")
	p.untilWaits("Being written (held)")
	p.until(`document.querySelector('#compose-headline').value.startsWith('long ') && document.querySelector('#compose-headline').getAttribute('aria-invalid') === 'true'`)
	p.until(`document.querySelector('[data-faults]').contains(document.activeElement)`)
	p.isForEverybody("an update that is mended")
	p.looking(laptop)
	written := eval[string](p, `document.querySelector('#compose-said').value`)
	p.reload()
	p.until(`document.querySelector('#compose-headline').value.startsWith('long ')`)
	if got := eval[string](p, `document.querySelector('#compose-said').value`); got != written || !eval[bool](p, `document.querySelector('#compose-said').validity.valid`) {
		t.Errorf("after a reload: got %q, want %q as a moment that can be sent", got, written)
	}
	p.fill("#compose-headline", "Second")
	p.sends()
	p.reads("#u-3", "Second")
	said, posted := s.saidAt(t, slug, 3)
	tokyo, _ := time.LoadLocation("Asia/Tokyo")
	form := "2006-01-02T15:04:05"[:len(written)] // a field of moments leaves out seconds that are none
	if at, err := time.ParseInLocation(form, written, tokyo); err != nil || !at.Equal(said) || posted.Before(said) {
		t.Errorf("said %v, posted %v, in the form stood %q (%v)", said, posted, written, err)
	}

	p.act("Being written", "edit")
	p.until(`document.querySelector('#compose-headline').value === 'Being written'`)
	p.sends()
	p.reads("#u-4", "Being written")
	if got := strings.Join(s.inOrder(t, slug), ", "); got != "First, Third, Second, Being written" {
		t.Errorf("stored: got %q", got)
	}
}

// An update whose answer was lost is changed before it is sent again: the writer is told that
// the first wording is stored and where, and what they changed is not lost.
func TestAnEarlierWordingWasStored(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "earlier")
	p := s.open(t, look{before: noWorker}).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown, "status of 409")
	p.do(`(() => { const real = fetch; window.fetch = async (...a) => {
		const answer = await real(...a);
		if (!(` + isSent + `)(a)) return answer;
		window.fetch = () => Promise.reject(new TypeError('down'));
		window.back = () => { window.fetch = real; };
		throw new TypeError('the answer was lost');
	}; })()`)
	p.composes("Ten boats", "")
	p.untilWaits("Ten boats (waiting)")
	p.act("Ten boats", "edit")
	p.until(`document.querySelector('#compose-headline').value === 'Ten boats'`)
	p.fill("#compose-headline", "Twelve boats")
	p.do(`back()`)
	p.click(composeSend)
	p.reads("[data-faults]", "as update 1")
	if got := eval[string](p, `document.querySelector('#compose-headline').value`); got != "Twelve boats" {
		t.Errorf("in the composer: got %q, want what was changed", got)
	}
	p.sends()
	p.reads("#u-2", "Twelve boats")
	if got := strings.Join(s.inOrder(t, slug), ", "); got != "Ten boats, Twelve boats" {
		t.Errorf("stored: got %q", got)
	}
}

// What was written under one name is not sent under another, nor is a word of it shown; its
// writer comes back and it goes.
func TestAnotherUserSendsNothing(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "two-people")
	s.run(t, "another long sentence", "user", "add", "petra", "--role", "editor", "--password-stdin")
	p := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown, "status of 409", "status of 401")
	p.offline(true)
	p.composes("Olga's own", "Nobody else's.")
	p.fill("#compose-headline", "Olga is not done yet")
	p.untilWaits("Olga's own (waiting)")
	p.become("petra", "another long sentence")
	p.offline(false)
	p.reads("#outbox .outbox-state", "Somebody else is logged in")
	p.untilWaits("Olga's own (waiting)")

	p.visit("/desk/c/" + slug)
	p.reads("#outbox", "until olga logs in: 1")
	if got := p.waits() + eval[string](p, `document.querySelector('#compose-headline').value`); got != "" {
		t.Errorf("petra is shown %q", got)
	}
	if got := s.count(t, slug); got != 0 {
		t.Errorf("updates: got %d, want 0", got)
	}

	p.do(`document.querySelector('[data-log-out]').requestSubmit()`)
	p.until(`location.pathname === '/login'`)
	p.visit("/login?next=/desk/c/" + slug)
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	p.reads("#u-1", "Olga's own")
	p.until(`document.querySelector('#compose-headline').value === 'Olga is not done yet'`)
}

// become gives the window somebody else's session, as another tab would.
func (p *tab) become(name, password string) {
	p.t.Helper()
	call(p, network.SetCookie, network.SetCookieParams{Name: "readout_session", Value: p.site.sessionOf(p.t, name, password), URL: p.site.url("/")})
}

// The session has ended while there was no connection: that is said, and after logging in the
// update is sent without anything being typed again.
func TestTheSessionEndedMeanwhile(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "ended-session")
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown, "status of 401") // by the stream that is asked for anew, too
	p.offline(true)
	p.composes("From the corridor", "")
	call(p, network.DeleteCookies, network.DeleteCookiesParams{Name: "readout_session", URL: s.url("/")})
	p.offline(false)
	p.reads("#outbox .outbox-state", "Your session has ended")
	p.leaving(func() { p.click("#outbox [data-log-in]") })
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
	p.reads("#u-1", "From the corridor")
	if got := strings.Join(s.inOrder(t, slug), ", "); got != "From the corridor" {
		t.Errorf("stored: got %q", got)
	}
}

// Two tabs share one outbox: each update is sent once, in the order in which they were written,
// whichever tab they were written in.
func TestTwoTabsShareOneOutbox(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "shared-outbox")
	far, wire := s.wired(t)
	one := far.open(t, laptop).logIn().visit("/desk/c/" + slug)
	two := one.another(laptop).visit("/desk/c/" + slug)
	for _, p := range []*tab{one, two} {
		p.excuse(networkIsDown)
	}
	wire.set(true)
	var want []string
	for i := range 6 {
		p := []*tab{one, two}[i%2]
		want = append(want, fmt.Sprintf("No. %d", i+1))
		p.composes(want[i], "")
	}
	two.until(`document.querySelectorAll('#outbox [data-seq]').length === 6`)
	wire.set(false)
	for _, p := range []*tab{one, two} {
		p.do(`window.dispatchEvent(new Event('online'))`)
	}
	for _, p := range []*tab{one, two} {
		p.until(`document.querySelector('#outbox').hidden && document.querySelectorAll('#timeline > article').length === 6`)
	}
	if got := s.inOrder(t, slug); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("stored: got %q, want %q", got, want)
	}
}

// The page is gone for which something was written: it can be put into another one.
func TestAPageThatIsGone(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "stays")
	p := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	p.excuse("status of 404")
	p.do(`(() => { const form = document.querySelector('form[data-compose]'); form.action = '/desk/c/nowhere'; document.querySelector('#outbox').dataset.slug = 'nowhere'; })()`)
	p.composes("Homeless", "Three words there.")
	p.untilWaits("Homeless (refused)")
	p.visit("/desk")
	p.untilWaits("Homeless (refused)")
	p.visit("/desk/c/" + slug)
	p.act("Homeless", "edit")
	p.until(`document.querySelector('#compose-body').value === 'Three words there.'`)
	p.sends()
	p.reads("#u-1", "Homeless")
}

// What waited for days was said when it was written and posted when it came.
func TestWhatWaitedForDays(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "days")
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown)
	p.offline(true)
	p.composes("Three days ago", "")
	p.untilWaits("Three days ago (waiting)")
	p.do(`new Promise((done) => {
		const open = indexedDB.open('readout-desk');
		open.onsuccess = () => {
			const store = open.result.transaction('items', 'readwrite').objectStore('items');
			store.getAll().onsuccess = (e) => { const [item] = e.target.result; item.composed -= 72 * 3600 * 1000; store.put(item).onsuccess = done; };
		};
	})`)
	p.offline(false)
	p.reads("#u-1", "Three days ago")
	said, posted := s.saidAt(t, slug, 1)
	if ago := posted.Sub(said) - 72*time.Hour; ago < 0 || ago > time.Minute {
		t.Errorf("said %v, posted %v: got %v apart, want three days and little more", said, posted, posted.Sub(said))
	}
}
