package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// OutcomeForm is the form of an outcome, on a page of its own and in the panel beside the timeline.
type OutcomeForm struct {
	Words
	Form     *form
	New      bool
	Langs    []string // in which its title is asked for
	Kinds    []choiceGroup
	Statuses []choiceGroup
	Tellers  []choiceGroup
	Issues   []choiceGroup
	Bound    []choiceGroup
	Rounds   []choiceGroup
}

// OutcomeDeskPage makes or changes an outcome.
type OutcomeDeskPage struct {
	ItemPage
	Fields *OutcomeForm
	Steps  []deskStep
	Status string // where a new state is written down
	Drop   string // where a wrong one is taken out
}

// deskStep is a state of an outcome as the desk shows it.
type deskStep struct {
	Words
	Change record.StatusChange
	Place  int // among its states, from 1
	Cited  []deskCited
}

// Label names the state.
func (d deskStep) Label() string { return d.T("status." + string(d.Change.Status)) }

// Inferred tells that no words say so.
func (d deskStep) Inferred() bool { return d.Change.Basis == record.BasisInferred }

var outcomeFields = slices.Concat([]string{
	"title.ja", "title.en", "title.ru", "kind", "status", "as_of", "issue", "told_by", "bound", "due",
	"condition.ja", "condition.en", "condition.ru", "round", "id", "draft", "once", "back", "revision",
}, evidenceFields)

func newOutcomeForm(w Words, f *form, v *desk.Vocabulary, own string) *OutcomeForm {
	anybody := actorChoices(w, v.Actors, nil)
	tellers := actorChoices(w, v.Actors, nil)
	tellers[0].Choices = append([]choice{{Value: string(record.ByOutlet), Label: w.T("outcome.by_page"), Names: string(record.ByOutlet) + " " + w.T("outcome.by_page")}}, tellers[0].Choices...)
	return &OutcomeForm{
		Words: w, Form: f, New: true, Langs: ownFirst(own),
		Kinds: labelled(w, "outcome.kind.", record.OutcomeKinds...), Statuses: optional(w.T("desk.choose"), labelled(w, "status.", record.OutcomeStatuses...)),
		Tellers: tellers, Issues: issueChoices(w, v.Issues), Bound: anybody, Rounds: optional(w.T("desk.choose"), roundChoices(w, v.Events)),
	}
}

var outcomeForms = &itemForms[record.Outcome]{
	kind: record.KindOutcome, one: "outcome", many: "outcomes", done: "outcome",
	empty: func(lang string) *form { return newForm("outcome", lang, outcomeFields...) },
	fill:  fillOutcome, read: readOutcome, lacks: lacksStatus, check: checkOutcome,
	put: func(s *Server, r *http.Request, o record.Outcome, in desk.Put) error {
		_, err := s.newsroom.PutOutcome(r.Context(), o, in)
		return err
	},
	show: (*Server).showOutcome,
}

// lacksStatus wants a new outcome to stand somewhere.
func lacksStatus(typed url.Values) error {
	if typed.Get("status") == "" {
		return fault.At("status", "forms.status_missing")
	}
	return nil
}

func checkOutcome(o record.Outcome) error {
	o.ID, o.Citations, o.Changes = cmp.Or(o.ID, "new"), []record.Citation{{Mode: record.Direct}}, nil
	return o.Check()
}

// showOutcome shows the form; a nil view is of a new outcome.
func (s *Server) showOutcome(k *itemForms[record.Outcome], w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, f *form) error {
	o := &record.Outcome{}
	if v != nil {
		o = v.Item.(*record.Outcome)
	}
	words := s.words(r)
	p, err := k.parts(s, r, v, f, words.T("forms.new_outcome"), words.LocalText(o.Title))
	if err != nil {
		return err
	}
	if v != nil {
		_, p.own = o.Title.In(words.Lang, words.Own, "en")
	}
	page := &OutcomeDeskPage{ItemPage: p.ItemPage, Fields: newOutcomeForm(words, f, p.vocabulary, p.own)}
	page.Fields.New = v == nil
	page.Evidence.Wordings = wordings(words, "status.", record.OutcomeStatuses)
	if v != nil && v.Standing == coverage.Published {
		page.Stored.Public = words.Link(outcomePath(o.ID))
	}
	for i, c := range o.Changes {
		page.Steps = append(page.Steps, deskStep{words, c, i + 1, deskCitedIn(words, v, c.Citations)})
	}
	page.Status, page.Drop = page.Action+"/status", page.Action+"/drop"
	return s.show(w, r, status, "desk/outcome", page)
}

// roundWritten gives the round that the page of the chosen update covers, "" for none.
func (s *Server) roundWritten(r *http.Request, f *form) record.EventID {
	slug, n, ok := cutWhere(f.Value("where"))
	if !ok {
		return ""
	}
	view, err := s.updateToCite(r, slug, n)
	if err != nil {
		return ""
	}
	return record.EventID(view.Update.Coverage.Content.Event)
}

// readOutcome changes an outcome as the form says.
func readOutcome(typed url.Values, o record.Outcome) record.Outcome {
	o.Kind, o.Event = record.OutcomeKind(typed.Get("kind")), record.EventID(typed.Get("round"))
	o.Title, o.Condition = readTextOver(typed, "title", o.Title), readTextOver(typed, "condition", o.Condition)
	o.Issues, o.Bound, o.ToldBy = ids[record.IssueID](typed["issue"]), ids[record.ActorID](typed["bound"]), ids[record.ActorID](typed["told_by"])
	o.Due = strings.TrimSpace(typed.Get("due"))
	if o.ID != "" {
		return o
	}
	o.ID = record.OutcomeID(strings.TrimSpace(typed.Get("id")))
	if status := typed.Get("status"); status != "" {
		o.Changes = []record.StatusChange{{Status: record.OutcomeStatus(status), AsOf: strings.TrimSpace(typed.Get("as_of")), Basis: record.BasisReported}}
	}
	return o
}

func fillOutcome(f *form, o *record.Outcome) {
	f.setText("title", o.Title).setText("condition", o.Condition).set("kind", string(cmp.Or(o.Kind, record.Act))).set("due", o.Due)
	if o.Event != "" {
		f.set("round", string(o.Event))
	}
	f.set("issue", plainIDs(o.Issues)...).set("told_by", plainIDs(o.ToldBy)...).set("bound", plainIDs(o.Bound)...)
}
