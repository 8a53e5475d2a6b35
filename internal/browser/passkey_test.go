//go:build browser

package browser

import (
	"net"
	"testing"

	"github.com/chromedp/cdproto/webauthn"
)

// named starts a site that is reached by a name: browsers have passkeys for names alone.
func named(t *testing.T) *site {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s := bareSite(t)
	s.address = "localhost:" + port
	s.serve(t, "serve", "--data", s.dir, "--listen", "127.0.0.1:"+port, "--base-url", s.url(""), "--log-level", "warn")
	s.says(t, "http://")
	s.run(t, password, "user", "add", ownerName, "--role", "owner", "--password-stdin")
	return s
}

// device gives the tab a device with a lock that its owner opens.
func (p *tab) device() webauthn.AuthenticatorID {
	p.t.Helper()
	call(p, webauthn.Enable, webauthn.EnableParams{})
	return call(p, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}}).AuthenticatorID
}

func (p *tab) logInByPassword() {
	p.t.Helper()
	p.visit("/login")
	p.fill("#login-name", ownerName)
	p.fill("#login-password", password)
	p.leaving(func() { p.click("form[data-login] [type=submit]") })
}

const byPasskey = "form[data-passkey-login] [type=submit]"

// Somebody logs in with their password, adds a passkey, logs out, comes in again by the
// passkey alone, and takes it away: then it opens nothing.
func TestPasskeys(t *testing.T) {
	t.Parallel()
	s := named(t)
	p := s.open(t, phone)
	device := p.device()
	p.logInByPassword()
	p.visit("/desk/account")
	p.fill("#passkey-passkey_name", "Olga's phone")
	p.leaving(func() { p.click("form[data-passkey-new] [type=submit]") })
	p.reads("#desk-said", "Passkey added.")
	p.reads("[aria-labelledby=passkeys-title] li", "Olga's phone")
	p.isForEverybody("account with a passkey")
	if got := len(call(p, webauthn.GetCredentials, webauthn.GetCredentialsParams{AuthenticatorID: device}).Credentials); got != 1 {
		t.Fatalf("on the device: got %d passkeys, want 1", got)
	}

	p.do(`document.querySelector('.me').open = true`)
	p.leaving(func() { p.click(`form[action$="/logout"] button`) })
	p.visit("/login?next=/desk/account")
	p.isForEverybody("login with a passkey")
	p.leaving(func() { p.click(byPasskey) })
	if got := eval[string](p, "location.pathname"); got != "/desk/account" {
		t.Errorf("after logging in: got %s, want where one wanted to go", got)
	}
	p.reads("[aria-labelledby=passkeys-title] li", "last used")
	p.reads("[aria-labelledby=sessions-title] li", "this browser")

	p.leaving(func() { p.click(`form[action$="/remove"] button`) })
	p.reads("#desk-said", "Passkey removed.")
	p.do(`document.querySelector('.me').open = true`)
	p.leaving(func() { p.click(`form[action$="/logout"] button`) })
	p.excuse("401")
	p.visit("/login")
	p.leaving(func() { p.click(byPasskey) })
	p.reads("[role=alert]", "This passkey does not open anything here.")
	p.logInByPassword()
	p.reads("h1", "Desk")
}

// A device that its owner does not unlock opens nothing, and says so on the page.
func TestALockedDevice(t *testing.T) {
	t.Parallel()
	s := named(t)
	p := s.open(t, laptop)
	device := p.device()
	p.logInByPassword()
	call(p, webauthn.SetUserVerified, webauthn.SetUserVerifiedParams{AuthenticatorID: device, IsUserVerified: false})
	p.visit("/desk/account")
	p.click("form[data-passkey-new] [type=submit]")
	p.reads("[data-passkey-say]", "That did not work")
	if p.has("[aria-labelledby=passkeys-title] li") {
		t.Error("got a passkey from a locked device")
	}
}

// The password is changed without JavaScript: other windows are logged out, this one is not.
func TestTheAccountWithoutJavaScript(t *testing.T) {
	t.Parallel()
	s := named(t)
	other := s.open(t, laptop)
	other.logInByPassword()
	p := s.open(t, noScript)
	p.visit("/login")
	if eval[bool](p, `document.querySelector('form[data-passkey-login]').getClientRects().length > 0`) {
		t.Error("without JavaScript a button for passkeys is shown that does nothing")
	}
	p.logInByPassword()
	p.visit("/desk/account")
	p.reads("[data-passkey-none]", "scripts are switched off")
	if got := p.count("[aria-labelledby=sessions-title] li"); got != 2 {
		t.Errorf("sessions: got %d, want both windows", got)
	}
	p.excuse("422")
	p.fill("#password-old", "not the right one at all")
	p.fill("#password-password", "another long sentence")
	p.fill("#password-again", "another long sentence")
	p.leaving(func() { p.click("[aria-labelledby=password-title] [type=submit]") })
	p.reads("#password-old-fault", "not your present password")
	p.fill("#password-old", password)
	p.fill("#password-password", "another long sentence")
	p.fill("#password-again", "another long sentence")
	p.leaving(func() { p.click("[aria-labelledby=password-title] [type=submit]") })
	p.reads("#desk-said", "Password changed.")
	if got := p.count("[aria-labelledby=sessions-title] li"); got != 1 {
		t.Errorf("sessions then: got %d, want this one", got)
	}
	other.visit("/desk")
	if got := eval[string](other, "location.pathname"); got != "/login" {
		t.Errorf("the other window: got %s, want it logged out", got)
	}
}
