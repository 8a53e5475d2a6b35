package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
)

var coverageList = operation{
	id: "list_coverages", method: http.MethodGet, path: "/coverages", tag: "coverages",
	about: "The site's front: what is live, what is planned, what is recent, and the rounds that have a readout.",
}

// Front is the first page of a site.
type Front struct {
	Position string      `json:"position" doc:"Of the site's stream."`
	Live     []FrontLine `json:"live" doc:"Running and paused."`
	Planned  []FrontLine `json:"planned" doc:"In the order in which they start."`
	Coming   []RoundLine `json:"coming" doc:"Rounds to come that none of these covers, the next one first."`
	Recent   []FrontLine `json:"recent" doc:"Ended live pages and articles, newest first."`
	Rounds   []RoundLine `json:"rounds"`
}

// FrontLine is a coverage in a list.
type FrontLine struct {
	Coverage
	Newest *Update `json:"newest,omitempty" doc:"Its newest update with a headline."`
}

// RoundLine is a round in a list.
type RoundLine struct {
	Series     string `json:"series"`
	Round      string `json:"round"`
	Names      []Name `json:"names,omitempty" doc:"Of the round."`
	Date       string `json:"date,omitempty" doc:"Its first day."`
	Statements *int   `json:"statements,omitempty" doc:"How many are recorded. Left out of older rounds once 2,000 were counted."`
	URL        string `json:"url" doc:"The readout's page."`
}

func (r *room) listCoverages(ctx context.Context, _ *struct{}) (*answer[Front], error) {
	v, err := r.desk.Front(ctx)
	if err != nil {
		return nil, err
	}
	return &answer[Front]{Front{
		Position: positionOf(v.Position),
		Live:     r.lines(v.Live), Planned: r.lines(v.Planned), Recent: r.lines(v.Recent),
		Coming: r.rounds(v.Coming), Rounds: r.rounds(v.Rounds),
	}}, nil
}

func (r *room) lines(all []desk.CoverageLine) []FrontLine {
	out := make([]FrontLine, 0, len(all))
	for _, l := range all {
		line := FrontLine{Coverage: r.coverage(l.Coverage)}
		line.Updates = l.Updates
		if l.Newest != nil {
			u := r.update(l.Coverage.Slug, l.Newest)
			line.Newest = &u
		}
		out = append(out, line)
	}
	return out
}

func (r *room) rounds(all []desk.RoundLine) []RoundLine {
	out := make([]RoundLine, 0, len(all))
	for _, l := range all {
		line := RoundLine{
			Series: string(l.Series.ID), Round: string(l.Round.ID), Names: names(l.Round.Names), Date: l.Round.Date,
			URL: r.page("talks", string(l.Series.ID), string(l.Round.ID)),
		}
		if l.Statements != desk.Uncounted {
			line.Statements = &l.Statements
		}
		out = append(out, line)
	}
	return out
}
