//go:build browser

package browser

import "testing"

// Who changes one field of a page while the page ends and a colleague gives it another title has
// changed that field alone: saving again, as the form then asks, reverts neither.
func TestAStalePageRevertsNothing(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	slug := s.cover(t, "stale-page", fields{"title": "Talks", "state": "live"})
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug + "/edit")
	p.excuse("status of 409")
	p.fill("#coverage-standfirst", "Both sides speak of progress.")
	s.post(t, slug, "They rise", "", fields{"kind": "marker", "mark": "end", "moves_state": true})
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": 2, "title": "Talks have ended"})

	save := func() { p.leaving(func() { p.do(`document.querySelector('main form [data-primary]').click()`) }) }
	save()
	p.reads("[data-faults]", "A colleague changed this meanwhile")
	save()
	p.until(`location.pathname === '/desk/c/stale-page'`)
	c := s.api(t, "GET", "/coverages/"+slug, nil)
	title, standfirst := c["title"].(fields)["en"], c["standfirst"].(fields)["en"]
	if c["state"] != "ended" || title != "Talks have ended" || standfirst != "Both sides speak of progress." {
		t.Errorf("got %v, %q, %q", c["state"], title, standfirst)
	}
}
