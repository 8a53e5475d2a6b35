package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// TestTheContainerHasWhatTheBinaryNeeds: it begins with nothing at all. Without /tmp a backup cannot be
// verified in it, a form with a large picture is refused, and a large site cannot be written anew; without
// the certificates no other site can be trusted.
func TestTheContainerHasWhatTheBinaryNeeds(t *testing.T) {
	raw, err := os.ReadFile("../../deploy/Containerfile")
	if err != nil {
		t.Fatal(err)
	}
	at := regexp.MustCompile(`(?m)^FROM scratch$`).FindIndex(raw)
	if at == nil {
		t.Fatal("got no stage that begins with nothing")
	}
	var there []string
	for _, copied := range regexp.MustCompile(`(?m)^COPY --from=build .* (\S+)$`).FindAllSubmatch(raw[at[1]:], -1) {
		there = append(there, string(copied[1]))
	}
	for _, want := range []string{"/readout", "/etc/ssl/certs/", "/data", "/tmp"} {
		if !slices.Contains(there, want) {
			t.Errorf("got %q, want %s too", there, want)
		}
	}
}

// TestTheUnitsAreWhole: systemd reads them without a word, with the binary where they have it.
func TestTheUnitsAreWhole(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Logf("no systemd-analyze here: %v; where there is one it reads deploy/", err)
		return
	}
	units, err := filepath.Glob("../../deploy/readout*")
	if err != nil || len(units) < 5 {
		t.Fatalf("got %q, %v, want the units", units, err)
	}
	dir := t.TempDir()
	var moved []string
	for _, unit := range units {
		raw, err := os.ReadFile(unit)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, filepath.Base(unit))
		if err := os.WriteFile(to, bytes.ReplaceAll(raw, []byte("/usr/local/bin/readout"), []byte("/bin/true")), 0o600); err != nil {
			t.Fatal(err)
		}
		moved = append(moved, to)
	}
	out, err := exec.Command(analyze, append([]string{"verify", "--man=no"}, moved...)...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("got %v: %s", err, out)
	}
}
