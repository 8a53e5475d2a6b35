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
	"condition.ja", "condition.en", "condition.ru", "round", "id", "draft", "once", "back",
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

func emptyOutcome(lang string) *form { return newForm("outcome", lang, outcomeFields...) }

func (s *Server) newOutcomePage(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := emptyOutcome(language(r)).set("round", q.Get("round")).set("where", q.Get("where")).set("kind", string(record.Act)).set("once", onceKey())
	return s.showOutcome(w, r, http.StatusOK, nil, f)
}

// showOutcome shows the form; a nil view is of a new outcome.
func (s *Server) showOutcome(w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, f *form) error {
	vocabulary, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	evidence, err := s.evidence(r, f, record.EventID(f.Value("round")), v == nil)
	if err != nil {
		return err
	}
	words := s.words(r)
	title, action, own := words.T("forms.new_outcome"), "/desk/record/new/outcome", evidence.TextLang
	if f.Value("round") == "" {
		f.set("round", string(s.roundWritten(r, f)))
	}
	page := &OutcomeDeskPage{}
	if v != nil {
		o := v.Item.(*record.Outcome)
		title, action = words.LocalText(o.Title), "/desk/record/outcomes/"+string(o.ID)
		_, own = o.Title.In(words.Lang, words.Own, "en")
		for i, c := range o.Changes {
			page.Steps = append(page.Steps, deskStep{words, c, i + 1, deskCitedIn(words, v, c.Citations)})
		}
		page.Status, page.Drop = words.Link(action+"/status"), words.Link(action+"/drop")
	}
	page.ItemPage = s.itemPage(r, title, action, f, v)
	page.Evidence, page.Fields = evidence, newOutcomeForm(words, f, vocabulary, own)
	if v != nil {
		page.Fields.New = false
		if v.Standing == coverage.Published {
			page.Stored.Public = words.Link(outcomePath(v.Item.(*record.Outcome).ID))
		}
	}
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

func (s *Server) newOutcome(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	if typed.Has(look) {
		return s.showOutcome(w, r, http.StatusOK, nil, emptyOutcome(language(r)).take(typed).again())
	}
	o := readOutcome(typed, record.Outcome{ID: record.OutcomeID(strings.TrimSpace(typed.Get("id")))})
	if status := typed.Get("status"); status != "" {
		o.Changes = []record.StatusChange{{Status: record.OutcomeStatus(status), AsOf: strings.TrimSpace(typed.Get("as_of")), Basis: record.BasisReported}}
	}
	if err = s.putNewOutcome(r, &o, typed); err == nil {
		return s.afterItem(w, r, typed, o.Event, "done", "outcome", "stored", "new/outcome:"+typed.Get("where"))
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showOutcome(w, r, StatusOf(err), nil, emptyOutcome(language(r)).take(typed).set("once", onceKey()).refuse(err))
}

func (s *Server) putNewOutcome(r *http.Request, o *record.Outcome, typed url.Values) error {
	if o.Event == "" {
		o.Event = s.roundWritten(r, newForm("", "", "where").take(typed))
	}
	words, err := s.readNewEvidence(r, typed)
	if len(o.Changes) == 0 {
		err = joinFaults(err, fault.At("status", "forms.status_missing"))
	}
	if err != nil {
		beside := *o // without its words all else that is wrong can be told
		beside.ID, beside.Citations, beside.Changes = cmp.Or(o.ID, "new"), []record.Citation{{Mode: record.Direct}}, nil
		return joinFaults(err, beside.Check())
	}
	_, err = s.newsroom.PutOutcome(r.Context(), *o, desk.Put{
		Words: words, Draft: typed.Get("draft") != "", New: true, Once: desk.Once{Key: typed.Get("once"), Body: onceBody(typed)},
	})
	return err
}

// readOutcome changes an outcome as the form says.
func readOutcome(typed url.Values, o record.Outcome) record.Outcome {
	o.Kind, o.Event = record.OutcomeKind(typed.Get("kind")), record.EventID(typed.Get("round"))
	o.Title, o.Condition = readTextOver(typed, "title", o.Title), readTextOver(typed, "condition", o.Condition)
	o.Issues, o.Bound, o.ToldBy = ids[record.IssueID](typed["issue"]), ids[record.ActorID](typed["bound"]), ids[record.ActorID](typed["told_by"])
	o.Due = strings.TrimSpace(typed.Get("due"))
	return o
}

func storedOutcome(lang string, o *record.Outcome) *form {
	f := emptyOutcome(lang).setText("title", o.Title).setText("condition", o.Condition)
	f.set("kind", string(o.Kind)).set("round", string(o.Event)).set("due", o.Due).set("id", string(o.ID)).set("once", onceKey())
	return f.set("issue", plainIDs(o.Issues)...).set("told_by", plainIDs(o.ToldBy)...).set("bound", plainIDs(o.Bound)...)
}

func (s *Server) outcomeForm(w http.ResponseWriter, r *http.Request) error {
	v, o, err := deskItem[record.Outcome](s, r, record.KindOutcome)
	if err != nil {
		return err
	}
	return s.showOutcome(w, r, http.StatusOK, v, storedOutcome(language(r), o))
}

func (s *Server) saveOutcome(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, o, err := deskItem[record.Outcome](s, r, record.KindOutcome)
	if err != nil {
		return err
	}
	f := emptyOutcome(language(r)).take(typed).set("id", string(o.ID))
	if typed.Has(look) {
		return s.showOutcome(w, r, http.StatusOK, v, f.again())
	}
	words, err := s.readEvidence(r, typed)
	if err == nil {
		_, err = s.newsroom.PutOutcome(r.Context(), readOutcome(typed, *o), desk.Put{Words: words, Once: desk.Once{Key: typed.Get("once"), Body: onceBody(typed)}})
	}
	if err == nil {
		return s.afterItem(w, r, typed, record.EventID(typed.Get("round")), "done", "saved", "stored", "outcomes/"+string(o.ID))
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showOutcome(w, r, StatusOf(err), v, f.set("once", onceKey()).refuse(err))
}
