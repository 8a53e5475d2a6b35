package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed templates
var templateFiles embed.FS

// pages are the parsed templates. A page is templates/NAME.html or templates/ROOM/NAME.html;
// it defines "main" and may define "header". What several pages share stands in
// templates/part/*.html and templates/ROOM/part/*.html; layout.html is around all of them.
//
// Of what is shared each page has a copy, which is made when the page is first asked for: to copy it for
// all of them takes longer than all else that a start does. A story shows each of them.
type pages struct {
	named map[string]func() *template.Template
	parts *template.Template
}

var loadPages = sync.OnceValue(func() *pages {
	common := template.New("").Option("missingkey=error").Funcs(helpers)
	parse(common, "templates/layout.html")
	for _, name := range templateNames() {
		if isPart(name) {
			parse(common, name)
		}
	}
	p := &pages{named: make(map[string]func() *template.Template)}
	for _, name := range templateNames() {
		if !isPart(name) && name != "templates/layout.html" {
			p.named[strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")] = sync.OnceValue(func() *template.Template {
				t := template.Must(common.Clone())
				parse(t, name)
				return t
			})
		}
	}
	p.parts = template.Must(common.Clone()) // what was executed is not copied any more
	return p
})

func isPart(name string) bool { return path.Base(path.Dir(name)) == "part" }

// templateNames lists the embedded templates in a stable order.
func templateNames() []string {
	var names []string
	err := fs.WalkDir(templateFiles, "templates", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ".html" {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		panic(err) // it is embedded
	}
	slices.Sort(names)
	return names
}

func parse(t *template.Template, name string) {
	raw, err := templateFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	if _, err := t.Parse(string(raw)); err != nil {
		panic(fmt.Errorf("%s: %w", name, err))
	}
}

// page renders a whole page into memory, so that a fault of the template never leaves half a page.
func (p *pages) page(name string, data any) ([]byte, error) {
	of, ok := p.named[name]
	if !ok {
		return nil, fmt.Errorf("no page template %q", name)
	}
	var b bytes.Buffer
	if err := of().ExecuteTemplate(&b, "layout", data); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// part renders one shared template: what live readers get is made by the same lines as the page.
func (p *pages) part(name string, data any) (string, error) {
	var b strings.Builder
	if err := p.parts.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("part %s: %w", name, err)
	}
	return strings.TrimSpace(b.String()), nil
}

// largePage is how many bytes a page of the newsroom has that is sent packed: an import of a thousand
// paragraphs, which comes anew with each of its mends, is a tenth then.
const largePage = 64 << 10

// show writes a page that is nobody else's: of the newsroom, or of a fault. Public pages go
// over the shelf instead.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, name string, page any) error {
	body, err := s.pages.page(name, page)
	if err != nil {
		s.log.ErrorContext(r.Context(), "page not rendered", "page", name, "err", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return nil
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if len(body) >= largePage {
		w.Header().Add("Vary", "Accept-Encoding")
		if takesGzip(r) {
			body = compress(body, gzip.BestSpeed)
			w.Header().Set("Content-Encoding", "gzip")
		}
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
	return nil
}
