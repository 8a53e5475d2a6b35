package web

import (
	"encoding/json"
	"net/http"
	"strconv"

	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

// guessed is what the panel for marking begins with.
type guessed struct {
	Speakers []record.ActorID     `json:"speakers"`
	Via      record.ActorID       `json:"via"`
	Inner    []record.ActorID     `json:"inner"`
	Kind     record.StatementKind `json:"kind"`
	Issues   []record.IssueID     `json:"issues"`
	Status   record.OutcomeStatus `json:"status"`
	Tellers  []record.ActorID     `json:"tellers"`
	Named    []record.ActorID     `json:"named"`
}

// guessStatement tells a page's script what selected words seem to be. Without one, the form
// begins empty.
func (s *Server) guessStatement(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	q := r.URL.Query()
	v, err := s.newsroom.GuessStatement(r.Context(), r.PathValue("slug"), n, record.Field(q.Get("field")), text.Quote{
		Exact: q.Get("exact"), Prefix: q.Get("prefix"), Suffix: q.Get("suffix"), Start: number(q.Get("start")), End: number(q.Get("end")),
	})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	return json.NewEncoder(w).Encode(guessed{
		Speakers: v.Speakers, Via: v.Via, Inner: v.Inner, Kind: v.Kind, Issues: v.Issues, Status: v.Status, Tellers: v.Tellers, Named: v.Named,
	})
}
