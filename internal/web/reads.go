package web

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/recordfile"
)

// Desk is what public pages and fragments read. Its views hold nothing that is not public.
// Round with the series "" finds the round by its own id: a stream knows no more of it.
type Desk interface {
	Log
	Histories
	Recorded
	Streaming
	Front(ctx context.Context) (*desk.FrontView, error)
	CoverageBy(ctx context.Context, slug string, order coverage.Order, from string, limit int) (*desk.CoverageView, error)
	CoverageWhere(ctx context.Context, slug string, by desk.UpdatesBy, order coverage.Order, from string, limit int) (*desk.CoverageView, error)
	CoverageFrame(ctx context.Context, id coverage.ID, withRecord bool) (*desk.CoverageView, error)
	CoverageByID(ctx context.Context, id coverage.ID) (*desk.CoverageView, error)
	Update(ctx context.Context, slug string, n int) (*desk.CoverageView, error)
	UpdateByID(ctx context.Context, id coverage.UpdateID) (*desk.UpdateView, error)
	RoundFile(ctx context.Context, round record.EventID) (*recordfile.File, error)
	ShortLink(ctx context.Context, number int64) (slug string, err error)
}

// Streaming tells which stream an address means.
type Streaming interface {
	CoverageStream(ctx context.Context, slug string) (journal.Stream, error)
	RoundStream(ctx context.Context, series, round record.EventID) (journal.Stream, error)
}

// Recorded is the record of talks.
type Recorded interface {
	Series(ctx context.Context, series record.EventID) (*desk.SeriesView, error)
	SeriesRecord(ctx context.Context, series record.EventID) (*desk.RecordView, error)
	Round(ctx context.Context, series, round record.EventID) (*desk.RoundView, error)
	Compare(ctx context.Context, series, round record.EventID, in desk.Against) (*desk.CompareView, error)
	Statement(ctx context.Context, id record.StatementID) (*desk.StatementView, error)
	Actor(ctx context.Context, id record.ActorID, after string) (*desk.ActorView, error)
	Issue(ctx context.Context, id record.IssueID, after string) (*desk.IssueView, error)
	Outcome(ctx context.Context, id record.OutcomeID) (*desk.OutcomeLife, error)
	News(ctx context.Context, of desk.NewsOf) (*desk.NewsView, error)
	MergedInto(ctx context.Context, kind record.Kind, id string) (string, error)
}

// Histories are what was said before, and what was said about it since.
type Histories interface {
	History(ctx context.Context, slug string, n, before int) (*desk.HistoryView, error)
	CoverageHistory(ctx context.Context, slug string, before int) (*desk.CoverageHistoryView, error)
	Corrections(ctx context.Context, slug string, before int64, limit int) (*desk.CorrectionsView, error)
}
