package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/feed"
	"readout/internal/journal"
	"readout/internal/record"
)

// feedForm is a form in which news can be followed.
type feedForm struct {
	ext, media, name string
	write            func(feed.News) ([]byte, error)
}

// feedForms are all of them, by the end of their address.
var feedForms = []feedForm{
	{"atom", "application/atom+xml", "Atom", feed.Atom},
	{"rss", "application/rss+xml", "RSS", feed.RSS},
	{"json", "application/feed+json", "JSON Feed", feed.JSONFeed},
}

// newsFeeds gives the feeds of what has a page, for those who follow it.
func (p *Page) newsFeeds(path string) {
	for _, f := range feedForms {
		p.Feeds = append(p.Feeds, Feed{Title: p.Aside(p.Title, f.name), Name: f.name, Type: f.media, Href: p.Link(path + "/feed." + f.ext)})
	}
}

func (s *Server) actorNews(w http.ResponseWriter, r *http.Request) error {
	id := record.ActorID(r.PathValue("id"))
	err := s.news(w, r, desk.NewsOf{Actor: id}, actorPath(id))
	return orWhole(s, w, r, record.KindActor, id, feedOf(r, actorPath), err)
}

func (s *Server) issueNews(w http.ResponseWriter, r *http.Request) error {
	id := record.IssueID(r.PathValue("id"))
	err := s.news(w, r, desk.NewsOf{Issue: id}, issuePath(id))
	return orWhole(s, w, r, record.KindIssue, id, feedOf(r, issuePath), err)
}

func (s *Server) outcomeNews(w http.ResponseWriter, r *http.Request) error {
	id := record.OutcomeID(r.PathValue("id"))
	err := s.news(w, r, desk.NewsOf{Outcome: id}, outcomePath(id))
	return orWhole(s, w, r, record.KindOutcome, id, feedOf(r, outcomePath), err)
}

func (s *Server) seriesNews(w http.ResponseWriter, r *http.Request) error {
	id := record.EventID(r.PathValue("series"))
	return s.news(w, r, desk.NewsOf{Series: id}, seriesPath(id))
}

func (s *Server) roundNews(w http.ResponseWriter, r *http.Request) error {
	series, round := record.EventID(r.PathValue("series")), record.EventID(r.PathValue("round"))
	return s.news(w, r, desk.NewsOf{Series: series, Round: round}, roundPath(series, round))
}

// feedOf gives the address of a feed of the same form as is asked for.
func feedOf[ID ~string](r *http.Request, path func(ID) string) func(ID) string {
	form := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/'):]
	return func(id ID) string { return path(id) + form }
}

// feedFormOf gives the form that an address ends with.
func feedFormOf(r *http.Request) feedForm {
	for _, f := range feedForms {
		if strings.HasSuffix(r.URL.Path, "/feed."+f.ext) {
			return f
		}
	}
	return feedForms[0]
}

// news answers with a feed in the form that the address ends with.
func (s *Server) news(w http.ResponseWriter, r *http.Request, of desk.NewsOf, path string) error {
	form := feedFormOf(r)
	return s.showBuilt(w, r, "", form.media+"; charset=utf-8", func(ctx context.Context) (Built, error) {
		view, err := s.desk.News(ctx, of)
		if err != nil {
			return Built{}, err
		}
		body, err := form.write(newsOf{Words: s.words(r), View: view, site: s.site().BaseURL}.list(path, form.ext))
		if err != nil {
			return Built{}, err
		}
		return rendered(body, journal.Site), nil
	})
}

// newsOf writes news down for programs that follow it.
type newsOf struct {
	Words
	View *desk.NewsView
	site string // its address
}

func (n newsOf) list(path, ext string) feed.News {
	page := n.at(path)
	out := feed.News{
		Lang: n.Lang, ID: page + "/feed", Title: n.title() + " · " + n.siteName(), Page: page, Self: page + "/feed." + ext, Author: n.siteName(),
		Mark: markOf(n.View.Log),
	}
	if n.View.Said != nil {
		for i := range n.View.Said.Statements {
			out.Entries = append(out.Entries, n.said(&n.View.Said.Statements[i]))
		}
	}
	for i := range n.View.Steps {
		out.Entries = append(out.Entries, n.step(&n.View.Steps[i]))
	}
	slices.SortStableFunc(out.Entries, func(a, b feed.Entry) int { return b.At.Compare(a.At) })
	out.Entries = out.Entries[:min(len(out.Entries), desk.MostNews)]
	return out
}

// markOf writes a state of the log as feeds have it.
func markOf(m journal.Mark) string { return feed.MarkOf(m.Size, m.Short()) }

func (n newsOf) siteName() string { return n.LocalText(n.Words.site.Name) }

// at gives the whole address of a page in this language.
func (n newsOf) at(path string) string { return n.site + n.Link(path) }

func (n newsOf) title() string {
	v := n.View
	switch {
	case v.Actor != nil:
		return n.T("follow.actor", "who", n.NameText(v.Actor.Names))
	case v.Issue != nil:
		return n.T("follow.issue", "issue", n.NameText(v.Issue.Names))
	case v.Outcome != nil:
		return n.T("follow.outcome", "what", n.LocalText(v.Outcome.Title))
	case v.Round != nil:
		return n.T("follow.talks", "talks", roundTitle(n.Words, *v.Series, *v.Round))
	}
	return n.T("follow.talks", "talks", n.NameText(v.Series.Names))
}

