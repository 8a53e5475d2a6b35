//go:build browser

package browser

import (
	"strings"
	"testing"
	"time"
)

// silentOnes is a database that opens, and then neither does what it is asked nor says that it cannot.
const silentOnes = `IDBDatabase.prototype.transaction = () => ({ objectStore: () => new Proxy({}, { get: () => () => ({}) }) })`

// The device's database does not answer: what is written is sent from the form, with its picture, which is free again then.
func TestTheDeviceDoesNotAnswer(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	for name, silent := range map[string]string{
		"it does not open": `IDBFactory.prototype.open = () => ({})`,
		"it opens":         silentOnes,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slug := s.cover(t, "silent-"+strings.ReplaceAll(name, " ", "-"))
			p := s.open(t, look{width: 390, height: 844, before: silent}).logIn().visit("/desk/c/" + slug)
			p.choosesFile("port.png", picture(t, 1))
			p.reads("[data-upload]", "no room to keep “port.png”")
			p.until(`document.querySelector('[data-picture] [data-of=file]')?.value.length > 60`)
			p.fill("#compose-headline", "Sent all the same")
			p.click(composeSend)
			p.reads("#u-1", "Sent all the same")
			p.until(`document.querySelector('form[data-compose]').ariaBusy === 'false' && document.querySelector('#compose-headline').value === ''`)
			if got := p.count("#u-1 .desk-picture"); got != 1 {
				t.Errorf("pictures: got %d, want 1", got)
			}
		})
	}
}

// The device answers later than anybody waits for it: what was to be taken back into the form stays with what waits,
// and the form is free.
func TestTheDeviceAnswersTooLate(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "late-device")
	p := s.open(t, look{width: 390, height: 844, before: `Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
		set(told) { this.addEventListener('complete', () => window.late ? setTimeout(told, window.late) : told()); },
	})`}).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown)
	p.offline(true)
	p.composes("Not to be lost", "")
	p.untilWaits("Not to be lost (waiting)")
	p.do(`window.late = 6500`)
	p.act("Not to be lost", "edit")
	p.reads("form[data-compose] [data-say]", "did not answer")
	p.until(`document.querySelector('form[data-compose]').ariaBusy === 'false'`)
	p.do(`window.late = 0`)
	p.until(`new Promise((resolve) => { indexedDB.open('readout-desk').onsuccess = (opened) => {
		const asked = opened.target.result.transaction('items').objectStore('items').count();
		asked.onsuccess = () => { opened.target.result.close(); resolve(asked.result === 1); };
	}; })`)
	p.reload()
	p.untilWaits("Not to be lost (waiting)")
	p.offline(false)
	p.reads("#u-1", "Not to be lost")
	if got := strings.Join(s.inOrder(t, slug), ", "); got != "Not to be lost" {
		t.Errorf("stored: got %q", got)
	}
}

// The device has no room left: that is said before anything is lost, and what stands in the
// form stays there until the server has it.
func TestTheDeviceIsFull(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "full-device")
	p := s.open(t, look{width: 390, height: 844, before: `IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }`}).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown)
	p.offline(true)
	p.fill("#compose-headline", "No room for this")
	p.click(composeSend)
	p.reads("form[data-compose] [data-say]", "no room to keep it")
	if got := eval[string](p, `document.querySelector('#compose-headline').value`); got != "No room for this" {
		t.Errorf("in the form: got %q", got)
	}
	p.choosesFile("port.png", picture(t, 1))
	p.reads("[data-upload]", "no room to keep “port.png”")
	p.click(composeSend)
	p.reads("[data-upload]", "still uploading")
	p.offline(false)
	p.until(`document.querySelector('[data-picture] [data-of=file]')?.value.length > 60`)
	p.sends()
	p.reads("#u-1", "No room for this")
	if got := p.count("#u-1 .desk-picture"); got != 1 {
		t.Errorf("pictures: got %d, want 1", got)
	}
}

// hasted has what a page does after ten seconds or more done a hundred times as soon.
const hasted = noWorker + `; for (const timer of ['setTimeout', 'setInterval']) {
	const real = window[timer];
	window[timer] = (act, ms, ...more) => real(act, ms >= 10_000 ? ms / 100 : ms, ...more);
}`

// holdsWhatItSends has a page's update go on its way no sooner than release() says.
const holdsWhatItSends = `(() => {
	const real = fetch;
	const released = new Promise((resolve) => { window.release = resolve; });
	window.sent = 0;
	window.fetch = async (...a) => {
		if ((` + isSent + `)(a)) { window.sent++; await released; }
		return real(...a);
	};
})()`

// An update takes long to send, as a film does on a slow line: another tab waits for its turn as long as the sender
// shows that it is there. One that shows nothing, as a tab that the system has put to sleep, is not waited for.
func TestWhoWaitsForALongSending(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	for name, c := range map[string]struct {
		before string
		waits  bool
	}{
		"there":  {hasted, true},
		"asleep": {hasted + `; window.setInterval = () => 0`, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slug := s.cover(t, "long-sending-"+name)
			one := s.open(t, look{before: c.before}).logIn().visit("/desk/c/" + slug)
			two := one.another(look{before: hasted}).visit("/desk/c/" + slug)
			one.do(holdsWhatItSends)
			one.composes("Long", "")
			one.until(`window.sent === 1`)
			two.composes("Short", "")
			if c.waits {
				time.Sleep(3 * time.Second) // more than three times what a silent sender is given
				if got := s.count(t, slug); got != 0 {
					t.Errorf("updates: got %d, want none before the first is sent", got)
				}
				one.do(`release()`)
			}
			two.until(`document.querySelector('#outbox').hidden && document.querySelectorAll('#timeline > article').length === 2`)
			one.do(`release()`)
			one.until(`document.querySelector('#outbox').hidden`)
			if got := strings.Join(s.inOrder(t, slug), ", "); got != "Long, Short" {
				t.Errorf("stored: got %q, want each once and in order", got)
			}
		})
	}
}
