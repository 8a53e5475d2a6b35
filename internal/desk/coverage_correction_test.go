package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/text"
)

// reword edits the coverage of the talks, a minute later.
func (s *site) reword(from int, in desk.CoverageEdit) desk.CoverageReceipt {
	s.t.Helper()
	s.clock.forward(minute)
	in.From = from
	r, err := s.EditCoverage(editor, "talks", in)
	s.must(err)
	return r
}

// TestCorrectionsOfAPagesOwnWords: a note about the title stands at the head of the page, in the
// lists, in the history; a change without one shows; what is no word of the page does not.
func TestCorrectionsOfAPagesOwnWords(t *testing.T) {
	s := withTalks(t)
	state := coverage.Paused
	s.reword(1, desk.CoverageEdit{State: &state})
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "reworded by a state", v.Coverage.Reworded, coverage.Reworded{})
	s.reword(2, desk.CoverageEdit{Title: text.Local{"ja": "第二回の会談"}, Note: " 回数が違いました。 ", Notes: text.Local{"en": "It is the second."}})
	s.reword(3, desk.CoverageEdit{Standfirst: text.Local{"ja": "閣僚が会った。"}})
	s.reword(4, desk.CoverageEdit{Note: "閣僚は二人です。", Correction: coverage.Clarified})
	s.reword(5, desk.CoverageEdit{Tags: &[]string{"tarn"}, Lead: &[]coverage.Picture{{Caption: "港"}}, Note: "追記", Correction: coverage.Amended})
	want := "title 6 update: 追記 | title 5 clarification: 閣僚は二人です。 | title 3 correction: 回数が違いました。"
	check(t, "the coverage's list", s.corrections("talks"), want)
	check(t, "the site's list", s.corrections(""), want)
	v, err = s.Coverage(reader, "talks", "")
	s.must(err)
	var told []string
	for _, k := range v.Corrections {
		told = append(told, fmt.Sprintf("%s %d %s %s", k.At.Sub(noon), k.Revision, k.Kind, k.Note["en"]))
	}
	check(t, "at its head", strings.Join(told, " | "), "2m0s 3 correction It is the second. | 4m0s 5 clarification  | 5m0s 6 update ")
	check(t, "their number", v.Notes, 3)
	check(t, "last reworded", v.Coverage.Reworded.Revision, 6)
	check(t, "when", v.Coverage.Reworded.At.Sub(noon), 5*minute)
	check(t, "in the journal", s.changes("talks"), "coverage, coverage, coverage, coverage, coverage, coverage")
	h, err := s.CoverageHistory(reader, "talks", 0)
	s.must(err)
	var states []string
	for _, st := range h.States {
		states = append(states, fmt.Sprintf("%d %s%s", st.Number, st.Content.Title["ja"], st.Content.Told()))
	}
	check(t, "the states", strings.Join(states, ", "), "1 会談, 2 会談, 3 第二回の会談correction, 4 第二回の会談, 5 第二回の会談clarification, 6 第二回の会談update")
}

// TestSayingNothingNewIsNoRevision: a form sent twice, a note that stood there before.
func TestSayingNothingNewIsNoRevision(t *testing.T) {
	s := withTalks(t)
	title := desk.CoverageEdit{Title: text.Local{"ja": "第二回"}, Note: "a"}
	check(t, "with a note", s.reword(1, title).Revision, 2)
	check(t, "the same words without it", s.reword(2, desk.CoverageEdit{Title: title.Title}).Revision, 2)
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	check(t, "notes", len(v.Corrections), 1)
}

func TestFaultsOfCorrectionsOfAPage(t *testing.T) {
	s := withTalks(t)
	before := s.head()
	for _, row := range []struct {
		name, slug string
		in         desk.CoverageEdit
		key, field string
	}{
		{"a correction without a note", "talks", desk.CoverageEdit{Title: text.Local{"ja": "b"}, Correction: coverage.Corrected, Note: " "}, "correction.note_missing", "note"},
		{"an unknown kind", "talks", desk.CoverageEdit{Correction: "excuse", Note: "a"}, "correction.kind_unknown", "correction"},
		{"a retraction by edit", "talks", desk.CoverageEdit{Correction: coverage.Retracted, Note: "a"}, "correction.kind_unknown", "correction"},
		{"a note without end", "talks", desk.CoverageEdit{Note: strings.Repeat("長", 2001)}, "coverage.too_long", "note"},
		{"a note in no language", "talks", desk.CoverageEdit{Note: "a", Notes: text.Local{"English": "a"}}, "coverage.language_form", "notes.English"},
		{"of a draft", "plan", desk.CoverageEdit{Note: "a"}, "correction.not_public", "note"},
		{"of a draft that is published by it", "plan", desk.CoverageEdit{Note: "a", Publish: true}, "correction.not_public", "note"},
		{"a kind of a draft", "plan", desk.CoverageEdit{Correction: coverage.Clarified}, "correction.not_public", "correction"},
	} {
		row.in.From = 1
		_, err := s.EditCoverage(editor, row.slug, row.in)
		wantFault(t, row.name, err, fault.Invalid, row.key, row.field)
	}
	_, err := s.CoverageHistory(reader, "plan", 0)
	wantFault(t, "the history of a draft", err, fault.NotFound, "coverage.missing", "")
	check(t, "head of the journal after them all", s.head(), before)
}

// TestWhatADraftSaidIsNoHistory: only states that readers could see are in it.
func TestWhatADraftSaidIsNoHistory(t *testing.T) {
	s := withTalks(t)
	_, err := s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 1, Title: text.Local{"ja": "verboten"}})
	s.must(err)
	_, err = s.EditCoverage(editor, "plan", desk.CoverageEdit{From: 2, Title: text.Local{"ja": "予定"}, Publish: true})
	s.must(err)
	v, err := s.Coverage(reader, "plan", "")
	s.must(err)
	check(t, "reworded", v.Coverage.Reworded, coverage.Reworded{})
	h, err := s.CoverageHistory(reader, "plan", 0)
	s.must(err)
	check(t, "states", len(h.States), 1)
	check(t, "the first", h.States[0].Content.Title["ja"], "予定")
}

func TestLongHistoriesOfAPageComeInPages(t *testing.T) {
	s := withTalks(t)
	for i := 1; i < 90; i++ {
		_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: i, Title: text.Local{"ja": fmt.Sprint(i + 1)}})
		s.must(err)
	}
	var got []string
	for before, first := 0, true; first || before > 0; first = false {
		h, err := s.CoverageHistory(reader, "talks", before)
		s.must(err)
		page := fmt.Sprintf("%d-%d", h.States[0].Number, h.States[len(h.States)-1].Number)
		if h.Before != nil {
			page += " after " + h.Before.Title["ja"]
		}
		got, before = append(got, page), h.Earlier
	}
	check(t, "pages", strings.Join(got, ", "), "51-90 after 50, 11-50 after 10, 1-10")
}
