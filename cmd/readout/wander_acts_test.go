package main

import (
	"fmt"
	"strings"
	"time"

	"readout/internal/text"
)

// doing is something that somebody does, so often among the others.
type doing struct {
	often int
	do    func(*wanderer)
}

// What makes something: without it there is nothing to change.
var beginnings = []doing{
	{12, (*wanderer).write}, {14, (*wanderer).record}, {7, (*wanderer).promise}, {5, (*wanderer).foretell}, {2, (*wanderer).attend}, {3, (*wanderer).report},
}

// What changes what is there, and takes it back.
var changes = []doing{
	{6, (*wanderer).rewrite},
	{5, (*wanderer).takeBack},
	{4, (*wanderer).publish},
	{2, (*wanderer).eraseOne},
	{6, (*wanderer).decide},
	{3, (*wanderer).merge},
	{2, (*wanderer).part},
	{4, (*wanderer).turn},
	{2, (*wanderer).rename},
	{2, (*wanderer).give},
	{3, (*wanderer).resolve},
	{2, (*wanderer).compare},
	{2, (*wanderer).stand},
	{3, func(*wanderer) { time.Sleep(400 * time.Millisecond) }}, // what is frozen is frozen to the second
}

var (
	statementKinds = []string{"assert", "explain", "concern", "object", "request", "propose", "offer", "agree", "reject", "announce", "expect", "concede", "threaten"}
	statuses       = []string{"agreed", "pledged", "proposed", "in_progress", "kept", "partly_kept", "stalled", "not_kept", "withdrawn"}
)

func (w *wanderer) sentence() string {
	return fmt.Sprintf("%s %s of %s.", w.of("He", "The minister", "An observer"), w.of("spoke", "warned", "dreamt"), w.next("matter"))
}

func (w *wanderer) write() {
	u := written{slug: w.of(w.coverages...)}
	for range 1 + w.chance.IntN(3) {
		u.sentences = append(u.sentences, w.sentence())
	}
	body := u.sentences
	for u.slug == "view" && w.likely(70) && len(body) < 8 {
		state := "live"
		if w.likely(65) {
			state = "frozen=" + w.of(w.moment(), w.moment(), time.Now().Format(time.DateOnly))
		}
		body = append(body[:len(body):len(body)], fmt.Sprintf("::readout{round=%s section=%s %s}", w.of(w.rounds...), w.of(text.SectionNames...), state))
	}
	in := fields{"body": strings.Join(body, "\n\n"), "draft": w.likely(25), "pinned": u.slug != "view" && w.likely(10)}
	if w.likely(50) {
		in["headline"] = w.next("Headline")
	}
	if w.likely(20) {
		in["cards"] = []fields{{"title": "A card", "href": "/c/" + w.of(w.coverages...)}}
	}
	if a := w.try("POST", "/coverages/"+u.slug+"/updates", in); a.Status == 201 {
		u.n = a.N
		w.updates = append(w.updates, u)
	}
}

// words are some of an update, as something on record cites them.
func (w *wanderer) words() fields {
	if len(w.updates) == 0 {
		return nil
	}
	u := w.updates[w.chance.IntN(len(w.updates))]
	exact := w.of(u.sentences...)
	if w.likely(40) {
		exact = strings.Join(strings.Fields(exact)[:2], " ")
	}
	return fields{"coverage": u.slug, "n": u.n, "exact": exact}
}

// cited puts words into a body, mostly.
func (w *wanderer) cited(in fields) fields {
	if words := w.words(); words != nil && w.likely(75) {
		in["words"] = words
	}
	return in
}

func (w *wanderer) record() {
	in := w.words()
	if in == nil {
		return
	}
	id := w.next("said")
	in["id"], in["speaker"], in["kind"], in["issues"], in["draft"] = id, append(w.some(w.people, 1), w.of(w.people...)), w.of(statementKinds...), w.some(w.issues, 2), w.likely(15)
	if at := w.of("event", "about", "about", ""); at != "" {
		in[at] = w.of(w.rounds...)
	}
	if w.try("POST", "/statements", in).Status == 201 {
		w.statements = append(w.statements, id)
	}
}

// put makes an item of the record, or now and then changes one that is there.
func (w *wanderer) put(kind string, known *[]string, in fields) {
	id := w.next(kind)
	if len(*known) > 0 && w.likely(30) {
		id = w.of(*known...)
	}
	if w.likely(80) {
		in["event"] = w.of(w.rounds...)
	}
	if w.try("PUT", "/"+kind+"/"+id, w.cited(in)).Status < 300 {
		*known = append(*known, id)
	}
}

func (w *wanderer) promise() {
	w.put("outcomes", &w.outcomes, fields{
		"kind": w.of("action", "meeting", "mechanism", "position", "text"), "title": fields{"en": w.next("Promise")}, "bound": w.some(w.people, 2),
		"issues": w.some(w.issues, 1), "status": w.of(statuses[:5]...), "as_of": w.day(), "draft": w.likely(15),
	})
}

func (w *wanderer) foretell() {
	w.put("forecasts", &w.forecasts, fields{
		"basis": w.of("leak", "announcement", "expectation", "expert"), "expects": fields{"en": w.next("Forecast")}, "outlet": w.some(w.people, 2), "issues": w.some(w.issues, 1),
	})
}

func (w *wanderer) attend() {
	w.try("PUT", "/participants/"+w.next("there"), w.cited(fields{"actor": w.of(w.people...), "event": w.of(w.rounds...)}))
}

func (w *wanderer) report() {
	in := fields{"status": w.of(append(statuses, "superseded")...), "as_of": w.day()}
	if in["status"] == "superseded" {
		in["superseded_by"] = w.of(w.outcomes...)
	}
	w.try("POST", "/outcomes/"+w.of(append(w.outcomes, "none")...)+"/states", w.cited(in))
}

