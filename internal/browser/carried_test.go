//go:build browser

package browser

import (
	"testing"

	"github.com/chromedp/cdproto/network"
)

// sessionEnds takes the session from the window, as time does.
func (p *tab) sessionEnds() {
	p.t.Helper()
	call(p, network.DeleteCookies, network.DeleteCookiesParams{Name: "readout_session", URL: p.site.url("/")})
}

// A reporter without JavaScript sends an update after the session has ended: the words go
// through the log-in page, past a wrong password, and are looked at before they are sent.
func TestAPlainFormAfterTheSessionHasEnded(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "late-form")
	p := s.open(t, noScript).visit("/login")
	logIn := func(with string) {
		p.fill("#login-name", ownerName)
		p.fill("#login-password", with)
		p.leaving(func() { p.click("form[data-login] [type=submit]") })
	}
	logIn(password)
	p.visit("/desk/c/" + slug)
	p.fill("#compose-headline", "The ferry sails again")
	p.fill("#compose-body", "Four times a day.\n\n“From June”, the harbour master said.")
	p.sessionEnds()
	p.excuse("401", "422")
	p.leaving(func() { p.click("form[data-compose] [data-primary]") })
	p.reads("[role=status]", "You were no longer logged in")
	logIn("not the password at all")
	p.reads("[role=alert]", "do not fit together")
	logIn(password)
	p.reads("h1", "Not sent yet")
	p.reads("dd", "From June”, the harbour master said.")
	if got := s.count(t, slug); got != 0 {
		t.Fatalf("updates before anybody said so: got %d, want 0", got)
	}
	p.leaving(func() { p.click("[name=look_first]") })
	p.reads("[role=alert]", "Nothing has been stored yet")
	if got := eval[string](p, `document.querySelector('#compose-body').value`); got != "Four times a day.\n\n“From June”, the harbour master said." {
		t.Errorf("in the composer: got %q", got)
	}
	p.leaving(func() { p.click("form[data-compose] [data-primary]") })
	p.reads("#u-1", "Four times a day.")
	if got := s.count(t, slug); got != 1 {
		t.Errorf("updates: got %d, want 1", got)
	}
}

// A passkey carries the words as a password does.
func TestAPasskeyCarriesAForm(t *testing.T) {
	t.Parallel()
	s := named(t)
	p := s.open(t, phone)
	p.device()
	p.logInByPassword()
	p.visit("/desk/account")
	p.leaving(func() { p.click("form[data-passkey-new] [type=submit]") })
	p.visit("/desk/credits")
	p.fill("#credit-name", "Harbour Press Photo")
	p.sessionEnds()
	p.excuse("401")
	p.leaving(func() { p.do(`document.querySelector('main form').submit()`) })
	p.isForEverybody("log-in with a form")
	p.leaving(func() { p.click(byPasskey) })
	p.reads("h1", "Not sent yet")
	p.isForEverybody("a form that was carried")
	p.leaving(func() { p.click("main form .strong") })
	p.reads("main", "Harbour Press Photo")
	p.reads("#desk-said, [role=status]", "Saved")
}
