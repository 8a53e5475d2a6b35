package desk_test

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/follow"
	"readout/internal/journal"
	"readout/internal/proof"
	"readout/internal/record"
	"readout/internal/store"
)

// signed has a head signed over all there is.
func (s *site) signed() *desk.LogHead {
	s.t.Helper()
	key, err := follow.LoadKey(s.dir)
	s.must(err)
	s.must(follow.New(s.store, key, follow.Options{}).CatchUp(s.t.Context()))
	h, err := s.LogHead(reader)
	s.must(err)
	return h
}

// TestLogProof follows a proof as a stranger would: words, salt, leaf, path, root, signature.
func TestLogProof(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Markdown: "Mori spoke of peace."})
	head := s.signed()
	v, err := s.Update(reader, "talks", 1)
	s.must(err)
	p, err := s.LogProof(reader, "update", string(v.Updates[0].Update.ID), 0)
	s.must(err)
	leaf, err := proof.ParseLeaf(p.Leaf)
	s.must(err)
	salt, err := hex.DecodeString(p.Words.Salt)
	s.must(err)
	if !proof.Committed(&leaf, proof.Words{Content: []byte(p.Words.Content), Salt: salt}) || !strings.Contains(p.Words.Content, `"one"`) {
		t.Errorf("the words %s do not fit their line", p.Words.Content)
	}
	s.must(proof.Signed([]byte(p.Head.Note), head.Key))
	h, err := proof.ReadHead([]byte(p.Head.Note))
	s.must(err)
	path := make([]proof.Hash, len(p.Path))
	for i, d := range p.Path {
		path[i] = proof.Hash(d)
	}
	s.must(proof.CheckInclusion(leaf.Hash, p.Index, h.Size, path, h.Root))
}

func TestLogProofBeforeTheHead(t *testing.T) {
	s := withTalks(t)
	_, err := s.LogHead(reader)
	wantFault(t, "before any head", err, fault.NotFound, "log.no_head", "")
	size := s.signed().Size
	s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	v, err := s.Update(reader, "talks", 1)
	s.must(err)
	p, err := s.LogProof(reader, "update", string(v.Updates[0].Update.ID), 0)
	s.must(err)
	if p.Index != size || p.Path != nil {
		t.Errorf("a line after the head: got index %d with the path %v, want %d and none", p.Index, p.Path, size)
	}
	check(t, "the page's mark counts it", v.Log.Size, size+1)
	_, err = s.LogProof(reader, "update", "none", 0)
	wantFault(t, "no such item", err, fault.NotFound, "log.no_line", "")
}

// TestLogMark: what a page bears is the root that a head over the same lines has.
func TestLogMark(t *testing.T) {
	s := withTalks(t)
	s.signed()
	for range 3 {
		s.post(editor, "talks", desk.NewUpdate{Headline: "one"})
	}
	v, err := s.Coverage(reader, "talks", "")
	s.must(err)
	s.signed()
	s.post(editor, "talks", desk.NewUpdate{Headline: "another"})
	s.signed()
	c, err := s.LogConsistency(reader, v.Log.Size, 0)
	s.must(err)
	check(t, "root at that size", c.FromRoot, v.Log.Root)
	check(t, "short", v.Log.Short(), hex.EncodeToString(c.FromRoot[:6]))
}

// TestLogKeepsBack: what readers may not see the log does not show either.
func TestLogKeepsBack(t *testing.T) {
	for _, row := range []struct {
		name string
		do   func(s *site)
		want string // states of update 1's revisions, then of the statement's
	}{
		{"all is public", func(*site) {}, "update public public, statement public"},
		{"a withdrawn update keeps the stub, and what quoted it is kept back", func(s *site) {
			_, err := s.RetractUpdate(editor, "talks", 1, 2, "wrong")
			s.must(err)
		}, "update withdrawn withdrawn public, statement withdrawn"},
		{"a withdrawn statement", func(s *site) { s.must(s.WithdrawStatement(editor, "said")) }, "update public public, statement withdrawn withdrawn"},
		{"an erased update", func(s *site) {
			_, err := s.EraseUpdate(owner, "talks", 1, "law")
			s.must(err)
		}, "update erased erased public, statement erased public"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := withTalks(t)
			s.post(editor, "talks", desk.NewUpdate{Headline: "one", Markdown: "Mori spoke of borders and of peace."})
			_, err := s.EditUpdate(editor, "talks", 1, desk.UpdateEdit{From: 1, Headline: ptr("two")})
			s.must(err)
			s.mark("talks", 1, "peace", func(in *desk.NewStatement) { in.ID = "said" })
			row.do(s)
			head := s.signed()
			check(t, "states", s.logStates("update")+", "+s.logStates("statement"), row.want)
			words, err := s.LogContents(reader, 1, int(head.Size))
			s.must(err)
			for _, w := range words {
				if (w.Content == "" || w.Salt == "") != (w.State != desk.LogPublic) {
					t.Errorf("line %d is %s with the words %q", w.Seq, w.State, w.Content)
				}
			}
		})
	}
}

// logStates gives the states of the revisions of the items of a kind, in order.
func (s *site) logStates(item string) string {
	s.t.Helper()
	lines, _, err := s.Lines(reader, journal.Site, journal.Start, 1000)
	s.must(err)
	states := item
	for _, c := range lines {
		if c.Item == item {
			words, err := s.LogContents(reader, c.Seq, 1)
			s.must(err)
			states += " " + string(words[0].State)
		}
	}
	return states
}

func TestLogBounds(t *testing.T) {
	s := withTalks(t)
	size := s.signed().Size
	for _, row := range []struct {
		name, key, field string
		do               func() error
	}{
		{"line 0", "log.from", "from", func() error { _, err := s.LogLeaves(reader, 0, 1); return err }},
		{"no lines", "log.limit", "limit", func() error { _, err := s.LogLeaves(reader, 1, 0); return err }},
		{"too many lines", "log.limit", "limit", func() error { _, err := s.LogLeaves(reader, 1, desk.LeavesAtOnce+1); return err }},
		{"too many words", "log.limit", "limit", func() error { _, err := s.LogContents(reader, 1, desk.ContentsAtOnce+1); return err }},
		{"beyond the head", "log.beyond", "to", func() error { _, err := s.LogConsistency(reader, 1, size+1); return err }},
		{"from nothing", "log.beyond", "from", func() error { _, err := s.LogConsistency(reader, 0, size); return err }},
		{"backwards", "log.beyond", "from", func() error { _, err := s.LogConsistency(reader, size, size-1); return err }},
	} {
		wantFault(t, row.name, row.do(), fault.Invalid, row.key, row.field)
	}
}

// TestDraftsAreInNoLog: it holds what was announced and nothing else.
func TestDraftsAreInNoLog(t *testing.T) {
	s := withTalks(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "kept back", Draft: true})
	s.post(editor, "plan", desk.NewUpdate{Headline: "kept back"})
	s.must(s.SaveActor(editor, record.Actor{ID: "new", Kind: record.Person, Names: []record.Name{{Lang: "en", Text: "New"}}}, 0))
	s.signed()
	if all := s.logWords(); strings.Contains(all, "kept back") || !strings.Contains(all, "New") {
		t.Errorf("the log has a draft: %s", all)
	}
	c, err := s.DeskCoverage(editor, "plan")
	s.must(err)
	_, err = s.LogProof(reader, store.ItemCoverage, string(c.Coverage.ID), 0)
	wantFault(t, fmt.Sprint("a ", coverage.Draft), err, fault.NotFound, "log.no_line", "")
}
