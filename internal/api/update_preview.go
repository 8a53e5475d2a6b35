package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/text"
)

var updatePreview = operation{
	id: "preview_update", method: http.MethodPost, path: "/coverages/{slug}/updates/preview", tag: "updates",
	needs: true,
	about: "What readers would see if this was posted. It is checked as `post_update` checks it, and nothing is stored.",
}

// Preview is an update as readers would see it.
type Preview struct {
	Kind      string     `json:"kind" format:"update-kind"`
	Mark      string     `json:"mark,omitempty" format:"mark" doc:"Of a marker."`
	SaidAt    time.Time  `json:"said_at" doc:"When it happened or was said; now, if nothing was said of it."`
	Headline  string     `json:"headline,omitempty"`
	Headlines text.Local `json:"headlines,omitempty" doc:"The headline in other languages."`
	Text      string     `json:"text,omitempty" doc:"The body as plain text."`
	HTML      string     `json:"html,omitempty" doc:"The body as HTML."`
	Pictures  []Picture  `json:"pictures,omitempty" doc:"Credits as they would be stored, in their known spelling."`
	Cards     []Card     `json:"cards,omitempty"`

	Readouts []ShownReadout `json:"readouts,omitempty" doc:"Sections of rounds' readouts that the text shows, in its order."`
}

type updatePreviewIn struct {
	SlugIn
	Body NewUpdate
}

func (r *room) previewUpdate(ctx context.Context, in *updatePreviewIn) (*answer[Preview], error) {
	v, err := r.desk.PreviewUpdate(ctx, in.Slug, in.Body.forDesk())
	if err != nil {
		return nil, err
	}
	m := &v.Update.Message
	readouts, html := r.shownReadouts(v)
	return &answer[Preview]{Preview{
		Kind: string(m.Kind), Mark: string(m.Mark), SaidAt: m.Said.UTC(), Headline: m.Headline, Headlines: m.Headlines,
		Text: m.Body.Plain(), HTML: html, Readouts: readouts, Pictures: pictures(m.Pictures), Cards: cards(m.Cards),
	}}, nil
}

// forDesk gives it as the desk takes it.
func (b *NewUpdate) forDesk() desk.NewUpdate {
	return desk.NewUpdate{
		Kind: coverage.Kind(b.Kind), Mark: coverage.Mark(b.Mark), Moves: b.Moves, Said: utc(b.SaidAt),
		Headline: b.Headline, Headlines: b.Headlines, Markdown: b.Body,
		Pictures: asPictures(b.Pictures), Cards: asCards(b.Cards), Pinned: b.Pinned, PinUntil: utc(b.PinUntil), Draft: b.Draft,
		PublishAt: utc(b.PublishAt), Embargo: utc(b.Embargo),
	}
}
