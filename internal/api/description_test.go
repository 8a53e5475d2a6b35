package api

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"readout/internal/i18n"
)

// described is what the tests read of an OpenAPI document.
type described struct {
	OpenAPI string `json:"openapi"`
	Servers []struct {
		URL string `json:"url"`
	} `json:"servers"`
	Paths      map[string]map[string]describedOperation `json:"paths"`
	Components struct {
		Schemas map[string]describedSchema `json:"schemas"`
	} `json:"components"`
}

type describedOperation struct {
	Tags        []string
	ID          string           `json:"operationId"`
	Summary     string           `json:"summary"`
	Security    []map[string]any `json:"security"`
	RequestBody *struct {
		Required bool                      `json:"required"`
		Content  map[string]describedMedia `json:"content"`
	} `json:"requestBody"`
	Parameters []struct {
		Name string `json:"name"`
		In   string `json:"in"`
	} `json:"parameters"`
	Responses map[string]struct {
		Content map[string]describedMedia `json:"content"`
	} `json:"responses"`
}

type describedMedia struct {
	Schema describedSchema `json:"schema"`
}

type describedSchema struct {
	Ref        string                     `json:"$ref"`
	Properties map[string]describedSchema `json:"properties"`
	Enum       []string                   `json:"enum"`
	Type       any                        `json:"type"`
}

