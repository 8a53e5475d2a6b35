package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// ResolveDeskPage says what became of a forecast.
type ResolveDeskPage struct {
	ItemPage
	Forecast  recordLine
	Results   []choiceGroup
	Resolvers []choiceGroup // outcomes and statements that can tell
	Langs     []string
}

var resolveFields = slices.Concat([]string{"result", "resolved_by", "why.ja", "why.en", "why.ru", "once", "back", "revision"}, evidenceFields)

func emptyResolution(lang string) *form {
	f := newForm("resolve", lang, resolveFields...)
	f.alias = map[string]string{"result_citations": "exact"}
	return f
}

func fillResolution(f *form, c *record.Forecast) {
	f.setText("why", c.Why).set("resolved_by", c.ResolvedBy...).set("result")
	if c.Result != record.Open {
		f.set("result", string(c.Result))
	}
}

func (s *Server) resolveForm(w http.ResponseWriter, r *http.Request) error {
	v, c, err := deskItem[record.Forecast](s, r, record.KindForecast)
	if err != nil {
		return err
	}
	f := emptyResolution(language(r)).set("where", r.URL.Query().Get("where")).set("once", onceKey())
	fillResolution(f.set("revision", strconv.Itoa(v.Revision)), c)
	return s.showResolve(w, r, http.StatusOK, v, c, f)
}

func (s *Server) showResolve(w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, c *record.Forecast, f *form) error {
	vocabulary, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	path := "/desk/record/forecasts/" + string(c.ID)
	page := &ResolveDeskPage{
		ItemPage: s.itemPage(r, words.T("forms.resolve"), path+"/resolve", f, v),
		Forecast: recordLine{choice: choice{Label: words.LocalText(c.Expects)}, Href: words.Link(path)},
		Results:  optional(words.T("desk.choose"), labelled(words, "result.", record.Results...)), Langs: ownFirst(words.Lang),
	}
	if page.Resolvers, err = s.resolvers(r, words, vocabulary, v, c); err != nil {
		return err
	}
	if page.Evidence, err = s.evidence(r, f, "", false); err != nil {
		return err
	}
	if err := s.citeFromSeries(r, page.Evidence, vocabulary, v); err != nil {
		return err
	}
	return s.show(w, r, status, "desk/resolve", page)
}

// resolvers are what can tell what became of a forecast: the outcomes of its round, then those of
// other rounds, then what was said at its own. What it names already stays to be chosen.
func (s *Server) resolvers(r *http.Request, w Words, vocabulary *desk.Vocabulary, v *desk.DeskItemView, c *record.Forecast) ([]choiceGroup, error) {
	var here, elsewhere, said []choice
	known := make(map[string]bool)
	add := func(list *[]choice, one choice) {
		if !known[one.Value] {
			known[one.Value] = true
			*list = append(*list, one)
		}
	}
	for _, g := range outcomeChoices(w, vocabulary, v.Outcomes, "") {
		own := v.Round != nil && g.Label == eventLabel(w, *v.Round)
		for _, one := range g.Choices {
			one.Sub = g.Label
			if own {
				add(&here, one)
			} else {
				add(&elsewhere, one)
			}
		}
	}
	if v.Round != nil {
		round, err := s.newsroom.DeskRound(r.Context(), v.Round.ID)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		for i := range statementsOf(round) {
			add(&said, statementChoice(w, statementsOf(round)[i]))
		}
	}
	for _, id := range c.ResolvedBy {
		add(&said, choice{Value: id, Label: id, Names: id})
	}
	return oneGroup(slices.Concat(here, elsewhere, said)...), nil
}

func statementsOf(round *desk.DeskRoundView) []*desk.StatementView {
	if round == nil {
		return nil
	}
	var all []*desk.StatementView
	for _, st := range round.Record.Book.Statements {
		if view := round.Record.Statements[st.ID]; view != nil {
			all = append(all, view)
		}
	}
	return all
}

// statementChoice offers a statement by its words and who said them.
func statementChoice(w Words, s *desk.StatementView) choice {
	said, lang := s.Words()
	if r := []rune(said); len(r) > 80 {
		said = string(r[:80]) + "…"
	}
	who := whoSaid(w, s)
	return choice{Value: string(s.Statement.ID), Label: said, Lang: otherThan(w, lang), Sub: who, Names: said + " " + who}
}

func (s *Server) resolveForecast(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, c, err := deskItem[record.Forecast](s, r, record.KindForecast)
	if err != nil {
		return err
	}
	f := emptyResolution(language(r)).take(typed)
	if typed.Has(look) {
		return s.showResolve(w, r, http.StatusOK, v, c, f.again())
	}
	if err = s.putResolution(r, c, typed); err == nil {
		return s.goOn(w, r, "/desk/record/forecasts/"+url.PathEscape(string(c.ID)), "done", "resolved", "stored", "forecasts/"+string(c.ID)+"/resolve")
	}
	if !s.mendable(r, err) {
		return err
	}
	f.set("once", onceKey()).refuseChange(err, func(both record.Citing) {
		if item, ok := both.(*record.Forecast); ok {
			fillResolution(f, item)
			f.set("result", typed.Get("result")) // open is a choice too, once somebody made it
		}
	})
	return s.showResolve(w, r, StatusOf(err), v, c, f)
}

func (s *Server) putResolution(r *http.Request, c *record.Forecast, typed url.Values) error {
	words, err := s.readEvidence(r, typed)
	if typed.Get("result") == "" {
		err = joinFaults(err, fault.At("result", "forms.result_missing"))
	}
	if err != nil {
		return err
	}
	return s.newsroom.ResolveForecast(r.Context(), c.ID, desk.Resolution{
		Result: record.Result(typed.Get("result")), By: ids[string](typed["resolved_by"]), Why: readTextOver(typed, "why", c.Why), Words: words, From: number(typed.Get("revision")), Once: onceOf(typed),
	})
}
