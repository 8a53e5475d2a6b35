package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"readout/internal/people"
)

// tried is what the trial knows of an operation: the right it takes and where, and a body that
// is in order but of a revision that there is not, so that nothing changes under the others.
type tried struct {
	right people.Action
	where string // "site", "anywhere" or "it": the coverage in the address
	body  string
	query string
}

const (
	trialStale  = `{"revision": 999}`
	trialLater  = `{"revision": 999, "publish_at": "2199-01-01T00:00:00Z"}`
	trialPerson = `{"kind": "person", "names": [{"lang": "en", "text": "Tried"}]}`
)

// operations says of each one that takes a token what it takes. One that is not here fails the trial.
var operations = map[string]tried{
	"create_coverage": {people.Cover, "site", `{"slug": "open", "title": "taken", "draft": true}`, ""},
	"preview_import":  {people.Cover, "site", `{"page": "", "date": "2031-05-14"}`, ""},
	"import_page":     {people.Cover, "site", `{"page": "", "date": "2031-05-14", "slug": "open"}`, ""},
	"edit_coverage":   {people.Cover, "it", `{"revision": 999, "topic": "x"}`, ""},
	"undo_state":      {people.Cover, "it", trialStale, ""},
	"post_update":     {people.Submit, "it", `{"headline": "", "body": ""}`, ""},
	"preview_update":  {people.Submit, "it", `{"headline": "", "body": ""}`, ""},
	"edit_update":     {people.Submit, "it", `{"revision": 999, "headline": "x"}`, ""},
	"take_back_edit":  {people.Submit, "it", trialStale, ""},
	"retract_update":  {people.Submit, "it", "", "?revision=999"},
	"list_quoting":    {people.Submit, "it", "", ""},
	"publish_update":  {people.Publish, "it", trialStale, ""},
	"undo_update":     {people.Publish, "it", trialStale, ""},
	"submit_update":   {people.Submit, "it", trialStale, ""},
	"return_update":   {people.Publish, "it", `{"revision": 999, "reason": "x"}`, ""},
	"pin_update":      {people.Publish, "it", `{}`, ""}, "unpin_update": {people.Publish, "it", "", ""},
	"place_pin": {people.Publish, "it", `{"to": "top"}`, ""}, "place_update": {people.Publish, "it", `{"to": "time"}`, ""},
	"schedule_update": {people.Publish, "it", trialLater, ""}, "cancel_update_schedule": {people.Publish, "it", "", ""},
	"schedule_coverage": {people.Cover, "it", trialLater, ""}, "cancel_coverage_schedule": {people.Cover, "it", "", ""},
	"lift_update_embargo": {people.Publish, "it", "", "?reason=x"}, "lift_coverage_embargo": {people.Cover, "it", "", "?reason=x"},
	"embargo_update":   {people.Submit, "it", `{"embargo_until": "1999-01-01T00:00:00Z"}`, ""},
	"embargo_coverage": {people.Cover, "it", `{"embargo_until": "1999-01-01T00:00:00Z"}`, ""},
	"list_schedule":    {people.Submit, "anywhere", "", ""}, "list_waiting": {people.Submit, "anywhere", "", ""},
	"take_update": {people.Submit, "it", `{}`, ""}, "release_update": {people.Submit, "it", "", ""},
	"list_coverage_memos": {people.ReadDrafts, "it", "", ""}, "delete_coverage_memo": {people.ReadDrafts, "it", "", ""},
	"add_coverage_memo": {people.ReadDrafts, "it", `{"words": "tried"}`, ""},
	"list_update_memos": {people.Submit, "it", "", ""}, "delete_update_memo": {people.Submit, "it", "", ""},
	"add_update_memo": {people.Submit, "it", `{"words": "tried"}`, ""},
	"list_credits":    {people.ReadDrafts, "anywhere", "", ""},
	"save_credit":     {people.Publish, "site", `{"name": "Tried"}`, ""}, "drop_credit": {people.Publish, "site", "", "?name=nobody"},
	"add_media":  {people.Submit, "anywhere", "no picture", ""},
	"save_actor": {people.Record, "site", trialPerson, ""}, "save_issue": {people.Record, "site", `{"names": [{"lang": "en", "text": "Tried"}]}`, ""},
	"save_event":   {people.Record, "site", `{"kind": "series", "names": [{"lang": "en", "text": "Tried"}]}`, ""},
	"save_tenure":  {people.Record, "site", `{"person": "nobody", "title": {"en": "x"}}`, ""},
	"save_outcome": {people.Record, "anywhere", `{"kind": "action", "event": "nothing", "title": {"en": "x"}}`, ""},
	"add_status":   {people.Record, "anywhere", `{"status": "kept", "as_of": "2017"}`, ""}, "drop_status": {people.Record, "anywhere", "", ""},
	"save_forecast":       {people.Record, "anywhere", `{"basis": "leak", "expects": {"en": "x"}}`, ""},
	"resolve_forecast":    {people.Record, "anywhere", `{"result": "hit"}`, ""},
	"save_participant":    {people.Record, "anywhere", `{"event": "nothing", "actor": "nothing"}`, ""},
	"set_outcomes_final":  {people.Record, "site", `{"final": true}`, ""},
	"list_waiting_record": {people.Record, "anywhere", "", ""},
	"anchor_item":         {people.Record, "anywhere", `{"kind": "outcome", "id": "nothing", "n": 1, "exact": "x"}`, ""},
	"edit_statement":      {people.Record, "anywhere", `{"speaker": ["nothing"], "kind": "agree"}`, ""},
	"list_drafts":         {people.Record, "it", "", ""},
	"decide_drafts":       {people.Record, "it", `{"drafts": [{"draft": "1-body-0011223344556677", "do": "again"}]}`, ""},
	"review_record":       {people.Record, "anywhere", `{"do": "withdraw", "items": [{"kind": "outcome", "id": "nothing"}]}`, ""},
	"merge_record":        {people.Record, "site", `{"kind": "actor", "keep": "nothing", "drop": "nobody"}`, ""},
	"unmerge_record":      {people.Record, "site", `{"merge": 99}`, ""},
	"list_merges":         {people.Record, "site", "", ""},
	"read_record_item":    {people.Record, "anywhere", "", ""},
	"judge_pair":          {people.Record, "anywhere", `{"kind": "outcome", "item": "nothing", "other": "nobody", "verdict": "same"}`, ""},
	"read_site_settings":  {people.Configure, "site", "", ""}, "configure_site": {people.Configure, "site", `{"revision": 999}`, ""},
	"list_users": {people.ManageUsers, "site", "", ""}, "read_user": {people.ManageUsers, "site", "", ""},
	"add_user":       {people.ManageUsers, "site", `{"name": "ann", "role": "none"}`, ""},
	"change_user":    {people.ManageUsers, "site", `{}`, ""},
	"reset_password": {people.ManageUsers, "site", `{}`, ""},
	"list_acts":      {people.Configure, "site", "", ""},
	"keep_acts":      {people.Configure, "site", `{"revision": 999, "days": 30}`, ""}, "read_audit_settings": {people.Configure, "site", "", ""},
	"configure_sections": {people.Configure, "site", `{"revision": 999, "sections": []}`, ""}, "list_sections": {people.Cover, "site", "", ""},
	"read_health": {people.Configure, "site", "", ""},
	"list_roles":  {people.Invite, "it", "", ""}, "take_role": {people.Invite, "it", "", ""},
	"list_webhooks": {people.Configure, "site", "", ""}, "read_webhook": {people.Configure, "site", "", ""}, "remove_webhook": {people.Configure, "site", "", ""},
	"add_webhook":    {people.Configure, "site", `{"name": "tried", "url": "http://receiver.example/"}`, ""},
	"change_webhook": {people.Configure, "site", `{"name": "tried", "url": "https://receiver.example/"}`, ""},
	"do_webhook":     {people.Configure, "site", `{"do": "test"}`, ""},
	"list_tokens":    {people.OwnAccount, "anywhere", "", ""}, "revoke_token": {people.OwnAccount, "anywhere", "", ""},
	"make_token":       {people.OwnAccount, "anywhere", `{"name": "tried", "days": 1}`, ""},
	"give_role":        {people.Invite, "it", `{"name": "stranger", "role": "reporter"}`, ""},
	"list_invitations": {people.Invite, "it", "", ""}, "revoke_invitation": {people.Invite, "it", "", ""},
	"make_invitation": {people.Invite, "it", `{"hours": 6}`, ""},
	"mark_statement":  {people.Record, "anywhere", `{"coverage": "open", "n": 99, "exact": "x", "speaker": ["x"], "kind": "agree"}`, ""},
}

