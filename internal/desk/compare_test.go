package desk_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/text"
)

const (
	ourText   = "Weiss voiced concern about the islands. Mori proposed joint patrols."
	theirText = "Weiss lodged a protest about the islands. Weiss offered to open the harbour."
)

// withTheirs is a round of which our page and a note of the ministry of Veld tell.
func withTheirs(t *testing.T) *site {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "Results", Markdown: ourText})
	s.source("veld-note", "The note of Veld", theirText)
	s.mark("talks", 1, "Weiss voiced concern about the islands", saidBy("ours-concern", record.Concern, "weiss"))
	s.mark("talks", 1, "Mori proposed joint patrols", saidBy("ours-patrols", record.Propose, "mori"))
	s.mark("veld-note", 1, "Weiss lodged a protest about the islands", saidBy("theirs-protest", record.Object, "weiss"))
	s.mark("veld-note", 1, "Weiss offered to open the harbour", saidBy("theirs-offer", record.Offer, "weiss"))
	return s
}

// source takes in a document of somebody else's about the second round.
func (s *site) source(slug, title, words string) {
	s.t.Helper()
	_, err := s.CreateCoverage(editor, desk.NewCoverage{
		Slug: slug, Form: coverage.Source, Lang: "en", Title: text.Local{"en": title}, Event: "round-2", Address: "https://veld.example/" + slug,
	})
	s.must(err)
	s.post(editor, slug, desk.NewUpdate{Markdown: words})
}

func saidBy(id record.StatementID, kind record.StatementKind, speaker record.ActorID) func(*desk.NewStatement) {
	return func(in *desk.NewStatement) {
		in.ID, in.Kind, in.Speaker = id, kind, []record.ActorID{speaker}
	}
}

// accounts tells what two accounts of the second round say, a line for each statement.
func (s *site) accounts(ctx context.Context, in desk.Against) string {
	s.t.Helper()
	v, err := s.Compare(ctx, "series", "round-2", in)
	s.must(err)
	var lines []string
	for _, p := range v.Pairs.Statements {
		line := ""
		for _, told := range []*record.Told{p.Ours, p.Theirs} {
			if told == nil {
				line += "- "
			} else {
				line += fmt.Sprintf("%s %s ", told.ID, told.As)
			}
		}
		lines = append(lines, line+string(p.By))
	}
	return strings.Join(lines, "\n")
}

const apart = "ours-concern concern - \nours-patrols propose - \n- theirs-protest object \n- theirs-offer offer "

// Their readout stands beside ours: one act in two words, and what each of the two alone tells.
// Of the source, which nobody sees whole, readers learn its name, its address and the words.
func TestTheirReadoutBesideOurs(t *testing.T) {
	s := withTheirs(t)
	together := "ours-concern concern theirs-protest object match\nours-patrols propose - \n- theirs-offer offer "
	check(t, "the first source", s.accounts(reader, desk.Against{}), together)
	check(t, "by its name", s.accounts(reader, desk.Against{Source: "veld-note"}), together)
	v, err := s.Compare(reader, "", "round-2", desk.Against{})
	s.must(err)
	check(t, "theirs", fmt.Sprint(v.Theirs.Slug, " ", v.Theirs.Source.Title["en"], " ", v.Theirs.Source.Address), "veld-note The note of Veld https://veld.example/veld-note")
	check(t, "ours", fmt.Sprintln(v.Own(), len(v.Ours.Pages), v.Ours.Pages[0].Slug), "true 1 talks\n")
	_, err = s.Coverage(reader, "veld-note", "")
	wantFault(t, "the source whole", err, fault.NotFound, "coverage.missing", "")

	s.source("courier", "The Courier", "Weiss was worried about the islands, people say.")
	s.mark("courier", 1, "Weiss was worried about the islands", saidBy("courier-worry", record.Concern, "weiss"))
	check(t, "two sources", s.accounts(reader, desk.Against{Source: "veld-note", With: "courier"}),
		"courier-worry concern theirs-protest object match\n- theirs-offer offer ")
	for _, wrong := range []struct {
		in         desk.Against
		kind       fault.Kind
		key, field string
	}{
		{desk.Against{Source: "nowhere"}, fault.NotFound, "compare.no_source", "source"},
		{desk.Against{Source: "talks"}, fault.NotFound, "compare.no_source", "source"},
		{desk.Against{With: "nowhere"}, fault.NotFound, "compare.no_source", "with"},
		{desk.Against{Source: "courier", With: "courier"}, fault.Invalid, "compare.with_itself", "with"},
	} {
		_, err := s.Compare(reader, "series", "round-2", wrong.in)
		wantFault(t, fmt.Sprint(wrong.in), err, wrong.kind, wrong.key, wrong.field)
	}
	_, err = s.Compare(reader, "another", "round-2", desk.Against{})
	wantFault(t, "another series", err, fault.NotFound, "record.missing", "")
	v, err = s.Compare(reader, "series", "round-1", desk.Against{})
	s.must(err)
	check(t, "a round of which nobody else tells", v.Theirs == nil && len(v.Sources) == 0, true)
}

