package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/i18n"
)

var (
	//go:embed docs.html
	docsHTML string
	//go:embed docs.css
	docsCSS []byte

	docsPage = template.Must(template.New("docs").Parse(docsHTML))
)

// docsPolicy lets the listing load its own style sheet and nothing else in the world.
const docsPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// descriptions serves what is said about the API: for programs the OpenAPI document, for
// people a plain listing. Each is made once, when somebody asks for it first, since nothing in it changes.
func (r *room) descriptions() {
	doc := r.huma.OpenAPI()
	r.fixed("/openapi.json", "application/openapi+json", func() []byte { return must(json.Marshal(doc)) })
	r.fixed("/openapi.yaml", "application/openapi+yaml", func() []byte { return must(doc.YAML()) })
	r.fixed("/docs.css", "text/css; charset=utf-8", func() []byte { return docsCSS })
	pages := make(map[string]func() []byte, len(spoken))
	for _, lang := range spoken {
		pages[lang] = sync.OnceValue(func() []byte { return r.listing(lang) })
	}
	r.mux.HandleFunc("GET "+Prefix+"/docs", func(w http.ResponseWriter, req *http.Request) {
		lang := langOf(req.Context())
		w.Header().Set("Content-Security-Policy", docsPolicy)
		w.Header().Set("Content-Language", lang)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(pages[lang]()) // the reader has gone; there is nobody left to tell
	})
}

func (r *room) fixed(path, media string, made func() []byte) {
	content := sync.OnceValue(made)
	r.mux.HandleFunc("GET "+Prefix+path, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		_, _ = w.Write(content()) // the reader has gone; there is nobody left to tell
	})
}

// docs is the listing for people.
type docs struct {
	Lang       string
	Base       string
	Operations []docsOperation
	Problems   []docsProblem
}

type docsOperation struct {
	ID, Method, Path, Summary string
	Token                     bool
	Inputs                    []docsInput
	Statuses                  []string
}

type docsInput struct {
	Name, In, Want string
	Required       bool
}

type docsProblem struct {
	Name, Title, About string
	Status             int
}

// T gives a word of the page.
func (d docs) T(key string) string { return i18n.T(d.Lang, "api.docs."+key) }

func (r *room) listing(lang string) []byte {
	page := docs{Lang: lang, Base: r.base + Prefix}
	for _, op := range r.operations {
		page.Operations = append(page.Operations, r.listed(lang, op))
	}
	for _, t := range problemTypes {
		page.Problems = append(page.Problems, docsProblem{
			Name: t.Name, Status: t.Status, Title: i18n.T(lang, "api.title."+t.Name), About: i18n.T(lang, "api.about."+t.Name),
		})
	}
	var b bytes.Buffer
	if err := docsPage.Execute(&b, page); err != nil {
		panic(err) // the template and its struct are ours alone, and New is tested
	}
	return b.Bytes()
}

func (r *room) listed(lang string, op *huma.Operation) docsOperation {
	look := &inspector{lang: lang, schemas: r.huma.OpenAPI().Components.Schemas}
	out := docsOperation{
		ID: op.OperationID, Method: op.Method, Path: op.Path, Token: len(op.Security) > 0,
		Summary: i18n.T(lang, "api.op."+op.OperationID), Statuses: slices.Sorted(maps.Keys(op.Responses)),
	}
	for _, p := range op.Parameters {
		out.Inputs = append(out.Inputs, docsInput{
			Name: p.Name, In: i18n.T(lang, "api.in."+p.In), Want: look.want(p.Schema), Required: p.Required,
		})
	}
	s := &shape{op: op, schemas: look.schemas}
	if s.bodySchema() == nil {
		return out
	}
	body := look.resolve(s.bodySchema())
	for _, name := range fieldOrder(body) {
		out.Inputs = append(out.Inputs, docsInput{
			Name: name, In: i18n.T(lang, "api.in.body"), Want: look.want(body.Properties[name]),
			Required: slices.Contains(body.Required, name),
		})
	}
	return out
}

// fieldOrder lists what must be there first, in the order of the description.
func fieldOrder(s *huma.Schema) []string {
	order := slices.Clone(s.Required)
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
	}
	return order
}
