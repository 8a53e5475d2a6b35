package api

import (
	"context"
	"net/http"
	"net/url"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// Comparing sets two accounts of a round side by side, and says which pairs are the same.
type Comparing interface {
	Compare(ctx context.Context, series, round record.EventID, in desk.Against) (*desk.CompareView, error)
	JudgePair(ctx context.Context, j desk.Judgement) error
}

var (
	roundCompare = operation{
		id: "compare_round", method: http.MethodGet, path: "/rounds/{id}/compare", tag: "record",
		about: "Two accounts of a round side by side: ours, which is what rests on the site's own coverages, and that of a source that is cited at the round. Each pair says how either account words the act, on which sentence that rests, and why the two stand together; what one account alone tells has no other side.",
	}
	pairJudge = operation{
		id: "judge_pair", method: http.MethodPut, path: "/record/pairs", tag: "record", needs: true,
		about: "Says of two outcomes, or of two statements of one round, whether they are one act told in two accounts; that counts before every likeness. `none` takes back what was said.",
	}
)

type compareIn struct {
	ID     string `path:"id" maxLength:"64" doc:"The round's id."`
	Source string `query:"source" maxLength:"80" doc:"The slug of a source that is cited at the round; left out: the first of them."`
	With   string `query:"with" maxLength:"80" doc:"The slug of another one, to stand where ours do; left out: the site's own coverages."`
}

// Accounts is two accounts of a round side by side.
type Accounts struct {
	Round      string    `json:"round"`
	Ours       Account   `json:"ours"`
	Theirs     *Account  `json:"theirs,omitempty" doc:"Left out: no source is cited at the round, and nothing is compared."`
	Sources    []Account `json:"sources" doc:"All that are cited at the round."`
	Outcomes   []Pair    `json:"outcomes"`
	Statements []Pair    `json:"statements"`
	URL        string    `json:"url" doc:"Its page."`
}

// Account is who tells of a round.
type Account struct {
	Source    string     `json:"source,omitempty" doc:"The slug of a source; left out of our own coverages."`
	Title     text.Local `json:"title,omitempty" doc:"Of a source, by language."`
	Address   string     `json:"address,omitempty" doc:"Where the source was found."`
	Coverages []string   `json:"coverages,omitempty" doc:"Slugs of our own that are cited at the round."`
}

// Pair is one act as the two accounts tell it.
type Pair struct {
	Ours    *Telling `json:"ours,omitempty" doc:"Left out: that account is silent of it."`
	Theirs  *Telling `json:"theirs,omitempty" doc:"As ours."`
	Differs bool     `json:"differs" doc:"Both tell of it, in different words for what was done."`
	By      string   `json:"by,omitempty" doc:"Why they stand together: one_item of the record rests on both, an editor's verdict, or a match of what is in shared."`
	Shared  []string `json:"shared,omitempty" doc:"Of a match: side, issue, kind, outcome, bound, due, words."`
}

// Telling is how one account tells an act.
type Telling struct {
	ID       string `json:"id" doc:"Of the outcome or the statement."`
	As       string `json:"as" doc:"A state of an outcome, a kind of statement, or denied."`
	Exact    string `json:"exact" doc:"The words it rests on."`
	Language string `json:"language"`
	Coverage string `json:"coverage" doc:"Slug of the coverage or the source that they stand in."`
	N        int    `json:"n,omitempty" doc:"Of the update there."`
}

func (r *room) compareRound(ctx context.Context, in *compareIn) (*answer[Accounts], error) {
	v, err := r.desk.Compare(ctx, "", record.EventID(in.ID), desk.Against{Source: in.Source, With: in.With})
	if err != nil {
		return nil, err
	}
	out := Accounts{
		Round: in.ID, Ours: account(v.Ours), Sources: make([]Account, len(v.Sources)),
		Outcomes: pairs(v, v.Pairs.Outcomes), Statements: pairs(v, v.Pairs.Statements),
		URL: r.page("talks", string(v.Round.Parent), in.ID, "compare"),
	}
	for i, a := range v.Sources {
		out.Sources[i] = account(a)
	}
	if v.Theirs != nil {
		theirs := account(*v.Theirs)
		out.Theirs = &theirs
		q := url.Values{"source": {v.Theirs.Slug}}
		if v.Ours.Slug != "" {
			q.Set("with", v.Ours.Slug)
		}
		out.URL += "?" + q.Encode()
	}
	return &answer[Accounts]{out}, nil
}

func account(a desk.Account) Account {
	out := Account{Source: a.Slug, Title: a.Source.Title, Address: a.Source.Address}
	for _, page := range a.Pages {
		out.Coverages = append(out.Coverages, page.Slug)
	}
	return out
}

func pairs(v *desk.CompareView, all []record.Pair) []Pair {
	out := make([]Pair, len(all))
	for i, p := range all {
		out[i] = Pair{Ours: telling(v, p.Ours), Theirs: telling(v, p.Theirs), Differs: p.Differs(), By: string(p.By)}
		for _, on := range p.On {
			out[i].Shared = append(out[i].Shared, string(on))
		}
	}
	return out
}

func telling(v *desk.CompareView, t *record.Told) *Telling {
	if t == nil {
		return nil
	}
	c := t.Citation
	return &Telling{ID: t.ID, As: t.As, Exact: c.Quote.Exact, Language: c.Lang, Coverage: v.Record.Cited[c.Coverage].Slug, N: c.N}
}

// PairVerdict says of two items whether they are one act.
type PairVerdict struct {
	Kind    string `json:"kind" format:"compared-kind" doc:"Of both."`
	Item    string `json:"item" format:"id" doc:"The id of the one that keeps what is said: theirs, as a rule."`
	Other   string `json:"other" format:"id" doc:"The id of the other."`
	Verdict string `json:"verdict" format:"pair-verdict" doc:"same, not_same, or none to take back what was said."`
}

type judgeIn struct{ Body PairVerdict }

func (r *room) judgePair(ctx context.Context, in *judgeIn) (*answer[PairVerdict], error) {
	b := in.Body
	err := r.desk.JudgePair(ctx, desk.Judgement{Kind: record.Kind(b.Kind), Item: b.Item, Other: b.Other, Verdict: record.Verdict(b.Verdict)})
	if err != nil {
		return nil, err
	}
	return &answer[PairVerdict]{b}, nil
}
