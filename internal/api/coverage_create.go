package api

import (
	"context"
	"net/http"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
)

var coverageCreate = operation{
	id: "create_coverage", method: http.MethodPost, path: "/coverages", tag: "coverages",
	status: http.StatusCreated, needs: true,
	about: "Opens a coverage: a live page, an article or a source. With `draft` nobody sees it until it is published.",
}

// NewCoverage opens a coverage.
type NewCoverage struct {
	Slug       string     `json:"slug" format:"slug" doc:"Its place in addresses: 1 to 80 characters a-z, 0-9 and hyphen."`
	Title      Words      `json:"title" doc:"A string in the coverage's language, or an object by language."`
	Standfirst Words      `json:"standfirst,omitzero" doc:"A string in the coverage's language, or an object by language."`
	Form       string     `json:"form,omitempty" format:"form" doc:"Left out: live."`
	State      string     `json:"state,omitempty" format:"state" doc:"Left out: planned for a live page, ended otherwise."`
	TZ         string     `json:"tz,omitempty" format:"zone" doc:"The event's zone, an IANA name; left out: the site's."`
	Language   string     `json:"language,omitempty" format:"language" doc:"Of the text; left out: the site's."`
	Section    string     `json:"section,omitempty" maxLength:"200"`
	Topic      string     `json:"topic,omitempty" maxLength:"200"`
	Tags       []string   `json:"tags,omitempty" maxItems:"50"`
	Event      string     `json:"event,omitempty" format:"id" doc:"The round it covers, an event's id."`
	Address    string     `json:"address,omitempty" maxLength:"2000" doc:"Of a source: the web address where the document was found."`
	Starts     *time.Time `json:"starts,omitempty" doc:"When it is to start."`
	Ends       *time.Time `json:"ends,omitempty" doc:"When it is to end."`
	Order      string     `json:"order,omitempty" format:"order" doc:"Of the updates on its page; left out: newest."`
	Draft      bool       `json:"draft,omitempty" doc:"Not public yet."`
}

type coverageCreateIn struct {
	OnceIn
	Body NewCoverage
}

func (r *room) createCoverage(ctx context.Context, in *coverageCreateIn) (*made[CoverageReceipt], error) {
	b := in.Body
	lang := b.Language
	if lang == "" {
		lang = r.lang()
	}
	receipt, err := r.desk.CreateCoverage(ctx, desk.NewCoverage{
		Slug: b.Slug, Form: coverage.Form(b.Form), State: coverage.State(b.State), TZ: b.TZ, Lang: b.Language,
		Title: b.Title.in(lang), Standfirst: b.Standfirst.in(lang),
		Section: b.Section, Topic: b.Topic, Tags: b.Tags, Event: record.EventID(b.Event), Address: b.Address,
		Starts: utc(b.Starts), Ends: utc(b.Ends), Order: coverage.Order(b.Order), Draft: b.Draft, Once: onceFor(ctx, in.Key),
	})
	if err != nil {
		return nil, err
	}
	return &made[CoverageReceipt]{r.resource("coverages", receipt.Slug), r.coverageReceipt(receipt)}, nil
}
