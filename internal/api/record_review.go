package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
)

// RecordWork is what else is done with items of the record.
type RecordWork interface {
	PutOutcome(ctx context.Context, o record.Outcome, in desk.Put) (record.OutcomeID, error)
	PutForecast(ctx context.Context, f record.Forecast, in desk.Put) (record.ForecastID, error)
	PutParticipant(ctx context.Context, p record.Participant, in desk.Put) (record.ParticipantID, error)
	AddStatus(ctx context.Context, id record.OutcomeID, in desk.NewStatus) error
	DropStatus(ctx context.Context, id record.OutcomeID, at int, as record.OutcomeStatus) error
	ResolveForecast(ctx context.Context, id record.ForecastID, in desk.Resolution) error
	SetOutcomesFinal(ctx context.Context, round record.EventID, final bool) error
	ReviewItems(ctx context.Context, items []desk.ItemRef, verdict desk.Verdict, once desk.Once) error
	PreviewMerge(ctx context.Context, m desk.Merger) (*desk.MergeView, error)
	MergeItems(ctx context.Context, m desk.Merger) (*desk.MergeView, error)
	Merges(ctx context.Context) ([]desk.MergeDone, error)
	Unmerge(ctx context.Context, id int64, once desk.Once) (*desk.Unmerged, error)
}

var (
	recordReview = operation{
		id: "review_record", method: http.MethodPost, path: "/record/review", tag: "record", needs: true,
		about: "Publishes drafts of the record, takes items of any kind out of it, or makes drafts of them again: all that are named, or, if one of them is in the way, none; the answer names each that is. What something that stays names is not taken out.",
	}
	recordMerge = operation{
		id: "merge_record", method: http.MethodPost, path: "/record/merge", tag: "record", needs: true,
		about: "Makes one of two actors, issues, outcomes or statements that are the same. What is kept has all citations, names and states of both; whatever named the other names it; the other's address leads to it. With `preview` it only says what would change.",
	}
)

// ReviewForm is a decision about items of the record.
type ReviewForm struct {
	Do    string       `json:"do" format:"verdict" doc:"publish, for drafts, withdraw, or redraft, for what was published or withdrawn by mistake."`
	Items []RecordItem `json:"items" minItems:"1" maxItems:"200"`
}

// RecordItem names an item of the record.
type RecordItem struct {
	Kind string `json:"kind" format:"record-kind"`
	ID   string `json:"id" format:"id"`
}

// Reviewed says how many items were decided on.
type Reviewed struct {
	Items int `json:"items"`
}

type recordReviewIn struct {
	OnceIn
	Body ReviewForm
}

func (r *room) reviewRecord(ctx context.Context, in *recordReviewIn) (*answer[Reviewed], error) {
	refs := make([]desk.ItemRef, len(in.Body.Items))
	for i, it := range in.Body.Items {
		refs[i] = desk.ItemRef{Kind: record.Kind(it.Kind), ID: it.ID}
	}
	if err := r.desk.ReviewItems(ctx, refs, desk.Verdict(in.Body.Do), onceFor(ctx, in.Key)); err != nil {
		return nil, err
	}
	return &answer[Reviewed]{Reviewed{Items: len(refs)}}, nil
}

// MergeForm says which two items are one.
type MergeForm struct {
	Kind    string `json:"kind" format:"merge-kind"`
	Keep    string `json:"keep" format:"id" doc:"The id of the one that stays."`
	Drop    string `json:"drop" format:"id" doc:"The id of the one that goes."`
	Preview bool   `json:"preview,omitempty" doc:"Say what would change, and change nothing."`
}

// ItemsMerged is what a merge changed, or would.
type ItemsMerged struct {
	Kind      string       `json:"kind"`
	Keep      string       `json:"keep"`
	Drop      string       `json:"drop"`
	Preview   bool         `json:"preview,omitempty" doc:"Nothing was changed."`
	Merge     int64        `json:"merge,omitempty" doc:"Its number, by which it can be taken back."`
	Citations int          `json:"citations" doc:"How many the one that stays has then."`
	Moved     []RecordItem `json:"moved" doc:"What named the one that goes, and names the other then."`
	Joined    []RecordItem `json:"joined,omitempty" doc:"Participations that become part of another one of the same event."`
}

type recordMergeIn struct {
	OnceIn
	Body MergeForm
}

func (r *room) mergeRecord(ctx context.Context, in *recordMergeIn) (*answer[ItemsMerged], error) {
	m := desk.Merger{Kind: record.Kind(in.Body.Kind), Keep: in.Body.Keep, Drop: in.Body.Drop, Once: onceFor(ctx, in.Key)}
	merge := r.desk.MergeItems
	if in.Body.Preview {
		merge = r.desk.PreviewMerge
	}
	v, err := merge(ctx, m)
	if err != nil {
		return nil, err
	}
	return &answer[ItemsMerged]{ItemsMerged{
		Kind: in.Body.Kind, Keep: m.Keep, Drop: m.Drop, Preview: in.Body.Preview, Merge: v.ID, Citations: v.Citations,
		Moved: recordItems(v.Moved), Joined: recordItems(v.Joined),
	}}, nil
}

func recordItems(refs []desk.ItemRef) []RecordItem {
	all := make([]RecordItem, len(refs))
	for i, ref := range refs {
		all[i] = RecordItem{Kind: string(ref.Kind), ID: ref.ID}
	}
	return all
}
