package web

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// Readout is what follows from the record of a round: results at a glance, points of
// contention, what leaks had forecast. Each line leads to the words it rests on.
type Readout struct {
	Words
	View *desk.RoundView
}

// Readout is the part of a round's page that is made from the record.
func (b RoundBody) Readout() Readout { return Readout{Words: b.Words, View: b.View} }

func (r Readout) book() *record.Book {
	if r.View.Record == nil {
		return record.NewBook(record.Items{})
	}
	return r.View.Record.Book
}

func (r Readout) round() record.EventID { return r.View.Round.ID }

// Result is an outcome in a list.
type Result struct {
	Words
	View *desk.OutcomeView
	Then *record.StatusChange // as of the round's last day
	Now  *record.StatusChange // the last there is
	Also []*desk.OutcomeView  // the other accounts of the same
}

// putAlso are the other accounts of an outcome.
func putAlso(held *desk.RecordView, id record.OutcomeID) []*desk.OutcomeView {
	var also []*desk.OutcomeView
	for _, other := range held.Book.PutAlso(id) {
		if v := held.Outcomes[other.ID]; v != nil {
			also = append(also, v)
		}
	}
	return also
}

// ResultGroup is the outcomes that had one status by the round's last day.
type ResultGroup struct {
	Words
	Status  record.OutcomeStatus
	Results []Result
}

// Label names the status.
func (g ResultGroup) Label() string { return g.T("status." + string(g.Status)) }

// Glance are the results at a glance, grouped by status.
func (r Readout) Glance() []ResultGroup {
	groups, _ := r.book().Glance(r.round())
	out := make([]ResultGroup, len(groups))
	for i, g := range groups {
		out[i] = ResultGroup{Words: r.Words, Status: g.Status, Results: r.results(g.Outcomes)}
	}
	return out
}

// Afterwards are the outcomes of the round that were told only later.
func (r Readout) Afterwards() []Result {
	_, later := r.book().Glance(r.round())
	return r.results(later)
}

func (r Readout) results(standings []record.Standing) []Result {
	var out []Result
	for _, s := range standings {
		if v := r.View.Record.Outcomes[s.Outcome.ID]; v != nil {
			out = append(out, Result{Words: r.Words, View: v, Then: s.Then, Now: s.Now, Also: putAlso(r.View.Record, s.Outcome.ID)})
		}
	}
	return out
}

// Title is what is to be done or held in common.
func (o Result) Title() template.HTML { return o.Local(o.View.Outcome.Title) }

// Path is the address of its life, without language prefix.
func (o Result) Path() string { return outcomePath(o.View.Outcome.ID) }

// Moved names today's status where it is another than that of the round's day.
func (o Result) Moved() string {
	if o.Now == nil || o.Then == nil || o.Now.Status == o.Then.Status {
		return ""
	}
	return o.T("readout.now", "status", o.T("status."+string(o.Now.Status)), "when", o.Span(o.Now.AsOf))
}

// Teller names the side that alone tells of it, "" where it is told otherwise.
func (o Result) Teller() template.HTML {
	if o.View.ByPage || len(o.View.ToldBy) != 1 {
		return ""
	}
	for _, also := range o.Also {
		if also.ByPage || slices.ContainsFunc(also.ToldBy, func(a record.Actor) bool { return a.ID != o.View.ToldBy[0].ID }) {
			return ""
		}
	}
	return o.Name(o.View.ToldBy[0].Names)
}

// Due is the day by which it is to be done, as far as it is known.
func (o Result) Due() string {
	if o.View.Outcome.Due == "" {
		return ""
	}
	return o.Span(o.View.Outcome.Due)
}

// Cited are the words it rests on.
func (o Result) Cited() []CitedWords {
	all := citedWords(o.Words, o.View.Place, o.View.Outcome.Citations)
	for _, also := range o.Also {
		all = append(all, citedWords(o.Words, also.Place, also.Outcome.Citations)...)
	}
	return all
}

