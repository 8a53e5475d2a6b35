package web

import (
	"net/http"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
)

// onto puts what a colleague has stored meanwhile into the fields that are as they were when
// the form was opened: who changed the standfirst did not mean to have a page go live again
// that has ended since. Where the state the form began from is not known, all stays as typed.
func (s *Server) onto(r *http.Request, f *form, view *desk.DeskCoverageView, from int) *form {
	past, err := s.desk.CoverageHistory(r.Context(), view.Coverage.Slug, 0)
	if err != nil {
		return f
	}
	at := slices.IndexFunc(past.States, func(state desk.CoverageState) bool { return state.Number == from })
	if at < 0 {
		return f
	}
	then := *view
	then.Coverage.Content = past.States[at].Content
	return f.untouched(s.storedCoverage(f.Lang, &then), s.storedCoverage(f.Lang, view))
}

// untouched takes from now what in the form is as it was.
func (f *form) untouched(was, now *form) *form {
	plain := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	for _, name := range f.inputs {
		if plain(f.Value(name)) == plain(was.Value(name)) {
			f.values[name] = slices.Clone(now.values[name])
		}
	}
	files := func(rows []pictureRow) (all []coverage.Picture) {
		for i := range rows {
			all = append(all, rows[i].Picture)
		}
		return all
	}
	if slices.Equal(files(f.Pictures), files(was.Pictures)) {
		f.Pictures = now.Pictures
	}
	return f
}
