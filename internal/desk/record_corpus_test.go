//go:build corpus

package desk_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/internal/desk"
	"readout/internal/paste"
	"readout/internal/recordfile"
)

// TestGoldRecord takes the two real pages in, then the record that a person made of them, and
// finds every citation; what follows from it is what that person wrote down.
func TestGoldRecord(t *testing.T) {
	folder := os.Getenv("READOUT_CORPUS")
	s := newSite(t)
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	s.must(err)
	for slug, page := range map[string]struct{ file, date string }{
		"jr-2013": {"000_*.txt", "2013-11-02"}, "jr-2017": {"004_*.txt", "2017-03-20"},
	} {
		files, err := filepath.Glob(filepath.Join(folder, "seeds", page.file))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: %v %v", page.file, files, err)
		}
		raw, err := os.ReadFile(files[0])
		s.must(err)
		drafts, err := paste.ReadAll(raw, paste.Options{Date: page.date, Zone: tokyo})
		s.must(err)
		_, err = s.ImportAll(owner, drafts, desk.ImportOptions{Slug: slug, TZ: "Asia/Tokyo", Publish: true})
		s.must(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, "record", "gold-seeds.json"))
	s.must(err)
	done, err := s.ImportRecord(owner, raw, desk.RecordImport{})
	if faults, ok := errors.AsType[recordfile.Faults](err); ok {
		for _, f := range faults {
			t.Errorf("%d %s: %v", f.Line, f.Path, f.Err)
		}
	}
	s.must(err)
	check(t, "citations", done.Citations, 156)
	for _, p := range done.Passed {
		t.Logf("passed over: %d %s", p.Line, p.Path)
	}

	var gold struct{ Derived map[string]any }
	s.must(json.Unmarshal(raw, &gold))
	derived, err := s.DeriveRecord(reader)
	s.must(err)
	out, err := json.Marshal(derived.Map())
	s.must(err)
	var got map[string]any
	s.must(json.Unmarshal(out, &got))
	delete(gold.Derived, "note")
	gold.Derived["counts"].(map[string]any)["citations"] = 156.0 // those of the file's own notes are no part of the record
	for key, want := range gold.Derived {
		if !reflect.DeepEqual(got[key], want) {
			t.Errorf("%s: got %v, want %v", key, got[key], want)
		}
	}
	check(t, "views", len(got), len(gold.Derived))

	again, err := s.ImportRecord(owner, raw, desk.RecordImport{})
	s.must(err)
	check(t, "changed by the same file", again.New+again.Changed, 0)
	first, err := s.ExportRecord(owner)
	s.must(err)
	written, err := recordfile.Write(first)
	s.must(err)
	s.must(validByTheSchema(written))
	other := newSite(t)
	_, err = other.ImportRecord(owner, written, desk.RecordImport{})
	s.must(err)
	second, err := other.ExportRecord(owner)
	s.must(err)
	twice, err := recordfile.Write(second)
	s.must(err)
	check(t, "out, in and out again is the same bytes", string(twice) == string(written), true)
}

// validByTheSchema checks a file of the record against docs/readout-record.schema.json.
func validByTheSchema(raw []byte) error {
	rules, err := jsonschema.UnmarshalJSON(bytes.NewReader(recordfile.Schema()))
	if err != nil {
		return err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", rules); err != nil {
		return err
	}
	schema, err := c.Compile("record.json")
	if err != nil {
		return err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	return schema.Validate(doc)
}
