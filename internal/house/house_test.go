// Package house holds the rules of the house and the test that keeps them: who may import
// whom, what the inner rooms must not know, how long a file may get. A rule that stands in
// the way is changed here, with its reason, and not walked around.
package house

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
)

const (
	top      = "../.."
	inside   = "readout/internal/"
	mostLine = 600
	mostAsks = 12
)

// room says which rooms of ours one may import, and why no others.
type room struct {
	may []string
	why string
}

// rooms is the plan of the house. A room that is not here does not exist; a room that is
// here and not in the tree is taken out of the plan.
var rooms = map[string]room{
	"fault":    {nil, "leaf: everybody says what cannot be done in its words, so it can know nobody"},
	"journal":  {nil, "leaf: what a line is and commits to must not change because a page or a table does"},
	"media":    {[]string{"fault", "pattern"}, "leaf: files by their hash; what a picture is about is none of its business"},
	"fetch":    {[]string{"fault"}, "leaf: what another site says; where that may lead is decided here and nowhere else"},
	"text":     {[]string{"fault"}, "leaf: offsets of citations count on it, so nothing but faults may reach into it"},
	"pattern":  {nil, "leaf: expressions, compiled when they are asked; what they look for is their owner's"},
	"zones":    {nil, "leaf: which time zones there are; whose clock is meant is whoever asks's"},
	"i18n":     {[]string{"fault", "text"}, "leaf: words only; a message that needs a type of ours gets it as an argument; text knows which arguments would turn the sentence around them"},
	"backup":   {[]string{"fault"}, "leaf: files in one file and out again; what stands in the database is none of its business"},
	"due":      {nil, "leaf: a clock that is watched; what is done when its time has come is handed to it"},
	"keyfile":  {nil, "leaf: a secret in a file of the data folder; what it opens or signs is the business of whoever asks for it"},
	"hook":     {[]string{"due", "fault", "keyfile", "text"}, "leaf: what is told, how it is signed, when it is tried again; what readers may see it asks of a Source, how it is sent of a Post"},
	"meter":    {nil, "leaf: numbers; the rooms that are measured do not know it, cmd ties the two"},
	"bell":     {nil, "leaf: that there is news of something, and of what; what the news is whoever hears it asks"},
	"presence": {nil, "leaf: who has what open, by ids and numbers; who may know of it is the desk's, how it is said the pages'"},
	"passkey":  {nil, "leaf: WebAuthn; what a passkey opens and where it is kept is the desk's"},
	"control":  {[]string{"fault"}, "leaf: a lock and a socket; what goes over it is bytes"},
	"markup":   {[]string{"fault", "text"}, "leaf: Markdown to Document and back, the same wherever the text is from"},

	"coverage": {[]string{"fault", "text", "zones"}, "domain: rules that hold however they are stored, sent or shown"},
	"record":   {[]string{"fault", "text", "zones"}, "domain: the record is derived from its items alone; it does not know the coverages it cites, only their ids"},
	"people":   {[]string{"coverage", "fault", "text"}, "domain: rights are one table that desk, web and api all ask; of coverages it knows the ids, on which roles are held"},
	"masthead": {[]string{"coverage", "fault", "i18n", "text"}, "domain: what a site says of itself; of i18n it asks which languages there are to say it in"},

	"recordfile": {[]string{"coverage", "fault", "record", "text"}, "pure: bytes to items and back; whether the words it cites are anywhere is the desk's to find"},

	"exchange": {[]string{"coverage", "fault", "record", "recordfile", "text"}, "pure: a file of the record in, the forms of others out; what readers may see of it is the desk's"},

	"drafting":           {[]string{"drafting/discourse", "drafting/eu", "drafting/ja", "drafting/layout", "drafting/lexicon", "record"}, "pure: a text in, drafts out; whose text it is, where a draft is shown and what becomes of it are the desk's"},
	"drafting/layout":    {[]string{"pattern"}, "pure: lines and marks, by their looks; what is said in them is the readers'"},
	"drafting/lexicon":   {[]string{"record"}, "pure: rows of words and what they mean; how a language uses them is its reader's"},
	"drafting/discourse": {[]string{"drafting/layout", "drafting/lexicon", "record"}, "pure: what a reader keeps; how it came to it is the reader's"},
	"drafting/ja":        {[]string{"drafting/discourse", "drafting/layout", "drafting/lexicon", "pattern", "record"}, "pure: Japanese; never the other reader, so that a rule of one language cannot change another, and no gazetteer: the same words are read alike whoever is known"},
	"drafting/eu":        {[]string{"drafting/discourse", "drafting/layout", "drafting/lexicon", "pattern", "record"}, "pure: Russian and English; as drafting/ja"},

	"paste":         {[]string{"coverage", "fault", "paste/clock", "paste/export", "paste/flat", "paste/noise", "paste/onset", "paste/printed", "paste/saved", "paste/sieve", "pattern", "text"}, "pure: a page in, a draft out; who stores it and where is the caller's"},
	"paste/clock":   {[]string{"paste/printed", "paste/sieve", "pattern"}, "pure: words in, days and times out; on which line of which page they stand is the caller's"},
	"paste/export":  {[]string{"coverage", "fault", "paste/clock", "paste/flat", "paste/noise", "paste/printed", "pattern"}, "pure: a file in, lines with hints out, entry by entry; what an article of them is it does not decide"},
	"paste/flat":    {[]string{"coverage", "fault", "paste/clock", "paste/noise", "paste/printed", "pattern", "text"}, "pure: markup in, lines with hints out; which of them are a title, an update, a credit it does not decide"},
	"paste/noise":   {[]string{"paste/clock", "paste/printed", "paste/sieve"}, "pure: a line's words in, why it is no part of a text out; which lines stand beside it is the caller's"},
	"paste/onset":   {[]string{"paste/printed", "paste/sieve", "pattern"}, "pure: lines and their looks in, where the text begins out; what looks like what is the caller's"},
	"paste/printed": {[]string{"paste/sieve", "pattern"}, "leaf of paste: how a text is measured, wherever it stands"},
	"paste/saved":   {[]string{"fault", "paste/flat", "paste/printed", "pattern"}, "pure: bytes in, text out; what is written in it is the caller's"},
	"paste/sieve":   {[]string{"pattern"}, "leaf: expressions and texts; what they look for is their owner's"},

	"merge":  {[]string{"coverage", "text"}, "pure: two edits in, one message and what is in dispute out; who asked and what is stored is the desk's"},
	"sample": {[]string{"coverage", "record", "text"}, "data for the demo and the tests: what is done with it is cmd's"},

	"store":           {[]string{"coverage", "fault", "hook", "journal", "people", "record", "text"}, "SQL and nothing else: it never imports desk, so that rights and rules are not decided in a query"},
	"store/storetest": {[]string{"coverage", "fault", "hook", "journal", "people", "record", "store", "text"}, "the contract a second store must pass: as far as a store sees"},
	"desk":            {[]string{"bell", "coverage", "drafting", "fault", "fetch", "hook", "journal", "markup", "masthead", "media", "merge", "passkey", "paste", "people", "presence", "record", "recordfile", "store", "text", "zones"}, "what people do, whoever asks: it never imports web, api, live or shelf, which ask it"},

	"follow": {[]string{"journal", "keyfile", "store"}, "reads the journal from its own position, after everybody was answered: nothing that people do depends on it"},
	"proof":  {nil, "the stranger in the house: it knows docs/log-format.md and none of us, so that a mistake of the writer is not made again by the reader"},

	"live":  {[]string{"journal"}, "bytes and positions: what is sent it asks of a Source and a Render, so that it can be moved into an event loop or an edge"},
	"shelf": {[]string{"journal"}, "bytes by address: it knows which streams a page shows and not what a page is"},
	"feed":  {[]string{"coverage", "desk", "fault", "record", "text"}, "pure encoders of what readers may see: views in, bytes out"},

	"web": {[]string{"bell", "coverage", "desk", "exchange", "fault", "feed", "hook", "i18n", "journal", "markup", "masthead", "media", "merge", "paste", "paste/saved", "people", "presence", "record", "recordfile", "text", "zones"}, "pages: never store (rights would be walked around), never live or shelf (it names the little it needs of them); of a round it hands out files, in the forms of exchange and as Markdown"},
	"api": {[]string{"coverage", "desk", "fault", "hook", "i18n", "journal", "masthead", "merge", "people", "record", "text", "zones"}, "JSON over the same desk: never store, for the reason web has; never web, so that a page can change without a program noticing"},
}

