package api

import (
	"context"
	"net/http"
)

var updateUndo = operation{
	id: "undo_update", method: http.MethodPost, path: "/coverages/{slug}/updates/{n}/undo", tag: "updates", needs: true,
	about: "Takes back what was posted within the last 10 seconds, by the server's clock, as if it had not been: readers are left no stub, streams send that it is gone. In the journal it is a retraction. Later the answer is 409, and it can be retracted instead.",
}

type updateUndoIn struct {
	UpdateIn
	Body Publication
}

func (r *room) undoUpdate(ctx context.Context, in *updateUndoIn) (*answer[Receipt], error) {
	got, err := r.desk.UndoUpdate(ctx, in.Slug, in.N, in.Body.Revision)
	return r.receipt(in.Slug, got, err)
}
