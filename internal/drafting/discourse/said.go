package discourse

import (
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// Said is a draft in the making, as a reader found it.
type Said struct {
	Forecast   bool // else somebody said it, or it was agreed
	Act        lexicon.Act
	Part       int
	Span       layout.Span // of the part
	Line       *layout.Line
	Cue        string // the words that name the act
	Rule       string // the rule's short name
	Note       string // what decided the kind, where it was not the cue
	Mode       record.Mode
	Speaker    *Mention
	Dropped    bool     // the speaker is not named here
	Inner      *Mention // whose act the speaker tells of
	Teller     *Mention // who tells of the speaker's act, in the sentence behind
	Target     *Mention // at whom it is aimed: …に対し
	Confidence int
	Words      string            // what was said, to find issues in
	Class      lexicon.VerbClass // of its reporting word, in Russian and English
	Heard      layout.Span       // where those words stand, of a Russian or English report
	Open       *lexicon.Act      // what its reporting word says, where those words may say more
	Attitude   bool              // the word names how somebody feels about it
	Surmise    bool              // nobody is named who expects it
	Status     record.OutcomeStatus
	Basis      record.ForecastBasis
}
