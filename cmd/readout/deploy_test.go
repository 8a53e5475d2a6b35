package main

import (
	"os"
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
