package desk_test

import (
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
)

// TestPreview: what would be posted is shown, what would be refused is refused, and nothing is
// stored or announced.
func TestPreview(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	v, err := s.PreviewUpdate(reporter, "talks", desk.NewUpdate{Headline: " Doors open ", Markdown: "They **go** in."})
	s.must(err)
	check(t, "headline", v.Update.Message.Headline, "Doors open")
	check(t, "body", v.Update.Message.Body.Plain(), "They go in.")
	check(t, "said", v.Update.Message.Said.IsZero(), false)
	check(t, "head of the journal", s.head(), before)
	check(t, "changes", s.changes("talks"), "coverage")

	_, err = s.PreviewUpdate(reporter, "talks", desk.NewUpdate{})
	wantFault(t, "nothing", err, fault.Invalid, "update.empty", "headline")
	_, err = s.PreviewUpdate(t.Context(), "talks", desk.NewUpdate{Headline: "x"})
	wantFault(t, "nobody", err, fault.Unauthenticated, "people.log_in", "")
	_, err = s.PreviewUpdate(editor, "nowhere", desk.NewUpdate{Headline: "x"})
	wantFault(t, "nowhere", err, fault.NotFound, "coverage.missing", "")
}
