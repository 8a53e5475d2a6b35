package shelf

import (
	"testing"

	"readout/internal/journal"
)

func TestHits(t *testing.T) {
	s, c := New(1<<20), &counting{}
	for range 3 {
		get(t, s, "/", c.page("words", "coverage/a"))
	}
	s.Apply(change(journal.Stream("coverage/a")))
	get(t, s, "/", c.page("words", "coverage/a"))
	hits, misses := s.Hits()
	check(t, "hits", hits, 2)
	check(t, "misses", misses, 2)
}
