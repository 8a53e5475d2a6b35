package web

import (
	"os"
	"regexp"
	"strconv"
	"testing"
)

// TestAProxyLetsPicturesThrough: what README.md gives operators for nginx takes the largest body that
// we take. By itself nginx takes 1 MB, and photographers would be told 413 by somebody whom we cannot hear.
func TestAProxyLetsPicturesThrough(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	given := regexp.MustCompile(`\n +client_max_body_size (\d+)m;\n`).FindSubmatch(raw)
	if given == nil {
		t.Fatal("README.md: got no client_max_body_size, want one")
	}
	if megabytes, err := strconv.Atoi(string(given[1])); err != nil || megabytes<<20 < uploadLimit {
		t.Errorf("README.md: got %s MB, %v, want at least the %d MB that uploads may have", given[1], err, uploadLimit>>20)
	}
}
