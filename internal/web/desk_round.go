package web

import (
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
)

// RoundDeskPage lists what the record holds of a round for who keeps it: what is a draft and what
// lacks words to rest on first.
type RoundDeskPage struct {
	DeskPage
	Series     recordLine
	Public     string // where readers see the round
	Event      string // where the round itself is changed
	ID         record.EventID
	Outcomes   []roundItem
	Forecasts  []roundItem
	People     []roundItem
	Statements []roundItem
	Drafts     int    // that wait for somebody to publish them
	Lacking    int    // that lack something
	Final      bool   // nothing will be added to the list of its results
	Self       string // where that is said
}

// roundItem is an item in one of its lists.
type roundItem struct {
	Words
	Label    template.HTML
	Href     string   // "" where there is no form for it
	Tags     []string // what sort of thing, where it stands
	Lacks    []string // what it rests on too little
	Standing coverage.Standing
}

// Open tells whether somebody has to do something about it.
func (i roundItem) Open() bool { return i.Standing == coverage.Draft || len(i.Lacks) > 0 }

// RoundList is one of the lists with what is said when it is empty.
type RoundList struct {
	Items []roundItem
	Empty string
}

// OutcomeList, ForecastList, PeopleList and StatementList are the four lists of the page.
func (p *RoundDeskPage) OutcomeList() RoundList {
	return RoundList{p.Outcomes, p.T("forms.no_outcomes")}
}

// ForecastList is described at OutcomeList.
func (p *RoundDeskPage) ForecastList() RoundList {
	return RoundList{p.Forecasts, p.T("forms.no_forecasts")}
}

// PeopleList is described at OutcomeList.
func (p *RoundDeskPage) PeopleList() RoundList { return RoundList{p.People, p.T("forms.no_people")} }

// StatementList is described at OutcomeList.
func (p *RoundDeskPage) StatementList() RoundList {
	return RoundList{p.Statements, p.T("forms.no_statements")}
}

func (s *Server) roundDesk(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.DeskRound(r.Context(), record.EventID(r.PathValue("id")))
	if err != nil {
		return err
	}
	words := s.words(r)
	return s.show(w, r, http.StatusOK, "desk/round", roundDeskPage(s.deskPage(r, "record", eventLabel(words, v.Round)), v))
}

// setFinal says that nothing will be added to the list of a round's results, or that there may be more.
func (s *Server) setFinal(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	id := record.EventID(r.PathValue("id"))
	if err := s.newsroom.SetOutcomesFinal(r.Context(), id, typed.Get("final") == "1"); err != nil {
		return err
	}
	return s.goOn(w, r, roundDeskPath(id), "done", "changed")
}

func roundDeskPage(base DeskPage, v *desk.DeskRoundView) *RoundDeskPage {
	words := base.Words
	p := &RoundDeskPage{
		DeskPage: base, ID: v.Round.ID, Final: v.Round.OutcomesFinal, Self: words.Link(roundDeskPath(v.Round.ID)), Public: publicEvent(words, v.Round), Event: words.Link("/desk/record/events/" + string(v.Round.ID)),
		Series: recordLine{choice: choice{Label: words.NameText(v.Series.Names)}, Href: words.Link("/talks/" + string(v.Series.ID))},
	}
	for i := range v.Record.Book.Outcomes {
		p.Outcomes = append(p.Outcomes, outcomeAtDesk(words, v, &v.Record.Book.Outcomes[i]))
	}
	for i := range v.Record.Book.Forecasts {
		p.Forecasts = append(p.Forecasts, forecastAtDesk(words, v, &v.Record.Book.Forecasts[i]))
	}
	for i := range v.Present {
		p.People = append(p.People, personAtDesk(words, v, &v.Present[i]))
	}
	for i := range v.Record.Book.Statements {
		if view := v.Record.Statements[v.Record.Book.Statements[i].ID]; view != nil {
			p.Statements = append(p.Statements, statementAtDesk(words, v, view))
		}
	}
	for _, list := range [][]roundItem{p.Outcomes, p.Forecasts, p.People, p.Statements} {
		slices.SortStableFunc(list, func(a, b roundItem) int { return openFirst(b) - openFirst(a) })
		for _, item := range list {
			if item.Standing == coverage.Draft {
				p.Drafts++
			}
			if len(item.Lacks) > 0 {
				p.Lacking++
			}
		}
	}
	return p
}