// anUpdate gives the address of an update and the body that names its newest revision.
func (w *wanderer) anUpdate() (path string, newest fields) {
	if len(w.updates) == 0 {
		return "/coverages/day/updates/1", fields{"revision": 1}
	}
	u := w.updates[w.chance.IntN(len(w.updates))]
	path = fmt.Sprintf("/coverages/%s/updates/%d", u.slug, u.n)
	return path, fields{"revision": max(1, w.try("GET", path, nil).Revision)}
}

func (w *wanderer) rewrite() {
	path, in := w.anUpdate()
	body := []string{w.sentence()}
	for _, u := range w.updates {
		if strings.HasSuffix(path, fmt.Sprintf("/%s/updates/%d", u.slug, u.n)) {
			body = append(body, w.some(u.sentences, 3)...)
		}
	}
	in["body"] = strings.Join(body, "\n\n")
	if w.likely(30) {
		in["note"], in["correction"] = "It was so.", w.of("correction", "clarification", "update")
	}
	w.try("PATCH", path, in)
}

// publish publishes a draft. What is public is refused.
func (w *wanderer) publish() {
	path, in := w.anUpdate()
	w.try("POST", path+"/publish", in)
}

func (w *wanderer) takeBack() {
	path, in := w.anUpdate()
	if w.likely(15) {
		w.try("POST", path+"/undo", in)
		return
	}
	w.try("DELETE", fmt.Sprintf("%s?revision=%v&reason=Not+so.", path, in["revision"]), nil)
}

func (w *wanderer) eraseOne() {
	if len(w.updates) > 0 {
		u := w.updates[w.chance.IntN(len(w.updates))]
		_, _, code := do(w.t, "erase", "--slug", u.slug, "--n", fmt.Sprint(u.n), "--reason", "A court has ordered it.", "--data", w.dir)
		w.done = append(w.done, fmt.Sprintf("%d erase %s %d", code, u.slug, u.n))
	}
}

// kinds of items with those that there are.
func (w *wanderer) kinds() map[string][]string {
	return map[string][]string{"statement": w.statements, "outcome": w.outcomes, "forecast": w.forecasts, "actor": w.people, "issue": w.issues, "event": w.rounds}
}

func (w *wanderer) decide() {
	kind := w.of("statement", "statement", "outcome", "outcome", "forecast", "event")
	w.try("POST", "/record/review", fields{"do": w.of("publish", "withdraw", "withdraw", "redraft"), "items": []fields{{"kind": kind, "id": w.of(w.kinds()[kind]...)}}})
}

func (w *wanderer) merge() {
	kind := w.of("statement", "outcome", "outcome", "issue", "actor")
	all := w.kinds()[kind]
	w.try("POST", "/record/merge", fields{"kind": kind, "keep": w.of(all...), "drop": w.of(all...)})
}

func (w *wanderer) part() {
	w.try("POST", "/record/unmerge", fields{"merge": 1 + w.chance.IntN(8)})
}

func (w *wanderer) turn() {
	slug := w.of(w.coverages...)
	in := fields{"revision": max(1, w.try("GET", "/coverages/"+slug, nil).Revision)}
	switch w.chance.IntN(5) {
	case 0:
		in["event"] = w.of(append(w.rounds, "")...)
	case 1:
		in["tz"] = w.of("UTC", "Asia/Tokyo", "Europe/Moscow")
	case 2:
		in["state"] = w.of("live", "paused", "ended")
	case 3:
		in["order"] = w.of("newest", "oldest", "editorial")
	default:
		in["title"], in["note"] = w.next("Title"), "It was called otherwise."
	}
	w.try("PATCH", "/coverages/"+slug, in)
}

func (w *wanderer) rename() {
	if w.likely(50) {
		w.round(w.of(w.rounds...), 1+w.chance.IntN(2))
		return
	}
	w.try("PUT", "/actors/"+w.of(w.people...), fields{"kind": w.of("person", "state", "outlet"), "names": called(w.next("Name"))})
}

// round says when it was, or leaves that open.
func (w *wanderer) round(id string, ordinal int) {
	in := fields{"kind": "round", "parent": "tarn-veld", "ordinal": ordinal, "names": called(w.next("Round"))}
	if w.likely(60) {
		in["date"] = w.day()
	}
	w.try("PUT", "/events/"+id, in)
	if w.likely(20) {
		w.try("PUT", "/events/"+id+"/final", fields{"final": w.likely(60)})
	}
}

func (w *wanderer) give() {
	w.try("PUT", "/tenures/"+w.of("tenure-1", "tenure-2"), fields{"person": w.of(w.people...), "title": fields{"en": w.next("Minister")}, "from": w.of("2020", w.day()), "organization": w.of(w.people...)})
}

func (w *wanderer) resolve() {
	w.try("PUT", "/forecasts/"+w.of(append(w.forecasts, "none")...)+"/result", fields{"result": w.of("hit", "partly", "miss", "open", "void"), "resolved_by": w.some(append(w.outcomes, w.statements...), 2)})
}

func (w *wanderer) compare() {
	w.try("PUT", "/record/pairs", fields{"kind": "outcome", "item": w.of(w.outcomes...), "other": w.of(w.outcomes...), "verdict": w.of("same", "not_same", "none")})
}

func (w *wanderer) stand() {
	path, _ := w.anUpdate()
	if w.likely(50) {
		w.try("PUT", path+"/place", fields{"to": w.of("up", "down", "top", "time")})
		return
	}
	w.try(w.of("PUT", "DELETE"), path+"/pin", nil)
}