// testRooms hold tests and what helps them. They stand at the edge like cmd and may see
// everything; nobody may import them.
var testRooms = map[string]string{
	"passkey/passkeytest":   "a device with passkeys",
	"paste/sieve/sievetest": "sieves tried on the lines of pages",
	"paste/onset/onsettest": "the table of onset, fitted to pages",
	"house":                 "this test",
	"browser":               "the program in Chromium",
}

// ban keeps something of the outside out of rooms.
type ban struct {
	what  []string // import paths, "x/..." for all below x; "time.Now" for the function
	rooms []string // where it is not wanted, nor in what is below; empty: everywhere but in only
	only  []string // the rooms that may
	why   string
}

var (
	domain = []string{"coverage", "masthead", "record", "people"}
	pure   = []string{"fault", "journal", "text", "markup", "paste", "paste/clock", "paste/export", "paste/flat", "paste/noise", "paste/onset", "paste/printed", "paste/saved", "paste/sieve", "merge", "recordfile", "exchange", "drafting", "feed", "i18n", "pattern", "proof"}
)

var bans = []ban{
	{what: []string{"os", "os/..."}, rooms: slices.Concat(domain, pure), why: "rules and pure functions read no files and no environment: what they need is handed to them"},
	{what: []string{"net", "net/http", "net/http/..."}, rooms: slices.Concat(domain, pure), why: "what a thing is does not depend on how it is asked for"},
	{what: []string{"html/template", "text/template"}, rooms: domain, why: "the domain has no pages"},
	{what: []string{"log", "log/slog"}, rooms: slices.Concat(domain, pure), why: "they tell their caller what went wrong; the caller knows who asked"},
	{what: []string{"time.Now", "time.Since", "time.Until"}, rooms: slices.Concat(domain, pure), why: "they are told the time: the same input gives the same answer, in a test and in a replay"},
	{what: []string{"time.LoadLocation"}, only: []string{"zones"}, why: "a machine's zone files open by names that no browser knows: what a zone's name is stands in one room"},
	{what: []string{"database/sql", "database/sql/..."}, only: []string{"store", "store/storetest"}, why: "one room with SQL: a second store is written against one contract"},
	{what: []string{"modernc.org/sqlite", "github.com/pressly/goose/v3"}, only: []string{"store"}, why: "as database/sql"},
	{what: []string{"github.com/yuin/goldmark", "github.com/yuin/goldmark/..."}, only: []string{"markup"}, why: "its tree ends where our Document begins, so that it can be replaced"},
	{what: []string{"github.com/danielgtaylor/huma/v2", "github.com/danielgtaylor/huma/v2/..."}, only: []string{"api"}, why: "the description of the API is the API's business"},
	{what: []string{"golang.org/x/image/...", "github.com/bep/imagemeta", "image/jpeg", "image/png", "image/gif"}, only: []string{"media"}, why: "pictures of others are decoded in one room, within its bounds"},
	{what: []string{"golang.org/x/net/html", "golang.org/x/net/html/..."}, only: []string{"paste/flat", "fetch"}, why: "markup of others is taken apart where it comes in, within bounds: pages whole in paste/flat, the head of a linked page in fetch"},
	{what: []string{"github.com/prometheus/..."}, only: []string{"meter"}, why: "one room counts; the others tell it and do not know it"},
	{what: []string{"github.com/go-webauthn/..."}, only: []string{"passkey"}, why: "one room speaks WebAuthn"},
	{what: []string{"github.com/klauspost/..."}, only: []string{"backup"}, why: "pages are compressed by the standard library"},
	{what: []string{"github.com/caddyserver/...", "go.uber.org/zap"}, only: []string{}, why: "how a server is reached is cmd/readout's alone"},
	{what: []string{"golang.org/x/crypto/argon2"}, only: []string{"people"}, why: "one place makes and checks passwords"},
	{what: []string{"golang.org/x/mod/sumdb/note"}, only: []string{"follow", "proof"}, why: "one room signs, and one that does not know it checks"},
	{what: []string{"github.com/alecthomas/kong"}, only: []string{}, why: "flags and environment are read by cmd/readout alone"},
	{what: []string{"github.com/ikawaha/..."}, only: []string{"drafting/ja"}, why: "its dictionary takes 30 MB of memory: it is loaded where Japanese is drafted and nowhere else"},
	{what: []string{"github.com/chromedp/..."}, only: []string{}, why: "a browser is driven by tests alone"},
	{what: []string{"testing"}, only: []string{"store/storetest"}, why: "test code in the binary is dead weight; the exported contract of a store is no part of it"},
}

