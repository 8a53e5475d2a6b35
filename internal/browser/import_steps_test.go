//go:build browser

package browser

import (
	"strings"
	"testing"
)

// TestAnImportIsGoneBackTo: asking for a page and what was understood of it are two steps of the history, and a
// third is what was stored. None of them asks whether to send a form again, all stand as they were left, and what
// is stored again from there is stored once.
func TestAnImportIsGoneBackTo(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn().visit("/desk/import")
	p.imports(articleToImport)
	p.do(piece("The two ministers") + `.focus()`)
	p.press("b")
	stands := func() { t.Helper(); p.until(placed("at the quay", "out") + ` && ` + placed("They will", "body")) }
	stands()
	p.back()
	p.until(`!document.querySelector('[data-mended]') && document.querySelector('#import-page').value.includes('The ferries sail again')`)
	p.do(`setTimeout(() => history.forward())`)
	stands()
	p.reload()
	stands()
	p.back()
	p.until(`!document.querySelector('[data-mended]') && document.querySelector('#import-page').value.includes('The ferries sail again')`)
	p.do(`setTimeout(() => history.forward())`)
	stands()

	p.fill("#import-slug", "gone-back-to")
	for range 2 {
		p.leaving(func() { p.click("[name=do][value=store]") })
		p.until(`location.pathname === '/desk/c/gone-back-to'`)
		p.back()
		stands()
	}
	p.excuse("status of 409")
	p.fill("#import-title", "The ferries do not sail")
	p.mended(func() { p.click("[name=do][value=store]") })
	p.reads("[data-faults]", "already sent")

	// Without scripts the page comes back as it was sent.
	p = s.open(t, noScript).logIn().visit("/desk/import")
	p.imports(articleToImport)
	p.leaving(func() { p.click(`.piece[data-place=body] + .piece [value^="begin "]`) })
	p.fill("#import-slug", "gone-back-to-without")
	for range 2 {
		p.leaving(func() { p.click("[name=do][value=store]") })
		p.until(`location.pathname === '/desk/c/gone-back-to-without'`)
		p.back()
		stands()
		p.fill("#import-slug", "gone-back-to-without")
	}

	// Not to whoever comes after: logging out takes what the browser kept.
	p.visit("/desk")
	p.do(`document.querySelector('.me').open = true`)
	p.leaving(func() { p.click(`form[action$="/logout"] button`) })
	p.leaving(p.back)
	p.leaving(p.back)
	if got := eval[string](p, `document.body.textContent`); strings.Contains(got, "The two ministers") {
		t.Errorf("back twice after logging out: got what was understood, %.300s", got)
	}
}

// TestEntriesAreOpenedAndPagesTurned: an entry of an export is opened, mended and stored with the others; a live
// page is turned into an article and back by its key.
func TestEntriesAreOpenedAndPagesTurned(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, laptop).logIn().visit("/desk/import")
	p.imports(exportToImport)
	p.mended(func() { p.click(`[name=do][value="entry 2"]`) })
	p.fill("#import-title", "Two, mended")
	p.mended(func() { p.click(`[name=do][value="entry 0"]`) })
	p.reads(".import-entry .tag", "Mended")
	p.fill("#import-slug", "entries")
	p.leaving(func() { p.click("[name=do][value=store]") })
	p.visit("/desk/c/entries-2")
	p.reads("h1", "Two, mended")

	p.visit("/desk/import")
	p.imports(pageToImport)
	p.mended(func() { p.press("f") })
	p.until(`document.querySelector('[data-as]').value === 'as live'`)
	p.mended(func() { p.press("f") })
	p.until(`document.querySelector('[data-as]').value === 'as article' && document.querySelectorAll('.import-updates > li').length === 2`)
}
