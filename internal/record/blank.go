package record

// Blank gives an item of a kind with nothing in it, for those who read items of every kind
// alike; nil for no kind.
func Blank(kind Kind) Citing {
	switch kind {
	case KindActor:
		return &Actor{}
	case KindTenure:
		return &Tenure{}
	case KindEvent:
		return &Event{}
	case KindParticipant:
		return &Participant{}
	case KindIssue:
		return &Issue{}
	case KindStatement:
		return &Statement{}
	case KindOutcome:
		return &Outcome{}
	case KindForecast:
		return &Forecast{}
	}
	return nil
}
