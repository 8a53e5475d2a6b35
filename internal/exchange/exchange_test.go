package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var site = Options{Base: "https://talks.example", Name: "The Harbour Desk", Langs: []string{"en", "ja"}}

// harbour is a small record of made-up talks, with words that are hard on offsets, cells and
// rights: emoji, characters beyond the first plane, a formula, a source.
func harbour(t *testing.T) *recordfile.File {
	t.Helper()
	raw, err := os.ReadFile("testdata/harbour.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := recordfile.Read(raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	words := fields(f)
	f.Items.Each(func(item record.Citing) {
		for _, c := range item.Citing() {
			plain := words[c.Coverage+"/"+c.Update+"/"+string(c.Field)]
			at := strings.Index(plain, c.Quote.Exact)
			if at < 0 {
				t.Fatalf("%q is not in %q", c.Quote.Exact, plain)
			}
			start := len([]rune(plain[:at]))
			if c.Quote, err = text.QuoteAt(plain, start, start+len([]rune(c.Quote.Exact))); err != nil {
				t.Fatal(err)
			}
		}
	})
	return f
}

// fields gives the plain text of every field that can be cited.
func fields(f *recordfile.File) map[string]string {
	words := make(map[string]string)
	for _, c := range f.Coverages {
		for _, u := range c.Updates {
			for _, field := range []string{"headline", "body"} {
				words[c.Slug+"/"+u.Name+"/"+field], _ = u.Message.Field(field)
			}
		}
	}
	return words
}

func written(t *testing.T, format Format, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, harbour(t), format, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden writes the record in each form: testdata/FORM.golden, of tables one after the other.
func TestGolden(t *testing.T) {
	for _, format := range Formats[1:] {
		t.Run(string(format), func(t *testing.T) {
			got := ""
			if format == CSV {
				for _, table := range Tables {
					o := site
					o.Table = table
					got += string(table) + "\n" + strings.ReplaceAll(written(t, CSV, o), "\r\n", "\n") + "\n"
				}
			} else {
				got = written(t, format, site)
			}
			if again := written(t, format, site); format != CSV && again != got {
				t.Error("written twice it is not the same")
			}
			golden := "testdata/" + string(format) + ".golden"
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

// Every class and property of the JSON-LD is one of schema.org's, on a class that has it:
// testdata/schemaorg.txt has those we use (data/schema.ttl and its extensions).
func TestTheTermsAreSchemaOrgs(t *testing.T) {
	raw, err := os.ReadFile("testdata/schemaorg.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string][]string) // class -> its properties
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		class, properties, _ := strings.Cut(line, ":")
		known[class] = strings.Fields(properties)
	}
	var all any
	if err := json.Unmarshal([]byte(written(t, JSONLD, site)), &all); err != nil {
		t.Fatal(err)
	}
	var look func(v any)
	look = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				look(one)
			}
		case map[string]any:
			classes := []string{}
			switch class := v["@type"].(type) {
			case string:
				classes = append(classes, class)
			case []any:
				for _, one := range class {
					classes = append(classes, one.(string))
				}
			}
			for name, value := range v {
				look(value)
				if strings.HasPrefix(name, "@") {
					continue
				}
				if !slices.ContainsFunc(append(classes, "Thing"), func(class string) bool { return slices.Contains(known[class], name) }) {
					t.Errorf("%v has no property %s", classes, name)
				}
			}
			for _, class := range classes {
				if _, ok := known[class]; !ok {
					t.Errorf("no class %s", class)
				}
			}
		}
	}
	look(all)
}

// popoloProperties are those of the schemas of popolo-spec that we use, with what a value must be.
var popoloProperties = map[string]map[string]string{
	"persons":       {"id": "string", "name": "string", "other_names": "list", "identifiers": "list", "sources": "links"},
	"organizations": {"id": "string", "name": "string", "other_names": "list", "identifiers": "list", "sources": "links", "classification": "string", "parent_id": "string"},
	"memberships":   {"id": "string", "role": "string", "person_id": "string", "organization_id": "string", "post_id": "string", "on_behalf_of_id": "string", "start_date": "date", "end_date": "date", "sources": "links"},
	"posts":         {"id": "string", "label": "string", "role": "string", "organization_id": "string"},
	"events":        {"id": "string", "name": "string", "start_date": "date", "end_date": "date", "location": "string", "status": "string", "classification": "string", "attendees": "list", "parent_id": "string", "sources": "links"},
	"speeches":      {"id": "string", "creator_id": "string", "role": "string", "attribution_text": "string", "audience_id": "string", "text": "string", "date": "moment", "title": "string", "type": "string", "position": "number", "event_id": "string", "sources": "links"},
	"motions":       {"id": "string", "text": "string", "classification": "string", "result": "string", "sources": "links"},
}

var popoloForms = map[string]*regexp.Regexp{
	"date":   regexp.MustCompile(`^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$`),
	"moment": regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$`),
	"string": regexp.MustCompile(`.`),
}

// The Popolo export holds what Popolo's schemas have a place for, and its ids lead somewhere.
func TestPopoloSchemas(t *testing.T) {
	var all map[string][]map[string]any
	if err := json.Unmarshal([]byte(written(t, Popolo, site)), &all); err != nil {
		t.Fatal(err)
	}
	ids := make(map[string]bool)
	for list, items := range all {
		for _, item := range items {
			ids[fmt.Sprint(list, " ", item["id"])] = true
		}
	}
	leads := map[string][]string{
		"person_id": {"persons"}, "creator_id": {"persons"}, "audience_id": {"persons"}, "organization_id": {"organizations"}, "on_behalf_of_id": {"organizations"},
		"post_id": {"posts"}, "event_id": {"events"}, "parent_id": {"events", "organizations"},
	}
	for list, items := range all {
		for _, item := range items {
			for name, value := range item {
				want, ok := popoloProperties[list][name]
				if !ok {
					t.Errorf("%s have no %s", list, name)
				}
				switch v := value.(type) {
				case string:
					if form := popoloForms[want]; form == nil || !form.MatchString(v) {
						t.Errorf("%s.%s: %q is no %s", list, name, v, want)
					}
				case float64:
					if want != "number" {
						t.Errorf("%s.%s: got a number, want %s", list, name, want)
					}
				case []any:
					for _, one := range v {
						url, _ := one.(map[string]any)["url"].(string)
						if want == "links" && !strings.HasPrefix(url, "https://talks.example/c/") {
							t.Errorf("%s.%s: %q is no link", list, name, url)
						}
					}
				}
				if to := leads[name]; to != nil && !slices.ContainsFunc(to, func(l string) bool { return ids[fmt.Sprint(l, " ", value)] }) {
					t.Errorf("%s.%s: %v leads nowhere", list, name, value)
				}
			}
		}
	}
}

// A reader who knows nothing of us finds the words of each annotation: in the field that the
// fragment names, counting code points; and those of a source are not given away.
func TestAnnotationsAreFoundAgain(t *testing.T) {
	words := fields(harbour(t))
	var all struct {
		Total int
		First struct {
			Items []struct {
				Target struct {
					Source   struct{ ID string }
					Selector struct {
						Value     string
						RefinedBy []struct {
							Type, Exact, Prefix, Suffix string
							Start, End                  int
						}
					}
				}
			}
		}
	}
	raw := written(t, WebAnnotation, site)
	if err := json.Unmarshal([]byte(raw), &all); err != nil {
		t.Fatal(err)
	}
	if all.Total != len(all.First.Items) || all.Total != 10 {
		t.Errorf("got %d annotations and a total of %d, want 10", len(all.First.Items), all.Total)
	}
	if strings.Contains(raw, "lighthouse fund") {
		t.Error("the words of a source are copied")
	}
	for _, a := range all.First.Items {
		field := strings.TrimPrefix(a.Target.Selector.Value, "field=")
		page := strings.TrimPrefix(a.Target.Source.ID, "https://talks.example/c/")
		selectors := a.Target.Selector.RefinedBy
		position := selectors[len(selectors)-1]
		if rest, ok := strings.CutPrefix(page, "https://talks.example/about/record#source-"); ok {
			plain := []rune(words[strings.TrimSuffix(rest, "-1")+"/1/"+field])
			if len(selectors) != 1 || string(plain[position.Start:position.End]) != "proposed a lighthouse fund" {
				t.Errorf("of a source: got %+v", selectors)
			}
			continue
		}
		slug, n, _ := strings.Cut(page, "/u/")
		plain := []rune(words[slug+"/"+n+"/"+field])
		quote := selectors[0]
		if got := string(plain[position.Start:position.End]); got != quote.Exact {
			t.Errorf("at %d to %d stands %q, want %q", position.Start, position.End, got, quote.Exact)
		}
		if !strings.Contains(string(plain), quote.Prefix+quote.Exact+quote.Suffix) {
			t.Errorf("%q is not between %q and %q", quote.Exact, quote.Prefix, quote.Suffix)
		}
	}
}

// Every table has as many cells in each line as its head, and none that a spreadsheet would run.
func TestTablesHoldNoFormulas(t *testing.T) {
	quoted := 0
	for _, table := range Tables {
		o := site
		o.Table = table
		rows, err := csv.NewReader(strings.NewReader(written(t, CSV, o))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
					t.Errorf("%s: the cell %q is a formula", table, cell)
				}
				if strings.HasPrefix(cell, "'") {
					quoted++
				}
			}
		}
		if len(rows) < 2 {
			t.Errorf("%s: the table is empty", table)
		}
	}
	if quoted < 3 {
		t.Errorf("cells that had to be quoted: got %d, want those of the record that begin like formulas", quoted)
	}
}

// PLOVER has no event for plain statements: they are not made into something else.
func TestPloverLeavesOutWhatItHasNoEventFor(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(written(t, Plover, site)), "\n")
	if len(lines) != 3 {
		t.Fatalf("got %d events, want 3 of 4 statements", len(lines))
	}
	for _, line := range lines {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil || row["event_type"] == "" || row["id"] == "full" {
			t.Errorf("got %s, %v", line, err)
		}
	}
}

func TestFormsThatThereAreNot(t *testing.T) {
	for _, row := range []struct {
		format     Format
		table      Table
		key, field string
	}{{"xml", "", "exchange.format", "format"}, {CSV, "people", "exchange.table", "table"}} {
		o := site
		o.Table = row.table
		err, ok := Write(&bytes.Buffer{}, harbour(t), row.format, o).(*fault.Error)
		if !ok || err.Key != row.key || err.Field != row.field {
			t.Errorf("%s %s: got %v, want %s", row.format, row.table, err, row.key)
		}
	}
}
