package live

import (
	"context"
	"testing"
	"time"

	"readout/internal/journal"
)

// TestAHubForgetsAllThatItRendered: lines and whole states are rendered anew.
func TestAHubForgetsAllThatItRendered(t *testing.T) {
	site, s := newFakeSite(), journal.CoverageStream("c")
	h := New(site, site, Options{})
	r := h.ring(s)
	r.add(site.commit(journal.Posted, "one", "words", s), time.Unix(0, 0))
	r.lines[0].bytes["en"] = []byte("by another name")
	r.states["en"] = state{bytes: []byte("by another name")}
	h.Forget()
	if len(r.lines) != 1 || len(r.lines[0].bytes) > 0 || len(r.states) > 0 {
		t.Errorf("got %d lines, %q and %d states, want the line alone", len(r.lines), r.lines[0].bytes, len(r.states))
	}
}

// TestWordsTakenBackAreInNoLine: a line about another update may show what was taken back,
// pinned or cited, as it was when it was rendered. A ring forgets all of it.
func TestWordsTakenBackAreInNoLine(t *testing.T) {
	site, s := newFakeSite(), journal.CoverageStream("c")
	r := newRing(s, 8)
	for _, id := range []string{"one", "other"} {
		r.add(site.commit(journal.Posted, id, "words", s), time.Unix(0, 0))
	}
	for _, l := range r.lines {
		l.bytes["en"] = []byte("words of one")
	}
	r.add(site.commit(journal.Revised, "third", "words", s), time.Unix(0, 0))
	if got := len(r.lines[1].bytes); got != 1 {
		t.Errorf("after an edit of another: got %d renderings left, want the one that was made", got)
	}
	r.add(site.commit(journal.Retracted, "one", "", s), time.Unix(0, 0))
	for _, l := range r.lines {
		if len(l.bytes) > 0 {
			t.Errorf("line %s about %s still has %q", l.at, l.change.ID, l.bytes)
		}
	}
}

// meanwhile is a site on which something happens while a line is rendered, once.
type meanwhile struct {
	*fakeSite
	happens func()
}

func (m *meanwhile) Fragment(ctx context.Context, lang string, s journal.Stream, c *journal.Change) ([]byte, error) {
	b, err := m.fakeSite.Fragment(ctx, lang, s, c)
	if happens := m.happens; happens != nil {
		m.happens = nil
		happens()
	}
	return b, err
}

// TestApplyWaitsForNoRendering: whoever commits an edit of what is being rendered is answered
// before that is done, and what was rendered of the words before is not kept for others.
func TestApplyWaitsForNoRendering(t *testing.T) {
	site, s := &meanwhile{fakeSite: newFakeSite()}, journal.CoverageStream("c")
	h := New(site, site, Options{})
	r := h.ring(s)
	h.Apply([]*journal.Change{site.commit(journal.Posted, "one", "words", s)})
	site.happens = func() {
		edited, applied := site.commit(journal.Revised, "one", "other words", s), make(chan struct{})
		go func() {
			h.Apply([]*journal.Change{edited})
			close(applied)
		}()
		select {
		case <-applied:
		case <-time.After(time.Minute): // never, but where one waits for the other
			t.Error("Apply waits for the rendering")
		}
	}
	var got [2]string
	for i := range got {
		b, err := r.lines[0].message(t.Context(), site, "en", s)
		if err != nil {
			t.Fatal(err)
		}
		got[i] = string(parse(string(b))[0].data)
	}
	check(t, "who asked before the edit", got[0], `{"id":"one","words":"words","lang":"en"}`)
	check(t, "who asks behind it", got[1], `{"id":"one","words":"other words","lang":"en"}`)
}
