package markup

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/text"
)

var update = flag.Bool("update", false, "rewrite the html, plain and error parts of testdata/*.txt")

// TestGolden reads testdata/*.txt. A file is a case: what stands above "-- html --" is the
// Markdown, below are the HTML and, after "-- plain --", the plain text; or after
// "-- error --" the key of the fault and its line. To add a case, write a file with
// Markdown only, run go test ./internal/markup -update, and read what it wrote.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("testdata/*.txt: %v, %d files", err, len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { golden(t, file) })
	}
}

func golden(t *testing.T, file string) {
	stored, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	source := string(stored)
	for _, part := range []string{"-- html --\n", "-- error --\n"} {
		source, _, _ = strings.Cut(source, part)
	}
	got := source + outcome(t, source)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(stored); got != want {
		t.Errorf("%s is now\n%s\nwant\n%s", file, got, want)
	}
}

func outcome(t *testing.T, source string) string {
	d, err := Markdown(context.Background(), source)
	var f *fault.Error
	if errors.As(err, &f) {
		return "-- error --\n" + f.Error() + "\n"
	}
	if err != nil {
		t.Fatalf("Markdown: %v, want a fault", err)
	}
	return "-- html --\n" + text.HTML(d, nil) + "\n-- plain --\n" + d.Plain() + "\n"
}