// Span writes a date of the record that may be two with a slash.
func (w Words) Span(span string) string {
	from, to, two := strings.Cut(span, "/")
	if !two {
		return w.Day(from)
	}
	return w.Day(from) + " – " + w.Day(to)
}

// CitedWords are words of a coverage that an item rests on.
type CitedWords struct {
	Words
	Quote, Lang string
	Href        string    // without language prefix; "" for words of a source, which has no page
	As          string    // how this account words the act, where it differs
	Source      *Document // of words of a source
}

// Document is somebody else's that is cited: by name, which leads to it where it was found.
type Document struct {
	Name    template.HTML
	Address string // "" where nobody knows, or it is nowhere on the web
}

// documentOf names a source, nil for a page of ours, which has no name of a source.
func documentOf(w Words, name text.Local, address, exact string) *Document {
	if name == nil {
		return nil
	}
	if address != "" {
		address = textAddress(address, exact)
	}
	return &Document{w.Local(name), address}
}

// citedFrom gives the words of a citation: with their address, or of a source with its name.
func citedFrom(w Words, place desk.Place, c record.Citation) CitedWords {
	words := CitedWords{Words: w, Quote: c.Quote.Exact, Lang: c.Lang, As: c.As}
	words.Source = documentOf(w, place.Source, place.Address, c.Quote.Exact)
	if place.Slug != "" && words.Source == nil {
		words.Href = sentencePath(place.Slug, c)
	}
	return words
}

// citedOf gives the same by what a record knows of the page.
func citedOf(w Words, page desk.CitedPage, c record.Citation) CitedWords {
	place := desk.Place{Slug: page.Slug, Address: page.Address}
	if page.Source {
		place.Source = page.Title
	}
	return citedFrom(w, place, c)
}

// citedWords gives the words that an item rests on, the first alone with its place: of the
// others the coverage is the same or told in the list of accounts.
func citedWords(w Words, place desk.Place, citations []record.Citation) []CitedWords {
	if len(citations) == 0 {
		return nil
	}
	return []CitedWords{citedFrom(w, place, citations[0])}
}

// sentencePath is the address of cited words: browsers that know how go to the words
// themselves, others to the update (https://wicg.github.io/scroll-to-text-fragment/).
func sentencePath(slug string, c record.Citation) string {
	path := coveragePath(slug)
	if c.N > 0 {
		path = updatePath(slug, c.N)
	}
	words, _, _ := strings.Cut(c.Quote.Exact, "\n")
	return path + "#:~:text=" + strings.ReplaceAll(url.PathEscape(words), "-", "%2D")
}

// Stand is what one side said on an issue.
type Stand struct {
	Side Named
	Said []Said
}

// Point is an issue with what each side said on it for itself.
type Point struct {
	Issue    Named
	Disputed bool
	Stands   []Stand
}

// Contention are the issues on which at least two sides spoke for themselves.
func (r Readout) Contention() []Point { return r.points(r.book().Discussed(r.round())) }

// OneSide are the issues that one side alone raised, against the other.
func (r Readout) OneSide() []Point { return r.points(r.book().RaisedByOneSide(r.round())) }

func (r Readout) points(contentions []record.Contention) []Point {
	var out []Point
	for _, c := range contentions {
		p := Point{Issue: namedIssue(r.Words, r.View.Record.Issues[c.Issue]), Disputed: c.Disputed()}
		for _, party := range r.sides(c.Parties) {
			side := r.View.Record.Actors[party]
			stand := Stand{Side: *namedActor(r.Words, &side)}
			for _, id := range c.Statements {
				v := r.View.Record.Statements[id]
				if v == nil {
					continue
				}
				if own, ok := r.book().Own(&v.Statement); ok && own == party {
					stand.Said = append(stand.Said, saidIn(r.Words, r.View.Record, v))
				}
			}
			p.Stands = append(p.Stands, stand)
		}
		out = append(out, p)
	}
	return out
}

