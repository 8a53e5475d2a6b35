package desk_test

import (
	"context"
	"testing"

	"readout/internal/bell"
	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
	"readout/internal/record"
)

// rang tells whether an ear has heard something since it was asked last.
func rang(e *bell.Ear) bool {
	select {
	case <-e.News():
		return true
	default:
		return false
	}
}

// TestTheDeskRings for those who see what was touched, after it was stored, and for nobody else.
func TestTheDeskRings(t *testing.T) {
	s := withTalks(t)
	guest := people.With(reader, &people.User{ID: "g", Name: "g", On: map[coverage.ID]people.Role{s.idOf("talks"): people.Contributor}})
	public := s.post(editor, "talks", desk.NewUpdate{Headline: "They said much"})
	theirs := s.post(reporter, "talks", desk.NewUpdate{Headline: "waits"})
	s.mark("talks", public.N, "much", func(in *desk.NewStatement) { in.ID, in.Field = "said", record.Headline })
	listen := func(ctx context.Context, slug string) *bell.Ear {
		ear, err := s.ListenCoverage(ctx, slug)
		s.must(err)
		t.Cleanup(ear.Close)
		return ear
	}
	home, err := s.ListenHome(guest)
	s.must(err)
	ears := map[string]*bell.Ear{"an editor": listen(editor, "talks"), "a contributor": listen(guest, "talks"), "a contributor's first page": home, "the other desk": listen(editor, "plan")}
	both := []string{"an editor", "a contributor", "a contributor's first page"}
	var own desk.Receipt
	for _, one := range []struct {
		what string
		do   func() error
		hear []string
	}{
		{"a draft of somebody else", func() error {
			_, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "a", Draft: true})
			return err
		}, both[:1]},
		{"an update", func() error { _, err := s.PostUpdate(editor, "talks", desk.NewUpdate{Headline: "b"}); return err }, both},
		{"their own that they hand in", func() error { own, err = s.PostUpdate(guest, "talks", desk.NewUpdate{Headline: "c"}); return err }, both},
		{"their own that is sent back", func() error { _, err := s.ReturnUpdate(editor, "talks", own.N, 1, "why"); return err }, both},
		{"somebody else's that is sent back", func() error { _, err := s.ReturnUpdate(editor, "talks", theirs.N, 1, "why"); return err }, both[:1]},
		{"a pin", func() error { _, err := s.PinUpdate(editor, "talks", public.N, nil); return err }, both},
		{"a statement that is withdrawn", func() error { return s.WithdrawStatement(editor, "said") }, both},
		{"nothing, as it was refused", func() error { s.PostUpdate(editor, "talks", desk.NewUpdate{}); return nil }, nil},
	} {
		s.must(one.do())
		for who, ear := range ears {
			want := false
			for _, h := range one.hear {
				want = want || h == who
			}
			if got := rang(ear); got != want {
				t.Errorf("%s: %s hears it: %v, want %v", one.what, who, got, want)
			}
		}
	}
	s.Hush()
	if !ears["an editor"].Ended() {
		t.Error("after the end somebody listens on")
	}
}
