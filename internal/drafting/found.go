package drafting

import "readout/internal/record"

// found is a draft in the making.
type found struct {
	what       What
	act        act
	part       int
	span       span
	line       *line
	cue        string
	rule       string
	note       string
	mode       record.Mode
	speaker    *mention
	dropped    bool
	inner      *mention
	teller     *mention // who tells of the speaker's act, in the sentence behind
	target     *mention // at whom it is aimed: …に対し
	confidence int
	words      string    // what was said, to find issues in
	class      verbClass // of its reporting word, in Russian and English
	heard      span      // where those words stand, of a Russian or English report
	open       *act      // what its reporting word says, where those words may say more
	attitude   bool      // the word names how somebody feels about it
	surmise    bool      // nobody is named who expects it
	also       []place   // where the same stands in a headline
	headlines  []*found  // headlines that say the same as this
	below      *found    // of a headline, the statement that says it fully
	status     record.OutcomeStatus
	basis      record.ForecastBasis
}

// place is a stretch of a part.
type place struct {
	part int
	span span
}

// discourse is what a reader remembers of the page so far.
type discourse struct {
	last     *mention // who spoke last
	lastAt   int      // in which sentence
	leakAt   int      // in which sentence somebody leaked
	topic    *mention // who was the last topic, speaking or not
	topicAt  int
	at       int // the number of the sentence
	seen     []*mention
	pair     *mention // the last two or more that were named together
	parties  []string // of the page: who talks with whom
	turn     *mention // whose labelled turn it is
	page     *mention // who speaks for a page that is a statement
	whole    *mention // the same, as the title of all parts has it
	headed   *mention // and as the headline of this part has it
	leak     *mention // who leaks what is expected, once the page has named them
	previous *found   // the statement of the sentence before, if it had one
	before   span     // that sentence
	beforeOn *line
}

// remember notes a mention for those that point back to it.
func (d *discourse) remember(m *mention) {
	if m.none() || m.class == pron {
		return
	}
	d.seen = append(d.seen, m)
	if len(d.seen) > 400 {
		d.seen = append(d.seen[:0], d.seen[200:]...)
	}
	if m.class == joint && len(m.names) > 0 || len(m.names) > 1 && m.class != person {
		d.pair = m
	}
}

// latest gives the last mention of which something is true.
func (d *discourse) latest(ok func(*mention) bool) *mention {
	for i := len(d.seen) - 1; i >= 0; i-- {
		if ok(d.seen[i]) {
			return d.seen[i]
		}
	}
	return nil
}
