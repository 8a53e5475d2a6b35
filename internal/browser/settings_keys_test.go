//go:build browser

package browser

import (
	"strings"
	"testing"
)

// By keyboard alone, on a phone's width and without JavaScript: a token is made and revoked, a
// webhook made and deleted, and what an imported page leaves open is answered. What the pages
// then say fits, also where a state is a sentence.
func TestTheSettingsByKeyboardAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	p := s.open(t, noScript).logIn()
	enter := func() { p.t.Helper(); p.leaving(func() { p.press("Enter") }) }
	fits := func(what string) {
		t.Helper()
		if wide := eval[string](p, tooWide); wide != "" {
			t.Errorf("%s: wider than a phone: %s", what, wide)
		}
	}

	p.visit("/desk/settings/tokens")
	p.tabTo("[name=name]")
	p.types("tide tables")
	enter()
	if got := p.text("code.secret"); len(got) < 20 {
		t.Errorf("the token: got %q", got)
	}
	fits("a new token")
	p.visit("/desk/settings/tokens")
	p.tabTo("form[action*='tokens'] button.plain")
	enter()
	fits("a token that was revoked")
	if got := p.count(".record-list .badge, .record-list .tag"); got == 0 {
		t.Error("the list does not say that it is revoked")
	}

	p.visit("/desk/settings/webhooks")
	p.tabTo("[name=name]")
	p.types("Ticker")
	p.tabTo("[name=url]")
	p.types("https://receiver.example/" + strings.Repeat("long-way/", 20))
	enter()
	p.reads("h1", "Ticker")
	fits("a new webhook")
	p.visit("/desk/settings/webhooks")
	p.do(`document.querySelector('.record-list .tag').textContent = 'has not been arriving since 14 May 2031 03:00 UTC; the next attempt is at 14 May 2031 04:00 UTC'`)
	fits("a webhook with a state as long as a sentence")
	p.tabTo(".record-list a")
	enter()
	p.tabTo("button.plain")
	enter()
	if got := p.count(".record-list"); got != 0 {
		t.Errorf("after it was deleted: got %d lists of webhooks", got)
	}

	p.excuse("status of 422")
	p.visit("/desk/import")
	p.tabTo("[name=page]")
	p.types("Talks in Tarn: live\n\n5 minutes ago\nThe end\nEverybody leaves.\n\n40 minutes ago\nA break\nCoffee is served.\n\n2 hours ago\nThe start\nThe doors open.\n")
	p.do(`document.querySelector('[name=date]').value = '2031-05-14'`) // its parts are the browser's
	p.tabTo("form [type=submit]")
	enter()
	p.reads(".faults", "5 minutes ago")
	if strings.Contains(p.text(".faults"), "--") {
		t.Errorf("the desk speaks of flags: %s", p.text(".faults"))
	}
	fits("what an import leaves open")
	p.tabTo(".faults a")
	p.press("Enter")
	p.until(`document.activeElement.matches('[name=saved]')`)
	p.do(`document.querySelector('[name=saved]').value = '2031-05-14T18:00'`)
	enter()
	p.reads("main", "The doors open.")
	fits("what was understood")
}
