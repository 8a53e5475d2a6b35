package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/masthead"
	"readout/internal/text"
)

var sectionList = operation{
	id: "list_sections", method: http.MethodGet, path: "/settings/sections", tag: "site", needs: true,
	about: "What the site's pages are sorted into, in its order, for whoever may open pages. A page takes a section by its slug, " +
		"and prints the section's name in its own language.",
}

var sectionConfigure = operation{
	id: "configure_sections", method: http.MethodPut, path: "/settings/sections", tag: "site", needs: true,
	about: "Decides what the site's pages are sorted into, all of it: one that there is must be in the list, out of use perhaps. " +
		"Pages keep their section under every name it ever had. For owners.",
}

// Section is one of the site's sections.
type Section struct {
	Slug   string     `json:"slug" format:"slug" doc:"It stays what it is."`
	Names  text.Local `json:"names"`
	Unused bool       `json:"unused,omitempty" doc:"Out of use: not offered for pages any more; those in it stay in it."`
}

// SectionList is all of them.
type SectionList struct {
	Revision int       `json:"revision" minimum:"0" doc:"0: nothing was decided yet. A change starts from the newest."`
	Sections []Section `json:"sections" maxItems:"100"`
}

type sectionConfigureIn struct{ Body SectionList }

func (r *room) listSections(ctx context.Context, _ *struct{}) (*answer[SectionList], error) {
	return sectionsOf(r.desk.Sections(ctx))
}

func (r *room) configureSections(ctx context.Context, in *sectionConfigureIn) (*answer[SectionList], error) {
	var all masthead.Sections
	for _, s := range in.Body.Sections {
		all = append(all, masthead.Section{Slug: s.Slug, Names: s.Names, Retired: s.Unused})
	}
	return sectionsOf(r.desk.ConfigureSections(ctx, in.Body.Revision, all))
}

func sectionsOf(v *desk.SectionsView, err error) (*answer[SectionList], error) {
	if err != nil {
		return nil, err
	}
	out := SectionList{Revision: v.Decided.Number, Sections: make([]Section, 0, len(v.Sections))}
	for _, s := range v.Sections {
		out.Sections = append(out.Sections, Section{Slug: s.Slug, Names: s.Names, Unused: s.Retired})
	}
	return &answer[SectionList]{out}, nil
}