// TestEveryOperationByEveryRole is the same for programs: whoever has a token, on a public
// coverage and on a draft.
func TestEveryOperationByEveryRole(t *testing.T) {
	t.Parallel()
	site := trialSite(t)
	var doc struct {
		Paths map[string]map[string]struct {
			ID       string           `json:"operationId"`
			Security []map[string]any `json:"security"`
		} `json:"paths"`
	}
	if err := json.Unmarshal([]byte(getBody(t, site.url+"/api/v1/openapi.json")), &doc); err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths {
		for method, op := range item {
			want, known := operations[op.ID]
			if len(op.Security) > 0 && !known {
				t.Errorf("%s: the trial does not know what right it takes", op.ID)
				continue
			}
			for _, who := range site.triers {
				if who.token == "" && who.name != "nobody" && who.name != "disabled" {
					continue // guests have no tokens
				}
				for _, slug := range []string{"open", "plan"} {
					site.call(t, who, strings.ToUpper(method), path, slug, want, len(op.Security) > 0)
				}
			}
		}
	}
}

func (s *trial) call(t *testing.T, who *trier, method, path, slug string, want tried, needs bool) {
	t.Helper()
	n := "1"
	if slug == "open" {
		n = "3" // a colleague's, which waits
	}
	path = strings.NewReplacer("{slug}", slug, "{n}", n, "{id}", "nothing", "{issue}", "nothing", "{series}", "nothing", "{round}", "nothing", "{kind}", "outcome").Replace(path)
	if strings.Contains(path, "{") {
		t.Fatalf("the trial does not know what to put into %s", path)
	}
	req, err := http.NewRequest(method, s.url+"/api/v1"+path+want.query, strings.NewReader(want.body))
	if err != nil {
		t.Fatal(err)
	}
	if want.body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if who.token != "" {
		req.Header.Set("Authorization", "Bearer "+who.token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	what := fmt.Sprintf("%s %s as %s", method, path, who.name)
	about := want.where == "it"
	may := map[string]bool{"site": who.site.May(want.right), "anywhere": who.mayAnywhere(want.right), "it": who.mayOn(want.right, slug)}[want.where]
	refusals := []int{403}
	if about && slug == "plan" && !who.mayOn(people.Submit, slug) {
		refusals = []int{403, 404} // a draft on which they do not work is not there
	}
	switch {
	case !needs:
	case who.stranger && resp.StatusCode != 401:
		t.Errorf("%s: got %d, want 401", what, resp.StatusCode)
	case who.stranger:
	case !may && !slices.Contains(refusals, resp.StatusCode):
		t.Errorf("%s: got %d, want one of %v: %.200s", what, resp.StatusCode, refusals, body)
	case may && (resp.StatusCode == 401 || resp.StatusCode >= 500):
		t.Errorf("%s: got %d, want it open: %.200s", what, resp.StatusCode, body)
	case may && about && resp.StatusCode == 403 && who.mayOn(people.Publish, slug):
		t.Errorf("%s: got 403, want it open: %.200s", what, body)
	}
	for of, words := range trialWords {
		for _, word := range words {
			if strings.Contains(string(body), word) && !who.mayOn(people.ReadDrafts, of) && !(word == "hushed-plan" && who.mayOn(people.Submit, of)) {
				t.Errorf("%s: the answer says %q", what, word)
			}
		}
	}
}

// TestATokenForReadingWritesNothing: an owner's, tried on every operation there is.
func TestATokenForReadingWritesNothing(t *testing.T) {
	dir := folder(t)
	must(t, "user", "add", "ada", "--role", "owner", "--data", dir)
	c := &client{token: strings.TrimSpace(must(t, "token", "add", "--user", "ada", "--read-only", "--data", dir))}
	_, c.url = serve(t, dir)
	var doc struct {
		Paths map[string]map[string]any `json:"paths"`
	}
	if err := json.Unmarshal([]byte(getBody(t, c.url+"/api/v1/openapi.json")), &doc); err != nil {
		t.Fatal(err)
	}
	written := 0
	for path, item := range doc.Paths {
		path = strings.NewReplacer("{slug}", "open", "{n}", "1", "{id}", "nothing", "{issue}", "nothing", "{series}", "nothing", "{round}", "nothing", "{kind}", "outcome").Replace(path)
		for method := range item {
			a, err := c.ask(t.Context(), strings.ToUpper(method), path, "{}")
			if a == nil {
				t.Fatal(err)
			}
			if refused := a.Status == 403 && strings.Contains(a.Detail, "for reading only"); refused != (method != "get") {
				t.Errorf("%s %s: got %d (%s)", method, path, a.Status, a.Detail)
			}
			if method != "get" {
				written++
			}
		}
	}
	if written < 30 {
		t.Errorf("tried %d operations that write, want all of them", written)
	}
}
