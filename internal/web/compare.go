package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/journal"
	"readout/internal/record"
)

// ComparePage is two accounts of a round side by side.
type ComparePage struct {
	Page
	Body CompareBody
}

// CompareBody is what the comparison of two accounts is made of, on the page for readers and on
// the desk's, which can say of each pair what it is.
type CompareBody struct {
	Words
	View *desk.CompareView
	Desk bool
}

func (s *Server) compare(w http.ResponseWriter, r *http.Request) error {
	series, round := record.EventID(r.PathValue("series")), record.EventID(r.PathValue("round"))
	asked := askedAgainst(r.URL.Query())
	return s.showPublic(w, r, "?"+againstQuery(asked), func(ctx context.Context) (Built, error) {
		view, err := s.desk.Compare(ctx, series, round, asked)
		if err != nil {
			return Built{}, err
		}
		streams := []journal.Stream{journal.EventStream(string(round))}
		for _, id := range view.Pages {
			streams = append(streams, journal.CoverageStream(string(id)))
		}
		return s.built("compare", s.comparePage(r, view), streams...)
	})
}

// askedAgainst reads which accounts an address wants side by side.
func askedAgainst(q url.Values) desk.Against {
	return desk.Against{Source: q.Get("source"), With: q.Get("with")}
}

// againstQuery writes it as an address does.
func againstQuery(in desk.Against) string {
	q := url.Values{}
	for name, value := range map[string]string{"source": in.Source, "with": in.With} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q.Encode()
}

func (s *Server) comparePage(r *http.Request, view *desk.CompareView) *ComparePage {
	page := &ComparePage{Page: s.page(r, "")}
	page.Body = CompareBody{Words: page.Words, View: view}
	page.Title = page.T("compare.title", "round", page.Body.RoundTitle())
	page.Description = page.T("compare.description", "round", page.Body.RoundTitle())
	page.Class, page.Styles, page.Log = "record-page", []string{"compare.css"}, view.Log
	page.NoIndex = view.Theirs == nil || !view.Own() // what nobody looks for
	s.address(&page.Page, page.Body.Path())
	return page
}

// RoundTitle names the round.
func (b CompareBody) RoundTitle() string { return roundTitle(b.Words, b.View.Series, b.View.Round) }

// RoundPath is the address of the round's readout, without language prefix.
func (b CompareBody) RoundPath() string { return roundPath(b.View.Series.ID, b.View.Round.ID) }

// Path is the address of these two accounts side by side, without language prefix.
func (b CompareBody) Path() string {
	return b.base() + b.query(b.View.Theirs)
}

// DeskPath is where somebody can say of its pairs what they are.
func (b CompareBody) DeskPath() string { return "/desk" + b.PublicPath() }

// PublicPath is where readers see it.
func (b CompareBody) PublicPath() string {
	return comparePath(b.View.Series.ID, b.View.Round.ID) + b.query(b.View.Theirs)
}

func comparePath(series, round record.EventID) string { return roundPath(series, round) + "/compare" }

func (b CompareBody) base() string {
	path := comparePath(b.View.Series.ID, b.View.Round.ID)
	if b.Desk {
		return "/desk" + path
	}
	return path
}

// query names the accounts of an address; nil stands for no source.
func (b CompareBody) query(theirs *desk.Account) string {
	if theirs == nil {
		return ""
	}
	in := desk.Against{Source: theirs.Slug, With: b.View.Ours.Slug}
	if in.With == in.Source {
		in.With = ""
	}
	return "?" + againstQuery(in)
}

// AccountChoice is a source that can stand beside ours.
type AccountChoice struct {
	Name template.HTML
	Href string // without language prefix
	Here bool
}

// Choices are the sources that are cited at the round.
func (b CompareBody) Choices() []AccountChoice {
	var out []AccountChoice
	for i := range b.View.Sources {
		a := &b.View.Sources[i]
		out = append(out, AccountChoice{Name: b.Local(a.Source.Title), Href: b.base() + b.query(a), Here: b.View.Theirs != nil && a.Slug == b.View.Theirs.Slug})
	}
	return out
}

// AccountShown is an account with where all of it can be read.
type AccountShown struct {
	Name    template.HTML
	Address string // of a source, anywhere on the web; "" if nobody noted it
	Site    string // its host
	Pages   []CoverageLink
}

// CoverageLink is a coverage of ours.
type CoverageLink struct {
	Words
	Title template.HTML
	Href  string // without language prefix
}

// Ours is the account on our side.
func (b CompareBody) Ours() AccountShown { return b.account(b.View.Ours) }

// Theirs is the account beside it.
func (b CompareBody) Theirs() AccountShown { return b.account(*b.View.Theirs) }

