package house

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// notOurs are names of files in our documents that are not files of this tree.
var notOurs = map[string]string{
	"page.txt":             "what somebody saved",
	"head.txt":             "what somebody keeps of a site",
	"feed.json":            "an address",
	"/api/v1/openapi.json": "an address",
	"desk/x_y.go":          "any file of the desk",

	"internal/store/migrations/NNNNN_what.sql": "a file to come",
}

// TestDocsNameWhatIsThere: a file, a variable or a make target that is named in a document is in
// the tree. A file may be named by the end of its path, as people say it; * and NAME stand for
// something. Decisions (docs/adr) tell what was decided then: of them the links alone must lead
// somewhere.
func TestDocsNameWhatIsThere(t *testing.T) {
	tree := readTree(t)
	targets := regexp.MustCompile(`(?m)^([a-z]+):`).FindAllSubmatch(tree.files["Makefile"], -1)
	excused := make(map[string]bool)
	for name, raw := range tree.files {
		if !strings.HasSuffix(name, ".md") || strings.Contains(name, "/testdata/") {
			continue
		}
		for _, m := range linked.FindAllSubmatch(raw, -1) {
			if to := path.Join(path.Dir(name), string(m[1])); !tree.has(to) {
				t.Errorf("%s links to %s, which is not there", name, to)
			}
		}
		if strings.HasPrefix(name, "docs/adr/") {
			continue
		}
		for _, said := range quotedFiles(raw) {
			switch {
			case notOurs[said] != "":
				excused[said] = true
			case !tree.ends(said):
				t.Errorf("%s names the file %s, which is not there", name, said)
			}
		}
		for _, said := range variable.FindAll(raw, -1) {
			if !tree.reads(string(said)) {
				t.Errorf("%s names the variable %s, which nothing reads", name, said)
			}
		}
		for _, m := range making.FindAllSubmatch(raw, -1) {
			if !slices.ContainsFunc(targets, func(known [][]byte) bool { return string(known[1]) == string(m[1]) }) {
				t.Errorf("%s names `make %s`, which the Makefile does not know", name, m[1])
			}
		}
	}
	for said := range notOurs {
		if !excused[said] {
			t.Errorf("%s needs no excuse any more", said)
		}
	}
}

var (
	linked   = regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	quoted   = regexp.MustCompile("`([^`\n]+)`")
	named    = regexp.MustCompile(`^[\w./*{},-]+\.(?:go|js|css|html|md|sql|json|txt|tsv|png|golden)$`)
	severals = regexp.MustCompile(`^(.*)\{([^}]*)\}(.*)$`)
	variable = regexp.MustCompile(`\bREADOUT_[A-Z_]*[A-Z]\b`)
	open     = regexp.MustCompile(`\\\*|[A-Z]{2,}`)
	making   = regexp.MustCompile("`make ([a-z]+)")
)

// quotedFiles are the names of files that stand in `code`; a{b,c}d is two of them.
func quotedFiles(raw []byte) []string {
	var all []string
	for _, m := range quoted.FindAllSubmatch(raw, -1) {
		for _, word := range strings.Fields(string(m[1])) {
			word = strings.TrimRight(word, ",;:")
			if !named.MatchString(word) {
				continue
			}
			parts := severals.FindStringSubmatch(word)
			if parts == nil {
				all = append(all, word)
				continue
			}
			for _, one := range strings.Split(parts[2], ",") {
				all = append(all, parts[1]+one+parts[3])
			}
		}
	}
	return all
}

// tree is what the repository holds, by its path from the top.
type tree struct{ files map[string][]byte }

func readTree(t *testing.T) tree {
	all := tree{make(map[string][]byte)}
	keep := func(path string, raw []byte) { all.files[path] = raw }
	for _, dir := range []string{"cmd", "deploy", "docs", "internal", "scripts", "tools"} {
		walk(t, dir, keep)
	}
	top, err := os.ReadDir(filepath.FromSlash(top))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range top {
		if f.Type().IsRegular() {
			walk(t, f.Name(), keep)
		}
	}
	return all
}

func (t tree) has(name string) bool {
	if _, ok := t.files[name]; ok {
		return true
	}
	for file := range t.files {
		if strings.HasPrefix(file, strings.TrimSuffix(name, "/")+"/") {
			return true
		}
	}
	return false
}

// ends tells whether a file's path ends so: "store/once.go", "desk/read_*.go", "web/NAME.go", or
// "_mend.js" behind another of its kind.
func (t tree) ends(name string) bool {
	form := open.ReplaceAllString(regexp.QuoteMeta(name), `[^/]+`)
	if name[0] != '_' {
		form = `(?:^|/)` + form
	}
	found := regexp.MustCompile(form + `$`)
	for file := range t.files {
		if strings.HasSuffix(file, "/"+name) || found.MatchString(file) {
			return true
		}
	}
	return false
}

// reads tells whether a program of ours reads a variable, or any that begin so.
func (t tree) reads(variable string) bool {
	for file, raw := range t.files {
		if !strings.HasSuffix(file, ".md") && strings.Contains(string(raw), variable) {
			return true
		}
	}
	return false
}
