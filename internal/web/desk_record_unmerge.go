package web

import (
	"net/http"
	"strconv"

	"readout/internal/desk"
	"readout/internal/fault"
)

// mergeDone is a merge in the list of those that can be taken back.
type mergeDone struct {
	Words
	View desk.MergeDone
	keep *mergeChoice // nil for one that readers do not see any more
	Once string
	At   string
}

// Kind names what the two are.
func (m mergeDone) Kind() string { return m.T("record_review.item." + string(m.View.Kind)) }

// Line says what became a part of what.
func (m mergeDone) Line() string {
	keep := m.View.Keep
	if m.keep != nil {
		keep = m.keep.Label()
	}
	return m.T("record_merge.last_line", "gone", m.View.Drop, "keep", keep)
}

// lastMerges gives the merges that can be taken back, the newest first.
func (s *Server) lastMerges(r *http.Request, words Words) ([]mergeDone, error) {
	found, err := s.newsroom.Merges(r.Context())
	if err != nil {
		return nil, err
	}
	all := make([]mergeDone, len(found))
	for i, m := range found {
		all[i] = mergeDone{Words: words, View: m, Once: onceKey(), At: words.Moment(m.At.In(s.site().Zone))}
		kept, _, err := s.newsroom.Candidates(r.Context(), m.Kind, "", m.Keep)
		if err != nil {
			return nil, err
		}
		if len(kept) > 0 {
			all[i].keep = &mergeChoice{Words: words, View: kept[0]}
		}
	}
	return all, nil
}

// unmergeRecord takes a merge back. What cannot be is said on the page of merges.
func (s *Server) unmergeRecord(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	done, err := s.newsroom.Unmerge(r.Context(), int64(number(typed.Get("merge"))), desk.Once{Key: typed.Get("once"), Body: onceBody(typed)})
	if err == nil {
		said := "unmerged"
		if len(done.Stayed) > 0 {
			said = "unmerged_partly"
		}
		return s.goOn(w, r, mergePath, "done", said, "n", strconv.Itoa(len(done.Stayed)), "kind", string(done.Kind))
	}
	if !fault.Is(err, fault.NotFound) && !s.mendable(r, err) {
		return err
	}
	page, other := s.mergePage(r, newForm("merge", language(r), mergeFields...))
	if other != nil {
		return other
	}
	page.Form.refuse(err)
	return s.show(w, r, StatusOf(err), "desk/record_merge", page)
}