func openFirst(i roundItem) int {
	if i.Open() {
		return 1
	}
	return 0
}

func outcomeAtDesk(w Words, v *desk.DeskRoundView, o *record.Outcome) roundItem {
	item := roundItem{
		Words: w, Label: w.Local(o.Title), Href: w.Link("/desk/record/outcomes/" + string(o.ID)),
		Standing: v.Standing[desk.ItemRef{Kind: record.KindOutcome, ID: string(o.ID)}], Lacks: lacksOf(w, o.Citations),
	}
	now := o.Now()
	if now == nil {
		item.Lacks = append(item.Lacks, w.T("forms.lacks.state"))
		return item
	}
	item.Tags = append(item.Tags, signs[now.Status]+" "+w.T("status."+string(now.Status)))
	if len(now.Citations) == 0 {
		item.Lacks = append(item.Lacks, w.T("forms.lacks.state_words"))
	}
	return item
}

func forecastAtDesk(w Words, v *desk.DeskRoundView, f *record.Forecast) roundItem {
	item := roundItem{
		Words: w, Label: w.Local(f.Expects), Href: w.Link("/desk/record/forecasts/" + string(f.ID)), Standing: v.Standing[desk.ItemRef{Kind: record.KindForecast, ID: string(f.ID)}],
		Tags: []string{w.T("basis." + string(f.Basis)), w.T("result." + string(v.Record.Book.ResultOf(f)))}, Lacks: lacksOf(w, f.Citations),
	}
	if f.Result.Resolved() && len(f.Resolving) == 0 && len(f.ResolvedBy) == 0 {
		item.Lacks = append(item.Lacks, w.T("forms.lacks.result_words"))
	}
	return item
}

func personAtDesk(w Words, v *desk.DeskRoundView, p *desk.ParticipantView) roundItem {
	item := roundItem{
		Words: w, Label: w.Name(p.Actor.Names), Href: w.Link("/desk/record/participants/" + string(p.Participant.ID)), Lacks: lacksOf(w, p.Participant.Citations),
		Standing: v.Standing[desk.ItemRef{Kind: record.KindParticipant, ID: string(p.Participant.ID)}],
	}
	if office := w.LocalText(p.Office); office != "" {
		item.Tags = append(item.Tags, office)
	}
	if p.Party != nil {
		item.Tags = append(item.Tags, w.NameText(p.Party.Names))
	}
	return item
}

func statementAtDesk(w Words, v *desk.DeskRoundView, s *desk.StatementView) roundItem {
	item := roundItem{
		Words: w, Label: w.mark(s.Words()), Tags: []string{whoSaid(w, s), w.T("kind." + string(s.Statement.Kind))},
		Standing: v.Standing[desk.ItemRef{Kind: record.KindStatement, ID: string(s.Statement.ID)}],
		Lacks:    lacksOf(w, s.Statement.Citations), Href: w.Link(deskCoveragePath(s.Slug)),
	}
	if s.N > 0 {
		item.Href += "#u-" + strconv.Itoa(s.N)
	}
	if s.Orphaned() {
		item.Href = w.Link("/desk/statements/" + string(s.Statement.ID))
	}
	return item
}

// whoSaid names the speakers of a statement.
func whoSaid(w Words, s *desk.StatementView) string {
	var names []string
	for _, sp := range s.Speakers {
		names = append(names, w.NameText(sp.Actor.Names))
	}
	return strings.Join(names, w.T("web.comma"))
}

// lacksOf tells what is wrong with the words that an item rests on.
func lacksOf(w Words, citations []record.Citation) []string {
	lost := 0
	for _, c := range citations {
		if c.Orphaned {
			lost++
		}
	}
	switch {
	case len(citations) == 0:
		return []string{w.T("forms.lacks.words")}
	case lost == len(citations):
		return []string{w.T("desk.orphaned")}
	case lost > 0:
		return []string{w.T("forms.lacks.some_lost")}
	default:
		return nil
	}
}
