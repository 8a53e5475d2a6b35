package record

// StatementKind is what somebody did by speaking. Code the content, not the reporting verb.
type StatementKind string

// The fifteen kinds.
const (
	Assert   StatementKind = "assert"
	Explain  StatementKind = "explain"
	Concern  StatementKind = "concern"
	Object   StatementKind = "object"
	Request  StatementKind = "request"
	Propose  StatementKind = "propose"
	Offer    StatementKind = "offer"
	Agree    StatementKind = "agree"
	Reject   StatementKind = "reject"
	Announce StatementKind = "announce"
	Welcome  StatementKind = "welcome"
	Expect   StatementKind = "expect"
	Decline  StatementKind = "decline"
	Concede  StatementKind = "concede"
	Threaten StatementKind = "threaten"
)

// StatementKinds lists all of them, in the order they are offered. Their labels in
// Japanese, English and Russian are in the catalogue under "kind.<kind>".
var StatementKinds = []StatementKind{
	Assert, Explain, Concern, Object, Request, Propose, Offer, Agree,
	Reject, Announce, Welcome, Expect, Decline, Concede, Threaten,
}

// Tone is how a kind bears on the other side.
type Tone string

// The tones.
const (
	Cooperative Tone = "cooperative"
	Adverse     Tone = "adverse"
	Neutral     Tone = "neutral"
)

// Tone gives the tone of a kind.
func (k StatementKind) Tone() Tone {
	switch k {
	case Propose, Offer, Agree, Announce, Welcome, Concede:
		return Cooperative
	case Concern, Object, Reject, Threaten:
		return Adverse
	default:
		return Neutral
	}
}
