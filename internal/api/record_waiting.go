package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// RecordWaiting is what waits in the record, and what is done to it before somebody decides.
type RecordWaiting interface {
	ReviewList(ctx context.Context, in desk.ReviewScope) (*desk.ReviewListView, error)
	EditStatement(ctx context.Context, id record.StatementID, e desk.StatementEdit) error
	ReanchorItem(ctx context.Context, ref desk.ItemRef, n int, field record.Field, q text.Quote) error
}

var (
	recordWaiting = operation{
		id: "list_waiting_record", method: http.MethodGet, path: "/record/waiting", tag: "record", needs: true,
		about: "What waits for a decision, of the record of the pages that are yours to keep: items that have lost words to an edit, then drafts in the order of the text. Fifty at a time.",
		fails: []int{http.StatusNotFound},
	}
	recordAnchor = operation{
		id: "anchor_item", method: http.MethodPost, path: "/record/anchor", tag: "record", needs: true,
		about: "Ties an item to other words of the same page: instead of the first citation that has lost its words, or, where none has, of the first.",
		fails: []int{http.StatusNotFound},
	}
)

type recordWaitingIn struct {
	Coverage string `query:"coverage" format:"slug" doc:"What rests on this page."`
	Round    string `query:"round" format:"id" doc:"What belongs to this round or its sessions, or is about it."`
	After    string `query:"after" maxLength:"90" doc:"The next of the page before."`
}

// WaitingRecord is what waits for a decision.
type WaitingRecord struct {
	Orphans int           `json:"orphans" doc:"How many have lost words, in all."`
	Drafts  int           `json:"drafts" doc:"How many drafts there are besides, in all."`
	Items   []WaitingItem `json:"items"`
	Next    string        `json:"next,omitempty" doc:"There are more: ask again with this as after."`
}

// WaitingItem is an item that waits, with the words it rests on.
type WaitingItem struct {
	Kind     string `json:"kind"`
	ID       string `json:"id"`
	Standing string `json:"standing"`
	Orphaned bool   `json:"orphaned,omitempty" doc:"These words are no longer there."`
	Exact    string `json:"exact,omitempty" doc:"The words."`
	Coverage string `json:"coverage,omitempty" doc:"The slug of the page they are cited from."`
	N        int    `json:"n,omitempty" doc:"The number of the update there."`
	Field    string `json:"field,omitempty"`
}

func (r *room) listWaitingRecord(ctx context.Context, in *recordWaitingIn) (*answer[WaitingRecord], error) {
	v, err := r.desk.ReviewList(ctx, desk.ReviewScope{Coverage: in.Coverage, Round: record.EventID(in.Round), After: in.After})
	if err != nil {
		return nil, err
	}
	out := WaitingRecord{Orphans: v.Orphans, Drafts: v.Drafts, Items: make([]WaitingItem, 0, len(v.Items))}
	for i := range v.Items {
		it := &v.Items[i]
		one := WaitingItem{Kind: string(it.Ref.Kind), ID: it.Ref.ID, Standing: string(it.Standing), Orphaned: it.Orphaned}
		if c := it.Cited; c != nil {
			one.Exact, one.Coverage, one.N, one.Field = c.Quote.Exact, c.Slug, c.Place.N, string(c.Field)
		}
		out.Items = append(out.Items, one)
	}
	if n := len(v.Items); n > 0 && v.Before+n < v.Orphans+v.Drafts {
		out.Next = v.Items[n-1].Ref.String()
	}
	return &answer[WaitingRecord]{out}, nil
}

// AnchorForm says which words an item rests on from now on.
type AnchorForm struct {
	Kind   string `json:"kind" format:"record-kind"`
	ID     string `json:"id" format:"id"`
	N      int    `json:"n" minimum:"1" doc:"The number of the update."`
	Field  string `json:"field,omitempty" format:"field" doc:"headline, body or caption/0; left out: body."`
	Exact  string `json:"exact" minLength:"1" maxLength:"5000" doc:"The words."`
	Prefix string `json:"prefix,omitempty" maxLength:"200" doc:"What stands before them."`
	Suffix string `json:"suffix,omitempty" maxLength:"200" doc:"What stands behind them."`
}

type recordAnchorIn struct {
	Body AnchorForm
}

func (r *room) anchorItem(ctx context.Context, in *recordAnchorIn) (*answer[RecordItem], error) {
	b := in.Body
	ref := desk.ItemRef{Kind: record.Kind(b.Kind), ID: b.ID}
	q := text.Quote{Exact: b.Exact, Prefix: b.Prefix, Suffix: b.Suffix, Start: -1}
	if err := r.desk.ReanchorItem(ctx, ref, b.N, record.Field(b.Field), q); err != nil {
		return nil, err
	}
	return &answer[RecordItem]{RecordItem{Kind: b.Kind, ID: b.ID}}, nil
}
