package web

// LiveTools is what a live page says of what comes in. The words for a count stand in the
// page once per plural form, with "#" for the number, for live.js to choose from.
type LiveTools struct {
	Words
	newKey  string
	saidKey string
}

// Tools are those of a coverage, where updates come in.
func (p *CoveragePage) Tools() LiveTools { return LiveTools{p.Words, "web.new", "web.announce"} }

// Tools are those of an update's page, which is one of its coverage.
func (p *UpdatePage) Tools() LiveTools { return LiveTools{p.Words, "web.new", "web.announce"} }

// Tools are those of a readout, where statements come in.
func (p *RoundPage) Tools() LiveTools {
	return LiveTools{p.Words, "web.round.new", "web.round.announce"}
}

// New is what the pill says of a number like count.
func (t LiveTools) New(count int) string { return t.T(t.newKey, "count", count, "n", "#") }

// Said is what is announced of a number like count.
func (t LiveTools) Said(count int) string { return t.T(t.saidKey, "count", count, "n", "#") }
