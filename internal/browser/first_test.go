//go:build browser

package browser

import (
	"strings"
	"testing"
)

// The first start prints a link that makes the owner, once.
func TestTheFirstStart(t *testing.T) {
	t.Parallel()
	s := bareSite(t)
	s.start(t)
	_, link, _ := strings.Cut(s.says(t, "/setup?token="), s.address)

	p := s.open(t, phone).visit(link)
	p.isForEverybody("setup")
	p.looking(phone)
	p.fill("#setup-name", "olga")
	p.fill("#setup-password", "short")
	p.fill("#setup-again", "short")
	p.excuse("status of 422", "status of 40.")
	p.leaving(func() { p.click("main [type=submit]") })
	p.until(`document.querySelector('[data-faults]')?.contains(document.activeElement)`)
	p.fill("#setup-password", password)
	p.fill("#setup-again", password)
	p.leaving(func() { p.click("main [type=submit]") })
	if got := eval[string](p, `location.pathname`); got != "/desk" {
		t.Errorf("the new owner stands at %s, want /desk", got)
	}

	late := s.open(t, laptop)
	late.excuse("status of 40.")
	late.visit(link)
	if late.has("#setup-password") {
		t.Error("the link makes a second owner")
	}
}
