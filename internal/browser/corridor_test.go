//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// onPhone makes of the tab a telephone's: 390 px, touched with a thumb.
func (p *tab) onPhone() *tab {
	p.t.Helper()
	call(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 2, Mobile: true})
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	return p
}

// ? lists the keys that work on a page, in its language, and nothing else takes it from who
// types; Esc closes the list and the focus is where it was.
func TestTheKeysOfAPage(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "keys")
	p := s.open(t, laptop).logIn()
	titles := map[string]string{"ja": "この画面のキー操作", "en": "Keys on this page", "ru": "Клавиши на этой странице"}
	for _, lang := range languages {
		p.visit(in(lang, "/desk/c/"+slug))
		p.tabTo("form[data-compose] [data-primary]")
		p.press("?")
		p.until(`document.querySelector('#keys').open`)
		if got := p.text("#keys-title"); got != titles[lang] {
			t.Errorf("%s: the title is %q", lang, got)
		}
		if got := p.count("#keys [data-for='form[data-send]']"); got != 1 {
			t.Errorf("%s: the list does not say how to send", lang)
		}
		if got := p.count("#keys [data-for*='data-waiting']"); got != 0 {
			t.Errorf("%s: the list has keys that this page has not", lang)
		}
		p.press("Escape")
		p.until(`!document.querySelector('#keys').open && document.activeElement.matches('[data-primary]')`)
	}
	p.visit("/en/desk/c/" + slug)
	p.tabTo("#compose-headline")
	p.press("?")
	if got := eval[string](p, `document.querySelector('#compose-headline').value + document.querySelector('#keys').open`); got != "?false" {
		t.Errorf("typed into the headline: got %q", got)
	}
	p.click(".desk-top [data-keys]")
	p.until(`document.querySelector('#keys').open`)
	p.isForEverybody("the keys of a page")
	p.looking(laptop)
	p.click("#keys [data-close]")
	p.until(`document.activeElement.matches('.desk-top [data-keys]')`)
}

// tooSmall lists what a thumb has to hit in the composer and the bars, and is smaller than 44 px.
const tooSmall = `(() => {
	const within = ['.desk-top', '.desk-head', '.composer', '.here', '.outbox'];
	const tappable = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
	return within.flatMap((place) => [...document.querySelectorAll(place + ' :is(' + tappable + ')')]).filter((e) => e.checkVisibility({visibilityProperty: true})).map((e) => {
		const hit = e.matches('[type=checkbox], [type=radio]') || e.closest('.bar-file') ? e.closest('label') : e;
		const box = hit.getBoundingClientRect();
		return {what: e.outerHTML.slice(0, 110), w: Math.round(box.width * 10) / 10, h: Math.round(box.height * 10) / 10};
	}).filter((e) => e.w < 44 || e.h < 44).map((e) => e.w + ' x ' + e.h + ': ' + e.what);
})()`

// On a telephone everything in the composer and in the bars can be hit with a thumb: with a
// picture, a film and a card in it, with all its parts open.
func TestEverythingCanBeHitWithAThumb(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	s.record(t)
	slug := s.cover(t, "thumb", fields{"event": "as-3"})
	p := s.open(t, phone).logIn().onPhone()
	for _, lang := range languages {
		p.visit(in(lang, "/desk/c/"+slug))
		p.until(`document.querySelector('#compose-body').getBoundingClientRect().bottom <= document.querySelector('.composer .send').getBoundingClientRect().top`) // without a swipe
		p.choosesFile("a.png", picture(t, 1))
		p.until(`document.querySelector('[data-of=file]')?.value`)
		p.do(`document.querySelectorAll('.composer details, .me').forEach((d) => { d.open = true; })`)
		for _, small := range eval[[]string](p, tooSmall) {
			t.Errorf("%s: %s", lang, small)
		}
		if got := p.count(".bar-file input[capture=environment]"); got != 1 {
			t.Errorf("%s: no camera in the bar", lang)
		}
		if wide := eval[string](p, tooWide); wide != "" {
			t.Errorf("%s: wider than a phone: %s", lang, wide)
		}
	}
	// What is corrected with one thumb is saved with it: the button is there, however long the form.
	n := s.post(t, slug, "The doors open", strings.Repeat("Both delegations are inside.\n\n", 20))
	p.visit(fmt.Sprintf("/desk/c/%s/u/%d", slug, n))
	p.until(`(() => {
		const box = document.querySelector('.editor [data-primary]').getBoundingClientRect();
		return box.height >= 44 && box.bottom <= innerHeight && document.documentElement.scrollHeight > 2 * innerHeight;
	})()`)
	s.post(t, slug, "It waits", "", fields{"draft": true})
	p.visit("/desk")
	p.until(`document.querySelector('[data-key=p]')?.getBoundingClientRect().height >= 44`)
}

