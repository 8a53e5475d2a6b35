package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"readout/internal/i18n"
	"readout/internal/journal"
)

func fragment(t *testing.T, s *Server, lang string, stream journal.Stream, c *journal.Change) (Payload, []byte) {
	t.Helper()
	raw, err := s.Fragment(t.Context(), lang, stream, c)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, raw), raw
}

func decode(t *testing.T, raw []byte) Payload {
	t.Helper()
	if bytes.ContainsAny(raw, "\n\r") {
		t.Errorf("the payload is more than a line: %q", raw)
	}
	var p Payload
	if err := json.Unmarshal(raw, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFragmentsAreThePage compares what live readers get with what a fresh load shows.
func TestFragmentsAreThePage(t *testing.T) {
	d := newFakeDesk()
	s := newServerWith(d)
	for _, lang := range i18n.Langs {
		prefix := ""
		if lang != "ja" {
			prefix = "/" + lang
		}
		page := string(get(t, s, prefix+"/c/harbour-live").body)
		for _, u := range d.coverages["harbour-live"].Updates {
			c := &journal.Change{Kind: journal.Revised, Item: "update", ID: string(u.Update.ID)}
			p, _ := fragment(t, s, lang, "coverage/c1", c)
			if p.N != u.Update.N || !strings.Contains(page, p.HTML) {
				t.Errorf("%s: the fragment of update %d is not in the page", lang, u.Update.N)
			}
			for name, html := range p.Parts {
				if !strings.HasPrefix(html, `<`) || !strings.Contains(html, `id="part-`+name+`"`) || !strings.Contains(page, html) {
					t.Errorf("%s: part %q of update %d is not in the page", lang, name, u.Update.N)
				}
			}
		}
	}
}

func TestFragmentOfAStatementHasItsUpdateWithTheMark(t *testing.T) {
	s := newTestServer()
	c := &journal.Change{Kind: journal.Recorded, Item: "statement", ID: "orlin-patrols"}
	p, _ := fragment(t, s, "en", "coverage/c1", c)
	if p.N != 3 || !strings.Contains(p.HTML, `id="s-orlin-patrols"`) || !strings.Contains(p.Parts["record"], "Mira Orlin") {
		t.Errorf("got update %d, parts %v", p.N, p.Parts)
	}
	p, _ = fragment(t, s, "en", "event/harbour-3", c)
	page := string(get(t, s, "/en/talks/harbour/harbour-3").body)
	if len(p.Lines) != 1 || !strings.Contains(page, p.Lines[0].HTML) {
		t.Errorf("got lines %v, want the one that stands in the page", p.Lines)
	}
	for name, html := range p.Parts {
		if !strings.Contains(page, html) {
			t.Errorf("part %q is not in the page", name)
		}
	}
}

func TestFragmentOfAWithdrawnStatementSaysSo(t *testing.T) {
	s := newTestServer()
	c := &journal.Change{Kind: journal.Recorded, Item: "statement", ID: "never-said"}
	for _, stream := range []journal.Stream{"coverage/c1", "event/harbour-3"} {
		if p, _ := fragment(t, s, "ja", stream, c); !p.Gone || p.ID != "never-said" {
			t.Errorf("%s: got %+v, want gone", stream, p)
		}
	}
}

// TestWithdrawnWordsNeverGoOut replays the first event of an update that was withdrawn since.
func TestWithdrawnWordsNeverGoOut(t *testing.T) {
	d := newFakeDesk()
	u := &d.coverages["harbour-live"].Updates[3] // number 5
	u.Update.Message.Headline = "secret"
	s := newServerWith(d)
	_, raw := fragment(t, s, "en", "coverage/c1", &journal.Change{Kind: journal.Posted, Item: "update", ID: "u5"})
	_, reset, err := s.Reset(t.Context(), "en", "coverage/c1")
	if err != nil {
		t.Fatal(err)
	}
	page := get(t, s, "/c/harbour-live").body
	for where, sent := range map[string][]byte{"fragment": raw, "reset": reset, "page": page, "history": get(t, s, "/c/harbour-live/u/5/history").body} {
		if bytes.Contains(sent, []byte("secret")) {
			t.Errorf("the %s holds withdrawn words", where)
		}
	}
}

func TestResetIsTheWholePage(t *testing.T) {
	s := newTestServer()
	for _, test := range []struct{ stream, path, position string }{
		{"coverage/c1", "/ru/c/harbour-live", "3f2a90c1-42"},
		{"event/harbour-3", "/ru/talks/harbour/harbour-3", "0badc0de-7"},
	} {
		position, raw, err := s.Reset(t.Context(), "ru", journal.Stream(test.stream))
		if err != nil {
			t.Fatal(err)
		}
		p := decode(t, raw)
		page := string(get(t, s, test.path).body)
		if position.String() != test.position || p.HTML == "" || !strings.Contains(page, ">"+p.HTML+"</") {
			t.Errorf("%s: the timeline at %s is not the page's", test.stream, position)
		}
		for name, html := range p.Parts {
			if !strings.Contains(page, html) {
				t.Errorf("%s: part %q is not in the page", test.stream, name)
			}
		}
		if n := strings.Count(page, `id="part-`); n != len(p.Parts) {
			t.Errorf("%s: the page has %d parts, the reset %d", test.stream, n, len(p.Parts))
		}
	}
}
