package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"readout/internal/text"
)

var updatePost = operation{
	id: "post_update", method: http.MethodPost, path: "/coverages/{slug}/updates", tag: "updates",
	status: http.StatusCreated, needs: true,
	about: "Posts an update. A headline, a body, a picture or a card must be there. It is stored and in the stream when the answer comes.",
}

// NewUpdate is a message for a coverage.
type NewUpdate struct {
	Headline  string     `json:"headline,omitempty" maxLength:"300" doc:"One line."`
	Headlines text.Local `json:"headlines,omitempty" doc:"The headline in other languages."`
	Body      string     `json:"body,omitempty" doc:"Markdown, at most 64 KB."`
	Kind      string     `json:"kind,omitempty" format:"update-kind" doc:"Left out: report."`
	Mark      string     `json:"mark,omitempty" format:"mark" doc:"Of a marker."`
	Moves     bool       `json:"moves_state,omitempty" doc:"A marker brings the coverage into the state it marks, at the moment it tells of, once it is public; whoever makes it public must have the right."`
	SaidAt    *time.Time `json:"said_at,omitempty" doc:"When it happened or was said; left out: now."`
	Pictures  []Picture  `json:"pictures,omitempty" maxItems:"100" doc:"In the order they are shown."`
	Cards     []Card     `json:"cards,omitempty" maxItems:"50" doc:"Links with a title and a few words."`
	Pinned    bool       `json:"pinned,omitempty" doc:"Part of what we know so far."`
	PinUntil  *time.Time `json:"pinned_until,omitempty" doc:"Pin it, until this moment."`
	Draft     bool       `json:"draft,omitempty" doc:"Keep it back."`
	PublishAt *time.Time `json:"publish_at,omitempty" doc:"Keep it back and publish it by itself at this moment, in your name."`
	Embargo   *time.Time `json:"embargo_until,omitempty" doc:"Let nobody publish it before this moment; it is kept back until then."`
}

type updatePostIn struct {
	SlugIn
	OnceIn
	Body NewUpdate
}

func (r *room) postUpdate(ctx context.Context, in *updatePostIn) (*made[Receipt], error) {
	u := in.Body.forDesk()
	u.Once = onceFor(ctx, in.Key)
	got, err := r.desk.PostUpdate(ctx, in.Slug, u)
	receipt, err := r.receipt(in.Slug, got, err)
	if err != nil {
		return nil, err
	}
	return &made[Receipt]{r.resource("coverages", in.Slug, "updates", strconv.Itoa(got.N)), receipt.Body}, nil
}