func (b CompareBody) account(a desk.Account) AccountShown {
	if a.Slug != "" {
		shown := AccountShown{Name: b.Local(a.Source.Title), Address: a.Source.Address}
		if u, err := url.Parse(a.Source.Address); err == nil {
			shown.Site = u.Hostname()
		}
		return shown
	}
	shown := AccountShown{Name: template.HTML(template.HTMLEscapeString(b.T("compare.ours")))}
	for _, page := range a.Pages {
		shown.Pages = append(shown.Pages, CoverageLink{Words: b.Words, Title: b.Local(page.Title), Href: coveragePath(page.Slug)})
	}
	return shown
}

// CompareGroup is the outcomes of a comparison, or its statements.
type CompareGroup struct {
	Words
	Kind                                record.Kind
	Differ, Alike, OnlyOurs, OnlyTheirs []CompareLine
}

// Title says which of the two.
func (g CompareGroup) Title() string { return g.T("compare." + string(g.Kind) + "s") }

// Groups are the outcomes and the statements, as far as there are any.
func (b CompareBody) Groups() []CompareGroup {
	var out []CompareGroup
	for _, pairs := range [][]record.Pair{b.View.Pairs.Outcomes, b.View.Pairs.Statements} {
		if len(pairs) == 0 {
			continue
		}
		c := record.Sorted(pairs)
		g := CompareGroup{Words: b.Words, Kind: pairs[0].Kind}
		g.Differ, g.Alike = b.lines(c.Differ, nil), b.lines(c.Alike, nil)
		g.OnlyOurs, g.OnlyTheirs = b.lines(c.OnlyOurs, c.OnlyTheirs), b.lines(c.OnlyTheirs, c.OnlyOurs)
		out = append(out, g)
	}
	return out
}

// CompareCount is how many pairs there are of one sort.
type CompareCount struct {
	Key   string
	Count int
}

// Counts tell how much differs, in the order in which it stands below.
func (b CompareBody) Counts() []CompareCount {
	counts := []CompareCount{{Key: "differ"}, {Key: "only_ours"}, {Key: "only_theirs"}, {Key: "alike"}}
	for _, g := range b.Groups() {
		for i, lines := range [][]CompareLine{g.Differ, g.OnlyOurs, g.OnlyTheirs, g.Alike} {
			counts[i].Count += len(lines)
		}
	}
	return counts
}

func (b CompareBody) lines(pairs, others []record.Pair) []CompareLine {
	var out []CompareLine
	for _, p := range pairs {
		line := CompareLine{Words: b.Words, body: b, Pair: p, others: others}
		line.Ours, line.Theirs = b.told(p.Kind, p.Ours, b.View.Ours), b.told(p.Kind, p.Theirs, *b.View.Theirs)
		out = append(out, line)
	}
	return out
}

// CompareLine is one act as the two accounts tell it.
type CompareLine struct {
	Words
	body   CompareBody
	Pair   record.Pair
	others []record.Pair // that only the other account tells: one of them may be the same

	Ours, Theirs *ToldLine // nil where that account is silent
}

// ID is the line's place on the page, the same for as long as the same two stand beside each other.
func (l CompareLine) ID() string {
	id := string(l.Pair.Kind)
	for _, t := range []*record.Told{l.Pair.Ours, l.Pair.Theirs} {
		if t != nil {
			id += "-" + t.ID
		}
	}
	return id
}

// Both are the accounts that tell of it, ours first.
func (l CompareLine) Both() []*ToldLine {
	var out []*ToldLine
	for _, t := range []*ToldLine{l.Ours, l.Theirs} {
		if t != nil {
			out = append(out, t)
		}
	}
	return out
}

// Why says why the two stand side by side.
func (l CompareLine) Why() string {
	if l.Pair.By != record.ByMatch {
		return l.T("compare.by." + string(l.Pair.By))
	}
	on := make([]string, len(l.Pair.On))
	for i, shared := range l.Pair.On {
		on[i] = l.T("compare.on." + string(shared))
	}
	return l.T("compare.by.match", "on", strings.Join(on, l.T("web.comma")))
}

// Issues are what it is about.
func (l CompareLine) Issues() []Named {
	held, t := l.body.View.Record, cmp.Or(l.Pair.Ours, l.Pair.Theirs)
	var issues []record.Issue
	if v := held.Statements[record.StatementID(t.ID)]; l.Pair.Kind == record.KindStatement && v != nil {
		issues = v.Issues
	}
	if v := held.Outcomes[record.OutcomeID(t.ID)]; l.Pair.Kind == record.KindOutcome && v != nil {
		issues = v.Issues
	}
	var out []Named
	for _, i := range issues {
		out = append(out, namedIssue(l.Words, i))
	}
	return out
}

// Accounts are the sources that a round is told of by, each beside our own coverage.
func (b RoundBody) Accounts() []AccountChoice {
	if b.View.Record == nil {
		return nil
	}
	view := &desk.CompareView{Series: b.View.Series, Round: b.View.Round, Sources: desk.SourcesIn(b.View.Record, b.View.Round.ID)}
	return CompareBody{Words: b.Words, View: view}.Choices()
}