func description(t *testing.T) described {
	t.Helper()
	w := newSite().ask("GET", "/openapi.json", "")
	if got := w.Header().Get("Content-Type"); w.Code != 200 || got != "application/openapi+json" {
		t.Fatalf("got %d %s", w.Code, got)
	}
	var doc described
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestTheDescriptionListsEveryOperationWithItsErrors(t *testing.T) {
	doc := description(t)
	if !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Errorf("version: got %q, want 3.1", doc.OpenAPI)
	}
	if got := doc.Servers[0].URL; got != "https://news.example/api/v1" {
		t.Errorf("server: got %q", got)
	}
	want := map[string]string{
		"GET /coverages":                                "200 401 422 500 503",
		"POST /coverages":                               "201 400 401 403 409 413 415 422 500 503 507",
		"POST /imports/preview":                         "200 400 401 403 409 413 415 422 500 503 507",
		"POST /imports":                                 "201 400 401 403 409 413 415 422 500 503 507",
		"GET /coverages/{slug}":                         "200 401 404 422 500 503",
		"PATCH /coverages/{slug}":                       "200 400 401 403 404 409 413 415 422 500 503 507",
		"GET /coverages/{slug}/changes":                 "200 401 404 410 422 500 503",
		"GET /coverages/{slug}/updates":                 "200 401 404 422 500 503",
		"POST /coverages/{slug}/updates":                "201 400 401 403 404 409 413 415 422 500 503 507",
		"POST /coverages/{slug}/updates/preview":        "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /media":                                   "201 400 401 403 409 413 415 422 500 503 507",
		"GET /coverages/{slug}/updates/{n}":             "200 401 404 422 500 503",
		"PATCH /coverages/{slug}/updates/{n}":           "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/updates/{n}":          "200 401 403 404 409 422 500 503 507",
		"POST /coverages/{slug}/updates/{n}/publish":    "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /coverages/{slug}/updates/{n}/undo":       "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /coverages/{slug}/state/undo":             "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /coverages/{slug}/updates/{n}/take-back":  "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /coverages/{slug}/schedule":                "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/schedule":             "200 401 403 404 409 422 500 503 507",
		"PUT /coverages/{slug}/embargo":                 "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/embargo":              "200 401 403 404 409 422 500 503 507",
		"PUT /coverages/{slug}/updates/{n}/schedule":    "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/updates/{n}/schedule": "200 401 403 404 409 422 500 503 507",
		"PUT /coverages/{slug}/updates/{n}/embargo":     "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/updates/{n}/embargo":  "200 401 403 404 409 422 500 503 507",
		"GET /coverages/{slug}/page":                    "200 401 404 422 500 503",
		"PUT /coverages/{slug}/updates/{n}/pin":         "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/updates/{n}/pin":      "200 401 403 404 409 422 500 503 507",
		"PUT /coverages/{slug}/updates/{n}/pin/place":   "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /coverages/{slug}/updates/{n}/place":       "200 400 401 403 404 409 413 415 422 500 503 507",
		"GET /schedule":                                 "200 401 403 422 500 503",
		"GET /coverages/{slug}/corrections":             "200 401 404 422 500 503",
		"GET /settings/site":                            "200 401 403 422 500 503",
		"PATCH /settings/site":                          "200 400 401 403 409 413 415 422 500 503 507",
		"GET /settings/sections":                        "200 401 403 422 500 503",
		"PUT /settings/sections":                        "200 400 401 403 409 413 415 422 500 503 507",
		"GET /health":                                   "200 401 403 422 500 503",
		"GET /settings/audit":                           "200 401 403 422 500 503",
		"PUT /settings/audit":                           "200 400 401 403 409 413 415 422 500 503 507",
		"GET /audit":                                    "200 401 403 422 500 503",
		"GET /corrections":                              "200 401 422 500 503",
		"POST /statements":                              "201 400 401 403 404 409 413 415 422 500 503 507",
		"GET /statements":                               "200 401 422 500 503",
		"GET /statements/{id}":                          "200 301 401 404 422 500 503",
		"GET /actors":                                   "200 401 422 500 503",
		"GET /actors/{id}":                              "200 301 401 404 422 500 503",
		"GET /actors/{id}/issues/{issue}":               "200 301 401 404 422 500 503",
		"GET /issues":                                   "200 401 422 500 503",
		"GET /issues/{id}":                              "200 301 401 404 422 500 503",
		"GET /events":                                   "200 401 422 500 503",
		"GET /events/{id}":                              "200 401 404 422 500 503",
		"GET /positions":                                "200 401 422 500 503",
		"GET /outcomes":                                 "200 401 422 500 503",
		"GET /outcomes/{id}":                            "200 301 401 404 422 500 503",
		"GET /forecasts":                                "200 401 422 500 503",
		"GET /forecasts/{id}":                           "200 401 404 422 500 503",
		"PUT /actors/{id}":                              "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /issues/{id}":                              "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /events/{id}":                              "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /tenures/{id}":                             "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /outcomes/{id}":                            "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /outcomes/{id}/states":                    "201 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /outcomes/{id}/states/{n}":              "200 401 403 404 409 422 500 503 507",
		"PUT /forecasts/{id}":                           "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /forecasts/{id}/result":                    "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /participants/{id}":                        "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /events/{id}/final":                        "200 400 401 403 404 409 413 415 422 500 503 507",
		"GET /record/items/{kind}/{id}":                 "200 401 403 404 422 500 503",
		"GET /record/waiting":                           "200 401 403 404 422 500 503",
		"GET /coverages/{slug}/drafts":                  "200 401 403 404 422 500 503",
		"POST /coverages/{slug}/drafts":                 "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /record/anchor":                           "200 400 401 403 404 409 413 415 422 500 503 507",
		"PUT /statements/{id}":                          "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /record/review":                           "200 400 401 403 409 413 415 422 500 503 507",
		"GET /record/merges":                            "200 401 403 422 500 503",
		"POST /record/unmerge":                          "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /record/merge":                            "200 400 401 403 409 413 415 422 500 503 507",
		"GET /talks/{series}/{round}":                   "200 401 404 422 500 503",
		"GET /rounds/{id}/compare":                      "200 401 404 422 500 503",
		"PUT /record/pairs":                             "200 400 401 403 409 413 415 422 500 503 507",

		"GET /webhooks":          "200 401 403 422 500 503",
		"POST /webhooks":         "201 400 401 403 409 413 415 422 500 503 507",
		"GET /webhooks/{id}":     "200 401 403 404 422 500 503",
		"PUT /webhooks/{id}":     "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /webhooks/{id}":  "200 401 403 404 409 422 500 503 507",
		"POST /webhooks/{id}/do": "200 400 401 403 404 409 413 415 422 500 503 507",

		"GET /tokens":         "200 401 403 422 500 503",
		"POST /tokens":        "201 400 401 403 409 413 415 422 500 503 507",
		"DELETE /tokens/{id}": "200 401 403 404 409 422 500 503 507",

		"GET /users":                          "200 401 403 422 500 503",
		"POST /users":                         "201 400 401 403 409 413 415 422 500 503 507",
		"GET /users/{id}":                     "200 401 403 404 422 500 503",
		"PATCH /users/{id}":                   "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /users/{id}/password":           "200 400 401 403 404 409 413 415 422 500 503 507",
		"GET /coverages/{slug}/roles":         "200 401 403 404 422 500 503",
		"POST /coverages/{slug}/roles":        "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/roles/{id}": "200 401 403 404 409 422 500 503 507",

		"POST /coverages/{slug}/updates/{n}/submit": "200 400 401 403 404 409 413 415 422 500 503 507",
		"POST /coverages/{slug}/updates/{n}/return": "200 400 401 403 404 409 413 415 422 500 503 507",
		"GET /waiting": "200 401 403 422 500 503",
		"PUT /coverages/{slug}/updates/{n}/claim":    "200 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/updates/{n}/claim": "200 401 403 404 409 422 500 503 507",

		"GET /coverages/{slug}/updates/{n}/quoted-in":     "200 401 403 404 422 500 503",
		"GET /coverages/{slug}/memos":                     "200 401 403 404 422 500 503",
		"POST /coverages/{slug}/memos":                    "201 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/memos/{id}":             "200 401 403 404 409 422 500 503 507",
		"GET /coverages/{slug}/updates/{n}/memos":         "200 401 403 404 422 500 503",
		"POST /coverages/{slug}/updates/{n}/memos":        "201 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/updates/{n}/memos/{id}": "200 401 403 404 409 422 500 503 507",
		"GET /credits":    "200 401 403 422 500 503",
		"PUT /credits":    "200 400 401 403 409 413 415 422 500 503 507",
		"DELETE /credits": "200 401 403 409 422 500 503 507",

		"GET /coverages/{slug}/invitations":         "200 401 403 404 422 500 503",
		"POST /coverages/{slug}/invitations":        "201 400 401 403 404 409 413 415 422 500 503 507",
		"DELETE /coverages/{slug}/invitations/{id}": "200 401 403 404 409 422 500 503 507",
	}
	got := make(map[string]string)
	for path, item := range doc.Paths {
		for method, op := range item {
			line := strings.ToUpper(method) + " " + path
			got[line] = strings.Join(slices.Sorted(maps.Keys(op.Responses)), " ")
			if op.Summary != i18n.T("en", "api.op."+op.ID) || !i18n.Has("api.op."+op.ID) {
				t.Errorf("%s: summary: got %q", line, op.Summary)
			}
			if denies := strings.Contains(got[line], "403"); method != "get" && !denies || denies != (len(op.Security) > 0) {
				t.Errorf("%s: security: got %v", line, op.Security)
			}
			for status, answer := range op.Responses {
				media := problemMedia
				if status[0] == '2' {
					media = jsonMedia
				}
				if _, ok := answer.Content[media]; !ok || len(answer.Content) != 1 {
					t.Errorf("%s: %s: got %v, want %s", line, status, slices.Collect(maps.Keys(answer.Content)), media)
				}
			}
		}
	}
	for line, statuses := range want {
		if got[line] != statuses {
			t.Errorf("%s: got %q, want %q", line, got[line], statuses)
		}
		delete(got, line)
	}
	if len(got) > 0 {
		t.Errorf("not expected: %v", got)
	}
}

