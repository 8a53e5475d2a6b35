package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
)

var updateSubmit = operation{
	id: "submit_update", method: http.MethodPost, path: "/coverages/{slug}/updates/{n}/submit", tag: "updates", needs: true,
	about: "Hands in a draft, or an update that was sent back: it waits for an editor. Done twice it is done once.",
}

type updateSubmitIn struct {
	UpdateIn
	Body Publication
}

func (r *room) submitUpdate(ctx context.Context, in *updateSubmitIn) (*answer[Receipt], error) {
	got, err := r.desk.SubmitUpdate(ctx, in.Slug, in.N, in.Body.Revision)
	return r.receipt(in.Slug, got, err)
}

var updateReturn = operation{
	id: "return_update", method: http.MethodPost, path: "/coverages/{slug}/updates/{n}/return", tag: "updates", needs: true,
	about: "Sends what was handed in back to its author with a word why: it is their draft again. Readers are never told.",
}

// Refusal says why an update goes back to its author.
type Refusal struct {
	Revision int    `json:"revision" minimum:"1" doc:"The revision you saw."`
	Reason   string `json:"reason" maxLength:"2000" doc:"Its author and the editors are told."`
}

type updateReturnIn struct {
	UpdateIn
	Body Refusal
}

func (r *room) returnUpdate(ctx context.Context, in *updateReturnIn) (*answer[Receipt], error) {
	got, err := r.desk.ReturnUpdate(ctx, in.Slug, in.N, in.Body.Revision, in.Body.Reason)
	return r.receipt(in.Slug, got, err)
}

var waitingList = operation{
	id: "list_waiting", method: http.MethodGet, path: "/waiting", tag: "updates", needs: true,
	about: "What waits for an editor on the coverages whose drafts you may read, the longest waiting first; and what you wrote yourself, with what an editor said about it.",
}

// Work is what those who work on an update are told of it beside its words.
type Work struct {
	Coverage string     `json:"coverage" doc:"The coverage's slug."`
	Update   Update     `json:"update"`
	Author   string     `json:"author,omitempty"`
	Guest    bool       `json:"guest,omitempty" doc:"Its author came by an invitation."`
	HandedIn *time.Time `json:"handed_in,omitempty"`
	Said     *Said      `json:"said,omitempty" doc:"Why it was sent back or discarded."`
	Claim    *Claim     `json:"claim,omitempty" doc:"Who has taken it."`
	Memos    []Memo     `json:"memos,omitempty" doc:"What is written about it, the oldest first."`
}

// Said is what an editor did with an update and said about it.
type Said struct {
	Act   string    `json:"act" format:"review-act"`
	Words string    `json:"words,omitempty"`
	By    string    `json:"by,omitempty"`
	At    time.Time `json:"at"`
}

// WaitingList is what waits.
type WaitingList struct {
	Waiting []Work `json:"waiting"`
	Own     []Work `json:"own"`
}

func (r *room) listWaiting(ctx context.Context, _ *struct{}) (*answer[WaitingList], error) {
	home, err := r.desk.DeskHome(ctx)
	if err != nil {
		return nil, err
	}
	return &answer[WaitingList]{WaitingList{r.works(home.Submitted), r.works(home.Own)}}, nil
}

func (r *room) works(all []desk.UpdateView) []Work {
	out := make([]Work, 0, len(all))
	for i := range all {
		v := &all[i]
		w := Work{Coverage: v.Coverage.Slug, Update: r.update(v.Coverage.Slug, v)}
		if v.Work != nil {
			w.Author, w.Guest, w.HandedIn = v.Work.Author, v.Work.Guest, unlessZero(v.Work.HandedIn)
			w.Claim, w.Memos = claim(v.Work.Claim), memos(v.Work.Memos)
			if s := v.Work.Said; s != nil {
				w.Said = &Said{Act: string(s.Act), Words: s.Words, By: s.By, At: s.At.UTC()}
			}
		}
		out = append(out, w)
	}
	return out
}