// sides puts parties into the order in which the round names them.
func (r Readout) sides(parties []record.ActorID) []record.ActorID {
	place := func(id record.ActorID) int {
		i := slices.IndexFunc(r.View.Parties, func(a record.Actor) bool { return a.ID == id })
		if i < 0 {
			return len(r.View.Parties)
		}
		return i
	}
	sorted := slices.Clone(parties)
	slices.SortStableFunc(sorted, func(a, b record.ActorID) int { return place(a) - place(b) })
	return sorted
}

// OneTells are the agreements of which one side alone tells.
func (r Readout) OneTells() []Result {
	var out []Result
	for _, o := range r.book().OneSided() {
		if r.book().RoundOf(o.Event) != r.round() {
			continue
		}
		out = append(out, r.results([]record.Standing{{Outcome: o, Then: o.Now(), Now: o.Now()}})...)
	}
	return out
}

// Meetings are what comes next: meetings put at this round that are still to be held.
func (r Readout) Meetings() []Result {
	var out []Result
	for _, o := range r.book().OutcomesOf(r.round()) {
		now := o.Now()
		if o.Kind != record.Meeting || now == nil || !now.Status.Pending() && now.Status != record.Proposed {
			continue
		}
		out = append(out, r.results([]record.Standing{{Outcome: o, Then: now, Now: now}})...)
	}
	return out
}

// Foretold is a forecast with what came of it.
type Foretold struct {
	Words
	View *desk.ForecastView
}

// Forecasts are what had been forecast about the round.
func (r Readout) Forecasts() []Foretold {
	var out []Foretold
	for _, f := range r.book().ForecastsOf(r.round()) {
		if v := r.View.Record.Forecasts[f.ID]; v != nil {
			out = append(out, Foretold{Words: r.Words, View: v})
		}
	}
	return out
}

// Expects is what was expected.
func (f Foretold) Expects() template.HTML { return f.Local(f.View.Forecast.Expects) }

// Result names what came of it.
func (f Foretold) Result() string { return f.T("result." + string(f.View.Forecast.Result)) }

// Sign shows the result as a sign beside the word.
func (f Foretold) Sign() string {
	return map[record.Result]string{record.Hit: "✓", record.Partly: "◐", record.Miss: "✕", record.Void: "–"}[f.View.Forecast.Result]
}

// From names who forecast and on what basis.
func (f Foretold) From() string {
	who := make([]string, 0, 2)
	for _, o := range f.View.Outlets {
		who = append(who, f.NameText(o.Names))
	}
	if f.View.Origin != nil {
		who = append(who, f.T("readout.origin", "who", f.NameText(f.View.Origin.Names)))
	}
	basis := f.T("basis." + string(f.View.Forecast.Basis))
	if day := f.View.Forecast.Published; day != "" {
		date, _, _ := strings.Cut(day, "T")
		who = append(who, f.Span(date))
	}
	if len(who) == 0 {
		return basis
	}
	return basis + f.T("web.colon") + strings.Join(who, f.T("web.comma"))
}

// Why says why it is judged so.
func (f Foretold) Why() template.HTML { return f.Local(f.View.Forecast.Why) }

// Cited are the words that forecast it.
func (f Foretold) Cited() []CitedWords {
	return citedWords(f.Words, f.View.Place, f.View.Forecast.Citations)
}

// Others are what experts and others said about the round.
func (r Readout) Others() []Said {
	var out []Said
	for _, s := range r.book().Others(r.round()) {
		if v := r.View.Record.Statements[s.ID]; v != nil {
			out = append(out, saidIn(r.Words, r.View.Record, v))
		}
	}
	return out
}

// Kept is a promise of the round before and what this one found.
type Kept struct {
	Result
	Found *record.StatusChange
}

// FoundLabel names the status that was found.
func (k Kept) FoundLabel() string { return k.T("status." + string(k.Found.Status)) }

