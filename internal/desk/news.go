package desk

import (
	"context"
	"slices"

	"readout/internal/bell"
	"readout/internal/coverage"
	"readout/internal/people"
	"readout/internal/store"
)

// The topics of the desk's news. Who may read drafts hears of all that changes on the desk of
// a coverage; who may only hand in, of what readers see too and of their own.
const everything = "site"

func allOn(id coverage.ID) string             { return "all " + string(id) }
func publicOn(id coverage.ID) string          { return "public " + string(id) }
func byOn(id coverage.ID, user string) string { return "by " + user + " " + string(id) }

// ring tells those who look at the desk of what a commit has touched.
func (d *Desk) ring(touched []store.Touch) {
	for _, t := range touched {
		own := byOn(t.Coverage, t.Author)
		if t.Public {
			own = publicOn(t.Coverage)
		}
		d.news.Ring(everything, allOn(t.Coverage), own)
	}
}

// Hush lets all go who listen for news: there will be no more.
func (d *Desk) Hush() { d.news.Close() }

// topics gives what somebody hears of a coverage.
func topics(by *people.User, id coverage.ID) []string {
	if by.MayOn(people.ReadDrafts, id) {
		return []string{allOn(id)}
	}
	return []string{publicOn(id), byOn(id, string(by.ID))}
}

// ListenCoverage opens an ear for what changes on the desk of a coverage, as far as whoever
// asks may see it.
func (d *Desk) ListenCoverage(ctx context.Context, slug string) (*bell.Ear, error) {
	by, id, err := d.room(ctx, people.Submit, slug)
	if err != nil {
		return nil, err
	}
	return d.news.Listen(topics(by, coverage.ID(id))...), nil
}

// ListenHome opens an ear for what changes on the desk's first page.
func (d *Desk) ListenHome(ctx context.Context) (*bell.Ear, error) {
	by, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	if by.May(people.ReadDrafts) {
		return d.news.Listen(everything), nil
	}
	var all []string
	for id := range by.On {
		if by.MayOn(people.Submit, id) {
			all = append(all, topics(by, id)...)
		}
	}
	slices.Sort(all)
	return d.news.Listen(all...), nil
}
