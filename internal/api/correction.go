package api

import (
	"time"

	"readout/internal/desk"
	"readout/internal/text"
)

// Correction is a public note about an update, or about a coverage's own words.
type Correction struct {
	At       time.Time  `json:"at"`
	Kind     string     `json:"kind" format:"told-kind" doc:"correction: something was wrong; clarification: it could be misunderstood; update: more has become known; retraction: it was taken back."`
	Note     text.Local `json:"note,omitempty" doc:"What readers are told, by language; of a retraction the reason, if one was given."`
	Revision int        `json:"revision" doc:"That the note came with."`
}

// CorrectionLine is a correction in a list.
type CorrectionLine struct {
	Seq int64 `json:"seq" doc:"Its number in the journal."`
	Correction
	Coverage string `json:"coverage" doc:"The coverage's slug."`
	N        int    `json:"n,omitempty" doc:"The update's number there; none where the note is about the coverage's own words."`
	URL      string `json:"url" doc:"The page of what it is about."`
	History  string `json:"history" doc:"The page with every published state."`
}

func correction(v desk.CorrectionView) Correction {
	return Correction{At: v.At.UTC(), Kind: string(v.Kind), Note: v.Note, Revision: v.Revision}
}

func (r *room) correctionLine(v *desk.CorrectionLine) CorrectionLine {
	l := CorrectionLine{Seq: v.Seq, Correction: correction(v.CorrectionView), Coverage: v.Coverage.Slug, URL: r.page("c", v.Coverage.Slug)}
	if v.Update != nil {
		l.N = v.Update.Update.N
		l.URL = r.updatePage(l.Coverage, l.N)
	}
	l.History = l.URL + "/history"
	return l
}

func corrections(all []desk.CorrectionView) []Correction {
	var out []Correction
	for _, v := range all {
		out = append(out, correction(v))
	}
	return out
}