// What an editor says of a pair counts before the likeness, whichever of the two it is said of,
// stands in the journal, and can be taken back.
func TestWhatAnEditorSaysOfAPair(t *testing.T) {
	s := withTheirs(t)
	say := func(item, other string, v record.Verdict) error {
		return s.JudgePair(editor, desk.Judgement{Kind: record.KindStatement, Item: item, Other: other, Verdict: v})
	}
	before := s.head()
	s.must(say("theirs-protest", "ours-concern", record.SaidNotSame))
	check(t, "not the same", s.accounts(reader, desk.Against{}), apart)
	check(t, "in the journal", s.head() == before, false)
	s.must(say("ours-concern", "theirs-protest", record.SaidSame))
	check(t, "the same, said of the other one", strings.HasPrefix(s.accounts(reader, desk.Against{}), "ours-concern concern theirs-protest object verdict"), true)
	acts := func() (n int) {
		for _, c := range s.book().Book.Contentions("round-2") {
			n += len(c.Statements)
		}
		return n
	}
	twice := acts()
	s.must(say("theirs-offer", "ours-patrols", record.SaidSame))
	check(t, "one act counts once", acts(), twice-1)
	check(t, "against all likeness", strings.Contains(s.accounts(reader, desk.Against{}), "ours-patrols propose theirs-offer offer verdict"), true)
	s.must(say("theirs-offer", "ours-patrols", record.SaidNothing))
	s.must(say("theirs-protest", "ours-concern", record.SaidNothing))
	check(t, "taken back", strings.HasPrefix(s.accounts(reader, desk.Against{}), "ours-concern concern theirs-protest object match"), true)
	before = s.head()
	s.must(say("theirs-protest", "ours-concern", record.SaidNothing))
	check(t, "nothing said again", s.head(), before)
}

func TestPairsThatCannotBeJudged(t *testing.T) {
	s := withTheirs(t)
	s.mark("talks", 1, "joint patrols", func(in *desk.NewStatement) { in.ID, in.Event = "before", "round-1" })
	for _, wrong := range []struct {
		j          desk.Judgement
		key, field string
	}{
		{desk.Judgement{Kind: record.KindActor, Item: "mori", Other: "weiss", Verdict: record.SaidSame}, "compare.kind_unknown", "kind"},
		{desk.Judgement{Kind: record.KindStatement, Item: "theirs-offer", Other: "ours-concern", Verdict: "alike"}, "compare.verdict_unknown", "verdict"},
		{desk.Judgement{Kind: record.KindStatement, Item: "theirs-offer", Other: "theirs-offer", Verdict: record.SaidSame}, "compare.other_itself", "other"},
		{desk.Judgement{Kind: record.KindStatement, Item: "nothing", Other: "theirs-offer", Verdict: record.SaidSame}, "record.no_statement", "item"},
		{desk.Judgement{Kind: record.KindOutcome, Item: "nothing", Other: "nobody", Verdict: record.SaidSame}, "record.no_outcome", "item"},
		{desk.Judgement{Kind: record.KindStatement, Item: "theirs-offer", Other: "before", Verdict: record.SaidSame}, "compare.other_round", "other"},
	} {
		wantFault(t, wrong.key, s.JudgePair(editor, wrong.j), fault.Invalid, wrong.key, wrong.field)
	}
}

// Readers are told nothing of what an editor said of a draft, and a file of the record names
// nothing that is not in it.
func TestNothingIsSaidOfADraft(t *testing.T) {
	s := withTheirs(t)
	s.mark("veld-note", 1, "open the harbour", func(in *desk.NewStatement) { in.ID, in.Draft = "hidden", true })
	s.must(s.JudgePair(editor, desk.Judgement{Kind: record.KindStatement, Item: "ours-patrols", Other: "hidden", Verdict: record.SaidSame}))
	v, err := s.RoundFile(reader, "round-2")
	s.must(err)
	whole, err := s.ExportRecord(owner)
	s.must(err)
	for name, items := range map[string]record.Items{"the round's file": v.Items, "the whole record": whole.Items} {
		raw, err := json.Marshal(items)
		s.must(err)
		check(t, name, strings.Contains(string(raw), "hidden"), false)
	}
}

// An address of a source is one of the web, and can be changed and taken away.
func TestTheAddressOfASource(t *testing.T) {
	s := withTheirs(t)
	for _, wrong := range []string{"veld.example/note", "/c/talks", "mailto:press@veld.example", "javascript:alert(1)", "https://"} {
		_, err := s.EditCoverage(editor, "veld-note", desk.CoverageEdit{From: 1, Address: &wrong})
		wantFault(t, wrong, err, fault.Invalid, "coverage.address_form", "address")
	}
	_, err := s.EditCoverage(editor, "veld-note", desk.CoverageEdit{From: 1, Address: ptr("https://veld.example/moved")})
	s.must(err)
	v, err := s.Compare(reader, "series", "round-2", desk.Against{})
	s.must(err)
	check(t, "moved", v.Theirs.Source.Address, "https://veld.example/moved")
	_, err = s.EditCoverage(editor, "veld-note", desk.CoverageEdit{From: 2, Address: ptr("")})
	s.must(err)
	v, err = s.Compare(reader, "series", "round-2", desk.Against{})
	s.must(err)
	check(t, "taken away", v.Theirs.Source.Address, "")
}
