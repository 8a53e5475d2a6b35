package recordfile

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads each testdata/*.json and writes it as we do, or tells its faults with their
// lines: NAME.golden beside it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := told(t, raw)
			golden := strings.TrimSuffix(file, ".json") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func told(t *testing.T, raw []byte) string {
	f, err := Read(raw, nil)
	var b strings.Builder
	if faults, ok := err.(Faults); ok {
		for _, one := range faults {
			fmt.Fprintf(&b, "%d %s: %s %v\n", one.Line, one.Path, one.Err.Key, map[string]any(one.Err.Args))
		}
		return b.String()
	}
	for _, p := range f.Passed {
		fmt.Fprintf(&b, "passed over: %d %s\n", p.Line, p.Path)
	}
	out, err := Write(f)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(out, nil)
	if err != nil {
		t.Fatalf("what we write does not read: %v", err)
	}
	twice, err := Write(again)
	if err != nil || string(twice) != string(out) {
		t.Errorf("read and written again: got %s, %v, want %s", twice, err, out)
	}
	b.Write(out)
	return b.String()
}

func TestNamesOfOtherFilesOrOfTheSite(t *testing.T) {
	raw := []byte(`{"events":[{"id":"r2","kind":"round","parent":"basin","date":"2031-05-20"}]}`)
	if _, err := Read(raw, nil); err == nil {
		t.Error("an event above that is nowhere: got no fault")
	}
	here := func(kind record.Kind, id string) bool { return kind == record.KindEvent && id == "basin" }
	if _, err := Read(raw, here); err != nil {
		t.Errorf("an event above that the site has: got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.json")
	for _, file := range files {
		raw, _ := os.ReadFile(file)
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := Read(raw, nil)
		if err != nil {
			return
		}
		out, err := Write(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(out, nil); err != nil {
			t.Fatalf("what we write does not read: %v\n%s", err, out)
		}
	})
}