// longFiles may be longer than 600 lines, for the reason given.
var longFiles = map[string]string{}

// wideInterfaces may ask for more than twelve methods, for the reason given. An interface
// made of smaller ones counts what it asks for itself.
var wideInterfaces = map[string]string{}

// source is one Go file of the tree.
type source struct {
	path string // from the top, with slashes
	room string // below internal/; "" outside of it
	test bool
	fset *token.FileSet
	file *ast.File
	raw  []byte
}

func (s *source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.fset.Position(n.Pos()).Line)
}

func sources(t *testing.T) []*source {
	t.Helper()
	var all []*source
	fset := token.NewFileSet()
	for _, dir := range []string{"cmd", "internal"} {
		walk(t, dir, func(path string, raw []byte) {
			if !strings.HasSuffix(path, ".go") || strings.Contains(path, "/testdata/") {
				return
			}
			s := &source{path: path, test: strings.HasSuffix(path, "_test.go"), fset: fset, raw: raw}
			s.room, _ = strings.CutPrefix(filepath.ToSlash(filepath.Dir(path)), "internal/")
			if dir == "cmd" {
				s.room = ""
			}
			var err error
			if s.file, err = parser.ParseFile(s.fset, path, raw, parser.ParseComments); err != nil {
				t.Fatal(err)
			}
			all = append(all, s)
		})
	}
	if len(all) == 0 {
		t.Fatal("found no source")
	}
	return all
}

