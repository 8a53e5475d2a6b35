package record

// KeepRest gives an item that somebody has written anew what its form does not speak of, from
// the item as it stood: its note, its citations, what only files of the record tell. after and
// before are of one kind; of others nothing is kept.
func KeepRest(after, before Item) {
	switch a := after.(type) {
	case *Actor:
		if b, ok := before.(*Actor); ok {
			a.Note, a.Citations = b.Note, b.Citations
		}
	case *Tenure:
		if b, ok := before.(*Tenure); ok {
			a.Note, a.Citations = b.Note, b.Citations
		}
	case *Event:
		if b, ok := before.(*Event); ok {
			a.Opens, a.Closes, a.When, a.Session = b.Opens, b.Closes, b.When, b.Session
			a.Status, a.OutcomesFinal, a.Note, a.Citations = b.Status, b.OutcomesFinal, b.Note, b.Citations
		}
	case *Issue:
		if b, ok := before.(*Issue); ok {
			a.Contexts, a.Subjects, a.Note, a.Citations = b.Contexts, b.Subjects, b.Note, b.Citations
		}
	case *Outcome:
		if b, ok := before.(*Outcome); ok {
			a.Changes, a.SupersededBy, a.Note, a.Citations = b.Changes, b.SupersededBy, b.Note, b.Citations
			a.Verdicts = b.Verdicts
		}
	case *Forecast:
		if b, ok := before.(*Forecast); ok {
			a.Result, a.Why, a.ResolvedBy, a.Resolving = b.Result, b.Why, b.ResolvedBy, b.Resolving
			a.Note, a.Citations = b.Note, b.Citations
		}
	case *Participant:
		if b, ok := before.(*Participant); ok {
			a.Note, a.Citations = b.Note, b.Citations
		}
	}
}
