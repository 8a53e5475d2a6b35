//go:build browser

package browser

import "testing"

// Whoever types a credit is offered the known spelling, whichever spelling they begin, in
// whatever script, also behind another name; the keyboard takes it, and nothing is sent by it.
func TestACreditIsOfferedInItsKnownSpelling(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "credit")
	p := s.open(t, laptop).logIn()
	p.visit("/desk/credits")
	p.fill("#credit-name", "Anna Shcherbak")
	p.fill("#credit-variants", "A. Sherbak\nАнна Щербак\nシチェルバク")
	p.leaving(func() { p.click("main form [type=submit]") })

	p.visit("/desk/c/" + slug)
	p.choosesFile("a.png", picture(t, 1))
	p.until(`document.querySelector('[data-of=file]')?.value`)
	for _, c := range []struct{ typed, want string }{
		{"sherb", "Anna Shcherbak"}, {"щерб", "Anna Shcherbak"}, {"しちぇる", "Anna Shcherbak"}, {"© Tarn Press / Ann", "© Tarn Press / Anna Shcherbak"},
	} {
		p.fill("[data-credit]", c.typed)
		p.reads("#credits-found [role=option]", "Anna Shcherbak")
		p.press("ArrowDown", "Enter")
		p.until(`!document.querySelector('#credits-found')`)
		if got := eval[string](p, `document.querySelector('[data-credit]').value`); got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
	p.fill("[data-credit]", "sherb")
	p.reads("#credits-found [role=option] small", "A. Sherbak")
	p.isForEverybody("a credit that is offered")
	p.press("Escape")
	p.until(`!document.querySelector('#credits-found') && document.querySelector('[data-credit]').value === 'sherb'`)
	p.fill("[data-credit]", "Somebody Else")
	if p.has("#credits-found") {
		t.Error("a name that nobody knows is offered another")
	}
	if got := s.count(t, slug); got != 0 {
		t.Errorf("updates: got %d, want nothing sent", got)
	}

	plain := s.open(t, noScript).logIn().visit("/desk/c/" + slug)
	if got := plain.count(`#credits option[value="Anna Shcherbak"][label="A. Sherbak"]`); got != 1 {
		t.Errorf("without JavaScript: got %d options for the other spelling, want 1", got)
	}
}
