package shelf

import (
	"context"
	"testing"
	"testing/synctest"

	"readout/internal/journal"
)

// TestASweptShelfIsEmpty: pages with and without tags go, and one that was begun before is
// given to its asker and not kept.
func TestASweptShelfIsEmpty(t *testing.T) {
	s, c := New(1<<20), &counting{}
	get(t, s, "/", c.page("page", stream))
	get(t, s, "/imprint", c.page("page"))
	s.Sweep()
	check(t, "a page of a stream", get(t, s, "/", c.page("page", stream)), "page 3")
	check(t, "one of none", get(t, s, "/imprint", c.page("page")), "page 4")
	check(t, "kept again", get(t, s, "/", c.page("page", stream)), "page 3")
	s.Apply(change(stream))
	check(t, "dropped by a Change", get(t, s, "/", c.page("page", stream)), "page 5")
}

func TestAPageBegunBeforeASweepIsNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, c := New(1<<20), &counting{}
		goOn, early := make(chan struct{}), make(chan string)
		go func() {
			early <- get(t, s, "/", func(context.Context) ([]byte, []journal.Stream, error) {
				<-goOn
				return []byte("old"), nil, nil
			})
		}()
		synctest.Wait()
		s.Sweep()
		close(goOn)
		check(t, "who asked before", <-early, "old")
		check(t, "who asks after", get(t, s, "/", c.page("new")), "new 1")
	})
}
