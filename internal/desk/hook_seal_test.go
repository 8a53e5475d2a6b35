package desk_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/hook"
	"readout/internal/store"
)

// sealOf is what the key of a folder seals with.
func sealOf(t testing.TB, dir string) *hook.Seal {
	t.Helper()
	seal, err := hook.LoadSeal(dir)
	if err != nil {
		t.Fatal(err)
	}
	return seal
}

// sealing starts the site's webhooks as a server does, with the key of a folder.
func (s *site) sealing(dir string) {
	s.t.Helper()
	s.WithHooks(sealOf(s.t, dir), true)
	s.must(s.SealHooks(s.t.Context()))
}

// inDatabase tells whether some bytes stand anywhere in the files of the database.
func (s *site) inDatabase(words string) bool {
	s.t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, store.FileName+"*"))
	s.must(err)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		s.must(err)
		if bytes.Contains(raw, []byte(words)) {
			return true
		}
	}
	return false
}

// TestSecretsOfWebhooksAreNotInTheDatabase: neither the one that signs, nor the one before.
func TestSecretsOfWebhooksAreNotInTheDatabase(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	secret, err := s.RotateHook(owner, h.ID)
	s.must(err)
	for _, known := range []string{h.Secret, secret} {
		if !strings.HasPrefix(known, "whsec_") || s.inDatabase(strings.TrimPrefix(known, "whsec_")) {
			t.Errorf("%q stands in the files of the database", known)
		}
	}
	check(t, "what is sealed stands there", s.inDatabase("sealed1:"), true)
}

// TestSecretsOfAnOlderVersionAreSealed at the first start, and sign as before.
func TestSecretsOfAnOlderVersionAreSealed(t *testing.T) {
	script, err := os.ReadFile("../store/testdata/old-00020.sql")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), store.FileName)
	db, err := sql.Open("sqlite", file)
	if err == nil {
		_, err = db.Exec(string(script))
	}
	var id, secret, before string
	if err == nil {
		err = db.QueryRow(`SELECT id, secret, old_secret FROM hook`).Scan(&id, &secret, &before)
	}
	if err == nil {
		_, err = db.Exec(`UPDATE hook SET secret = $1, old_secret = $2, old_until = $3, off = ''`, "whsec_bmV3", "whsec_b2xk", noon.AddDate(0, 0, 1).UnixMicro())
	}
	if err == nil {
		err = db.Close()
	}
	if err != nil || secret == "" {
		t.Fatalf("the old database: got the secret %q, %v", secret, err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := siteFrom(t, raw)
	check(t, "before", s.inDatabase("whsec_"), true)
	s.sealing(s.dir)
	s.must(s.TestHook(owner, id))
	task, err := s.NextMessage(t.Context(), id, 0)
	s.must(err)
	check(t, "signs", strings.Join(task.Hook.Secrets(noon), " "), "whsec_bmV3 whsec_b2xk")
	s.must(s.store.Close()) // the log of what was written is folded into the file
	check(t, "after", s.inDatabase("whsec_"), false)
}

// TestAWebhookWithoutItsKey, as after a restore from a backup that has no keys: it is stopped and
// says why; nothing is sent until it has a new secret, and with the key it goes on.
func TestAWebhookWithoutItsKey(t *testing.T) {
	s, r := withTalks(t), newReceiver(t)
	h := s.hook(r, nil)
	off := s.hook(r, func(in *desk.HookFields) { in.Name = "off" })
	s.must(s.StopHook(owner, off.ID))
	for _, id := range []string{h.ID, off.ID} {
		s.must(s.TestHook(owner, id))
	}
	s.post(editor, "talks", desk.NewUpdate{Headline: "one"})

	end, elsewhere := s.logEnd(), t.TempDir()
	s.sealing(elsewhere)
	for _, id := range []string{h.ID, off.ID} {
		v, err := s.Hook(owner, id)
		s.must(err)
		check(t, "is shown as", v.Hook.Off, hook.Keyless)
		wantFault(t, "a test", s.TestHook(owner, id), fault.Conflict, "hook.keyless", "")
		wantFault(t, "a start", s.StartHook(owner, id, false), fault.Conflict, "hook.keyless", "")
	}
	waiting, err := s.WaitingHooks(t.Context())
	s.must(err)
	check(t, "there is something to send", len(waiting), 0)
	check(t, "in the log", s.since(end), "hook.stop wire keyless")

	s.sealing(s.dir)
	check(t, "with the key again", s.hookNow(h.ID).Off, hook.Reason(""))
	check(t, "what an owner had stopped", s.hookNow(off.ID).Off, hook.Stopped)

	s.sealing(elsewhere)
	secret, err := s.RotateHook(owner, h.ID)
	s.must(err)
	check(t, "with a new secret", s.hookNow(h.ID).Off, hook.Stopped)
	r.secret = secret
	s.telling()
	s.must(s.StartHook(owner, h.ID, false))
	s.told(h.ID)
	check(t, "told", r.lines(), "update.published talks/1 published one")
	if again := s.sealingAgain(elsewhere); again != 0 {
		t.Errorf("a start with nothing to seal wrote %d acts", again)
	}
}

// sealingAgain starts the webhooks once more and counts what that wrote into the audit log.
func (s *site) sealingAgain(dir string) int {
	end := s.logEnd()
	s.sealing(dir)
	return len(s.since(end))
}
