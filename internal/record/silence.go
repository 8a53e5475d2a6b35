package record

import "readout/internal/text"

// Silence takes all words out of an item and leaves what says where a view would have it: of a
// line that was taken back its place is told and nothing else.
func Silence(item Citing) {
	for _, c := range item.Citing() {
		c.Quote = text.Quote{}
	}
	switch it := item.(type) {
	case *Statement:
		it.Gist, it.Printed, it.Role, it.Note = nil, "", nil, ""
	case *Outcome:
		it.Title, it.Condition, it.Note = nil, nil, ""
		for i := range it.Changes {
			it.Changes[i].Note = ""
		}
	case *Forecast:
		it.Expects, it.Why, it.Note = nil, nil, ""
	case *Participant:
		it.Note = ""
	}
}
