package coverage

// ReviewAct is something that somebody does with an update that is not public.
type ReviewAct string

// What passes between who writes an update and who publishes it.
const (
	HandedIn  ReviewAct = "handed_in" // it waits for an editor
	SentBack  ReviewAct = "sent_back" // it is a draft of its author's again, with a word why
	Dismissed ReviewAct = "dismissed" // an editor has discarded it
)
