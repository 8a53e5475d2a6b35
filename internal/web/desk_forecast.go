package web

import (
	"cmp"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/record"
)

// ForecastDeskPage makes or changes a forecast.
type ForecastDeskPage struct {
	ItemPage
	New     bool
	Langs   []string
	Bases   []choiceGroup
	Outlets []choiceGroup
	Origins []choiceGroup
	Issues  []choiceGroup
	Rounds  []choiceGroup
	Result  string      // what came of it, in words
	Why     string      // and why
	Told    []deskCited // the words that say so
	Resolve string      // where that is said
}

var forecastFields = slices.Concat([]string{
	"expects.ja", "expects.en", "expects.ru", "basis", "outlet", "published", "probability", "issue", "origin", "round", "id", "draft", "once", "back", "revision",
}, evidenceFields)

var forecastForms = &itemForms[record.Forecast]{
	kind: record.KindForecast, one: "forecast", many: "forecasts", done: "forecast",
	empty: func(lang string) *form { return newForm("forecast", lang, forecastFields...) },
	fill:  fillForecast, read: readForecast, check: checkForecast,
	put: func(s *Server, r *http.Request, f record.Forecast, in desk.Put) error {
		_, err := s.newsroom.PutForecast(r.Context(), f, in)
		return err
	},
	show: (*Server).showForecast,
}

func fillForecast(f *form, c *record.Forecast) {
	if f.set("probability"); c.Probability != nil {
		f.set("probability", strconv.FormatFloat(100**c.Probability, 'f', -1, 64))
	}
	f.setText("expects", c.Expects).set("basis", string(cmp.Or(c.Basis, record.Leak))).set("published", c.Published).set("origin", string(c.Origin))
	if c.Event != "" {
		f.set("round", string(c.Event))
	}
	f.set("outlet", plainIDs(c.Outlet)...).set("issue", plainIDs(c.Issues)...)
}

// readForecast changes a forecast as the form says. A new one is open.
func readForecast(typed url.Values, f record.Forecast) record.Forecast {
	f.Basis, f.Event = record.ForecastBasis(typed.Get("basis")), record.EventID(typed.Get("round"))
	f.Expects, f.Published = readTextOver(typed, "expects", f.Expects), strings.TrimSpace(typed.Get("published"))
	f.Outlet, f.Issues = ids[record.ActorID](typed["outlet"]), ids[record.IssueID](typed["issue"])
	f.Origin = record.ActorID(typed.Get("origin"))
	if typed.Has("probability") {
		f.Probability = percent(typed.Get("probability"))
	}
	if f.ID == "" {
		f.ID, f.Result = record.ForecastID(strings.TrimSpace(typed.Get("id"))), record.Open
	}
	return f
}

// percent reads a probability as it is printed, in percent; nil for none. What is no number is less
// than none, which the rules of a forecast refuse.
func percent(typed string) *float64 {
	typed = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "%"))
	if typed == "" {
		return nil
	}
	n, err := strconv.ParseFloat(strings.Replace(typed, ",", ".", 1), 64)
	if err != nil || math.IsNaN(n) {
		n = -1
	}
	n = math.Round(n*1e6) / 1e8
	return &n
}

func checkForecast(f record.Forecast) error {
	f.ID, f.Citations = cmp.Or(f.ID, "new"), []record.Citation{{Mode: record.Direct}}
	return f.Check()
}

// showForecast shows the form; a nil view is of a new forecast.
func (s *Server) showForecast(k *itemForms[record.Forecast], w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, f *form) error {
	c := &record.Forecast{}
	if v != nil {
		c = v.Item.(*record.Forecast)
	}
	words := s.words(r)
	p, err := k.parts(s, r, v, f, words.T("forms.new_forecast"), words.LocalText(c.Expects))
	if err != nil {
		return err
	}
	if v != nil {
		_, p.own = c.Expects.In(words.Lang, words.Own, "en")
	}
	page := &ForecastDeskPage{
		ItemPage: p.ItemPage, New: v == nil, Langs: ownFirst(p.own), Bases: labelled(words, "basis.", record.ForecastBases...),
		Outlets: actorChoices(words, p.vocabulary.Actors, nil), Origins: optional(words.T("desk.none"), actorChoices(words, p.vocabulary.Actors, nil)),
		Issues: issueChoices(words, p.vocabulary.Issues), Rounds: optional(words.T("desk.choose"), roundChoices(words, p.vocabulary.Events)),
	}
	if v != nil {
		page.Result, page.Why = words.T("result."+string(c.Result)), words.LocalText(c.Why)
		page.Told, page.Resolve = deskCitedIn(words, v, c.Resolving), page.Action+"/resolve"
	}
	return s.show(w, r, status, "desk/forecast", page)
}
