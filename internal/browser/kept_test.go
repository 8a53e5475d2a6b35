//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// A memo and a reason are kept on the device while they are typed, as an update is, and forgotten
// once they are stored: nobody is offered again what everybody can read already.
func TestMemosAndReasonsAreKept(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "kept")
	n := s.post(t, slug, "The doors open", "")
	p := s.open(t, phone).logIn()
	nothingKept := `!Object.keys(localStorage).some((key) => /:(memo|retract):/.test(key))`

	p.visit("/desk/c/kept/memos")
	p.fill("main form[data-keep] textarea", "Call them back.")
	p.leaving(func() { p.do(`document.querySelector('main form[data-keep]').requestSubmit()`) })
	p.reads("#memo-list", "Call them back.")
	p.until(`document.querySelector('main form[data-keep] textarea').value === ''`)
	p.until(nothingKept)

	const box = `.memos .memo-new`
	p.visit("/desk/c/kept")
	p.do(fmt.Sprintf(`document.querySelector('%s').open = true`, box))
	p.fill(box+" textarea", "Who says so?")
	p.reload()
	p.until(fmt.Sprintf(`document.querySelector('%[1]s').open && document.querySelector('%[1]s textarea').value === 'Who says so?'`, box))
	p.do(fmt.Sprintf(`document.querySelector('%s form').requestSubmit()`, box))
	p.reads(".memos .memo-list", "Who says so?")
	p.until(nothingKept)

	retract := fmt.Sprintf("/desk/c/kept/u/%d/retract", n)
	p.visit(retract)
	p.fill("#retract-reason", "A false alarm.")
	p.reload()
	p.until(`document.querySelector('#retract-reason').value === 'A false alarm.'`)
	p.leaving(func() { p.click("main form [data-primary]") })
	p.reads("#timeline", "A false alarm.")
	p.until(nothingKept)
}
