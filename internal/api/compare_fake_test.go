package api

import (
	"context"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// Compare gives what an embassy tells of the second talks beside what our page does.
func (d *fakeDesk) Compare(_ context.Context, _, round record.EventID, in desk.Against) (*desk.CompareView, error) {
	cited := func(coverage, as, lang, words string) record.Citation {
		return record.Citation{Coverage: coverage, N: 1, As: as, Lang: lang, Quote: text.Quote{Exact: words}, Mode: record.Reported}
	}
	held := &desk.RecordView{
		Cited: map[string]desk.CitedPage{
			"c1": {Slug: "jr-2017", Title: text.Local{"ja": "日露2プラス2"}},
			"c9": {Slug: "embassy", Title: text.Local{"en": "The embassy's note"}, Address: "https://embassy.example/note", Source: true},
		},
		Book: record.NewBook(record.Items{
			Events: []record.Event{{ID: "two-2017", Kind: record.Round, Parent: "two"}},
			Statements: []record.Statement{
				{ID: "s1", Kind: record.Concern, Speaker: []record.ActorID{"minister"}, Issues: []record.IssueID{"islands"}, Event: "two-2017", Citations: []record.Citation{cited("c1", "", "ja", "憂慮の念を伝えた")}},
				{ID: "s2", Kind: record.Object, Speaker: []record.ActorID{"minister"}, Issues: []record.IssueID{"islands"}, Event: "two-2017", Citations: []record.Citation{cited("c9", "", "en", "voiced a protest")}},
				{ID: "s3", Kind: record.Welcome, Speaker: []record.ActorID{"minister"}, Event: "two-2017", Citations: []record.Citation{cited("c1", "", "ja", "歓迎した")}},
			},
		}),
	}
	return desk.CompareIn(held, record.Event{ID: round, Kind: record.Round, Parent: "two"}, in)
}

func (d *fakeDesk) JudgePair(ctx context.Context, j desk.Judgement) error { return d.did(ctx, j) }
