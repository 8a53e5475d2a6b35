package desk_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// secrets are words that have to go: one of every place that an update's words stand in.
var secrets = []string{"unsayable-headline", "unsayable-older", "unsayable-body", "言えない言葉", "unsayable-caption", "unsayable-credit", "unsayable-gist", "unsayable-memo"}

// withSecrets has an update that says them in its two revisions, is pinned, and is cited by
// two statements: one rests on it alone, one on another update as well. Around it others
// come and go, so that SQLite moves its words about.
func withSecrets(t *testing.T, s *site) (n int) {
	t.Helper()
	churn(s, "before", 60)
	body := "Mori spoke of unsayable-body and 言えない言葉 at length. " + strings.Repeat("More of it. ", 40)
	r := s.post(editor, "talks", desk.NewUpdate{
		Headline: "unsayable-older", Markdown: body, Pinned: true,
		Pictures: []coverage.Picture{{Caption: "unsayable-caption", Credit: "unsayable-credit"}},
	})
	churn(s, "between", 20)
	s.mark("talks", r.N, "unsayable-body", func(in *desk.NewStatement) {
		in.ID, in.Gist = "alone", text.Local{"en": "unsayable-gist"}
	})
	e, err := s.EditUpdate(editor, "talks", r.N, desk.UpdateEdit{From: r.Revision, Headline: ptr("unsayable-headline")})
	s.must(err)
	check(t, "revision", e.Revision, 2)
	cited := s.mark("talks", r.N, "言えない言葉", func(in *desk.NewStatement) { in.ID = "both" })
	alsoCites(s, cited.Statement, 1)
	_, err = s.AddMemo(editor, "talks", r.N, "They should not have said unsayable-memo", true)
	s.must(err)
	churn(s, "after", 60)
	return r.N
}

// churn posts and edits updates of many sizes.
func churn(s *site, what string, count int) {
	random := rand.New(rand.NewPCG(1, uint64(count)))
	for i := range count {
		r := s.post(editor, "talks", desk.NewUpdate{Headline: fmt.Sprint(what, i), Markdown: strings.Repeat("Words of no weight. ", 1+random.IntN(300))})
		if i%3 == 0 {
			_, err := s.EditUpdate(editor, "talks", r.N, desk.UpdateEdit{From: 1, Headline: ptr(fmt.Sprint(what, i, " again"))})
			s.must(err)
		}
	}
}

// alsoCites adds a citation of another update to a statement, as an item with several has it.
func alsoCites(s *site, statement record.Statement, n int) {
	s.t.Helper()
	_, err := store.Commit(context.Background(), s.store, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		c, err := tx.CoverageBySlug(ctx, "talks")
		if err != nil {
			return struct{}{}, err
		}
		u, err := tx.UpdateByN(ctx, c.ID, n)
		if err != nil {
			return struct{}{}, err
		}
		anchors, err := tx.AnchorsOf(ctx, record.KindStatement, string(statement.ID))
		if err != nil {
			return struct{}{}, err
		}
		statement.Citations = append(statement.Citations, record.Citation{
			Coverage: string(c.ID), Update: string(u.ID), N: n, Revision: u.Revision, Field: record.Body, Lang: "en", Mode: record.Reported,
			Quote: text.Quote{Exact: "Words", Start: 0, End: 5},
		})
		revision, err := tx.SaveItem(ctx, statement, coverage.Published, "e")
		if err != nil {
			return struct{}{}, err
		}
		anchors = append(anchors, store.Anchor{Index: len(anchors), Coverage: c.ID, Update: u.ID, Field: record.Body, Start: 0, End: 5})
		if err := tx.SaveAnchors(ctx, record.KindStatement, string(statement.ID), anchors); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, tx.Announce(ctx, &journal.Change{Kind: journal.Recorded, Item: "statement", ID: string(statement.ID), Revision: revision})
	})
	s.must(err)
}

// inFiles names the secrets that the database's files hold, in whatever page of them.
func (s *site) inFiles() (found []string) {
	s.t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "*"))
	s.must(err)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		s.must(err)
		for _, secret := range secrets {
			if bytes.Contains(raw, []byte(secret)) {
				found = append(found, filepath.Base(file)+": "+secret)
			}
		}
	}
	return found
}

