package desk

import (
	"readout/internal/coverage"
	"readout/internal/markup"
	"readout/internal/merge"
	"readout/internal/text"
)

// Merged says what an edit was merged with.
type Merged struct {
	From   int      // the revision that both began from
	With   int      // the newest revision of the others
	Theirs []string // parts of the update that they changed, as merge.Result names them
	Mine   []string
}

// Disputed is why an edit could not be merged: something was changed by both in different
// ways. All the rest of the Result is merged.
type Disputed struct {
	*merge.Result
	Base int // the revision both began from; 0: it is not there any more, so that all that differs is in dispute
	Was  coverage.Message
	Now  coverage.Message // theirs
	Mine coverage.Message
	Open []string // disputes for which nothing was chosen, or nothing that can be
}

// Source gives blocks as Markdown, for editing them.
func (d *Disputed) Source(blocks []text.Block) string {
	return markup.Source(text.Document{Blocks: blocks})
}

// Merged gives the message with everything merged, theirs where something is in dispute.
func (d *Disputed) Merged() coverage.Message {
	m, _, err := d.Settle(nil)
	if err != nil { // it was taken apart before: it goes together
		return d.Now
	}
	return m
}

// Settlement says how disputes are settled.
type Settlement struct {
	Onto    int // the revision that they are with
	Choices map[string]Choice
}

// Choice settles a dispute.
type Choice struct {
	Take merge.Take
	Text string // merge.Edited: the headline, or the paragraphs as Markdown
}
