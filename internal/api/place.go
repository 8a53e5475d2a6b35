package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
)

var (
	updatePlace = operation{
		id: "place_update", method: http.MethodPut, path: "/coverages/{slug}/updates/{n}/place", tag: "updates", needs: true,
		about: "Puts it above or below another update, whatever time it tells of, in a coverage whose `order` is editorial. It is no change of its words.",
	}
	pinPlace = operation{
		id: "place_pin", method: http.MethodPut, path: "/coverages/{slug}/updates/{n}/pin/place", tag: "updates", needs: true,
		about: "Gives it another place among what is pinned.",
	}
)

// Place says where to put an update: one of the three.
type Place struct {
	To    string `json:"to,omitempty" enum:"up,down,top,time" doc:"Above or below the next one, on top, or back to the place of the time it tells of, which pins do not have."`
	Above int    `json:"above,omitempty" minimum:"1" doc:"The number of the update that it is to stand right above."`
	Below int    `json:"below,omitempty" minimum:"1" doc:"The number of the update that it is to stand right below."`
}

func (p Place) move() desk.Move {
	return desk.Move{To: desk.Step(p.To), Above: p.Above, Below: p.Below}
}

type placeIn struct {
	UpdateIn
	Body Place
}

func (r *room) placeUpdate(ctx context.Context, in *placeIn) (*answer[Receipt], error) {
	got, err := r.desk.PlaceUpdate(ctx, in.Slug, in.N, in.Body.move())
	return r.receipt(in.Slug, got, err)
}

func (r *room) placePin(ctx context.Context, in *placeIn) (*answer[Receipt], error) {
	got, err := r.desk.MovePin(ctx, in.Slug, in.N, in.Body.move())
	return r.receipt(in.Slug, got, err)
}
