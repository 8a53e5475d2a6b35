package drafting

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
)

// found is what a reader found and where else the page says the same.
type found struct {
	*discourse.Said
	also      []place  // where the same stands in a headline
	headlines []*found // headlines that say the same as this
	below     *found   // of a headline, the statement that says it fully
}

// place is a stretch of a part.
type place struct {
	part int
	span layout.Span
}
