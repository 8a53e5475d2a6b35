package exchange

import (
	"io"
	"slices"

	"readout/internal/record"
)

// ploverRow is an event of PLOVER, under the names of its manual's fields and those of the
// files that are made with it; version names the manual.
type ploverRow struct {
	ID        string        `json:"id"`
	Version   string        `json:"version"`
	Date      string        `json:"event_date"`
	Type      string        `json:"event_type"`
	Mode      string        `json:"event_mode,omitempty"`
	Quad      int           `json:"quad_code"`
	Scale     float64       `json:"event_scale"`
	Contexts  []string      `json:"contexts"`
	Actors    []ploverActor `json:"actor"`
	Recipient []ploverActor `json:"recipient"`
	Text      string        `json:"event_text,omitempty"`
	Start     *int          `json:"event_text_start,omitempty"` // in code points of the field cited
	End       *int          `json:"event_text_end,omitempty"`
	Comment   string        `json:"comment,omitempty"`
	Source    []string      `json:"source"`
}

type ploverActor struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Country  string `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Wikidata string `json:"wikidata,omitempty"`
}

// plover writes a line for each statement whose kind PLOVER has an event for: the sides that
// speak act, those who are addressed receive; several who speak together stay one event.
// Plain statements it has no event for: a record in it alone has lost them.
func (w *writer) plover(out io.Writer) error {
	for i := range w.Statements {
		s := &w.Statements[i]
		coded, ok := s.Kind.Plover()
		if !ok {
			continue
		}
		row := ploverRow{
			ID: string(s.ID), Version: record.PloverVersion, Date: w.day(s), Type: coded.Event, Mode: coded.Mode, Quad: coded.Quad, Scale: coded.Score,
			Contexts: []string{}, Comment: coded.Comment, Source: w.pages(s.Citations),
			Actors: w.ploverActors(w.Parties(s), s.Speaker), Recipient: w.ploverActors(s.Target, nil),
		}
		if row.Source == nil {
			row.Source = []string{}
		}
		for _, id := range s.Issues {
			if issue, ok := w.issues[id]; ok {
				for _, c := range issue.Contexts {
					if !slices.Contains(row.Contexts, c) {
						row.Contexts = append(row.Contexts, c)
					}
				}
			}
		}
		if len(s.Citations) > 0 {
			c := s.Citations[0]
			row.Start, row.End = &c.Quote.Start, &c.Quote.End
			if !w.private(c) {
				row.Text = c.Quote.Exact
			}
		}
		if err := line(out, row); err != nil {
			return err
		}
	}
	return nil
}

// ploverActors gives actors, or those instead who speak for no side.
func (w *writer) ploverActors(ids, instead []record.ActorID) []ploverActor {
	if len(ids) == 0 {
		ids = instead
	}
	all := []ploverActor{}
	for _, id := range ids {
		one := ploverActor{ID: string(id), Name: w.actorName(id)}
		if a, ok := w.Actor(id); ok {
			one.Wikidata = a.Wikidata
		}
		if state, ok := w.Actor(record.PartyOf(w.byID, id)); ok {
			one.Country = state.ISO3
		}
		all = append(all, one)
	}
	return all
}
