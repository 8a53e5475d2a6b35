package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// withUpdatesToChoose is a page of six updates: one without statements, one that waits in a draft.
func withUpdatesToChoose(t *testing.T) *site {
	s := withTalks(t)
	s.must(s.SaveIssue(owner, record.Issue{ID: "fish", Names: []record.Name{{Lang: "en", Text: "Fish"}}}, 0))
	begun := noon.Add(-time.Hour)
	for i, u := range []struct {
		said  []string // speakers, kind and issue
		draft bool
	}{
		{said: []string{"mori propose islands", "weiss object islands"}},
		{said: []string{"mori object fish"}},
		{},
		{said: []string{"mori propose islands"}, draft: true},
		{said: []string{"weiss agree fish"}},
		{said: []string{"mori+weiss agree islands"}},
	} {
		var words []string
		for k := range max(1, len(u.said)) {
			words = append(words, fmt.Sprintf("Sentence %d of %d.", k, i))
		}
		r, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Markdown: strings.Join(words, " "), Draft: u.draft, Said: ptr(begun.Add(time.Duration(i) * time.Minute))})
		s.must(err)
		for k, said := range u.said {
			part := strings.Fields(said)
			s.mark("talks", r.N, words[k], func(in *desk.NewStatement) {
				in.Speaker = nil
				for who := range strings.SplitSeq(part[0], "+") {
					in.Speaker = append(in.Speaker, record.ActorID(who))
				}
				in.Kind, in.Issues = record.StatementKind(part[1]), []record.IssueID{record.IssueID(part[2])}
			})
		}
	}
	return s
}

// numbers tells a page's updates and what of the record stands beside them.
func numbers(v *desk.CoverageView) string {
	var all []string
	for i := range v.Updates {
		all = append(all, fmt.Sprint(v.Updates[i].Update.N))
	}
	return fmt.Sprintf("%s of %d, %d on record", strings.Join(all, " "), v.Filter.Matching, len(v.Record))
}

func TestUpdatesThatSomebodyAsksFor(t *testing.T) {
	s := withUpdatesToChoose(t)
	for _, tt := range []struct {
		what string
		by   desk.UpdatesBy
		want string
	}{
		{"all", desk.UpdatesBy{}, "6 5 3 2 1 of 5, 5 on record"},
		{"a speaker, alone or with others", desk.UpdatesBy{Speaker: "mori"}, "6 2 1 of 3, 3 on record"},
		{"a side, by who spoke", desk.UpdatesBy{Side: "veld"}, "6 5 1 of 3, 3 on record"},
		{"an issue", desk.UpdatesBy{Issue: "fish"}, "5 2 of 2, 2 on record"},
		{"a kind", desk.UpdatesBy{Kind: record.Object}, "2 1 of 2, 2 on record"},
		{"one statement matches all, not two a half each", desk.UpdatesBy{Speaker: "mori", Kind: record.Object}, "2 of 1, 1 on record"},
		{"all four", desk.UpdatesBy{Speaker: "weiss", Side: "tarn", Issue: "islands", Kind: record.Agree}, "6 of 1, 1 on record"},
		{"what does not go together", desk.UpdatesBy{Issue: "fish", Kind: record.Propose}, " of 0, 0 on record"},
		{"who is not on the page", desk.UpdatesBy{Speaker: "expert"}, " of 0, 0 on record"},
		{"who is not on record", desk.UpdatesBy{Speaker: "nobody"}, " of 0, 0 on record"},
	} {
		v, err := s.CoverageWhere(reader, "talks", tt.by, "", "", 100)
		s.must(err)
		check(t, tt.what, numbers(v), tt.want)
	}
}

// Pages go on where the one before ended, in each order.
func TestPagesOfUpdatesThatSomebodyAsksFor(t *testing.T) {
	s := withUpdatesToChoose(t)
	_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: 1, Order: ptr(coverage.Editorial)})
	s.must(err)
	_, err = s.PlaceUpdate(editor, "talks", 1, desk.Move{Above: 6})
	s.must(err)
	for order, want := range map[coverage.Order]string{coverage.Newest: "6 2 1", coverage.Oldest: "1 2 6", coverage.Editorial: "1 6 2"} {
		var got []string
		for from, pages := "", 0; pages < 9; pages++ {
			v, err := s.CoverageWhere(reader, "talks", desk.UpdatesBy{Speaker: "mori"}, order, from, 1)
			s.must(err)
			got = append(got, fmt.Sprint(v.Updates[0].Update.N))
			check(t, "matching", v.Filter.Matching, 3)
			if from = v.Older; from == "" {
				break
			}
		}
		check(t, string(order), strings.Join(got, " "), want)
	}
	_, err = s.CoverageWhere(reader, "talks", desk.UpdatesBy{Speaker: "mori"}, "", "nowhere", 1)
	wantFault(t, "a cursor that is none", err, fault.Invalid, "coverage.bad_cursor", "older")
}

