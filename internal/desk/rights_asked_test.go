package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/store"
)

// asksForItsRight has somebody try an act, and tells whether the site is as it was: they were refused, and
// nothing was stored, not by what the act prepares either.
func asksForItsRight(t *testing.T, s *site, act act, who who) (untouched bool) {
	t.Helper()
	t.Run("as "+who.name, func(t *testing.T) {
		before, stored := s.head(), s.stored()
		err := act.do(who.ctx(), s)
		switch {
		case who.user == nil:
			wantFault(t, who.name, err, fault.Unauthenticated, "people.log_in", "")
		case slices.Contains(othersWords, act.name) && who.user.RoleOn(s.idOf("talks")) == people.Contributor:
			wantFault(t, who.name, err, fault.NotFound, "update.missing", "")
		case !may(s, who.user, act.on, act.need):
			wantRefused(t, s, who.user, act.on, act.need, err)
		case err != nil:
			t.Errorf("got %v, want it done", err)
		default:
			return
		}
		check(t, "head of the journal after a refusal", s.head(), before)
		untouched = !t.Failed() && s.stored() == stored
	})
	return untouched
}

// stored is how long the log of the site's database is: it grows with whatever is stored, for as long
// as little is.
func (s *site) stored() int64 {
	info, err := os.Stat(filepath.Join(s.dir, store.FileName+"-wal"))
	s.must(err)
	return info.Size()
}

// wantRefused: who has no right there is told so, and of a draft on which they do not work
// they are not told that there is one.
func wantRefused(t *testing.T, s *site, u *people.User, on string, need people.Action, err error) {
	t.Helper()
	if on == "plan" && u.MayAnywhere(need) && !u.MayOn(people.Submit, s.idOf("plan")) {
		wantFault(t, "of a draft", err, fault.NotFound, "coverage.missing", "")
		return
	}
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Denied || f.Key != "people.not_allowed" && f.Key != "people.no_role" {
		t.Errorf("got %v, want it denied", err)
	}
}
