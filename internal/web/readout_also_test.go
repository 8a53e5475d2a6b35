package web

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/record"
)

// TestAnActThatIsToldTwiceStandsOnce on the page of a round, with the words of both accounts.
func TestAnActThatIsToldTwiceStandsOnce(t *testing.T) {
	for _, same := range []bool{false, true} {
		d := newFakeDesk()
		held := otherAccounts(d.round)
		items := held.Book.Items
		items.Statements = slices.Clone(items.Statements)
		for i := range items.Statements {
			if s := &items.Statements[i]; s.ID == "courier-fishing" && same {
				s.Same = []record.StatementID{"gazette-fishing"}
			}
		}
		held.Book, d.round.Record = record.NewBook(items), held
		page := string(get(t, newServerWith(d), "/en/talks/harbour/harbour-3").body)
		_, points, _ := strings.Cut(page, `class="points"`)
		one, also, _ := strings.Cut(points, "Belmar turned down")
		if !strings.Contains(also, "Belmar fears for its fishing grounds") || strings.Contains(one, "Belmar fears") {
			t.Errorf("same %v: the words of both do not stand there, one behind the other", same)
		}
		also, _, _ = strings.Cut(also, "Belmar fears")
		if got := strings.Contains(also, "also told as") && !strings.Contains(also, "<li>"); got != same {
			t.Errorf("same %v: stands beside the other: %v", same, got)
		}
	}
}