// walk gives every file of a folder of the tree.
func walk(t *testing.T, dir string, visit func(path string, raw []byte)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(top, dir), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "node_modules" {
				return filepath.SkipDir // other people's, and not in the repository
			}
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		from, err := filepath.Rel(top, path)
		visit(filepath.ToSlash(from), raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func imports(f *ast.File) []string {
	paths := make([]string, len(f.Imports))
	for i, spec := range f.Imports {
		paths[i], _ = strconv.Unquote(spec.Path.Value)
	}
	return paths
}

// covers tells whether a pattern, "x" or "x/...", means an import path.
func covers(pattern, path string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return strings.HasPrefix(path, below+"/")
	}
	return pattern == path
}

// TestRooms keeps the plan: every room is on it and imports what it may. Tests bring what
// they need to try the real thing.
func TestRooms(t *testing.T) {
	seen := make(map[string]bool)
	for _, s := range sources(t) {
		if s.test || testRooms[s.room] != "" {
			continue
		}
		if s.room == "" {
			s.noTests(t)
			continue
		}
		seen[s.room] = true
		r, ok := rooms[s.room]
		if !ok {
			t.Errorf("%s: the room %q is not on the plan in house_test.go", s.path, s.room)
			continue
		}
		for _, path := range imports(s.file) {
			other, ours := strings.CutPrefix(path, inside)
			if ours && !slices.Contains(r.may, other) {
				t.Errorf("%s imports %s, which %s may not: %s", s.path, other, s.room, r.why)
			}
		}
	}
	for name := range rooms {
		if !seen[name] {
			t.Errorf("the room %q is on the plan and not in the tree", name)
		}
	}
}

// noTests keeps what is for tests out of the binary. Of the rest cmd sees everything.
func (s *source) noTests(t *testing.T) {
	for _, path := range imports(s.file) {
		room, ours := strings.CutPrefix(path, inside)
		if ours && (testRooms[room] != "" || room == "store/storetest") {
			t.Errorf("%s imports %s, which is for tests: test code in the binary is dead weight", s.path, room)
		}
	}
}

// TestBans keeps the outside out of the rooms that must not know it.
func TestBans(t *testing.T) {
	for _, s := range sources(t) {
		if s.room == "" || s.test || testRooms[s.room] != "" {
			continue
		}
		for _, b := range bans {
			if !b.holds(s.room) {
				continue
			}
			for _, what := range b.what {
				if at := s.uses(what); at != "" {
					t.Errorf("%s uses %s, which is not for the room %s: %s", at, what, s.room, b.why)
				}
			}
		}
	}
}

func (b *ban) holds(room string) bool {
	if b.rooms == nil {
		return !slices.Contains(b.only, room)
	}
	return slices.ContainsFunc(b.rooms, func(r string) bool { return room == r || strings.HasPrefix(room, r+"/") })
}

// uses gives where the file imports a package or names a function, "" if it does not.
func (s *source) uses(what string) (at string) {
	if pkg, name, ok := strings.Cut(what, "."); ok && pkg == "time" {
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != name {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == pkg {
				at = s.at(n)
			}
			return true
		})
		return at
	}
	for i, path := range imports(s.file) {
		if covers(what, path) {
			return s.at(s.file.Imports[i])
		}
	}
	return ""
}

