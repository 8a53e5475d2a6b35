package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/desk"
)

// Memos are what those who work on something write to each other about it.
type Memos interface {
	Memos(ctx context.Context, slug string, n int) (*desk.MemosView, error)
	AddMemo(ctx context.Context, slug string, n int, words string, forAuthor bool) (desk.MemoView, error)
	DeleteMemo(ctx context.Context, slug string, n int, id string) error
}

var (
	coverageMemos = operation{
		id: "list_coverage_memos", method: http.MethodGet, path: "/coverages/{slug}/memos", tag: "coverages", needs: true,
		about: "What those who work on the coverage have written to each other about it, the oldest first. It is never public.",
	}
	coverageMemoAdd = operation{
		id: "add_coverage_memo", method: http.MethodPost, path: "/coverages/{slug}/memos", tag: "coverages", needs: true, status: http.StatusCreated,
		about: "Writes to those who may read drafts on the coverage.",
	}
	coverageMemoDelete = operation{
		id: "delete_coverage_memo", method: http.MethodDelete, path: "/coverages/{slug}/memos/{id}", tag: "coverages", needs: true,
		about: "Deletes it for good: whoever wrote it may, and who may publish on the coverage.",
	}
	updateMemos = operation{
		id: "list_update_memos", method: http.MethodGet, path: "/coverages/{slug}/updates/{n}/memos", tag: "updates", needs: true,
		about: "What is written about an update, the oldest first. Its author, if they may only hand in, is given what is for them.",
	}
	updateMemoAdd = operation{
		id: "add_update_memo", method: http.MethodPost, path: "/coverages/{slug}/updates/{n}/memos", tag: "updates", needs: true, status: http.StatusCreated,
		about: "Writes to those who may read drafts on the coverage, and if asked to the update's author. What an author writes who may only hand in is between them and those.",
	}
	updateMemoDelete = operation{
		id: "delete_update_memo", method: http.MethodDelete, path: "/coverages/{slug}/updates/{n}/memos/{id}", tag: "updates", needs: true,
		about: "Deletes it for good: whoever wrote it may, and who may publish on the coverage.",
	}
)

// Memo is what somebody wrote.
type Memo struct {
	ID        string    `json:"id"`
	Words     string    `json:"words"`
	ForAuthor bool      `json:"for_author,omitempty" doc:"The update's author sees it, also one who may only hand in."`
	By        string    `json:"by,omitempty"`
	At        time.Time `json:"at"`
}

// MemoList is all that is written about something.
type MemoList struct {
	Memos []Memo `json:"memos"`
}

// NewCoverageMemo is a memo to be written about a coverage.
type NewCoverageMemo struct {
	Words string `json:"words" minLength:"1" maxLength:"4000" doc:"Plain text."`
}

// NewMemo is a memo to be written about an update.
type NewMemo struct {
	NewCoverageMemo
	ForAuthor bool `json:"for_author,omitempty" doc:"Its author sees it, also one who may only hand in."`
}

type coverageMemoIn struct {
	SlugIn
	Body NewCoverageMemo
}

type updateMemoIn struct {
	UpdateIn
	Body NewMemo
}

type coverageMemoDeleteIn struct {
	SlugIn
	ID string `path:"id" maxLength:"64"`
}

type updateMemoDeleteIn struct {
	UpdateIn
	ID string `path:"id" maxLength:"64"`
}

func (r *room) listCoverageMemos(ctx context.Context, in *SlugIn) (*answer[MemoList], error) {
	return r.listMemos(ctx, in.Slug, 0)
}

func (r *room) listUpdateMemos(ctx context.Context, in *UpdateIn) (*answer[MemoList], error) {
	return r.listMemos(ctx, in.Slug, in.N)
}

func (r *room) listMemos(ctx context.Context, slug string, n int) (*answer[MemoList], error) {
	got, err := r.desk.Memos(ctx, slug, n)
	if err != nil {
		return nil, err
	}
	return &answer[MemoList]{MemoList{memos(got.Memos)}}, nil
}

func memos(all []desk.MemoView) []Memo {
	out := make([]Memo, 0, len(all))
	for i := range all {
		out = append(out, memo(&all[i]))
	}
	return out
}

func memo(m *desk.MemoView) Memo {
	return Memo{ID: m.ID, Words: m.Words, ForAuthor: m.ForAuthor, By: m.Name, At: m.At.UTC()}
}

func (r *room) addCoverageMemo(ctx context.Context, in *coverageMemoIn) (*answer[Memo], error) {
	return r.addMemo(ctx, in.Slug, 0, NewMemo{NewCoverageMemo: in.Body})
}

func (r *room) addUpdateMemo(ctx context.Context, in *updateMemoIn) (*answer[Memo], error) {
	return r.addMemo(ctx, in.Slug, in.N, in.Body)
}

func (r *room) addMemo(ctx context.Context, slug string, n int, m NewMemo) (*answer[Memo], error) {
	got, err := r.desk.AddMemo(ctx, slug, n, m.Words, m.ForAuthor)
	if err != nil {
		return nil, err
	}
	return &answer[Memo]{memo(&got)}, nil
}

func (r *room) deleteCoverageMemo(ctx context.Context, in *coverageMemoDeleteIn) (*answer[MemoList], error) {
	return r.deleteMemo(ctx, in.Slug, 0, in.ID)
}

func (r *room) deleteUpdateMemo(ctx context.Context, in *updateMemoDeleteIn) (*answer[MemoList], error) {
	return r.deleteMemo(ctx, in.Slug, in.N, in.ID)
}

// deleteMemo gives those that are left.
func (r *room) deleteMemo(ctx context.Context, slug string, n int, id string) (*answer[MemoList], error) {
	if err := r.desk.DeleteMemo(ctx, slug, n, id); err != nil {
		return nil, err
	}
	return r.listMemos(ctx, slug, n)
}
