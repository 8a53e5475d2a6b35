//go:build browser

package browser

import (
	"strings"
	"testing"
)

// A contributor whose link is taken back while their words wait on the device has no password to
// come back with. They are told what helps, and a new link gives them their words again, those that
// were half written too.
func TestALinkEndsWhileWordsWait(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "corridor-link")
	p := s.open(t, phone)
	p.excuse("ERR_INTERNET_DISCONNECTED", "status of 401", "sync")

	first := p.joins(slug, "Ada of the corridor")
	p.offline(true)
	p.composes("They shook hands", "In the corridor.")
	p.untilWaits("They shook hands (waiting)")
	p.fill("#compose-headline", "Still at the table")
	p.fill("#compose-body", "The lights are on, and")
	s.api(t, "DELETE", "/coverages/"+slug+"/invitations/"+first, nil)
	p.offline(false)
	p.reads("#outbox [data-state]", "ask the editors for a new link")
	p.until(`document.querySelector('[data-log-in]').hidden`)
	p.visit("/desk/c/"+slug).reads("main", "there is no password for it")

	p.joins(slug, "Ada again")
	p.reads("#outbox .outbox-others", "Ada of the corridor, whose link has ended: 2")
	p.until(`!document.body.textContent.includes('Still at the table')`)
	p.click("#outbox .outbox-others button")
	p.untilWaits("They shook hands (held), Still at the table (held)")
	p.act("Still at the table", "edit")
	p.until(`document.querySelector('#compose-body').value === 'The lights are on, and'`)
	p.untilWaits("They shook hands (held)")
	p.act("They shook hands", "again")
	p.reads("#timeline", "In the corridor.")
	p.untilWaits("")
	if all := strings.Join(s.inOrder(t, slug), ", "); all != "They shook hands" {
		t.Errorf("stored: got %s", all)
	}
}

// joins comes by a new invitation to a coverage and gives the invitation's name.
func (p *tab) joins(slug, name string) string {
	p.t.Helper()
	made := p.site.api(p.t, "POST", "/coverages/"+slug+"/invitations", fields{"hours": 6, "uses": 1})
	_, path, _ := strings.Cut(made["url"].(string), "/join/")
	p.visit("/join/" + path)
	p.fill("#join-name", name)
	p.leaving(func() { p.click("main form button[type=submit]") })
	return made["id"].(string)
}
