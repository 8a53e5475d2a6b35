package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/desk"
)

// TestLongUpdatesAreSearched: of an update as long as one can be, in one line, with a name and a quotation in
// every other sentence, fifty sentences are shown, and the next ones behind them.
func TestLongUpdatesAreSearched(t *testing.T) {
	t.Parallel()
	s := withSaid(t)
	var long strings.Builder
	for i := 0; long.Len() < 60_000; i++ {
		fmt.Fprintf(&long, "Rain %d fell. Mori and “Weiss %d” at noon. ", i, i)
	}
	s.post(editor, "english", desk.NewUpdate{Markdown: long.String()})
	scope := desk.DraftScope{Coverage: "english", N: 2, Missed: true}
	seen := make(map[desk.DraftRef]bool)
	for range 3 {
		v, err := s.Drafts(editor, scope)
		s.must(err)
		check(t, "shown", len(v.Items), 50)
		for _, item := range v.Items {
			check(t, "shown before", seen[item.Ref], false)
			seen[item.Ref] = true
		}
		scope.After = v.Next
	}
}