func TestTheDescriptionNamesEveryField(t *testing.T) {
	doc := description(t)
	for name, fields := range map[string]string{
		"NewCoverage":     "address draft ends event form language order section slug standfirst starts state tags title topic tz",
		"CoverageChange":  "address began correction ends event finished lead note notes order publish revision section standfirst starts state tags title topic tz",
		"CoverageReceipt": "position revision slug standing url",
		"NewUpdate":       "body cards draft embargo_until headline headlines kind mark moves_state pictures pinned pinned_until publish_at said_at",
		"UpdateChange":    "body cards correction headline kind mark merge note notes pictures pinned revision said_at",
		"NewMedia":        "agency alt caption copyright creator credit date decorative file frames headline height name play width",
		"Publication":     "revision",
		"Taking":          "revision",
		"Merged":          "from theirs with yours",
		"Dispute":         "in theirs was yours",
		"Receipt":         "merged n position revision standing url",
		"UpdateList":      "next updates",
		"ChangeList":      "changes next",
		"Change":          "at id item kind n position revision seq",
		"NewStatement":    "about coverage draft end event exact field gist id issues kind mode n prefix revision speaker start suffix target via",
		"Problem":         "current detail disputes errors merged status title type yours",
		"Flaw":            "code fault field in want",
	} {
		if got := strings.Join(slices.Sorted(maps.Keys(doc.Components.Schemas[name].Properties)), " "); got != fields {
			t.Errorf("%s: got %q, want %q", name, got, fields)
		}
	}
	for name, s := range doc.Components.Schemas {
		if name == "ErrorModel" || name == "ErrorDetail" {
			t.Errorf("%s is none of ours", name)
		}
		for field, p := range s.Properties {
			if _, several := p.Type.([]any); several {
				t.Errorf("%s.%s: may be null", name, field)
			}
		}
	}
	if got := doc.Components.Schemas["NewStatement"].Properties["kind"].Enum; len(got) != 15 {
		t.Errorf("kinds of statement: got %v", got)
	}
}

