package hook

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSecretsAreSealed: what is stored shows nothing of them, and opens with the key of its
// folder, for its hook, unchanged, alone.
func TestSecretsAreSealed(t *testing.T) {
	dir, secret := t.TempDir(), NewSecret()
	seal := func(dir string) *Seal {
		s, err := LoadSeal(dir)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	stored := seal(dir).Close("a", secret)
	if strings.Contains(stored, secret) || stored == seal(dir).Close("a", secret) || !IsSealed(stored) || IsSealed(secret) {
		t.Errorf("got %q of %q, want something else each time", stored, secret)
	}
	if got, err := seal(dir).Open("a", stored); err != nil || got != secret {
		t.Errorf("with the key from its file: got %q, %v, want %q", got, err, secret)
	}
	for what, try := range map[string]func() (string, error){
		"another key":   func() (string, error) { return seal(t.TempDir()).Open("a", stored) },
		"another hook":  func() (string, error) { return seal(dir).Open("b", stored) },
		"cut off":       func() (string, error) { return seal(dir).Open("a", stored[:len(stored)-4]) },
		"no more of it": func() (string, error) { return seal(dir).Open("a", sealedPrefix) },
		"not sealed":    func() (string, error) { return seal(dir).Open("a", secret) },
	} {
		if got, err := try(); err == nil || got != "" {
			t.Errorf("%s: got %q, want an error", what, got)
		}
	}
}

// TestADamagedKeyIsNoKey: the server does not start with it, and does not write over it.
func TestADamagedKeyIsNoKey(t *testing.T) {
	for _, damaged := range []string{"", "c2hvcnQ=", "no base64"} {
		file := filepath.Join(t.TempDir(), KeyFile)
		if err := os.WriteFile(file, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadSeal(filepath.Dir(file)); err == nil || !strings.Contains(err.Error(), file) {
			t.Errorf("%q: got %v, want an error that names the file", damaged, err)
		}
		if now, _ := os.ReadFile(file); string(now) != damaged {
			t.Errorf("%q became %q", damaged, now)
		}
	}
}
