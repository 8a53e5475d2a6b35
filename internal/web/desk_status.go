package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// StatusDeskPage writes down that an outcome has come to stand otherwise.
type StatusDeskPage struct {
	ItemPage
	Outcome  recordLine
	Now      string // where it stands, "" if nobody has said
	Statuses []choiceGroup
	Bases    []choiceGroup
	Tellers  []choiceGroup
	Others   []choiceGroup // what can have replaced it
}

var statusFields = slices.Concat([]string{"status", "as_of", "superseded_by", "basis", "told_by", "note", "once", "back", "revision"}, evidenceFields)

func emptyStatus(lang string) *form {
	f := newForm("status", lang, statusFields...)
	f.alias = map[string]string{"status_changes": "status"}
	return f
}

func (s *Server) statusForm(w http.ResponseWriter, r *http.Request) error {
	v, o, err := deskItem[record.Outcome](s, r, record.KindOutcome)
	if err != nil {
		return err
	}
	return s.showStatus(w, r, http.StatusOK, v, o, emptyStatus(language(r)).set("where", r.URL.Query().Get("where")).set("once", onceKey()).set("revision", strconv.Itoa(v.Revision)))
}

func (s *Server) showStatus(w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, o *record.Outcome, f *form) error {
	vocabulary, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	words := s.words(r)
	path := "/desk/record/outcomes/" + string(o.ID)
	page := &StatusDeskPage{
		ItemPage: s.itemPage(r, words.T("forms.new_status"), path+"/status", f, v),
		Outcome:  recordLine{choice: choice{Label: words.LocalText(o.Title)}, Href: words.Link(path)},
		Statuses: optional(words.T("desk.choose"), labelled(words, "status.", record.OutcomeStatuses...)),
		Bases:    optional(words.T("forms.basis_found"), labelled(words, "forms.basis.", record.StatusBases...)),
		Tellers:  newOutcomeForm(words, f, vocabulary, "").Tellers,
		Others:   optional(words.T("desk.none"), outcomeChoices(words, vocabulary, v.Outcomes, o.ID)),
	}
	if now := o.Now(); now != nil {
		page.Now = words.Aside(words.T("status."+string(now.Status)), words.Span(now.AsOf))
	}
	if page.Evidence, err = s.evidence(r, f, "", false); err != nil {
		return err
	}
	page.Evidence.Wordings = wordings(words, "status.", record.OutcomeStatuses)
	if err := s.citeFromSeries(r, page.Evidence, vocabulary, v); err != nil {
		return err
	}
	return s.show(w, r, status, "desk/status", page)
}

// citeFromSeries offers the pages of all the rounds of an item's series, the newest first: what
// became of something put at one round is told at the next.
func (s *Server) citeFromSeries(r *http.Request, e *Evidence, vocabulary *desk.Vocabulary, v *desk.DeskItemView) error {
	if v.Round == nil {
		return nil
	}
	for _, round := range childrenOf(vocabulary.Events, v.Round.Parent) {
		pages, err := s.newsroom.CitablePages(r.Context(), round.ID)
		if err != nil {
			return err
		}
		for _, g := range whereChoices(e.Words, pages) {
			if len(g.Choices) > 0 && !offered(e.Wheres[1:], g.Choices[0].Value) {
				e.Wheres = append(e.Wheres, g)
			}
		}
	}
	e.Wheres[0].Choices = slices.DeleteFunc(e.Wheres[0].Choices, func(c choice) bool { return offered(e.Wheres[1:], c.Value) })
	return nil
}

// outcomeChoices are outcomes but one, under the rounds that put them.
func outcomeChoices(w Words, v *desk.Vocabulary, outcomes []record.Outcome, but record.OutcomeID) []choiceGroup {
	var groups []choiceGroup
	at := make(map[record.EventID]int)
	for _, o := range outcomes {
		if o.ID == but {
			continue
		}
		round, _ := roundAbove(v.Events, o.Event)
		if _, ok := at[round.ID]; !ok {
			at[round.ID] = len(groups)
			groups = append(groups, choiceGroup{Label: eventLabel(w, round)})
		}
		g := &groups[at[round.ID]]
		g.Choices = append(g.Choices, choice{Value: string(o.ID), Label: w.LocalText(o.Title), Names: string(o.ID) + " " + w.LocalText(o.Title)})
	}
	return groups
}

func (s *Server) addStatus(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, o, err := deskItem[record.Outcome](s, r, record.KindOutcome)
	if err != nil {
		return err
	}
	f := emptyStatus(language(r)).take(typed)
	if typed.Has(look) {
		return s.showStatus(w, r, http.StatusOK, v, o, f.again())
	}
	if err = s.putStatus(r, o.ID, typed); err == nil {
		return s.goOn(w, r, "/desk/record/outcomes/"+url.PathEscape(string(o.ID)), "done", "status", "stored", "outcomes/"+string(o.ID)+"/status")
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showStatus(w, r, StatusOf(err), v, o, f.set("once", onceKey()).refuseChange(err, func(record.Citing) {}))
}

func (s *Server) putStatus(r *http.Request, id record.OutcomeID, typed url.Values) error {
	words, err := s.readEvidence(r, typed)
	in := desk.NewStatus{
		Status: record.OutcomeStatus(typed.Get("status")), AsOf: strings.TrimSpace(typed.Get("as_of")),
		Basis: record.StatusBasis(typed.Get("basis")), ToldBy: ids[record.ActorID](typed["told_by"]), Note: strings.TrimSpace(typed.Get("note")),
		Words: words, From: number(typed.Get("revision")), Once: desk.Once{Key: typed.Get("once"), Body: onceBody(typed)},
	}
	if in.Status == "" {
		err = joinFaults(err, fault.At("status", "forms.status_missing"))
	}
	if in.Status == record.Superseded {
		in.By = record.OutcomeID(typed.Get("superseded_by"))
	}
	if err != nil {
		return err
	}
	return s.newsroom.AddStatus(r.Context(), id, in)
}

// dropStatus takes a wrong state out of an outcome again.
func (s *Server) dropStatus(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	id := r.PathValue("id")
	if err := s.newsroom.DropStatus(r.Context(), record.OutcomeID(id), number(typed.Get("at")), record.OutcomeStatus(typed.Get("as"))); err != nil {
		return err
	}
	return s.goOn(w, r, "/desk/record/outcomes/"+url.PathEscape(id), "done", "changed")
}
