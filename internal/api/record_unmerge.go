package api

import (
	"context"
	"net/http"
	"time"
)

var (
	mergeList = operation{
		id: "list_merges", method: http.MethodGet, path: "/record/merges", tag: "record", needs: true,
		about: "The merges that can be taken back: the newest twenty that were not. Those of versions that could not take a merge back are not kept.",
	}
	recordUnmerge = operation{
		id: "unmerge_record", method: http.MethodPost, path: "/record/unmerge", tag: "record", needs: true,
		fails: []int{http.StatusNotFound},
		about: "Takes a merge back: there are two items again, each with its citations, and what named the one that had gone names it again. What was changed since stays; `stayed` says where.",
	}
)

// MergeDone is a merge that can be taken back.
type MergeDone struct {
	Merge int64     `json:"merge" doc:"Its number."`
	Kind  string    `json:"kind" format:"merge-kind"`
	Keep  string    `json:"keep" doc:"The id of the one that stayed."`
	Drop  string    `json:"drop" doc:"The id of the one that became a part of it."`
	At    time.Time `json:"at"`
	By    string    `json:"by,omitempty" doc:"Who did it."`
}

// MergesDone are merges.
type MergesDone struct {
	Merges []MergeDone `json:"merges" doc:"The newest first."`
}

func (r *room) listMerges(ctx context.Context, _ *struct{}) (*answer[MergesDone], error) {
	found, err := r.desk.Merges(ctx)
	if err != nil {
		return nil, err
	}
	out := MergesDone{Merges: make([]MergeDone, len(found))}
	for i, m := range found {
		out.Merges[i] = MergeDone{Merge: m.ID, Kind: string(m.Kind), Keep: m.Keep, Drop: m.Drop, At: m.At, By: m.By}
	}
	return &answer[MergesDone]{out}, nil
}

// UnmergeForm says which merge is taken back.
type UnmergeForm struct {
	Merge int64 `json:"merge" minimum:"1" doc:"Its number."`
}

// ItemsUnmerged is what taking a merge back did.
type ItemsUnmerged struct {
	Kind    string       `json:"kind"`
	Keep    string       `json:"keep"`
	Drop    string       `json:"drop"`
	Changed []RecordItem `json:"changed" doc:"What is as it was before the merge."`
	Stayed  []string     `json:"stayed,omitempty" doc:"Parts in which the same was changed since, as actor/mori names.en: they are as they were written last."`
}

type recordUnmergeIn struct {
	OnceIn
	Body UnmergeForm
}

func (r *room) unmergeRecord(ctx context.Context, in *recordUnmergeIn) (*answer[ItemsUnmerged], error) {
	v, err := r.desk.Unmerge(ctx, in.Body.Merge, onceFor(ctx, in.Key))
	if err != nil {
		return nil, err
	}
	return &answer[ItemsUnmerged]{ItemsUnmerged{
		Kind: string(v.Kind), Keep: v.Keep, Drop: v.Drop, Changed: recordItems(v.Changed), Stayed: v.Stayed,
	}}, nil
}
