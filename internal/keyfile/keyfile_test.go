package keyfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestAKeyIsMadeOnce, for the owner of the folder alone; what is there is never written again.
func TestAKeyIsMadeOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "site.key")
	for range 2 {
		got, err := Load(file, func() (string, error) {
			if _, err := os.Stat(file); err == nil {
				t.Error("a key was made though there is one")
			}
			return "secret", nil
		})
		if err != nil || got != "secret" {
			t.Errorf("got %q, %v", got, err)
		}
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got the mode %v, %v, want 0600", info.Mode(), err)
	}
}

// TestNoKeyWithoutAFile: a key that could not be made or kept is not used.
func TestNoKeyWithoutAFile(t *testing.T) {
	dir, none := t.TempDir(), errors.New("no more of them")
	if _, err := Load(filepath.Join(dir, "site.key"), func() (string, error) { return "", none }); !errors.Is(err, none) {
		t.Errorf("got %v, want %v", err, none)
	}
	if _, err := Load(filepath.Join(dir, "nowhere", "site.key"), func() (string, error) { return "secret", nil }); err == nil {
		t.Error("a folder that is not there: got no error")
	}
	if _, err := Load(dir, func() (string, error) { return "secret", nil }); err == nil {
		t.Error("a folder in its place: got no error")
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("got %v in the folder, want nothing", left)
	}
}
