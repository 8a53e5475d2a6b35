package web

import (
	"context"
	"slices"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// otherAccounts gives the record of the round with what the Belmar gazette and a paper tell of it:
// one act in another word, one that an editor has called the same, others that one alone tells.
func otherAccounts(v *desk.RoundView) *desk.RecordView {
	held := *v.Record
	items := held.Book.Items
	held.Cited = map[string]desk.CitedPage{
		"c1": v.Record.Cited["c1"],
		"s1": {Slug: "belmar-gazette", TZ: "Asia/Tokyo", Title: gazette, Source: true, Address: "https://gazette.example/2031/05/14"},
		"s2": {Slug: "aruvia-courier", TZ: "Asia/Tokyo", Title: local("アルヴィア通信", "The Aruvia Courier", "Арувийский курьер"), Source: true},
	}
	held.Statements, held.Outcomes = clone(held.Statements), clone(held.Outcomes)
	items.Statements, items.Outcomes = slices.Clone(items.Statements), slices.Clone(items.Outcomes)
	cite := func(source, words string) []record.Citation {
		return []record.Citation{{Coverage: source, Update: "g", N: 1, Field: record.Body, Quote: text.Quote{Exact: words}, Lang: "en", Mode: record.Reported}}
	}
	said := func(s record.Statement, speaker record.Actor, issue record.Issue) {
		s.Event, s.Speaker, s.Issues = third.ID, []record.ActorID{speaker.ID}, []record.IssueID{issue.ID}
		held.Statements[s.ID] = &desk.StatementView{Statement: s, Speakers: []desk.SpeakerView{speaking(speaker)}, Issues: []record.Issue{issue}}
		items.Statements = append(items.Statements, s)
	}
	said(record.Statement{ID: "gazette-patrols", Kind: record.Assert, Citations: cite("s1", "The patrols will go on, Tessen said")}, tessen, patrols)
	said(record.Statement{
		ID: "gazette-ferries", Kind: record.Propose, Citations: cite("s1", "Aruvia proposed that the ferries sail again"),
		Verdicts: record.Verdicts[record.StatementID]{Same: []record.StatementID{"ferries-agreed"}},
	}, aruvia, ferries)
	said(record.Statement{ID: "gazette-fishing", Kind: record.Reject, Citations: cite("s1", "Belmar turned down a survey of its fishing grounds")}, belmar, fishing)
	said(record.Statement{ID: "courier-fishing", Kind: record.Concern, Citations: cite("s2", "Belmar fears for its fishing grounds")}, belmar, fishing)
	survey := record.Outcome{
		ID: "gazette-fourth", Kind: record.Meeting, Event: third.ID, Title: local("第4回協議をベルマルで開く提案", "Hold the fourth round in Belmar", "Провести четвёртый раунд в Бельмаре"),
		Due: "2032", Citations: cite("s1", "Aruvia asks for a fourth round"),
		Changes: []record.StatusChange{{Status: record.Proposed, AsOf: "2031-05-14", Basis: record.BasisReported, Citations: cite("s1", "Aruvia asks for a fourth round, to be held in Belmar")}},
	}
	held.Outcomes[survey.ID] = &desk.OutcomeView{Outcome: survey}
	items.Outcomes = append(items.Outcomes, survey)
	held.Book = record.NewBook(items)
	return &held
}

func clone[K comparable, V any](m map[K]V) map[K]V {
	out := make(map[K]V, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// Compare sets the accounts of the round side by side, as the desk does.
func (f *fakeDesk) Compare(_ context.Context, series, round record.EventID, in desk.Against) (*desk.CompareView, error) {
	if series != harbour.ID || round != third.ID {
		return nil, missing()
	}
	held := f.round.Record
	if held == nil {
		held = &desk.RecordView{Book: record.NewBook(record.Items{Events: []record.Event{harbour, third}})}
	} else {
		held = otherAccounts(f.round)
	}
	v, err := desk.CompareIn(held, third, in)
	if err != nil {
		return nil, err
	}
	v.Series = harbour
	return v, nil
}

func (d *deskNewsroom) CompareToJudge(ctx context.Context, series, round record.EventID, in desk.Against) (*desk.CompareView, error) {
	return newFakeDesk().Compare(ctx, series, round, in)
}

func (d *deskNewsroom) JudgePair(context.Context, desk.Judgement) error { return d.refuse }