// said tells of a statement: the sentence, who spoke in which office, what they did by it.
func (n newsOf) said(v *desk.StatementView) feed.Entry {
	s := Said{Words: n.Words, View: v}
	var issues []string
	for _, i := range v.Issues {
		issues = append(issues, n.NameText(i.Names))
	}
	title := n.speakers(v.Speakers, false) + n.T("web.colon") + s.Kind()
	if len(issues) > 0 {
		title += " – " + strings.Join(issues, n.T("web.comma"))
	}
	e := feed.Entry{
		// The same in every list and language, so that who follows several reads it once.
		ID: n.site + "/record/statement/" + s.ID(), Title: title, Page: n.at(cmp.Or(s.Sentence(), s.InReadout(), "/")), At: v.Said, Tags: append([]string{s.Kind()}, issues...),
	}
	for _, c := range v.Statement.Citations[:min(1, len(v.Statement.Citations))] {
		cited := citedFrom(n.Words, v.Place, c)
		cited.Quote = s.Quoted()
		e.Quotes = append(e.Quotes, n.quote(cited))
	}
	if gist := s.Gist(); gist != "" {
		e.Lines = append(e.Lines, gist)
	}
	if source := n.LocalText(v.Source); source != "" {
		e.Lines = append(e.Lines, source)
	}
	who := "— " + n.speakers(v.Speakers, true)
	if v.Via != nil {
		who += n.T("web.comma") + n.T("web.via") + " " + n.NameText(v.Via.Names)
	}
	e.Lines = append(e.Lines, who)
	if line, ok := n.View.Said.Rounds[v.Round]; ok {
		e.Lines = append(e.Lines, roundTitle(n.Words, line.Series, line.Round))
	}
	return e
}

// quote gives cited words with their address; those of a source have none.
func (n newsOf) quote(c CitedWords) feed.Quote {
	q := feed.Quote{Words: c.Quote, Lang: c.Lang}
	switch {
	case c.Href != "":
		q.Page = n.at(c.Href)
	case c.Source != nil:
		q.Page = c.Source.Address
	}
	return q
}

// speakers names who spoke; in full with their offices and sides.
func (n newsOf) speakers(views []desk.SpeakerView, full bool) string {
	var all []string
	for _, v := range views {
		name := n.NameText(v.Actor.Names)
		var more []string
		if office := n.LocalText(v.Office); office != "" {
			more = append(more, office)
		}
		if v.Party != nil {
			more = append(more, n.NameText(v.Party.Names))
		}
		if full && len(more) > 0 {
			name = n.Aside(name, strings.Join(more, n.T("web.comma")))
		}
		all = append(all, name)
	}
	return strings.Join(all, n.T("web.comma"))
}

// step tells that an outcome has come to stand otherwise, and the words that say so.
func (n newsOf) step(step *desk.OutcomeStep) feed.Entry {
	o, c := &step.Outcome.Outcome, step.Change
	status := n.T("status." + string(c.Status))
	id := string(c.Status) + "-" + c.AsOf
	if step.Twin > 0 {
		id += "-" + strconv.Itoa(step.Twin+1)
	}
	e := feed.Entry{
		ID:    n.site + "/record/outcome/" + string(o.ID) + "#" + url.PathEscape(id),
		Title: n.LocalText(o.Title) + n.T("web.colon") + status, Page: n.at(outcomePath(o.ID)), At: step.At, Tags: []string{status},
	}
	for _, i := range step.Outcome.Issues {
		e.Tags = append(e.Tags, n.NameText(i.Names))
	}
	for _, cited := range c.Citations {
		e.Quotes = append(e.Quotes, n.quote(citedOf(n.Words, n.View.Record.Cited[cited.Coverage], cited)))
	}
	e.Lines = n.lifeLines(step)
	return e
}

// lifeLines says where an outcome stood before and stands now, and on whose word.
func (n newsOf) lifeLines(step *desk.OutcomeStep) []string {
	o, c := &step.Outcome.Outcome, step.Change
	status, day := n.T("status."+string(c.Status)), n.Span(c.AsOf)
	moved := n.T("follow.as_of", "status", status, "day", day)
	if step.Before != "" && step.Before != c.Status {
		moved = n.T("follow.moved", "before", n.T("status."+string(step.Before)), "status", status, "day", day)
	}
	if c.Basis == record.BasisInferred {
		moved += " " + n.T("outcome.inferred")
	}
	lines := []string{moved}
	if c.Note != "" {
		lines = append(lines, c.Note)
	}
	if o.Due != "" {
		lines = append(lines, n.T("outcome.due")+n.T("web.colon")+n.Span(o.Due))
	}
	tellers := step.ToldBy
	if len(tellers) == 0 {
		tellers = step.Outcome.ToldBy
	}
	var told []string
	for _, a := range tellers {
		told = append(told, n.NameText(a.Names))
	}
	if len(told) > 0 {
		lines = append(lines, n.T("follow.told_by", "who", strings.Join(told, n.T("web.comma"))))
	}
	return lines
}
