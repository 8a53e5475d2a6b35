package recordfile

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaFile = "../../docs/readout-record.schema.json"

// The schema in docs is that of the code.
func TestTheSchemaInDocs(t *testing.T) {
	if *update {
		if err := os.WriteFile(schemaFile, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(schemaFile)
	if err != nil || !bytes.Equal(raw, Schema()) {
		t.Errorf("%s is not the schema of the code (%v): go test ./internal/recordfile -update", schemaFile, err)
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schemaID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schemaID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, raw string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

// Whatever we write is valid by the schema: each golden file that is a record whose citations
// have been found.
func TestWhatIsWrittenIsValid(t *testing.T) {
	s := compiled(t)
	files, err := filepath.Glob("testdata/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(string(raw), "{\n  \"format\"")
		if at < 0 || strings.HasSuffix(file, "older.golden") {
			continue // its case tells faults, or names coverages that nobody has looked for
		}
		tried++
		if err := valid(t, s, string(raw[at:])); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	if tried == 0 {
		t.Error("no golden file is a record")
	}
}

// What the reader refuses for its form, the schema refuses too.
func TestWhatIsWrongIsNotValid(t *testing.T) {
	s := compiled(t)
	for what, raw := range map[string]string{
		"another format":          `{"format": "readout-record/2"}`,
		"a key that nobody knows": `{"format": "readout-record/1", "opinions": []}`,
		"a kind of actor":         `{"format": "readout-record/1", "actors": [{"id": "a", "kind": "planet", "names": [{"lang": "en", "text": "A"}]}]}`,
		"an id":                   `{"format": "readout-record/1", "issues": [{"id": "Not One", "names": [{"lang": "en", "text": "A"}]}]}`,
		"a statement of nobody":   `{"format": "readout-record/1", "statements": [{"id": "s", "kind": "assert", "speaker": [], "citations": []}]}`,
		"a likelihood":            `{"format": "readout-record/1", "forecasts": [{"id": "f", "basis": "leak", "event": "e", "expects": {"en": "x"}, "result": "open", "citations": [], "probability": 7}]}`,
		"a day":                   `{"format": "readout-record/1", "events": [{"id": "e", "kind": "round", "date": "2031-13"}]}`,
	} {
		if err := valid(t, s, raw); err == nil {
			t.Errorf("%s: it is valid", what)
		}
	}
}
