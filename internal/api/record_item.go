package api

import (
	"context"
	"encoding/json"
	"net/http"

	"readout/internal/record"
)

var recordItem = operation{
	id: "read_record_item", method: http.MethodGet, path: "/record/items/{kind}/{id}", tag: "record", needs: true,
	fails: []int{http.StatusNotFound},
	about: "An item of the record as it is stored, published or not, for those who keep it: with the revision that a change names as the one it began from.",
}

type recordItemIn struct {
	Kind string `path:"kind" format:"record-kind" doc:"What sort of item."`
	ID   string `path:"id" format:"id" doc:"The item's id."`
}

// StoredItem is an item of the record as it is stored.
type StoredItem struct {
	Kind     string          `json:"kind" format:"record-kind"`
	ID       string          `json:"id" format:"id"`
	Standing string          `json:"standing" doc:"draft, waiting or published."`
	Revision int             `json:"revision" doc:"The newest."`
	Item     json.RawMessage `json:"item" doc:"Its fields, named as in the revisions of the log."`
}

func (r *room) readRecordItem(ctx context.Context, in *recordItemIn) (*answer[StoredItem], error) {
	now, err := r.desk.ItemNow(ctx, record.Kind(in.Kind), in.ID)
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(now.Item)
	if err != nil {
		return nil, err
	}
	return &answer[StoredItem]{StoredItem{in.Kind, in.ID, string(now.Standing), now.Revision, raw}}, nil
}