// fakeKeyboard has the page believe that a keyboard covers the foot of the window.
const fakeKeyboard = `(() => {
	const seen = Object.assign(new EventTarget(), {height: innerHeight, width: innerWidth, offsetTop: 0, offsetLeft: 0, scale: 1});
	Object.defineProperty(window, 'visualViewport', {value: seen});
	window.keyboard = (height) => { seen.height = innerHeight - height; seen.dispatchEvent(new Event('resize')); };
})()`

// The bar with the buttons stays above a keyboard that covers the foot of the window, and goes
// back down with it.
func TestTheBarStaysAboveTheKeyboard(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "keyboard")
	p := s.open(t, look{width: 390, height: 844, before: fakeKeyboard}).logIn().onPhone()
	p.visit("/desk/c/" + slug)
	p.fill("#compose-body", "It rains.")
	bottom := func() float64 {
		return eval[float64](p, `(() => { document.querySelector('#compose-headline').scrollIntoView({block: 'start'}); return document.querySelector('.composer .send').getBoundingClientRect().bottom; })()`)
	}
	if got := bottom(); got != 844 {
		t.Fatalf("without a keyboard the bar ends at %v px, want the foot of the window, 844", got)
	}
	p.do(`keyboard(336)`)
	if got := bottom(); got != 844-336 {
		t.Errorf("above a keyboard of 336 px the bar ends at %v px, want 508", got)
	}
	p.do(`keyboard(0)`)
	if got := bottom(); got != 844 {
		t.Errorf("with the keyboard gone the bar ends at %v px, want 844", got)
	}
}

// filmOf makes a film of two colours in the browser and chooses it, as the system's window does.
const filmOf = `(async () => {
	const canvas = Object.assign(document.createElement('canvas'), {width: 320, height: 180});
	const c = canvas.getContext('2d');
	const recorder = new MediaRecorder(canvas.captureStream(30), {mimeType: 'video/webm'});
	const parts = [];
	recorder.ondataavailable = (e) => parts.push(e.data);
	const ended = new Promise((done) => { recorder.onstop = done; });
	recorder.start();
	for (let i = 0; i < 20; i++) {
		c.fillStyle = i % 2 ? '#c00' : '#d00';
		c.fillRect(0, 0, 320, 180);
		await new Promise((done) => requestAnimationFrame(done));
	}
	recorder.stop();
	await ended;
	const all = new DataTransfer();
	all.items.add(new File([new Blob(parts)], 'film.webm', {type: 'video/webm'}));
	const input = document.querySelector('#compose-picture');
	input.files = all.files;
	input.dispatchEvent(new Event('change', {bubbles: true}));
})()`

// A film gets its poster from what it shows, or from a picture; without a connection too.
func TestAFilmGetsAPoster(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "poster")
	p := s.open(t, phone).logIn().onPhone()
	p.visit("/desk/c/" + slug)
	p.do(filmOf)
	p.until(`document.querySelector('[data-of=play]')?.value && document.querySelector('[data-preview] video')?.readyState >= 2`)
	p.click("[data-take-frame]")
	p.reads("[data-poster-say]", "That picture stands for it.")
	taken := eval[string](p, `document.querySelector('[data-of=file]').value`)
	p.fill("#compose-headline", "The ferry leaves")
	p.click("form[data-compose] [data-primary]")
	p.reads("#u-1", "The ferry leaves")
	p.until(`document.querySelector('.composer [data-picture]') === null`)

	reader := s.open(t, phone).visit("/c/" + slug)
	if got := eval[string](reader, `document.querySelector('#u-1 video')?.getAttribute('poster') ?? ''`); got != "/media/"+taken {
		t.Errorf("readers: the poster is %q, want /media/%s", got, taken)
	}

	p.offline(true)
	p.excuse(networkIsDown)
	p.do(filmOf)
	p.until(`document.querySelector('[data-preview] video')?.readyState >= 2`)
	p.click("[data-take-frame]")
	p.until(`document.querySelector('[data-of=frame]').value`)
	p.fill("#compose-headline", "The ferry is gone")
	p.click("form[data-compose] [data-primary]")
	p.offline(false)
	p.reads("#u-2", "The ferry is gone")
	reader.visit("/c/" + slug)
	reader.until(`document.querySelector('#u-2 video')?.getAttribute('poster')?.startsWith('/media/')`)
}