// logWords is all that the log gives away, as one text to search in.
func (s *site) logWords() string {
	s.t.Helper()
	var out strings.Builder
	for from := int64(1); ; from += desk.ContentsAtOnce {
		words, err := s.LogContents(reader, from, desk.ContentsAtOnce)
		s.must(err)
		raw, err := json.Marshal(words)
		s.must(err)
		out.Write(raw)
		if len(words) < desk.ContentsAtOnce {
			return out.String()
		}
	}
}

func TestEraseUpdate(t *testing.T) {
	t.Parallel()
	s := withTalks(t)
	n := withSecrets(t, s)
	if len(s.inFiles()) < len(secrets) {
		t.Fatalf("before: got %q in the files, want all of %q", s.inFiles(), secrets)
	}
	before := s.head()
	e, err := s.EraseUpdate(owner, "talks", n, "  A court has ordered it. ")
	s.must(err)
	check(t, "statements", e.Statements, 2)
	check(t, "standing", e.Standing, coverage.Withdrawn)
	if found := s.inFiles(); len(found) > 0 {
		t.Errorf("after: the files still hold %q", found)
	}
	for where, words := range map[string]string{"what readers can ask for": s.public("talks"), "the log": s.logWords()} {
		for _, secret := range secrets {
			if strings.Contains(words, secret) {
				t.Errorf("%s still has %q", where, secret)
			}
		}
	}
	v, err := s.Update(reader, "talks", n)
	s.must(err)
	for _, u := range v.Updates {
		if u.Update.N == n && (!u.Withdrawn() || u.Update.Message.Note != "A court has ordered it." || !u.Update.Message.Erased) {
			t.Errorf("the stub: got %+v, want one with the reason", u.Update)
		}
	}
	lines, ok, err := s.Lines(reader, journal.Site, before, 10)
	s.must(err)
	var kinds []string
	for _, c := range lines {
		kinds = append(kinds, string(c.Kind)+" "+c.Item)
	}
	check(t, "it follows on", ok, true)
	check(t, "changes", strings.Join(kinds, ", "), "retract update, record statement, record statement")
	both, err := s.Statement(reader, "both")
	s.must(err)
	check(t, "citations left of the statement that rests on two", len(both.Statement.Citations), 1)
	_, err = s.Statement(reader, "alone")
	wantFault(t, "the statement that rested on it alone", err, fault.NotFound, "record.missing", "")
}

// TestEraseReachesOldDeletions: what another program deleted without overwriting it stands in
// the file still, in pages that are free.
func TestEraseReachesOldDeletions(t *testing.T) {
	s := withTalks(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	db, err := sql.Open("sqlite", filepath.Join(s.dir, store.FileName))
	s.must(err)
	defer db.Close()
	for _, statement := range []string{
		`CREATE TABLE scratch (words TEXT)`,
		`INSERT INTO scratch SELECT 'unsayable-body' || hex(zeroblob(2000)) FROM change`, `DROP TABLE scratch`, `PRAGMA wal_checkpoint`,
	} {
		_, err := db.Exec(statement)
		s.must(err)
	}
	s.must(db.Close())
	if len(s.inFiles()) == 0 {
		t.Fatal("before: got nothing in the files, want what was deleted")
	}
	_, err = s.EraseUpdate(owner, "talks", r.N, "law")
	s.must(err)
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
}

// TestEraseAgain: whoever was interrupted asks again.
func TestEraseAgain(t *testing.T) {
	s := withTalks(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "unsayable-headline"})
	_, err := s.EraseUpdate(owner, "talks", r.N, "law")
	s.must(err)
	before := s.head()
	again, err := s.EraseUpdate(owner, "talks", r.N, "law")
	s.must(err)
	check(t, "revision", again.Revision, 2)
	check(t, "head of the journal", s.head(), before)
}

// TestEraseWhatNobodySaw: a draft goes without a line.
func TestEraseWhatNobodySaw(t *testing.T) {
	s := withTalks(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "unsayable-headline", Draft: true})
	before := s.head()
	e, err := s.EraseUpdate(owner, "talks", r.N, "law")
	s.must(err)
	check(t, "standing", e.Standing, coverage.Discarded)
	check(t, "head of the journal", s.head(), before)
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
}

