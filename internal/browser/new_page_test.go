//go:build browser

package browser

import "testing"

// The language of a new page follows the letters of its title until somebody chooses one.
func TestTheTitleTellsTheLanguage(t *testing.T) {
	t.Parallel()
	p := theSite(t).open(t, phone).logIn().visit("/desk/new")
	chosen := func() string { return eval[string](p, `document.querySelector('#coverage-lang').value`) }
	for _, c := range []struct{ title, want string }{
		{"2プラス2、東京で", "ja"}, {"Переговоры «2+2» в Токио", "ru"}, {"2+2 in Tokyo", "en"}, {"2+2", "en"},
	} {
		p.fill("#coverage-title", c.title)
		if got := chosen(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.title, got, c.want)
		}
	}
	p.choose("#coverage-lang", "ru")
	p.fill("#coverage-title", "2+2 in Tokyo")
	if got := chosen(); got != "ru" {
		t.Errorf("after ru was chosen: got %s", got)
	}
	p.reload()
	p.until(`document.querySelector('#coverage-title').value === '2+2 in Tokyo'`) // kept on the device, with what was chosen
	p.fill("#coverage-title", "2+2 in Osaka")
	if got := chosen(); got != "ru" {
		t.Errorf("chosen before the page was loaded anew: got %s", got)
	}
}

// Nothing was written: that is said above the form once, and beside the field that it leads to.
func TestOneFaultIsSaidOnce(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	p := s.open(t, phone).logIn().visit("/desk/c/" + s.cover(t, "empty-form"))
	p.click(composeSend)
	p.until(`document.activeElement.matches('[data-faults]')`)
	said := p.text("#compose-headline-fault")
	if got := p.text("[data-faults]"); got != said || said == "" {
		t.Errorf("above the form: got %q, want %q, as beside the field", got, said)
	}
	p.click("[data-faults] a")
	p.until(`document.activeElement.id === 'compose-headline'`)
}