// TestSize asks for an excuse where a file is long or an interface asks for much.
func TestSize(t *testing.T) {
	long, wide := make(map[string]bool), make(map[string]bool)
	for _, s := range sources(t) {
		if lines := bytes.Count(s.raw, []byte("\n")); lines > mostLine {
			long[s.path] = true
			if longFiles[s.path] == "" {
				t.Errorf("%s has %d lines, more than %d: cut it along a subject, or name its excuse in house_test.go", s.path, lines, mostLine)
			}
		}
		for name, asks := range interfaces(s.file) {
			if asks <= mostAsks {
				continue
			}
			name = s.room + "." + name
			wide[name] = true
			if wideInterfaces[name] == "" {
				t.Errorf("%s: the interface %s asks for %d methods, more than %d: cut it, or name its excuse in house_test.go", s.path, name, asks, mostAsks)
			}
		}
	}
	for path := range longFiles {
		if !long[path] {
			t.Errorf("%s needs no excuse for its length any more", path)
		}
	}
	for name := range wideInterfaces {
		if !wide[name] {
			t.Errorf("%s needs no excuse for its width any more", name)
		}
	}
}

func interfaces(f *ast.File) map[string]int {
	all := make(map[string]int)
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if i, ok := spec.Type.(*ast.InterfaceType); ok {
			for _, m := range i.Methods.List {
				all[spec.Name.Name] += len(m.Names)
			}
		}
		return true
	})
	return all
}

