//go:build browser

package browser

import (
	"testing"
)

// The preview is what readers will see: the same words in the same markup. On a wide screen it
// follows what is typed; on a phone one goes there and back; without JavaScript it is a page.
// Nothing is stored by it.
func TestThePreview(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "previewed")
	p := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	p.fill("#compose-headline", "Ferries & more")
	p.fill("#compose-body", "From **May** on.\n\n- four a day")
	p.click("[data-show-preview]")
	p.reads("#preview .entry h2", "Ferries & more")
	p.reads("#preview .entry strong", "May")
	p.fill("#compose-body", "From **June** on.\n\n- four a day")
	p.reads("#preview .entry strong", "June")
	p.isForEverybody("a preview")
	p.looking(laptop)
	const words = `.entry-body > :not(.tools)`
	shown := eval[string](p, `[...document.querySelectorAll('#preview `+words+`')].map((e) => e.outerHTML).join('')`)
	if got := s.count(t, slug); got != 0 {
		t.Errorf("a preview stored %d updates", got)
	}
	p.click("#preview [type=submit]")
	p.reads("#u-1", "Ferries & more")
	p.until(`document.querySelector('#preview [data-preview-of]').childElementCount === 0`)
	reader := s.open(t, laptop).visit("/c/" + slug)
	if got := eval[string](reader, `[...document.querySelectorAll('#u-1 `+words+`')].map((e) => e.outerHTML).join('')`); got != shown {
		t.Errorf("readers see\n%s\nthe preview was\n%s", got, shown)
	}

	p.looking(phone)
	p.visit("/desk/c/" + slug)
	p.choosesFile("port.png", picture(t, 900))
	p.until(`document.querySelector('[data-picture] [data-of=file]').value`)
	p.fill("#compose-body", "By thumb.")
	p.click("[data-show-preview]")
	p.reads("#preview .entry", "By thumb.")
	p.until(`document.activeElement.id === 'preview' && document.querySelector('#preview .picture img')`)
	p.click(`#preview a[href="#compose-body"]`)
	p.until(`document.activeElement.id === 'compose-body'`)

	plain := s.open(t, look{width: 390, height: 844, noScript: true}).logIn().visit("/desk/c/" + slug)
	plain.fill("#compose-headline", "Without a script")
	plain.click("[data-show-preview]")
	plain.reads("#preview .entry h2", "Without a script")
	plain.click("#preview [type=submit]")
	plain.reads("#u-2", "Without a script")
}