// What there is to choose is what occurs, with how many updates would match then.
func TestWhatUpdatesCanBeChosenBy(t *testing.T) {
	s := withUpdatesToChoose(t)
	choices := func(by desk.UpdatesBy) string {
		v, err := s.CoverageWhere(reader, "talks", by, "", "", 100)
		s.must(err)
		var all []string
		for _, c := range v.Filter.Speakers {
			all = append(all, fmt.Sprint(c.Item.ID, len(c.Item.Names), " ", c.Updates))
		}
		for _, c := range v.Filter.Sides {
			all = append(all, fmt.Sprint(c.Item.ID, " ", c.Updates))
		}
		for _, c := range v.Filter.Issues {
			all = append(all, fmt.Sprint(c.Item.ID, " ", c.Updates))
		}
		for _, c := range v.Filter.Kinds {
			all = append(all, fmt.Sprint(c.Item, " ", c.Updates))
		}
		return strings.Join(all, ", ")
	}
	check(t, "nothing is chosen", choices(desk.UpdatesBy{}), "mori1 3, weiss1 3, tarn 3, veld 3, fish 2, islands 2, agree 2, object 2, propose 1")
	check(t, "with a speaker", choices(desk.UpdatesBy{Speaker: "mori"}), "mori1 3, weiss1 3, tarn 3, veld 1, fish 1, islands 2, agree 1, object 1, propose 1")
	check(t, "with what does not occur", choices(desk.UpdatesBy{Kind: record.Threaten}), "mori1 0, weiss1 0, tarn 0, veld 0, fish 0, islands 0, agree 2, object 2, propose 1, threaten 0")
	check(t, "with who has no name", choices(desk.UpdatesBy{Side: "nobody"}), "mori1 0, weiss1 0, tarn 3, veld 3, nobody 0, fish 0, islands 0, agree 0, object 0, propose 0")
}

// A filter shows what the page shows: what is taken back goes from it, what comes is in it.
func TestAFilterFollowsThePage(t *testing.T) {
	s := withUpdatesToChoose(t)
	proposed := func() string {
		v, err := s.CoverageWhere(reader, "talks", desk.UpdatesBy{Kind: record.Propose}, "", "", 100)
		s.must(err)
		return numbers(v)
	}
	check(t, "at first", proposed(), "1 of 1, 1 on record")
	_, err := s.PublishUpdate(editor, "talks", 4, 1)
	s.must(err)
	check(t, "a draft was published", proposed(), "4 1 of 2, 2 on record")
	s.must(s.WithdrawStatement(editor, "talks-1-1"))
	check(t, "a mark was taken away", proposed(), "4 of 1, 1 on record")
	_, err = s.RetractUpdate(editor, "talks", 4, 1, "Nobody said so.")
	s.must(err)
	check(t, "the update was taken back", proposed(), " of 0, 0 on record")
}

func TestFiltersThatAreNone(t *testing.T) {
	s := withUpdatesToChoose(t)
	for field, by := range map[string]desk.UpdatesBy{
		"speaker": {Speaker: "Mira Mori"}, "side": {Side: "tarn/veld"}, "issue": {Issue: record.IssueID(strings.Repeat("a", 65))}, "kind": {Kind: "shout"},
	} {
		key := "filter.bad_id"
		if field == "kind" {
			key = "filter.bad_kind"
		}
		_, err := s.CoverageWhere(reader, "talks", by, "", "", 100)
		wantFault(t, field, err, fault.Invalid, key, field)
		_, err = s.UpdatesWhere(reader, "talks", by, 0, 100)
		wantFault(t, field+", by number", err, fault.Invalid, key, field)
	}
}

// Programs read them by number.
func TestUpdatesByNumberThatSomebodyAsksFor(t *testing.T) {
	s := withUpdatesToChoose(t)
	for _, tt := range []struct {
		by           desk.UpdatesBy
		after, limit int
		want         string
	}{
		{desk.UpdatesBy{}, 0, 9, "1 2 3 5 6"},
		{desk.UpdatesBy{Speaker: "mori"}, 0, 9, "1 2 6"},
		{desk.UpdatesBy{Speaker: "mori"}, 1, 1, "2"},
		{desk.UpdatesBy{Speaker: "mori"}, 6, 9, ""},
	} {
		views, err := s.UpdatesWhere(reader, "talks", tt.by, tt.after, tt.limit)
		s.must(err)
		var got []string
		for i := range views {
			got = append(got, fmt.Sprint(views[i].Update.N))
		}
		check(t, fmt.Sprint(tt), strings.Join(got, " "), tt.want)
	}
}

// A page of some updates costs three questions for its statements, however many they are: what is
// read of each that does not match is the row.
func BenchmarkUpdatesWhere(b *testing.B) {
	for _, statements := range []int{100, 2_000} {
		d := longTalks(b, perRound, 1)
		if statements > perRound {
			d = longTalks(b, statements+perRound, 2)
		}
		b.Run(fmt.Sprint(statements), func(b *testing.B) {
			spent(b, func() {
				if _, err := d.CoverageWhere(b.Context(), "round-1", desk.UpdatesBy{Speaker: "nobody"}, "", "", 100); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}
