package api

import (
	"strconv"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// Statement is one speech act with the words it rests on.
type Statement struct {
	ID        string     `json:"id"`
	Kind      string     `json:"kind" format:"statement-kind"`
	Speakers  []Speaker  `json:"speakers"`
	Via       string     `json:"via,omitempty" doc:"Who relayed it, an actor's id."`
	Issues    []string   `json:"issues,omitempty"`
	Target    []string   `json:"target,omitempty" doc:"Whom it addresses, actors' ids."`
	Event     string     `json:"event,omitempty" doc:"What it was said at."`
	About     string     `json:"about,omitempty" doc:"Of an outsider's: which event it is about."`
	Series    string     `json:"series,omitempty" doc:"Of the round it belongs to."`
	Round     string     `json:"round,omitempty"`
	Gist      text.Local `json:"gist,omitempty" doc:"In our words, by language."`
	Coverage  string     `json:"coverage,omitempty" doc:"Slug of the coverage that it is cited from first."`
	N         int        `json:"n,omitempty" doc:"Of the update there."`
	SaidAt    time.Time  `json:"said_at" doc:"Of that update."`
	Orphaned  bool       `json:"orphaned,omitempty" doc:"None of its words are found any more; an editor has to look."`
	Citations []Citation `json:"citations"`
	URL       string     `json:"url,omitempty" doc:"Where its words stand."`
}

// Speaker is an actor in the office held on the day.
type Speaker struct {
	ID     string     `json:"id" doc:"The actor's id."`
	Names  []Name     `json:"names"`
	Office text.Local `json:"office,omitempty" doc:"By language."`
	Party  string     `json:"party,omitempty" doc:"The side, if it is another than the speaker."`
}

// Citation ties a statement to the words it rests on.
type Citation struct {
	N        int    `json:"n" doc:"Of the update."`
	Revision int    `json:"revision" doc:"That the words were cited from."`
	Field    string `json:"field" doc:"headline, body or caption/0."`
	Exact    string `json:"exact"`
	Prefix   string `json:"prefix,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Start    int    `json:"start" doc:"In code points of the field's plain text."`
	End      int    `json:"end" doc:"Behind the last code point."`
	Language string `json:"language"`
	Mode     string `json:"mode" format:"mode" doc:"direct: the speaker's own words, inside quotation marks."`
	Orphaned bool   `json:"orphaned,omitempty" doc:"The words are no longer in the newest revision."`
}

func (r *room) statement(v *desk.StatementView) Statement {
	s := &v.Statement
	out := Statement{
		ID: string(s.ID), Kind: string(s.Kind), Speakers: speakers(v.Speakers), Via: string(s.Via),
		Issues: ids[string](s.Issues), Target: ids[string](s.Target), Event: string(s.Event), About: string(s.About),
		Series: string(v.Series), Round: string(v.Round), Gist: s.Gist, Coverage: v.Slug, N: v.N,
		SaidAt: v.Said.UTC(), Orphaned: v.Orphaned(), Citations: citations(s.Citations),
	}
	switch {
	case v.Slug == "" || v.Source != nil: // a source has no page
	case v.N == 0:
		out.URL = r.page("c", v.Slug)
	default:
		out.URL = r.page("c", v.Slug, "u", strconv.Itoa(v.N)) + "#s-" + string(s.ID)
	}
	return out
}

func citations(all []record.Citation) []Citation {
	out := make([]Citation, 0, len(all))
	for _, c := range all {
		out = append(out, Citation{
			N: c.N, Revision: c.Revision, Field: string(c.Field),
			Exact: c.Quote.Exact, Prefix: c.Quote.Prefix, Suffix: c.Quote.Suffix, Start: c.Quote.Start, End: c.Quote.End,
			Language: c.Lang, Mode: string(c.Mode), Orphaned: c.Orphaned,
		})
	}
	return out
}

func speakers(all []desk.SpeakerView) []Speaker {
	out := make([]Speaker, 0, len(all))
	for _, v := range all {
		s := Speaker{ID: string(v.Actor.ID), Names: names(v.Actor.Names), Office: v.Office}
		if v.Party != nil {
			s.Party = string(v.Party.ID)
		}
		out = append(out, s)
	}
	return out
}

// ids makes one kind of text from another, such as ids from strings.
func ids[To, From ~string](all []From) []To {
	if all == nil {
		return nil
	}
	out := make([]To, len(all))
	for i, s := range all {
		out[i] = To(s)
	}
	return out
}