func TestTheDescriptionInYAML(t *testing.T) {
	w := newSite().ask("GET", "/openapi.yaml", "")
	if !strings.Contains(w.Body.String(), "openapi: 3.1.0\n") || w.Header().Get("Content-Type") != "application/openapi+yaml" {
		t.Errorf("got %d: %.200s", w.Code, w.Body)
	}
}

func TestTheListingForPeople(t *testing.T) {
	for _, lang := range i18n.Langs {
		w := newSite().ask("GET", "/docs", "", "Accept-Language", lang)
		page := w.Body.String()
		if w.Code != 200 || w.Header().Get("Content-Security-Policy") != docsPolicy {
			t.Errorf("got %d, policy %q", w.Code, w.Header().Get("Content-Security-Policy"))
		}
		for _, never := range []string{"<script", "style=", "<style", "http://", "onclick", "[api.", "cdn"} {
			if strings.Contains(page, never) {
				t.Errorf("%s: %q is in the page", lang, never)
			}
		}
		for _, must := range []string{`<html lang="` + lang + `">`, `id="post_update"`, `id="stale"`, i18n.T(lang, "api.op.mark_statement"), i18n.T(lang, "api.title.reset")} {
			if !strings.Contains(page, must) {
				t.Errorf("%s: %q is not in the page", lang, must)
			}
		}
	}
	if w := newSite().ask("GET", "/docs.css", ""); w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Errorf("style: got %d", w.Code)
	}
}

// Every key that the code can ask the catalogue for must be there, those too that are put
// together from parts.
func TestEveryWordIsInTheCatalogue(t *testing.T) {
	var keys []string
	for _, p := range problemTypes {
		keys = append(keys, "api.title."+p.Name, "api.about."+p.Name)
	}
	for format := range formats {
		keys = append(keys, "api.want."+format)
	}
	for _, kind := range []kindOf{isObject, isList, isText, isNumber, isBool, isNull} {
		keys = append(keys, "api.type."+string(kind))
	}
	for _, key := range keys {
		if !i18n.Has(key) {
			t.Errorf("%s is missing", key)
		}
	}
}
