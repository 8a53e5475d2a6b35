package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/i18n"
)

// operation is one line of the API: an address, a method and what they do.
type operation struct {
	id     string // also "api.op.<id>" in the catalogue: what it does, in a few words
	method string
	path   string
	tag    string
	status int    // of success; 200 when left out
	needs  bool   // a token
	about  string // what a program's author must know, in Markdown
	fails  []int  // statuses of its own, beside those every operation of its sort has
}

// add makes an operation part of the API.
func add[I, O any](r *room, op operation, do func(context.Context, *I) (*O, error)) {
	described := huma.Operation{
		OperationID: op.id, Method: op.method, Path: op.path, Tags: []string{op.tag},
		Summary:       i18n.T("en", "api.op."+op.id),
		Description:   op.about,
		DefaultStatus: op.status,
		Responses:     r.answers(op),
		// Our own gates check both, with messages in three languages.
		SkipValidateBody: true, SkipValidateParams: true, MaxBodyBytes: -1,
	}
	if op.needs {
		described.Security = []map[string][]string{{"token": {}}}
	}
	described.Middlewares = huma.Middlewares{r.check}
	huma.Register(r.huma, described, func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, r.problem(ctx, err)
		}
		return out, nil
	})
	r.operations = append(r.operations, r.found(op))
}

// found gives an operation as the description has it, once huma has filled it in.
func (r *room) found(op operation) *huma.Operation {
	item := r.huma.OpenAPI().Paths[op.path]
	return map[string]*huma.Operation{
		http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put,
		http.MethodPatch: item.Patch, http.MethodDelete: item.Delete,
	}[op.method]
}

// answers describes how an operation can end badly; huma adds how it ends well.
func (r *room) answers(op operation) map[string]*huma.Response {
	ref := r.huma.OpenAPI().Components.Schemas.Schema(problemType, true, "Problem")
	all := make(map[string]*huma.Response)
	for _, status := range op.statuses() {
		all[strconv.Itoa(status)] = &huma.Response{
			Description: http.StatusText(status),
			Content:     map[string]*huma.MediaType{problemMedia: {Schema: ref}},
		}
	}
	return all
}

// statuses lists the errors an operation can answer with.
func (op operation) statuses() []int {
	all := []int{
		http.StatusUnauthorized, http.StatusUnprocessableEntity,
		http.StatusInternalServerError, http.StatusServiceUnavailable,
	}
	if op.needs {
		all = append(all, http.StatusForbidden)
	}
	if op.needs && op.method != http.MethodGet {
		all = append(all, http.StatusConflict, http.StatusInsufficientStorage)
	}
	if strings.Contains(op.path, "{") {
		all = append(all, http.StatusNotFound)
	}
	if op.hasBody() {
		all = append(all, http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	all = append(all, op.fails...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (op operation) hasBody() bool {
	return op.method == http.MethodPost || op.method == http.MethodPut || op.method == http.MethodPatch
}
