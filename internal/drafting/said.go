package drafting

import "readout/internal/record"

// said is a draft in the making, as a reader found it.
type said struct {
	forecast   bool // else somebody said it, or it was agreed
	act        act
	part       int
	span       span // of the part
	line       *line
	cue        string // the words that name the act
	rule       string // the rule's short name
	note       string // what decided the kind, where it was not the cue
	mode       record.Mode
	speaker    *mention
	dropped    bool     // the speaker is not named here
	inner      *mention // whose act the speaker tells of
	teller     *mention // who tells of the speaker's act, in the sentence behind
	target     *mention // at whom it is aimed: …に対し
	confidence int
	words      string    // what was said, to find issues in
	class      verbClass // of its reporting word, in Russian and English
	heard      span      // where those words stand, of a Russian or English report
	open       *act      // what its reporting word says, where those words may say more
	attitude   bool      // the word names how somebody feels about it
	surmise    bool      // nobody is named who expects it
	status     record.OutcomeStatus
	basis      record.ForecastBasis
}
