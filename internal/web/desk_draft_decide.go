package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// decideDrafts decides about the drafts that are chosen, or about the one whose button was pressed;
// the rest stays chosen.
func (s *Server) decideDrafts(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	in, err := draftScope(r)
	if err != nil {
		return err
	}
	do, values := typed.Get("do"), typed["draft"]
	if one, value, ok := strings.Cut(typed.Get("one"), " "); ok {
		do, values = one, []string{value}
	}
	ask := desk.DraftDecisions{Coverage: in.Coverage, Since: momentOf(typed.Get("since"))}
	for _, value := range values {
		ask.Each = append(ask.Each, readDraftDecision(typed, value, desk.DraftVerdict(do)))
	}
	var before *desk.DraftListView
	if !forScript(r) {
		if before, err = s.newsroom.Drafts(r.Context(), in); err != nil {
			return err
		}
	}
	_, err = s.newsroom.DecideDrafts(r.Context(), ask)
	if err != nil && !s.mendable(r, err) {
		return err
	}
	if forScript(r) {
		return s.draftsDecided(w, r, in, values, do, err)
	}
	if err == nil {
		http.Redirect(w, r, s.draftsDecidedAt(r, in, before, typed["draft"], values, do), http.StatusSeeOther)
		return nil
	}
	page := s.draftsPage(r, in, before, func(l DraftLine) bool { return slices.Contains(typed["draft"], l.Value()) })
	if err := s.addNamedDrafts(r, page, values); err != nil {
		return err
	}
	page.refuse(typed, values, err)
	return s.show(w, r, StatusOf(err), "desk/drafts", page)
}

// momentOf reads a moment in microseconds that a form carries.
func momentOf(value string) time.Time {
	micros, err := strconv.ParseInt(value, 10, 64)
	if err != nil || micros <= 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros)
}

// readDraftDecision reads what somebody chose in the fields of a draft. Fields that a form does not
// have are as offered.
func readDraftDecision(typed url.Values, value string, do desk.DraftVerdict) desk.DraftDecision {
	one := desk.DraftDecision{Ref: desk.DraftNamed(value), Do: do}
	if do != desk.AcceptDraft {
		return one
	}
	of := func(name string) string { return strings.TrimSpace(typed.Get(name + "." + value)) }
	if kind := of("kind"); kind != "" {
		one.As = desk.DraftKindNamed(kind)
	}
	if typed.Has("issues." + value) {
		one.Issues = namesTyped(of("issues"))
	}
	speaker, other := of("speaker"), of("other")
	switch {
	case other != "":
		one.Speaker = []record.ActorID{record.ActorID(other)}
	case speaker == newSpeaker:
		one.New = &desk.NewSpeaker{Name: of("name"), Role: of("role"), Kind: record.ActorKind(of("sort"))}
	case typed.Has("speaker." + value):
		one.Speaker = []record.ActorID{}
		if speaker != "" {
			one.Speaker = ids[record.ActorID](strings.Split(speaker, ","))
		}
	}
	return one
}

// namesTyped reads names with commas between them; a 0 among them leaves none.
func namesTyped(words string) []string {
	names := []string{}
	for _, name := range strings.FieldsFunc(words, func(c rune) bool { return strings.ContainsRune(",、，", c) }) {
		switch name = strings.TrimSpace(name); name {
		case "":
		case "0", "０":
			return []string{}
		default:
			names = append(names, name)
		}
	}
	return names
}

// draftsDecidedAt is the address that tells what was decided; it leads to the draft that comes next.
func (s *Server) draftsDecidedAt(r *http.Request, in desk.DraftScope, before *desk.DraftListView, chosen, values []string, do string) string {
	q := kept(r.URL.Query())
	if slices.Contains(values, q.Get("after")) {
		q.Del("after")
	}
	q.Set("do", do)
	q["did"] = values[:min(len(values), mostTold)]
	for _, value := range chosen {
		if !slices.Contains(values, value) && do != string(desk.OfferDraft) {
			q.Add("draft", value)
		}
	}
	return s.words(r).Link(draftsPath(in.Coverage, in.N)) + query(q) + "#" + nextDraft(before, values, do)
}