// TestEraseWhatWasWithdrawn: its words are kept until then, and the log says when they went.
func TestEraseWhatWasWithdrawn(t *testing.T) {
	s := withTalks(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "unsayable-headline"})
	_, err := s.RetractUpdate(editor, "talks", r.N, 1, "twice")
	s.must(err)
	_, err = s.EraseUpdate(owner, "talks", r.N, "law")
	s.must(err)
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
	check(t, "changes", s.changes("talks"), "coverage, update 1.1, retract 1.2, retract 1.3")
}

func TestErasingNeedsAReason(t *testing.T) {
	s := withTalks(t)
	r := s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	_, err := s.EraseUpdate(owner, "talks", r.N, " ")
	wantFault(t, "no reason", err, fault.Invalid, "erase.reason_missing", "reason")
	_, err = s.EraseUpdate(owner, "talks", r.N, strings.Repeat("a", coverage.MaxHeadline+1))
	wantFault(t, "a long reason", err, fault.Invalid, "coverage.too_long", "reason")
	_, err = s.EraseUpdate(editor, "talks", r.N, "law")
	wantFault(t, "an editor", err, fault.Denied, "people.not_allowed", "")
}

// withCards has updates with cards that copied an update's words, each in another way: public and in two
// states; taken out again since; in a draft that is scheduled; in one that was taken back; cited by the record.
func withCards(s *site, n int) {
	s.t.Helper()
	card := func(href string) []coverage.Card {
		return []coverage.Card{{Title: "Of another", Href: "https://example.org/"}, {Title: "unsayable-headline", Excerpt: "Mori spoke of unsayable-body", Href: href}}
	}
	path := fmt.Sprint("/c/talks/u/", n)
	post := func(headline, href string, more ...func(*desk.NewUpdate)) int {
		in := desk.NewUpdate{Headline: headline, Cards: card(href)}
		for _, change := range more {
			change(&in)
		}
		return s.post(editor, "talks", in).N
	}
	two := post("two states", path)
	_, err := s.EditUpdate(editor, "talks", two, desk.UpdateEdit{From: 1, Headline: ptr("still two states"), Note: "one was wrong"})
	s.must(err)
	once := post("once", "https://tarn.example/en"+path+"#:~:text=unsayable-body")
	var none []coverage.Card
	_, err = s.EditUpdate(editor, "talks", once, desk.UpdateEdit{From: 1, Cards: &none})
	s.must(err)
	post("later", path+"?see=unsayable-body", func(in *desk.NewUpdate) { in.PublishAt = ptr(noon.Add(24 * hour)) })
	back := post("taken back", path)
	_, err = s.RetractUpdate(editor, "talks", back, 1, "twice")
	s.must(err)
	s.mark("talks", two, "unsayable-headline", func(in *desk.NewStatement) { in.ID, in.Field = "of-card", "card/1" })
	cited := s.mark("talks", two, "Of another", func(in *desk.NewStatement) { in.ID, in.Field = "of-other-card", "card/0" })
	check(s.t, "the other card", cited.Statement.Citations[0].Field, record.Field("card/0"))
	s.post(editor, "talks", desk.NewUpdate{Headline: "another's", Cards: []coverage.Card{{Title: "Stays", Href: path + "0"}}})
}

