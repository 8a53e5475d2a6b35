//go:build browser

package browser

import (
	"testing"
)

// Everything that is done often works by keyboard alone, on a phone's width and a laptop's:
// log in, write, send with Ctrl+Enter and go on writing, edit, retract.
func TestByKeyboardAlone(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]look{"390": phone, "1280": laptop} {
		t.Run(name, func(t *testing.T) {
			s := theSite(t)
			slug := s.cover(t, "keys-"+name)
			p := s.open(t, l).visit("/login?next=/desk/c/" + slug)

			p.tabTo("#login-name")
			p.types(ownerName)
			p.press("Tab")
			p.types(password)
			p.leaving(func() { p.press("Enter") })

			p.tabTo("#compose-headline")
			p.types("First by keyboard")
			p.press("Enter") // ends the headline
			p.until(`document.activeElement.matches('#compose-body')`)
			p.types("Its text.")
			p.press("Ctrl+Enter")
			p.reads("#u-1", "First by keyboard")
			p.until(`document.activeElement.matches('#compose-headline') && document.activeElement.value === ''`)

			p.types("Second by keyboard")
			p.press("Ctrl+Enter")
			p.reads("#u-2", "Second by keyboard")
			p.until(`document.activeElement.matches('#compose-headline')`)

			p.tabTo(`#u-2 a[href$="/u/2"]`)
			p.leaving(func() { p.press("Enter") })
			p.tabTo("#edit-headline")
			p.press("Ctrl+a")
			p.types("Second, mended")
			p.leaving(func() { p.press("Ctrl+Enter") })
			p.reads("#u-2", "Second, mended")

			p.tabTo(`#u-1 a[href$="/u/1/retract"]`)
			p.leaving(func() { p.press("Enter") })
			p.tabTo("#retract-reason")
			p.types("Too early.")
			p.leaving(func() { p.press("Ctrl+Enter") })
			p.visit("/c/" + slug)
			p.reads("#u-1", "Too early.")
			p.reads("#u-2", "Second, mended")
		})
	}
}

// An Enter that belongs to an input method ends a conversion and sends nothing.
func TestAnInputMethodsEnterSendsNothing(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "ime", fields{"language": "ja"})
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.do(`(() => { const real = fetch; window.sent = 0; window.fetch = (...a) => { window.sent += (` + isSent + `)(a); return real(...a); }; })()`)
	p.do(`document.querySelector('#compose-headline').focus()`)

	p.converts("きょうぎ")
	p.confirmKey()
	p.types("協議")
	if got := eval[string](p, `document.activeElement.id + ':' + document.activeElement.value`); got != "compose-headline:協議" {
		t.Errorf("after the conversion: got %q, want the words in the headline", got)
	}
	p.press("Enter", "Ctrl+Enter")
	p.reads("#u-1", "協議")
	if got := p.count("#timeline article"); got != 1 {
		t.Errorf("updates: got %d, want 1", got)
	}
	if got := eval[int](p, `window.sent`); got != 1 {
		t.Errorf("sent: got %d, want 1", got)
	}
}
