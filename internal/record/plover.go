package record

// PloverVersion names the event coding that the tables here are of: that of the manual in
// https://github.com/openeventdata/PLOVER, commit 5e0c24f. Versions differ.
const PloverVersion = "PLOVER manual 5e0c24f"

// PloverContexts are the contexts that an issue can be of.
var PloverContexts = []string{
	"military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
	"pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security",
	"gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum",
	"migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation",
	"crime", "corruption", "illegal_drugs", "trafficking",
}

// Plover is how an act is coded. Quad is 1 and 2 for verbal and material co-operation, 3 and 4
// for verbal and material conflict; Score runs from -10 to +10.
type Plover struct {
	Event   string
	Mode    string
	Quad    int
	Score   float64
	Comment string
}

var ploverOfKind = map[StatementKind]Plover{
	Concern:  {"ACCUSE", "disapprove", 3, -2, "concern"},
	Object:   {"ACCUSE", "disapprove", 3, -2, ""},
	Request:  {"REQUEST", "assist", 3, 0.5, ""},
	Propose:  {"AGREE", "", 1, 2.5, ""},
	Offer:    {"AGREE", "", 1, 2.5, ""},
	Agree:    {"AGREE", "", 1, 2.5, ""},
	Reject:   {"REJECT", "assist", 3, -2, ""},
	Announce: {"AGREE", "", 1, 2.5, ""},
	Welcome:  {"SUPPORT", "", 1, 5, ""},
	Concede:  {"CONCEDE", "", 1, 4.5, ""},
	Threaten: {"THREATEN", "relations", 3, -3.5, ""},
}

// Plover gives how a kind is coded; ok is false for the kinds that PLOVER has no event for
// (assert, explain, expect, decline: CAMEO's public statements have no row in it).
func (k StatementKind) Plover() (p Plover, ok bool) {
	p, ok = ploverOfKind[k]
	return p, ok
}

// ActionStatus gives the schema.org ActionStatusType of a status.
func (s OutcomeStatus) ActionStatus() string {
	switch s {
	case InProgress, Stalled:
		return "ActiveActionStatus"
	case Kept, PartlyKept:
		return "CompletedActionStatus"
	case NotKept, TakenBack:
		return "FailedActionStatus"
	default:
		return "PotentialActionStatus"
	}
}
