package desk_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// news tells what somebody who follows something reads: statements, then states of outcomes.
func (s *site) news(of desk.NewsOf) string {
	s.t.Helper()
	v, err := s.News(reader, of)
	s.must(err)
	said := ""
	if v.Said != nil {
		said = idsOf(v.Said.Statements)
	}
	var steps []string
	for _, step := range v.Steps {
		steps = append(steps, fmt.Sprintf("%s %s>%s %s", step.Outcome.Outcome.ID, step.Before, step.Change.Status, step.At.UTC().Format("2006-01-02")))
	}
	return said + "; " + strings.Join(steps, ", ")
}

// TestNewsOfWhatSomebodyFollows: what was said and what became of outcomes, the newest first; of
// talks what became of outcomes alone.
func TestNewsOfWhatSomebodyFollows(t *testing.T) {
	s := withManySaid(t)
	s.must(s.AddStatus(editor, "mend", desk.NewStatus{Status: record.Stalled, AsOf: "2030", Basis: record.BasisInferred}))
	v, err := s.News(reader, desk.NewsOf{Outcome: "mend"})
	s.must(err)
	list, err := s.Corrections(reader, "", 0, 1)
	s.must(err)
	if v.Log.Size == 0 || v.Log != list.Log {
		t.Errorf("the state of the log: got %v in news and %v in corrections, want one that has lines", v.Log, list.Log)
	}
	told := v.Steps[0].At.UTC().Format("2006-01-02")
	mend := fmt.Sprintf("mend stalled>kept %[1]s, mend >agreed %[1]s, mend agreed>stalled 2030-01-01", told)
	for _, test := range []struct {
		what string
		of   desk.NewsOf
		want string
	}{
		{"an actor", desk.NewsOf{Actor: "mori"}, "m5 m3 m1; "},
		{"a side that tells of an outcome", desk.NewsOf{Actor: "tarn"}, "m5 m3 m1; " + mend},
		{"an issue", desk.NewsOf{Issue: "dam"}, "m5 w2 m1 go; " + mend},
		{"a series", desk.NewsOf{Series: "series"}, "; " + mend},
		{"a round", desk.NewsOf{Series: "series", Round: "round-1"}, "; " + mend},
		{"a round without outcomes", desk.NewsOf{Series: "series", Round: "round-2"}, "; "},
		{"an outcome", desk.NewsOf{Outcome: "mend"}, "; " + mend},
	} {
		check(t, test.what, s.news(test.of), test.want)
	}
	for _, of := range []desk.NewsOf{{Actor: "nobody"}, {Issue: "nothing"}, {Outcome: "hidden"}, {Series: "round-1"}, {Series: "series", Round: "opening"}} {
		_, err := s.News(reader, of)
		wantFault(t, fmt.Sprint(of), err, fault.NotFound, "record.missing", "")
	}
}

// TestNewsOfWordsThatWereWithdrawn: no word of them is left in it.
func TestNewsOfWordsThatWereWithdrawn(t *testing.T) {
	s := withManySaid(t)
	v, err := s.Statement(reader, "m5")
	s.must(err)
	u, err := s.DeskUpdate(editor, "talks", v.N)
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", v.N, u.Update.Update.Revision, "wrong")
	s.must(err)
	news, err := s.News(reader, desk.NewsOf{Issue: "dam"})
	s.must(err)
	raw, err := json.Marshal(news)
	s.must(err)
	check(t, "of the issue", s.news(desk.NewsOf{Issue: "dam"})[:8], "w2 m1 go")
	if strings.Contains(string(raw), "number 5") || strings.Contains(string(raw), "number 6") {
		t.Error("words that were withdrawn, or of a draft, are in the news")
	}
}
