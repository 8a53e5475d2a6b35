//go:build browser

package browser

import (
	"testing"
)

// What is done with the record besides marking works by keyboard alone too: two items are merged
// and split again, a pair of accounts is judged, an article begins with a readout.
func TestTheRecordByKeyboardAlone(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	round := s.record(t)
	for _, id := range []string{"nets", "nets-2"} {
		s.api(t, "PUT", "/issues/"+id, fields{"names": names("網", "Nets of "+id, "Сети")})
	}
	slug := s.cover(t, "record-keys", fields{"event": "as-3"})
	s.post(t, slug, "Kept", "Minato asked for nets.")
	s.mark(t, slug, 1, "Minato asked for nets.", fields{"kind": "request", "issues": []string{"nets"}})
	s.api(t, "PUT", "/outcomes/nets-mended", fields{
		"kind": "action", "event": "as-3", "title": fields{"en": "Mend the nets"}, "status": "agreed", "as_of": "2021-05-14",
		"words": fields{"coverage": slug, "n": 1, "exact": "Minato asked for nets."},
	})
	s.cover(t, "record-keys-note", fields{"form": "source", "state": "ended", "title": "A note on nets", "event": "as-3"})
	s.post(t, "record-keys-note", "The note", "Minato demanded nets.")
	s.mark(t, "record-keys-note", 1, "Minato demanded nets.", fields{"kind": "request", "issues": []string{"nets"}})

	p := s.open(t, laptop).logIn().visit("/desk/record/issues/nets")
	enter := func(selector string) {
		t.Helper()
		p.tabTo(selector)
		p.leaving(func() { p.press("Enter") })
	}
	enter(`a[href*="/desk/record/merge?kind=issue"]`)
	p.tabTo("#merge-q")
	p.types("nets")
	p.leaving(func() { p.press("Enter") })
	p.tabTo(`input[name="drop"]`)
	p.press("ArrowDown")
	p.until(`document.querySelector('input[name="drop"]:checked')?.value === 'nets-2'`)
	enter(`form[data-send] [data-primary]`)
	p.reads(".merge-preview", "nets-2")
	enter(".merge-preview .danger")
	p.until(`location.pathname.endsWith('/desk/record/issues/nets')`)
	p.visit("/desk/record/merge")
	p.reads(".merged-last", "nets-2")
	enter(".merged-last button")
	p.reads("#desk-said", "two items again")

	p.visit("/desk" + round + "/compare?source=record-keys-note")
	enter(`button[name="verdict"]`)
	p.until(`document.querySelector('button[name="verdict"][value="none"]')`)

	p.visit(round)
	enter(`a[href*="/desk/new?readout="]`)
	enter(`button[name="do"][value="article"]`)
	p.until(`document.querySelector('textarea[name="body"]')?.value.includes('::readout{round=as-3')`)
}
