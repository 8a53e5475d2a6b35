package house

import (
	"go/ast"
	"go/constant"
	"go/types"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// lateRooms read pages, texts and pictures, and what is below them does; a program that starts does not.
var lateRooms = []string{"paste", "drafting", "media"}

// expressions are the functions that keep the sources of expressions until they are asked.
var expressions = []string{"pattern.New", "pattern.All", "sieve.New"}

// TestExpressions: what reading pages takes is not compiled by each start, and still is known to compile:
// every source is a constant, and is compiled here.
func TestExpressions(t *testing.T) {
	all := slices.DeleteFunc(sources(t), func(s *source) bool { return s.test })
	known := constants(all)
	n := 0
	for _, s := range all {
		if isLate(s.room) {
			s.compilesLate(t)
		}
		if s.room == "pattern" || s.room == "paste/sieve" {
			continue // they hand on what they are given
		}
		ast.Inspect(s.file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || !slices.Contains(expressions, called(call)) {
				return true
			}
			for _, arg := range call.Args {
				n++
				value := known[arg]
				if value == nil || value.Kind() != constant.String {
					t.Errorf("%s: an expression is kept in a variable of its package, and its source is a constant, or it cannot be tried here", s.at(arg))
				} else if _, err := regexp.Compile(constant.StringVal(value)); err != nil {
					t.Errorf("%s: %v", s.at(arg), err)
				}
			}
			return true
		})
	}
	if n < 400 {
		t.Errorf("%d expressions are kept: how they are written has changed, and this test must too", n)
	}
}

func isLate(room string) bool {
	return slices.ContainsFunc(lateRooms, func(r string) bool { return room == r || strings.HasPrefix(room, r+"/") })
}

// compilesLate tells of variables of a package for which a start would compile an expression.
func (s *source) compilesLate(t *testing.T) {
	for _, d := range s.file.Decls {
		if _, ok := d.(*ast.GenDecl); !ok {
			continue
		}
		ast.Inspect(d, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok && called(call) == "regexp.MustCompile" {
				t.Errorf("%s: each start would compile it; pattern.New does when it is asked", s.at(call))
			}
			_, later := node.(*ast.FuncLit)
			return !later
		})
	}
}

// called gives what a call names, "package.Function".
func called(call *ast.CallExpr) string {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if x, ok := sel.X.(*ast.Ident); ok {
		return x.Name + "." + sel.Sel.Name
	}
	return ""
}

// constants gives what is constant in the sources; what comes from elsewhere is not looked at.
func constants(all []*source) map[ast.Expr]constant.Value {
	h := &houseTypes{rooms: make(map[string][]*source), done: make(map[string]*types.Package)}
	h.info.Types = make(map[ast.Expr]types.TypeAndValue)
	for _, s := range all {
		h.rooms[s.room] = append(h.rooms[s.room], s)
	}
	for room := range h.rooms {
		if isLate(room) {
			_, _ = h.Import(inside + room)
		}
	}
	values := make(map[ast.Expr]constant.Value)
	for e, tv := range h.info.Types {
		if tv.Value != nil {
			values[e] = tv.Value
		}
	}
	return values
}

// houseTypes imports our rooms from their sources, and of all else no more than its name.
type houseTypes struct {
	rooms map[string][]*source
	done  map[string]*types.Package
	info  types.Info
}

// Import is asked by go/types.
func (h *houseTypes) Import(path string) (*types.Package, error) {
	if p := h.done[path]; p != nil {
		return p, nil
	}
	room, ours := strings.CutPrefix(path, inside)
	files := h.rooms[room]
	if !ours || files == nil {
		p := types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
		p.MarkComplete()
		h.done[path] = p
		return p, nil
	}
	parsed := make([]*ast.File, len(files))
	for i, s := range files {
		parsed[i] = s.file
	}
	conf := types.Config{Importer: h, IgnoreFuncBodies: true, Error: func(error) {}} // much is missing, and no constant of ours
	p, _ := conf.Check(path, files[0].fset, parsed, &h.info)
	h.done[path] = p
	return p, nil
}
