package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/masthead"
	"readout/internal/text"
)

// SectionsPage decides what the site's pages are sorted into.
type SectionsPage struct {
	SettingsPage
	View  *desk.SectionsView
	Form  *form
	Rows  []SectionRow
	New   SectionRow
	Langs []string
	Uses  []choiceGroup
}

// SectionRow is one section in the form.
type SectionRow struct {
	Name  string // of its fields, "sections.2"
	Slug  string
	Title string
	Pages int
	First bool
	Last  bool
}

// Field names one of its fields.
func (r SectionRow) Field(name string) string { return r.Name + "." + name }

// Unused and used are the choices of whether a section is offered.
const (
	sectionUsed   = "yes"
	sectionUnused = "no"
)

func sectionFields(lang string, rows int) *form {
	names := []string{"from", "rows"}
	for i := range rows + 1 { // the last is for a new one
		row := fmt.Sprintf("sections.%d.", i)
		for _, l := range i18n.Langs {
			names = append(names, row+"names."+l)
		}
		names = append(names, row+"slug", row+"used")
	}
	return newForm("sections", lang, names...)
}

func storedSections(lang string, v *desk.SectionsView) *form {
	return sectionsTyped(lang, v.Decided.Number, len(v.Sections), v.Sections)
}

// sectionsTyped is the form with sections in it: rows of them there are, one more is new.
func sectionsTyped(lang string, from, rows int, sections masthead.Sections) *form {
	f := sectionFields(lang, rows).set("from", strconv.Itoa(from)).set("rows", strconv.Itoa(rows))
	for i := range sections {
		f.setSection(i, &sections[i])
	}
	return f
}

func (f *form) setSection(i int, one *masthead.Section) {
	row := fmt.Sprintf("sections.%d.", i)
	f.set(row+"slug", one.Slug).set(row+"used", f.If(one.Retired, sectionUnused, sectionUsed))
	for _, l := range i18n.Langs {
		f.set(row+"names."+l, one.Names[l])
	}
}

func (s *Server) sectionsForm(w http.ResponseWriter, r *http.Request) error {
	view, err := s.newsroom.Sections(r.Context())
	if err != nil {
		return err
	}
	f := storedSections(language(r), view)
	query := r.URL.Query()
	if words, lang := query.Get("words"), query.Get("lang"); words != "" && i18n.Known(lang) { // what pages print becomes one
		f.set(fmt.Sprintf("sections.%d.names.%s", len(view.Sections), lang), words)
	}
	return s.showSections(w, r, http.StatusOK, view, f)
}

func (s *Server) showSections(w http.ResponseWriter, r *http.Request, status int, view *desk.SectionsView, f *form) error {
	page := &SectionsPage{SettingsPage: s.settingsPage(r, "sections"), View: view, Form: f, Langs: i18n.Langs}
	rows := number(f.Value("rows"))
	for i := range rows {
		name := fmt.Sprintf("sections.%d", i)
		row := SectionRow{Name: name, Slug: f.Value(name + ".slug"), First: i == 0, Last: i == rows-1}
		names := text.Local{}
		for _, l := range i18n.Langs {
			names[l] = f.Value(name + ".names." + l)
		}
		if row.Title = page.LocalText(names); row.Title == "" {
			row.Title = row.Slug
		}
		row.Pages = view.Pages[row.Slug]
		page.Rows = append(page.Rows, row)
	}
	page.New = SectionRow{Name: fmt.Sprintf("sections.%d", rows)}
	page.Uses = oneGroup(choice{Value: sectionUsed, Label: page.T("sections.used")}, choice{Value: sectionUnused, Label: page.T("sections.unused")})
	return s.show(w, r, status, "desk/settings_sections", page)
}

// configureSections stores the form; an arrow stores it with one section moved.
func (s *Server) configureSections(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	from, rows := number(typed.Get("from")), min(number(typed.Get("rows")), masthead.MaxSections)
	sections := readSections(typed, rows)
	moveSection(sections[:rows], typed.Get("move"))
	_, err = s.newsroom.ConfigureSections(r.Context(), from, sections)
	switch {
	case err == nil:
		return s.goOn(w, r, "/desk/settings/sections", "done", "settings")
	case !s.mendable(r, err):
		return err
	}
	view, err2 := s.newsroom.Sections(r.Context())
	if err2 != nil {
		return err2
	}
	f := sectionsTyped(language(r), from, rows, sections)
	if fault.Is(err, fault.Conflict) {
		f = mergedSections(language(r), sections, view)
		err = fault.New(fault.Conflict, "settings.stale_form")
	}
	return s.showSections(w, r, StatusOf(err), view, f.refuse(err))
}

func readSections(typed url.Values, rows int) masthead.Sections {
	var all masthead.Sections
	for i := range rows + 1 {
		row := fmt.Sprintf("sections.%d.", i)
		one := masthead.Section{Slug: strings.TrimSpace(typed.Get(row + "slug")), Names: text.Local{}, Retired: typed.Get(row+"used") == sectionUnused}
		for _, l := range i18n.Langs {
			if name := strings.TrimSpace(typed.Get(row + "names." + l)); name != "" {
				one.Names[l] = name
			}
		}
		if i < rows || one.Slug != "" || len(one.Names) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// moveSection moves "up:slug" or "down:slug" by one place.
func moveSection(all masthead.Sections, move string) {
	way, slug, _ := strings.Cut(move, ":")
	i := slices.IndexFunc(all, func(one masthead.Section) bool { return one.Slug == slug })
	to := i - 1
	if way == "down" {
		to = i + 1
	}
	if i >= 0 && to >= 0 && to < len(all) {
		all[i], all[to] = all[to], all[i]
	}
}

// mergedSections is what was typed in the order of what a colleague stored meanwhile: what
// they added is there, and beside each name stands the one that is stored.
func mergedSections(lang string, typed masthead.Sections, view *desk.SectionsView) *form {
	stored, f := storedSections(lang, view), storedSections(lang, view)
	for i := range typed {
		at := slices.IndexFunc(view.Sections, func(one masthead.Section) bool { return one.Slug == typed[i].Slug })
		if at < 0 {
			at = len(view.Sections) // the new one
		}
		f.setSection(at, &typed[i])
	}
	return f.meanwhile(stored)
}

// sectionRow is what a row of the form is drawn from.
type sectionRow struct {
	Form  *form
	Row   SectionRow
	Langs []string
}

// Row gives a row with the form it stands in.
func (p *SectionsPage) Row(row SectionRow) sectionRow { return sectionRow{p.Form, row, p.Langs} }
