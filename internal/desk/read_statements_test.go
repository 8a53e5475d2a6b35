package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// withManySaid is the site with two rounds and six statements of both sides on two issues, each in
// an update of its own, a minute after each other; the last one waits in a draft.
func withManySaid(t *testing.T) *site {
	s := withTwoRounds(t)
	s.must(s.SaveIssue(owner, record.Issue{ID: "fish", Names: []record.Name{{Lang: "en", Text: "Fish"}}}, 0))
	begun := time.Date(2031, 5, 20, 12, 0, 0, 0, time.UTC)
	for i, one := range []struct {
		id      record.StatementID
		speaker record.ActorID
		kind    record.StatementKind
		issue   record.IssueID
		draft   bool
	}{
		{"m1", "mori", record.Assert, "dam", false},
		{"w2", "weiss", record.Object, "dam", false},
		{"m3", "mori", record.Assert, "fish", false},
		{"w4", "weiss", record.Agree, "fish", false},
		{"m5", "mori", record.Concern, "dam", false},
		{"secret", "mori", record.Object, "dam", true},
	} {
		words := fmt.Sprintf("Word number %d was Spoken.", i+1)
		got, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: words, Draft: one.draft, Said: ptr(begun.Add(time.Duration(i) * time.Minute))})
		s.must(err)
		_, err = s.MarkStatement(editor, desk.NewStatement{
			ID: one.id, Slug: "talks", N: got.N, Speaker: []record.ActorID{one.speaker}, Kind: one.kind, Issues: []record.IssueID{one.issue},
			Event: "round-2", Quote: text.Quote{Exact: words},
		})
		s.must(err)
	}
	return s
}

// asked lists what somebody gets who reads all pages of a list.
func (s *site) asked(q desk.StatementsBy) string {
	s.t.Helper()
	var ids []string
	for range 20 {
		v, err := s.Statements(reader, q)
		s.must(err)
		for i := range v.Statements {
			ids = append(ids, string(v.Statements[i].Statement.ID))
		}
		if q.After = v.Next; v.Next == "" {
			break
		}
	}
	return strings.Join(ids, " ")
}

func TestStatementsByWhatSomebodyAsks(t *testing.T) {
	s := withManySaid(t)
	at := func(minute int) time.Time { return time.Date(2031, 5, 20, 12, minute, 0, 0, time.UTC) }
	for _, test := range []struct {
		what string
		q    desk.StatementsBy
		want string
	}{
		{"of a round, a page of two", desk.StatementsBy{Round: "round-2", Kind: record.Assert, Limit: 1}, "m3 m1"},
		{"by a speaker", desk.StatementsBy{Actor: "mori", Limit: 2}, "m5 m3 m1"},
		{"for a side", desk.StatementsBy{Side: "tarn", Limit: 9}, "m5 m3 m1"},
		{"for a side that nobody speaks for", desk.StatementsBy{Side: "expert", Limit: 9}, ""},
		{"of one speaker on one issue", desk.StatementsBy{Actor: "mori", Issue: "dam", Limit: 9}, "m5 m1"},
		{"of one kind", desk.StatementsBy{Kind: record.Agree, Limit: 9}, "w4"},
		{"of a series", desk.StatementsBy{Series: "series", Issue: "fish", Limit: 1}, "w4 m3"},
		{"of a round of another series", desk.StatementsBy{Series: "round-1", Round: "round-2", Limit: 9}, ""},
		{"between two moments", desk.StatementsBy{Actor: "mori", From: at(0), To: at(4), Limit: 9}, "m3 m1"},
		{"with words, in whatever case", desk.StatementsBy{Text: "number 4 was spoken", Limit: 9}, "w4"},
	} {
		check(t, test.what, s.asked(test.q), test.want)
	}
	if _, err := s.Statements(reader, desk.StatementsBy{After: "no cursor"}); err == nil {
		t.Error("a cursor that is none: got no fault")
	}
}

func TestAStatementMovesWithItsUpdateAndGoesWithIt(t *testing.T) {
	s := withManySaid(t)
	fish := desk.StatementsBy{Issue: "fish", Limit: 9}
	check(t, "at first", s.asked(fish), "w4 m3")
	v, err := s.Statement(reader, "m3")
	s.must(err)
	u, err := s.DeskUpdate(editor, "talks", v.N)
	s.must(err)
	_, err = s.EditUpdate(editor, "talks", v.N, desk.UpdateEdit{From: u.Update.Update.Revision, Said: ptr(time.Date(2031, 5, 20, 13, 0, 0, 0, time.UTC))})
	s.must(err)
	check(t, "said later than was thought", s.asked(fish), "m3 w4")
	s.must(s.WithdrawStatement(editor, "w4"))
	check(t, "one was taken back", s.asked(fish), "m3")
	u, err = s.DeskUpdate(editor, "talks", v.N)
	s.must(err)
	_, err = s.RetractUpdate(editor, "talks", v.N, u.Update.Update.Revision, "wrong")
	s.must(err)
	check(t, "the words of the other were", s.asked(fish), "")
}
