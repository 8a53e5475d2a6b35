package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// narrowed is what an address asks for of a coverage: which updates, in which order, from where on.
type narrowed struct {
	filter bool // it asks for some of the updates, or for the form to choose them
	by     desk.UpdatesBy
	order  coverage.Order
	older  string
}

// filterNames are the parameters that choose updates, as the form has them.
var filterNames = []string{"speaker", "side", "issue", "kind"}

// choosesUpdates tells whether an address does, or asks for the form to.
func choosesUpdates(query url.Values) bool {
	return query.Has("filter") || slices.ContainsFunc(filterNames, query.Has)
}

// readAsked reads an address that chooses updates.
func readAsked(query url.Values) (narrowed, error) {
	for _, name := range filterNames {
		if len(query[name]) > 1 {
			return narrowed{}, fault.At(name, "filter.twice", "got", name)
		}
	}
	a := narrowed{filter: true, order: readOrder(query.Get("order")), older: query.Get("older")}
	a.by = desk.UpdatesBy{
		Speaker: record.ActorID(query.Get("speaker")), Side: record.ActorID(query.Get("side")),
		Issue: record.IssueID(query.Get("issue")), Kind: record.StatementKind(query.Get("kind")),
	}
	return a, a.by.Check()
}

// query writes it, the same for all who ask for the same: each address is one page.
func (a narrowed) query() string {
	var all []string
	add := func(name, value string) {
		if value != "" {
			all = append(all, name+"="+url.QueryEscape(value))
		}
	}
	if a.filter && a.by == (desk.UpdatesBy{}) {
		add("filter", "on")
	}
	add("speaker", string(a.by.Speaker))
	add("side", string(a.by.Side))
	add("issue", string(a.by.Issue))
	add("kind", string(a.by.Kind))
	add("order", string(a.order))
	add("older", a.older)
	if len(all) == 0 {
		return ""
	}
	return "?" + strings.Join(all, "&")
}

// filtered answers with some of a coverage's updates. A form sends what was left empty, too:
// whoever asks so is sent to the address without it.
func (s *Server) filtered(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	a, err := readAsked(r.URL.Query())
	if err != nil {
		return err
	}
	if query := a.query(); query != "?"+r.URL.RawQuery {
		http.Redirect(w, r, s.words(r).Link(coveragePath(url.PathEscape(slug)))+query, http.StatusFound)
		return nil
	}
	return s.showPublic(w, r, a.query(), func(ctx context.Context) (Built, error) {
		view, err := s.desk.CoverageWhere(ctx, slug, a.by, a.order, a.older, window)
		if err != nil {
			return Built{}, err
		}
		page := s.coveragePage(r, view)
		page.Body.Later, page.NoIndex, page.JSONLD = a.older != "", true, nil
		if what := page.Body.Filter().Title(); what != "" {
			page.Title = page.T("filter.title", "title", page.Title, "what", what)
		}
		return s.built("coverage", page, streamsOf(view)...)
	})
}

// Filter is the form that chooses updates, with what is chosen; nil where all are shown.
func (b CoverageBody) Filter() *Filter {
	if b.View.Filter == nil {
		return nil
	}
	return &Filter{Words: b.Words, body: b, View: b.View.Filter}
}

// FilterHref is the address of the page with the form.
func (b CoverageBody) FilterHref() string {
	a := b.asks(b.Order(), "")
	a.filter = true
	return b.Link(b.Path()) + a.query()
}

// Filter chooses updates.
type Filter struct {
	Words
	View *desk.FilterView
	body CoverageBody
}

// FilterField is one of the parts that updates are chosen by.
type FilterField struct {
	Words
	Name    string
	Options []FilterOption
}

// FilterOption is something to choose.
type FilterOption struct {
	Value, Label, Lang string
	Updates            int
	Here               bool
}

// Label names the part.
func (f FilterField) Label() string { return f.T("filter." + f.Name) }

// Fields are the parts by which there is something to choose.
func (f *Filter) Fields() []FilterField {
	actors := func(all []desk.Counted[record.Actor], chosen record.ActorID) []FilterOption {
		return filterOptions(f.Words, all, func(a record.Actor) (string, []record.Name, bool) { return string(a.ID), a.Names, a.ID == chosen })
	}
	issues := filterOptions(f.Words, f.View.Issues, func(i record.Issue) (string, []record.Name, bool) {
		return string(i.ID), i.Names, i.ID == f.View.By.Issue
	})
	fields := []FilterField{
		{f.Words, "speaker", actors(f.View.Speakers, f.View.By.Speaker)},
		{f.Words, "side", actors(f.View.Sides, f.View.By.Side)},
		{f.Words, "issue", issues},
		{f.Words, "kind", f.kinds()},
	}
	return slices.DeleteFunc(fields, func(f FilterField) bool { return len(f.Options) == 0 })
}

// filterOptions names actors or issues, what most updates match first.
func filterOptions[T any](w Words, all []desk.Counted[T], of func(T) (id string, names []record.Name, here bool)) []FilterOption {
	var out []FilterOption
	for _, c := range all {
		id, names, here := of(c.Item)
		label, lang := w.nameIn(names)
		out = append(out, FilterOption{Value: id, Label: cmp.Or(label, id), Lang: lang, Updates: c.Updates, Here: here})
	}
	slices.SortStableFunc(out, func(a, b FilterOption) int {
		return cmp.Or(cmp.Compare(b.Updates, a.Updates), strings.Compare(a.Label, b.Label))
	})
	return out
}

// kinds stand in the order of the record's.
func (f *Filter) kinds() []FilterOption {
	var out []FilterOption
	for _, kind := range record.StatementKinds {
		for _, c := range f.View.Kinds {
			if c.Item == kind {
				out = append(out, FilterOption{Value: string(kind), Label: f.T("kind." + string(kind)), Lang: f.Lang, Updates: c.Updates, Here: kind == f.View.By.Kind})
			}
		}
	}
	return out
}

// FilterSet is something that is chosen, with the address without it.
type FilterSet struct {
	Field FilterField
	FilterOption
	Without string
}

// Set are what is chosen.
func (f *Filter) Set() []FilterSet {
	var out []FilterSet
	for _, field := range f.Fields() {
		for _, o := range field.Options {
			if o.Here {
				out = append(out, FilterSet{field, o, f.without(field.Name)})
			}
		}
	}
	return out
}

// without gives the address of the page with one choice less; without the last, of all updates.
func (f *Filter) without(name string) string {
	a := f.body.asks(f.body.Order(), "")
	switch name {
	case "speaker":
		a.by.Speaker = ""
	case "side":
		a.by.Side = ""
	case "issue":
		a.by.Issue = ""
	case "kind":
		a.by.Kind = ""
	}
	a.filter = a.by != (desk.UpdatesBy{})
	return f.Link(f.body.Path()) + a.query()
}

// Title tells what is chosen in a line, "" if nothing is.
func (f *Filter) Title() string {
	var all []string
	for _, set := range f.Set() {
		all = append(all, set.Label)
	}
	return strings.Join(all, f.T("web.comma"))
}

// Action is where the form goes.
func (f *Filter) Action() string { return f.Link(f.body.Path()) }

// Order is what the form keeps of the page's order, "" for the coverage's own.
func (f *Filter) Order() coverage.Order { return f.body.asks(f.body.Order(), "").order }

// All is the address of all updates in the same order.
func (f *Filter) All() string {
	return f.Link(f.body.Path()) + narrowed{order: f.Order()}.query()
}

// Total is how many updates there are.
func (f *Filter) Total() int { return f.body.View.Total }
