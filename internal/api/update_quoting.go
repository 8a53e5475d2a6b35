package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
)

// Quoting tells which articles have words of an update that is to be taken back.
type Quoting interface {
	QuotedIn(ctx context.Context, slug string, n int) ([]desk.Quoting, error)
}

var updateQuoting = operation{
	id: "list_quoting", method: http.MethodGet, path: "/coverages/{slug}/updates/{n}/quoted-in", tag: "updates", needs: true,
	about: "Articles whose own text has words that the record cites from the update, or a link to it, and updates with a card of it, which copied its headline, " +
		"first words and picture. When the update is taken back they stay as they are until somebody looks at them; what an article shows from the record goes by itself.",
}

// QuotedIn is an update that says what another one does.
type QuotedIn struct {
	Coverage string   `json:"coverage" doc:"Slug of its page."`
	N        int      `json:"n" doc:"Number of its update."`
	Standing string   `json:"standing" format:"standing"`
	Words    []string `json:"words,omitempty" doc:"What it says too, as the record cites it."`
	Links    bool     `json:"links,omitempty" doc:"A link in it leads to the update."`
	Card     bool     `json:"card,omitempty" doc:"It has a card of the update."`
	URL      string   `json:"url" doc:"Its page."`
}

// QuotingList is all that was found, at most a hundred.
type QuotingList struct {
	Articles []QuotedIn `json:"articles"`
}

func (r *room) listQuoting(ctx context.Context, in *UpdateIn) (*answer[QuotingList], error) {
	all, err := r.desk.QuotedIn(ctx, in.Slug, in.N)
	if err != nil {
		return nil, err
	}
	out := QuotingList{Articles: []QuotedIn{}}
	for _, q := range all {
		out.Articles = append(out.Articles, QuotedIn{
			Coverage: q.Coverage.Slug, N: q.N, Standing: string(q.Standing), Words: q.Said, Links: q.Links, Card: q.Card, URL: r.updatePage(q.Coverage.Slug, q.N),
		})
	}
	return &answer[QuotingList]{out}, nil
}
