package api

import (
	"context"
	"net/http"
)

var stateUndo = operation{
	id: "undo_state", method: http.MethodPost, path: "/coverages/{slug}/state/undo", tag: "coverages", needs: true,
	about: "Sets a coverage back into the state it had, with its times, within 10 seconds, by the server's clock, of a change that set its state and nothing else. In the journal it is a change like any other. Later the answer is 409; the state it should have can be set then.",
}

type stateUndoIn struct {
	SlugIn
	Body Publication
}

func (r *room) undoState(ctx context.Context, in *stateUndoIn) (*answer[CoverageReceipt], error) {
	receipt, err := r.desk.UndoState(ctx, in.Slug, in.Body.Revision)
	if err != nil {
		return nil, err
	}
	return &answer[CoverageReceipt]{r.coverageReceipt(receipt)}, nil
}
