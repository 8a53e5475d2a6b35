package api

import (
	"context"
	"net/http"

	"readout/internal/record"
)

var talksRead = operation{
	id: "read_talks", method: http.MethodGet, path: "/talks/{series}/{round}", tag: "record",
	about: "The readout of a round, made from the record alone: who took part, what was said, and the words every line rests on.",
}

type talksIn struct {
	Series string `path:"series" maxLength:"64" doc:"The series' id."`
	Round  string `path:"round" maxLength:"64" doc:"The round's id."`
}

// Readout is a round as the record tells it.
type Readout struct {
	Position   string      `json:"position" doc:"Of the round's stream."`
	Series     Event       `json:"series"`
	Round      Event       `json:"round"`
	Parties    []Actor     `json:"parties"`
	People     []Speaker   `json:"people" doc:"Who spoke, by party."`
	Statements []Statement `json:"statements" doc:"In the order they were said."`
	Coverages  []FrontLine `json:"coverages" doc:"That cover it."`
	URL        string      `json:"url" doc:"Its page."`
}

func (r *room) readTalks(ctx context.Context, in *talksIn) (*answer[Readout], error) {
	v, err := r.desk.Round(ctx, record.EventID(in.Series), record.EventID(in.Round))
	if err != nil {
		return nil, err
	}
	out := Readout{
		Position: positionOf(v.Position), Series: event(v.Series), Round: event(v.Round),
		Parties: make([]Actor, 0, len(v.Parties)), People: speakers(v.People),
		Statements: make([]Statement, 0, len(v.Statements)), Coverages: r.lines(v.Coverages),
		URL: r.page("talks", in.Series, in.Round),
	}
	for _, a := range v.Parties {
		out.Parties = append(out.Parties, actor(a))
	}
	for i := range v.Statements {
		out.Statements = append(out.Statements, r.statement(&v.Statements[i]))
	}
	return &answer[Readout]{out}, nil
}
