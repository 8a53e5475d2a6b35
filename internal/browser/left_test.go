//go:build browser

package browser

import (
	"fmt"
	"testing"
)

// What somebody writes at an update is not lost when a colleague takes the update away
// meanwhile: it stands in the composer, and what stood there before comes back after it.
func TestWithdrawnWhileSomebodyWrites(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "left")
	gone := s.post(t, slug, "The doors open", "At nine.")
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.excuse("status of 409")
	p.fill("#compose-headline", "Half written")
	p.until(`Object.keys(localStorage).some((key) => key.endsWith(':compose:left'))`)

	p.visit(fmt.Sprintf("/desk/c/%s/u/%d", slug, gone))
	p.fill("#edit-body", "At ten, as the guards say.")
	s.retract(t, slug, gone, "a false alarm")
	p.until(asFresh) // else the button may move while it is pressed
	p.leaving(func() { p.click(".editor [data-primary]") })
	p.reads("[data-faults]", "Nothing of yours is lost")
	p.until(`document.querySelector('#compose-body').value === 'At ten, as the guards say.'`)
	p.until(`location.pathname === '/desk/c/left'`)

	p.click(composeSend)
	p.reads("#timeline", "At ten, as the guards say.")
	p.until(`document.querySelector('#compose-headline').value === 'Half written'`)
	p.until(`!Object.keys(localStorage).some((key) => key.includes(':edit:'))`)

	// The same without a script, of one that was taken back within seconds.
	undone := s.post(t, slug, "A slip", "")
	plain := s.open(t, look{noScript: true}).logIn().visit(fmt.Sprintf("/desk/c/%s/u/%d", slug, undone))
	plain.excuse("status of 409")
	s.api(t, "POST", updatePath(slug, undone)+"/undo", fields{"revision": 1})
	plain.leaving(func() { plain.click(".editor [data-primary]") })
	plain.until(`document.querySelector('#compose-headline').value === 'A slip'`)
}