// TestEraseReachesCards: a card copied headline, first words and picture of what it leads to. They are the
// words that have to go, wherever they stand; what those updates say themselves stays.
func TestEraseReachesCards(t *testing.T) {
	t.Parallel()
	s := withStaff(t)
	n := withSecrets(t, s)
	withCards(s, n)
	before := s.head()
	e, err := s.EraseUpdate(owner, "talks", n, "A court has ordered it.")
	s.must(err)
	var emptied []string
	for _, q := range e.Cards {
		emptied = append(emptied, fmt.Sprint(q.N-n, " ", q.Standing))
	}
	first := 80 + 1 // what churn posted behind it
	check(t, "emptied", strings.Join(emptied, ", "), fmt.Sprintf("%d published, %d published, %d draft, %d withdrawn", first, first+1, first+2, first+3))
	check(t, "statements", e.Statements, 3)
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
	v, err := s.DeskUpdate(editor, "talks", n+first)
	s.must(err)
	check(t, "the card is a bare link", fmt.Sprint(v.Update.Update.Message.Cards[1]), fmt.Sprint(coverage.Card{Title: fmt.Sprint("/c/talks/u/", n), Href: fmt.Sprint("/c/talks/u/", n)}))
	check(t, "the other card stays", v.Update.Update.Message.Cards[0].Title, "Of another")
	check(t, "and the words", v.Update.Update.Message.Headline, "still two states")
	h, err := s.History(reader, "talks", n+first, 0)
	s.must(err)
	check(t, "its history", fmt.Sprint(len(h.Revisions), h.Erased), "1 true")
	v, err = s.DeskUpdate(editor, "talks", n+first+2)
	s.must(err)
	check(t, "an address in a draft", v.Update.Update.Message.Cards[1].Href, fmt.Sprint("/c/talks/u/", n))
	if _, err = s.Statement(reader, "of-other-card"); err != nil {
		t.Errorf("a statement that rests on another card: got %v", err)
	}
	_, err = s.Statement(reader, "of-card")
	wantFault(t, "a statement that rests on the card", err, fault.NotFound, "record.missing", "")
	lines, _, err := s.Lines(reader, journal.Site, before, 20)
	s.must(err)
	var kinds []string
	for _, c := range lines {
		kinds = append(kinds, fmt.Sprint(c.Kind, " ", c.Item, " ", c.Erased))
	}
	check(t, "lines", strings.Join(kinds, ", "), "retract update true, record statement true, record statement true, "+
		"revise update true, record statement true, revise update true, retract update true")
	s.clock.set(noon.Add(25 * hour))
	s.due()
	v, err = s.DeskUpdate(editor, "talks", n+first+2)
	s.must(err)
	check(t, "what was scheduled is published at its time", v.Update.Update.Standing, coverage.Published)
	s.post(editor, "talks", desk.NewUpdate{Headline: "of before", Cards: []coverage.Card{{Title: "unsayable-older", Href: fmt.Sprint("/c/talks/u/", n)}}})
	left, err := s.EraseUpdate(owner, "talks", n, "A court has ordered it.")
	s.must(err)
	check(t, "once more, of a site whose erasures did not reach cards", len(left.Cards), 1)
	end := s.head()
	again, err := s.EraseUpdate(owner, "talks", n, "A court has ordered it.")
	s.must(err)
	check(t, "once more: nothing to do", fmt.Sprint(len(again.Cards), s.head() == end), "0 true")
	_, err = s.EraseUpdate(owner, "talks", n+first, "Its turn.")
	s.must(err)
	check(t, "the update whose card was emptied can be erased itself", strings.Contains(s.public("talks"), "still two states"), false)
}

// TestEraseOfAPageReachesCards: a card that leads to a page copied its title and standfirst.
func TestEraseOfAPageReachesCards(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Markdown: "Without a headline."})
	rename := func(from int, title string) {
		_, err := s.EditCoverage(editor, "talks", desk.CoverageEdit{From: from, Title: text.Local{"ja": title}, Standfirst: text.Local{"ja": title + " in short"}})
		s.must(err)
	}
	rename(1, "unsayable-headline")
	_, err := s.CreateCoverage(editor, desk.NewCoverage{Slug: "talks-2", Title: text.Local{"ja": "ほか"}})
	s.must(err)
	for _, href := range []string{"/c/talks#unsayable-body", "/c/talks/u/1"} {
		s.post(editor, "talks-2", desk.NewUpdate{Cards: []coverage.Card{{Title: "unsayable-headline", Excerpt: "Without", Href: href}}})
	}
	s.post(editor, "talks-2", desk.NewUpdate{Cards: []coverage.Card{{Title: "Of the other page", Href: "/c/talks-2"}}})
	rename(2, "A title")
	e, err := s.EraseCoverageWords(owner, "talks", "law")
	s.must(err)
	check(t, "cards", len(e.Cards), 2)
	check(t, "in the files", strings.Join(s.inFiles(), ", "), "")
	v, err := s.DeskCoverage(editor, "talks-2")
	s.must(err)
	var cards []string
	for _, u := range v.Updates {
		c := u.Update.Message.Cards[0]
		cards = append(cards, c.Title+"|"+c.Excerpt+"|"+c.Href)
	}
	check(t, "what they say now", strings.Join(cards, ", "), "Of the other page||/c/talks-2, A title|Without|/c/talks/u/1, A title|A title in short|/c/talks")
	again, err := s.EraseCoverageWords(owner, "talks", "law")
	s.must(err)
	check(t, "once more", len(again.Cards), 0)
}
