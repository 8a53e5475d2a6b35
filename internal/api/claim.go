package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
	"readout/internal/people"
)

// Claiming says who works on what waits.
type Claiming interface {
	TakeUpdate(ctx context.Context, slug string, n int, over people.UserID) (desk.ClaimView, error)
	ReleaseUpdate(ctx context.Context, slug string, n int) error
}

var (
	updateTake = operation{
		id: "take_update", method: http.MethodPut, path: "/coverages/{slug}/updates/{n}/claim", tag: "updates", needs: true,
		about: "Says to the others that you work on an update that waits. It is advice and locks nothing; it ends when the update is published, handed in, sent back or discarded, and 30 minutes after you were at the coverage's desk last or took it again. What somebody else has taken is 409, which says whose it is; who may publish there takes it over by saying from whom.",
	}
	updateRelease = operation{
		id: "release_update", method: http.MethodDelete, path: "/coverages/{slug}/updates/{n}/claim", tag: "updates", needs: true,
		about: "Hands back what you took. What nobody has taken is free already.",
	}
)

// Claim is who has taken an update.
type Claim struct {
	By   string    `json:"by"`
	User string    `json:"user" doc:"Their id."`
	Over string    `json:"taken_over_from,omitempty" doc:"Who had it before."`
	At   time.Time `json:"at"`
}

// NewClaim is how an update is taken.
type NewClaim struct {
	Over string `json:"over,omitempty" maxLength:"64" doc:"The id of whoever has it now, to take it over from them."`
}

type updateTakeIn struct {
	UpdateIn
	Body NewClaim
}

func (r *room) takeUpdate(ctx context.Context, in *updateTakeIn) (*answer[Claim], error) {
	got, err := r.desk.TakeUpdate(ctx, in.Slug, in.N, people.UserID(in.Body.Over))
	if err != nil {
		return nil, err
	}
	return &answer[Claim]{*claim(&got)}, nil
}

func claim(c *desk.ClaimView) *Claim {
	if c == nil {
		return nil
	}
	return &Claim{By: c.By, User: string(c.Holder), Over: c.Over, At: c.At.UTC()}
}

// Released says that nobody has an update.
type Released struct {
	Free bool `json:"free"`
}

func (r *room) releaseUpdate(ctx context.Context, in *UpdateIn) (*answer[Released], error) {
	if err := r.desk.ReleaseUpdate(ctx, in.Slug, in.N); err != nil {
		return nil, err
	}
	return &answer[Released]{Released{Free: true}}, nil
}
