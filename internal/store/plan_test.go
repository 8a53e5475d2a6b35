package store_test

import (
	"database/sql"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/store"
)

// TestPlans asks SQLite how it would run every statement of this room. None may read a whole
// table, or sort what it did not first narrow down: a page costs what is on it, with a
// hundred updates and with a hundred thousand.
func TestPlans(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(t.Context(), dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	used := make(map[string]bool)
	all := statements(t)
	if len(all) < 100 {
		t.Fatalf("found %d statements in the source, want all of them", len(all))
	}
	for _, st := range all {
		steps := plan(t, db, st)
		trouble := dear(st.text, steps)
		excuse := excused(st.text)
		switch {
		case trouble != "" && excuse == "":
			t.Errorf("%s: %s in\n%s\n%s", st.at, trouble, st.text, strings.Join(steps, "\n"))
		case trouble != "":
			used[excuse] = true
		}
	}
	for words, index := range rare {
		var steps []string
		for _, st := range all {
			if strings.Contains(st.text, words) {
				steps = append(steps, plan(t, db, st)...)
			}
		}
		if !slices.ContainsFunc(steps, func(s string) bool { return slices.Contains(strings.Fields(s), index) }) {
			t.Errorf("%s: got %q, want the index %s: few rows are meant among many", words, steps, index)
		}
	}
	for words := range excuses {
		if !used[words] {
			t.Errorf("%q needs no excuse any more", words)
		}
	}
}

// excuses are for statements, by words in them, that read a whole table or sort all that
// they find.
var excuses = map[string]string{
	"WITH RECURSIVE below (id)":                                     "the events of one series, found by the index one after the other",
	"SELECT DISTINCT i.kind, i.id FROM record_ref r":                "what names one item, of which a few thousand are asked for at most",
	"FROM hook h ORDER BY h.made, h.id":                             "twenty at most",
	"END FROM hook h":                                               "twenty at most",
	"FROM session WHERE account = $1":                               "the open sessions of one person",
	"FROM passkey WHERE account = $1":                               "the passkeys of one person",
	"FROM coverage_role r JOIN account a":                           "the roles on one coverage, or of one person",
	"SELECT COUNT(*) FROM invitation WHERE coverage":                "the links to one coverage: fifty that are open, and those before",
	"FROM coverage_role r JOIN coverage c":                          "the coverages that one person was given a role on",
	"FROM citation a WHERE a.update_id = $1":                        "what one update is cited for",
	"FROM citation a WHERE a.coverage = $1":                         "the record of one coverage, which its page shows whole",
	"digest, coverage, item, item_id, mended, at, spent FROM":       "what was decided about the drafts of one coverage: its figures count all of it",
	"FROM citation a WHERE a.orphaned = 1":                          "what the desk has to mend; it shows all of it",
	"SELECT DISTINCT kind, id FROM record_ref":                      "what names one item of the record",
	"SELECT DISTINCT c.item AS kind, c.item_id AS id FROM stream_l": "the lines of one round, as of a moment",
	"newest ORDER BY 1":                                             "turns round what the limit inside has found",
	"SELECT COUNT(*) FROM correction":                               "the notes about one coverage, read from the index alone",
	"FROM schedule s":                                               "what waits for its time: done, it is no more in the table",
	"FROM embargo e\n\t\tWHERE e.coverage = $3":                     "the embargoes on one coverage",
	"SELECT item_id FROM revision WHERE content LIKE":               "erasing for good looks through everything, on purpose",
	"SELECT DISTINCT item, item_id FROM revision":                   "the same",
	"FROM change c LEFT JOIN revision r":                            "readout verify reads the whole journal",
	"SELECT COUNT(*) FROM change":                                   "the same",
	"LEFT JOIN revision r ON r.item = 'coverage'":                   "the same, every coverage",
	"LEFT JOIN revision r ON r.item = 'update'":                     "the same, every update",
	"LEFT JOIN revision r ON r.item = i.kind":                       "the same, every item of the record",
	"SELECT idx, hash FROM tree_hash ORDER BY idx":                  "the same, the tree",
	"SELECT COUNT(*), COALESCE(MAX(idx), -1) + 1 FROM tree_":        "once at the start, from the index alone: 20 ms of a hundred thousand lines",
	`u.message LIKE '%"file":%'`:                                    "once after an upgrade",
	`c.content LIKE '%"file":%'`:                                    "once after an upgrade",
	"SELECT kind, id FROM record_item WHERE standing = 'published'": "a whole record that comes in is held against the one that is there",
	"FROM coverage c WHERE c.revision > 1":                          "once after an upgrade",
	"FROM coverage c WHERE c.state = ''":                            "once after an upgrade",
	"FROM coverage_update WHERE placed = ''":                        "once after an upgrade",
	"LEFT JOIN revision r ON r.item = 'placement'":                  "readout verify reads all, every placement",
}

// rare is what few of many rows are: looking for a page of them in the order of all would read
// all. Each has an index of its own.
var rare = map[string]string{
	"u.kind = 'key' ORDER":              "coverage_update_key",
	"u.kind = 'summary' ORDER":          "coverage_update_summary",
	"u.pinned = 1 AND u.standing":       "coverage_update_pinned",
	"q.pinned = 1 AND u.standing":       "placement_coverage",
	"u.standing = 'submitted' ORDER BY": "coverage_update_submitted",
	"WHERE k.coverage = $3":             "correction_coverage",
	"SELECT DISTINCT a.id FROM":         "citation_coverage",
	"SELECT DISTINCT a.update_id FROM":  "citation_coverage",
	"c.state = 'planned' ORDER":         "coverage_starts",
	"c.state = $1 ORDER":                "coverage_state",
	"WHERE c.event = $2":                "coverage_event",
	"rel = 'event') r":                  "record_ref_to",
	"FROM below b CROSS JOIN":           "record_ref_to",
	"FROM act WHERE account =":          "act_account",
	"FROM act WHERE deed =":             "act_deed",
	"FROM act WHERE outcome <> 'done'":  "act_amiss",
}

func excused(text string) string {
	for words := range excuses {
		if strings.Contains(text, words) {
			return words
		}
	}
	return ""
}

// dear names the first step that grows with the site. To walk an index in its order as far as
// a page goes is cheap; so are tables of few rows.
func dear(text string, steps []string) string {
	paged := strings.Contains(text, " LIMIT ")
	for _, step := range steps {
		table, _, _ := strings.Cut(strings.TrimPrefix(step, "SCAN "), " ")
		switch {
		case strings.HasPrefix(step, "USE TEMP B-TREE"):
			return step
		case strings.HasSuffix(step, "(coverage=?)") && !paged:
			return step // all that there is in a coverage
		case !strings.HasPrefix(step, "SCAN "), fewRows[table], paged && strings.Contains(step, " INDEX "):
		default:
			return step
		}
	}
	return ""
}

var fewRows = map[string]bool{"CONSTANT": true, "journal_head": true, "tree_head": true, "account": true, "a": true, "credit": true, "setting": true, "token": true, "session": true}

// plan gives the steps in which SQLite would run a statement.
func plan(t *testing.T, db *sql.DB, st statement) []string {
	t.Helper()
	highest := 0
	for _, p := range parameter.FindAllStringSubmatch(st.text, -1) {
		n, _ := strconv.Atoi(p[1])
		highest = max(highest, n)
	}
	rows, err := db.Query("EXPLAIN QUERY PLAN "+st.text, make([]any, highest)...)
	if err != nil {
		t.Errorf("%s: %v\n%s", st.at, err, st.text)
		return nil
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	return steps
}

var (
	parameter = regexp.MustCompile(`\$(\d+)`)
	verb      = regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s`)
)

// atRunTime is what the parts of statements look like that are put together while they run.
var atRunTime = strings.NewReplacer(
	"VALUES "+unknown, "VALUES (NULL, NULL)",
	"IN ("+unknown+")", "IN (1)",
	"FROM "+unknown+" LIMIT 0", "FROM setting LIMIT 0",
)

const unknown = "\x00"

// statement is one that stands in the source.
type statement struct{ at, text string }

// statements reads the source of this room: what is handed to a call, stands in a list or is
// given a name, and begins like a statement, is one.
func statements(t *testing.T) []statement {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset, everywhere := token.NewFileSet(), make(map[string]ast.Expr)
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok {
				constants(g, everywhere)
			}
		}
	}
	var all []statement
	for _, f := range files {
		for _, d := range f.Decls {
			here := maps.Clone(everywhere)
			constants(d, here)
			ast.Inspect(d, func(n ast.Node) bool {
				for _, e := range handed(n) {
					if text := atRunTime.Replace(value(e, here)); verb.MatchString(text) {
						all = append(all, statement{fset.Position(e.Pos()).String(), text})
					}
				}
				return true
			})
		}
	}
	return all
}

// constants finds what is called by a name.
func constants(in ast.Node, all map[string]ast.Expr) {
	ast.Inspect(in, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == len(v.Names) {
			for i, name := range v.Names {
				all[name.Name] = v.Values[i]
			}
		}
		return true
	})
}

func handed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		return n.Args
	case *ast.CompositeLit:
		return n.Elts
	case *ast.AssignStmt:
		return n.Rhs
	}
	return nil
}

// value puts a string together; what is not known before it runs is unknown.
func value(e ast.Expr, constants map[string]ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.ParenExpr:
		return value(e.X, constants)
	case *ast.Ident:
		if c, ok := constants[e.Name]; ok {
			return value(c, constants)
		}
	case *ast.BinaryExpr:
		return value(e.X, constants) + value(e.Y, constants)
	}
	return unknown
}