// ThenLabel names the status it had then, "" if it was told of only later.
func (k Kept) ThenLabel() string {
	if k.Then == nil {
		return ""
	}
	return k.T("status." + string(k.Then.Status))
}

// Before is the round before this one, nil if there is none.
func (r Readout) Before() *RoundEntry {
	for _, e := range r.book().Rounds(r.View.Series.ID) {
		if next, ok := r.book().NextRound(e.ID); ok && next.ID == r.round() {
			return &RoundEntry{Words: r.Words, View: desk.RoundLine{Series: r.View.Series, Round: e}}
		}
	}
	return nil
}

// Promises are what the round before put on the table, with what this one found.
func (r Readout) Promises() []Kept {
	before := r.Before()
	if before == nil {
		return nil
	}
	promises, _, _ := r.book().Promises(before.View.Round.ID)
	var out []Kept
	for _, p := range promises {
		if v := r.View.Record.Outcomes[p.Outcome.ID]; v != nil {
			out = append(out, Kept{Result: Result{Words: r.Words, View: v, Then: p.Then, Now: p.Found}, Found: p.Found})
		}
	}
	return out
}

// Telling is one account of an act.
type Telling struct {
	Words
	As       string
	Cited    CitedWords
	Citation record.Citation
}

// TwoAccounts is an act of which two accounts differ.
type TwoAccounts struct {
	Item     string // "outcome/o-x"
	Title    string // the same as What, as text
	What     template.HTML
	Tellings []Telling
}

// Accounts are the acts of which two accounts differ, side by side with their verbs.
func (r Readout) Accounts() []TwoAccounts {
	var out []TwoAccounts
	for _, c := range r.book().Conflicts(r.round()) {
		two := TwoAccounts{Item: string(c.Kind) + "/" + c.ID, What: r.actOf(c), Title: r.actText(c)}
		for _, a := range c.Accounts {
			two.Tellings = append(two.Tellings, Telling{
				Words: r.Words, As: r.wording(c.Kind, a.As), Citation: a.Citation,
				Cited: citedOf(r.Words, r.View.Record.Cited[a.Citation.Coverage], a.Citation),
			})
		}
		out = append(out, two)
	}
	return out
}

// actOf says what a conflict is about.
func (r Readout) actOf(c record.Conflict) template.HTML {
	if c.Kind == record.KindOutcome {
		return r.Local(r.View.Record.Outcomes[record.OutcomeID(c.ID)].Outcome.Title)
	}
	return template.HTML(template.HTMLEscapeString(r.actText(c)))
}

func (r Readout) actText(c record.Conflict) string {
	if c.Kind == record.KindOutcome {
		return r.LocalText(r.View.Record.Outcomes[record.OutcomeID(c.ID)].Outcome.Title)
	}
	v := r.View.Record.Statements[record.StatementID(c.ID)]
	var who []string
	for _, s := range v.Speakers {
		who = append(who, r.NameText(s.Actor.Names))
	}
	said := Said{Words: r.Words, View: v}
	what := strings.Join(who, r.T("web.comma"))
	if gist := said.Gist(); gist != "" {
		what += r.T("web.colon") + gist
	}
	return what
}

// wording says how an account words the act.
func (r Readout) wording(kind record.Kind, as string) string {
	switch {
	case as == record.Denied:
		return r.T("readout.denied")
	case slices.Contains(record.StatementKinds, record.StatementKind(as)):
		return r.T("kind." + as)
	case slices.Contains(record.OutcomeStatuses, record.OutcomeStatus(as)):
		return r.T("status." + as)
	}
	return string(kind)
}

// Empty tells that the record holds nothing of the round yet but statements, if any.
func (r Readout) Empty() bool {
	b := r.book()
	return len(b.Outcomes)+len(b.Forecasts) == 0 && len(r.Contention())+len(r.OneSide())+len(r.Others()) == 0
}