// nextDraft is the id of the draft that comes after those that were decided or, of what was taken
// back, of the first of these; else of the list.
func nextDraft(before *desk.DraftListView, values []string, do string) string {
	if do == string(desk.OfferDraft) && len(values) > 0 {
		return lineID(desk.DraftNamed(values[0]))
	}
	next := "drafts"
	for i, passed := len(before.Items)-1, true; i >= 0; i-- {
		ref := before.Items[i].Ref.String()
		if passed = passed && !slices.Contains(values, ref); passed {
			next = lineID(before.Items[i].Ref)
		}
	}
	return next
}

// refuse says beside each draft why nothing was done; what was typed in its fields stays.
func (p *DraftsPage) refuse(typed url.Values, values []string, err error) {
	for i := range p.Lines {
		p.Lines[i].take(typed)
	}
	p.Form.refuseEach(err, func(d *fault.Error) string {
		if i := faultyDraft(d, len(values)); i >= 0 {
			return values[i]
		}
		return ""
	})
	for i := range p.Lines {
		p.Lines[i].Fault = p.Form.Fault(p.Lines[i].Value())
	}
}

// faultyDraft tells which of several drafts a fault is about, -1 if it is about none.
func faultyDraft(f *fault.Error, of int) int {
	var i int
	switch n, _ := fmt.Sscanf(f.Field, "drafts[%d]", &i); {
	case n == 1 && i < of:
		return i
	case of == 1:
		return 0
	}
	return -1
}

// take keeps what was typed in the fields of a draft.
func (l *DraftLine) take(typed url.Values) {
	l.typed = make(map[string]string)
	for _, name := range []string{"speaker", "kind", "name", "role", "sort", "other", "issues"} {
		if key := name + "." + l.Value(); typed.Has(key) {
			l.typed[name] = typed.Get(key)
		}
	}
}

// decidedJSON tells a script what was decided, or why it was not. Field is that of the draft which has
// to be looked at, Which.
type decidedJSON struct {
	HTML  string `json:"html,omitempty"`
	Said  string `json:"said,omitempty"`
	Fault string `json:"fault,omitempty"`
	Field string `json:"field,omitempty"`
	Which string `json:"which,omitempty"` // of several
	Gone  bool   `json:"gone,omitempty"`  // there is nothing left to decide about it
}

func (s *Server) draftsDecided(w http.ResponseWriter, r *http.Request, in desk.DraftScope, values []string, do string, refused error) error {
	if refused != nil {
		told := decidedJSON{Fault: i18n.Fault(language(r), refused)}
		if e, ok := errors.AsType[*fault.Error](refused); ok {
			e = e.Each()[0]
			told.Gone = e.Key == "drafts.gone" || e.Key == "drafts.decided"
			if i := faultyDraft(e, len(values)); i >= 0 {
				told.Which = values[i]
			}
			_, field, _ := strings.Cut(e.Field, ".")
			told.Field = cmp.Or(map[string]string{"new.kind": "sort", "new.name": "name"}[field], field)
		}
		return writeJSON(w, StatusOf(refused), told)
	}
	in.N = desk.DraftNamed(values[0]).N
	view, err := s.newsroom.Drafts(r.Context(), in)
	if err != nil {
		return err
	}
	view.Items = nil
	page := s.draftsPage(r, in, view, noneChosen)
	if err := s.addDecided(r, page, values, desk.DraftVerdict(do)); err != nil {
		return err
	}
	if page.N = 0; r.PathValue("n") != "" {
		page.N = in.N
	}
	html, err := s.pages.part("drafts-decided", page)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, decidedJSON{HTML: html, Said: page.Said()})
}
