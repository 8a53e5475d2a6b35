package drafting

import (
	"slices"

	"readout/internal/record"
)

// PredictionsFormat is what a file of predictions says it is.
const PredictionsFormat = "readout-drafts/1"

// Predictions are drafts as `readout draft --json` prints them, and as the scorer reads them.
type Predictions struct {
	Format string            `json:"format"`
	Pages  []PagePredictions `json:"pages"`
}

// PagePredictions are those of one page.
type PagePredictions struct {
	Page   string       `json:"page"`
	Drafts []Prediction `json:"drafts"`
	// Surmises are what the page itself expects, naming nobody for it.
	Surmises []Prediction `json:"surmises,omitempty"`
}

// Prediction is one citation of a draft. Two citations of one statement, in a headline and
// in the text below it, are two predictions with the same key.
type Prediction struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Quote     string   `json:"quote"`
	Speaker   string   `json:"speaker"`
	Canonical []string `json:"canonical,omitempty"`
	Role      string   `json:"role,omitempty"`
	Mode      string   `json:"mode"`
	Kind      string   `json:"kind"` // one of the scorer's ten
	Issues    []string `json:"issues,omitempty"`

	What       What                 `json:"what"`
	Statement  record.StatementKind `json:"statement_kind"` // one of the record's fifteen
	Denies     bool                 `json:"denies,omitempty"`
	Dropped    bool                 `json:"dropped,omitempty"`
	NewActor   bool                 `json:"new_actor,omitempty"`
	Inner      string               `json:"inner,omitempty"` // whose act the speaker tells of
	Via        string               `json:"via,omitempty"`   // who tells of it in the next sentence
	Target     string               `json:"target,omitempty"`
	Confidence int                  `json:"confidence"`
	Why        Why                  `json:"why"`
	Key        string               `json:"key"`
	Also       []Range              `json:"also,omitempty"` // titles that only repeat it
}

// Range is a half-open range of code points.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func again(all []Cite) []Range {
	var ranges []Range
	for _, c := range all {
		if c.Again {
			ranges = append(ranges, Range{c.Start, c.End})
		}
	}
	return ranges
}

// Predict gives the drafts of a page as predictions.
func Predict(page string, drafts []Draft) PagePredictions {
	p := PagePredictions{Page: page, Drafts: []Prediction{}}
	for i := range drafts {
		d := &drafts[i]
		for n, c := range d.Citations {
			switch {
			case c.Again:
			case d.Surmise:
				p.Surmises = append(p.Surmises, predictionOf(d, c))
			default:
				one := predictionOf(d, c)
				if n == 0 {
					one.Also = again(d.Citations)
				}
				p.Drafts = append(p.Drafts, one)
			}
		}
	}
	slices.SortStableFunc(p.Drafts, func(a, b Prediction) int { return a.Start - b.Start })
	return p
}

func predictionOf(d *Draft, c Cite) Prediction {
	p := Prediction{
		Start: c.Start, End: c.End, Quote: c.Exact, Speaker: d.Speaker.Printed, Canonical: d.Speaker.Names, Role: d.Speaker.Role, Issues: d.About,
		Mode: string(c.Mode), Kind: Coarse(d.Kind, d.Denies), What: d.What, Statement: d.Kind, Denies: d.Denies,
		Dropped: d.Speaker.Dropped, NewActor: d.Speaker.Printed != "" && !d.Speaker.Known(),
		Confidence: d.Confidence, Why: d.Why, Key: d.Key,
	}
	if d.Inner != nil {
		p.Inner = d.Inner.Printed
	}
	if d.Via != nil {
		p.Via = d.Via.Printed
	}
	if len(d.Targets) > 0 {
		p.Target = d.Targets[0].Printed
	}
	if c.Speaker != nil {
		p.Speaker, p.Canonical, p.Role = c.Speaker.Printed, c.Speaker.Names, c.Speaker.Role
	}
	if c.As != "" {
		p.Kind, p.Statement, p.Denies = Coarse(c.As, c.Denies), c.As, c.Denies
	}
	return p
}

// Coarse gives the one of the scorer's ten kinds that a kind of the record belongs to.
func Coarse(kind record.StatementKind, denies bool) string {
	switch kind {
	case record.Explain:
		if denies {
			return "denial"
		}
	case record.Concern, record.Request:
		return string(kind)
	case record.Propose:
		return "proposal"
	case record.Offer, record.Threaten:
		return "commitment"
	case record.Agree:
		return "agreement"
	case record.Object, record.Reject:
		return "rejection"
	case record.Announce:
		return "announcement"
	case record.Expect:
		return "expectation"
	}
	return "said"
}
