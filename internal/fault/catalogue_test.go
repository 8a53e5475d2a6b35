package fault_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"readout/internal/i18n"
)

// TestEveryKeyIsInTheCatalogue reads the source: whatever is given as the key of a message
// must have its words in every language. A key that is put together ("state." + s) must
// begin as some message does.
func TestEveryKeyIsInTheCatalogue(t *testing.T) {
	checked := 0
	for _, root := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			keys, err := keysIn(path)
			for at, key := range keys {
				checked++
				if !i18n.Has(key) {
					t.Errorf("%s: the key %q is not in the catalogue of %s", at, key, strings.Join(i18n.Langs, ", "))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if checked < 150 {
		t.Errorf("got %d keys in the source, want the some hundred there are: has the way of giving them changed?", checked)
	}
}

// place tells at which argument a function takes the key of a message.
var place = map[string]int{
	"fault.New": 1, "fault.At": 1, "i18n.T": 1,
	// Helpers that hand a key on.
	"missing": 0, "oneOf": 1, "tooLarge": 1, "refuse": 0,
}

// keysIn gives the literal keys of a file by where they stand.
func keysIn(path string) (map[string]string, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	keys := make(map[string]string)
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		i, ok := place[nameOf(call.Fun)]
		if !ok || i >= len(call.Args) {
			return true
		}
		if lit, ok := call.Args[i].(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if key, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(key, ".") {
				keys[files.Position(lit.Pos()).String()] = key
			}
		}
		return true
	})
	return keys, nil
}

func nameOf(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
	}
	return ""
}

// TestPutTogetherKeysAreThere: those that the source makes of a beginning and a value.
func TestPutTogetherKeysAreThere(t *testing.T) {
	for _, row := range []struct {
		beginning string
		ends      []string
	}{
		{"record.no_", []string{"actor", "event", "issue"}},
		{"import.stored.", []string{"draft", "published"}},
		{"form.", []string{"live", "article", "source"}},
		{"state.", []string{"planned", "live", "paused", "ended"}},
		{"kind.", strings.Fields("assert explain concern object request propose offer agree reject announce welcome expect decline concede threaten")},
	} {
		for _, end := range row.ends {
			if !i18n.Has(row.beginning + end) {
				t.Errorf("the key %q is not in the catalogue of %s", row.beginning+end, strings.Join(i18n.Langs, ", "))
			}
		}
	}
}