// unfinished finds marks of work that was left and of tests that do not run. It is written
// so that it does not find itself.
var unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME)\b|\b[tbf]\.Skip(Now|f)?\(`)

// TestNothingIsLeftUndone reads everything that people write here.
func TestNothingIsLeftUndone(t *testing.T) {
	written := []string{".go", ".js", ".css", ".html", ".sql", ".json", ".md", ".txt", ".mod", ""}
	visit := func(path string, raw []byte) {
		if !slices.Contains(written, filepath.Ext(path)) || strings.Contains(path, "/testdata/fuzz/") {
			return
		}
		for i, line := range bytes.Split(raw, []byte("\n")) {
			if unfinished.Match(line) {
				t.Errorf("%s:%d: finish it, or write an issue: %s", path, i+1, bytes.TrimSpace(line))
			}
		}
	}
	for _, dir := range []string{".ci", "cmd", "docs", "internal", "scripts", "tools"} {
		walk(t, dir, visit)
	}
	for _, name := range []string{"Makefile", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "go.mod"} {
		walk(t, name, visit)
	}
}

// dependencies is where the reason of each module stands.
const dependencies = "docs/adr/0002-dependencies.md"

// TestDependencies wants a reason for each module that we import, and no reason for one
// that we do not.
func TestDependencies(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join(top, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	mod, err := modfile.Parse("go.mod", raw, nil)
	if err != nil {
		t.Fatal(err)
	}
	adr, err := os.ReadFile(filepath.Join(top, dependencies))
	if err != nil {
		t.Fatal(err)
	}
	direct := make(map[string]bool)
	for _, s := range sources(t) {
		for _, path := range imports(s.file) {
			if module := moduleOf(mod, path); module != "" {
				direct[module] = true
			}
		}
	}
	required := make(map[string]bool)
	for _, r := range mod.Require {
		required[r.Mod.Path] = true
		if !r.Indirect {
			direct[r.Mod.Path] = true
		}
	}
	reasons := make(map[string]bool)
	for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllSubmatch(adr, -1) {
		reasons[string(row[1])] = true
	}
	for module := range direct {
		if !reasons[module] {
			t.Errorf("%s has no line with its reason in %s", module, dependencies)
		}
	}
	for module := range reasons {
		if !required[module] {
			t.Errorf("%s gives a reason for %s, which go.mod does not require", dependencies, module)
		}
	}
}

// moduleOf gives the module that an import path belongs to, "" for ours and the standard library.
func moduleOf(mod *modfile.File, path string) string {
	best := ""
	for _, r := range mod.Require {
		m := r.Mod.Path
		if (path == m || strings.HasPrefix(path, m+"/")) && len(m) > len(best) {
			best = m
		}
	}
	return best
}

// TestEverythingIsSaid wants a comment on every room and every exported name, and wants it
// to begin with the name.
func TestEverythingIsSaid(t *testing.T) {
	told := make(map[string]bool)
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		dir := filepath.ToSlash(filepath.Dir(s.path))
		told[dir] = told[dir] || s.file.Doc != nil
		if s.room == "" {
			continue
		}
		for _, d := range s.file.Decls {
			s.said(t, d)
		}
	}
	for dir, ok := range told {
		if !ok {
			t.Errorf("%s: no package comment says what the room is for", dir)
		}
	}
}

func (s *source) said(t *testing.T, d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && exportedReceiver(d) {
			s.begins(t, d.Name, d.Doc, s.beside(d))
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			s.saidSpec(t, d, spec)
		}
	}
}

func (s *source) saidSpec(t *testing.T, d *ast.GenDecl, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		s.saidName(t, d, spec.Name, spec.Doc, spec.Comment)
	case *ast.ValueSpec:
		s.saidName(t, d, spec.Names[0], spec.Doc, spec.Comment)
	}
}

// saidName is about a type, a constant or a variable: alone it has a sentence of its own,
// in a group the group may have one for all.
func (s *source) saidName(t *testing.T, d *ast.GenDecl, name *ast.Ident, doc, comment *ast.CommentGroup) {
	group := d.Lparen.IsValid()
	switch {
	case !name.IsExported(), group && d.Doc != nil:
	case group:
		s.begins(t, name, doc, comment)
	default:
		s.begins(t, name, d.Doc, comment)
	}
}

// beside gives the comment at the end of a function's first line.
func (s *source) beside(d *ast.FuncDecl) *ast.CommentGroup {
	line := s.fset.Position(d.Pos()).Line
	for _, c := range s.file.Comments {
		if c.Pos() > d.Pos() && s.fset.Position(c.Pos()).Line == line {
			return c
		}
	}
	return nil
}

func (s *source) begins(t *testing.T, name *ast.Ident, docs ...*ast.CommentGroup) {
	for _, doc := range docs {
		if doc == nil {
			continue
		}
		words := strings.TrimSpace(doc.Text())
		for _, article := range []string{"A ", "An ", "The "} {
			words = strings.TrimPrefix(words, article)
		}
		if words == name.Name || strings.HasPrefix(words, name.Name+" ") || strings.HasPrefix(words, name.Name+",") {
			return
		}
	}
	t.Errorf("%s: %s is exported and no sentence begins with its name", s.at(name), name.Name)
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	for {
		switch x := typ.(type) {
		case *ast.StarExpr:
			typ = x.X
		case *ast.IndexExpr:
			typ = x.X
		case *ast.IndexListExpr:
			typ = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return false
		}
	}
}
