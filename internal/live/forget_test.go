package live

import (
	"testing"
	"time"

	"readout/internal/journal"
)

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
