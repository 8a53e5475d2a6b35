package exchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/text"
)

// thing is a node of a graph of schema.org; encoding/json writes its keys in order.
type thing map[string]any

// set puts in what is not empty.
func (t thing) set(name string, value any) thing {
	switch v := value.(type) {
	case string:
		if v == "" {
			return t
		}
	case []string:
		if len(v) == 0 {
			return t
		}
	case []thing:
		if len(v) == 0 {
			return t
		}
	case thing:
		if v == nil {
			return t
		}
	}
	t[name] = value
	return t
}

func ref(address string) thing { return thing{"@id": address} }

func refs[T ~string](w *writer, kind record.Kind, ids []T) []thing {
	var all []thing
	for _, id := range ids {
		all = append(all, ref(w.address(kind, string(id))))
	}
	return all
}

// schema is where the enumerations of schema.org stand.
const schema = "https://schema.org/"

// jsonLD gives the record in the words of schema.org (https://schema.org/docs/full.html). An
// act of speech has no class there: direct speech is a Quotation, what is told of somebody a
// Claim, and its kind a keyword.
func (w *writer) jsonLD() thing {
	graph := []thing{}
	for _, a := range w.Actors {
		graph = append(graph, w.actorThing(&a))
	}
	for _, e := range w.Events {
		graph = append(graph, w.eventThing(&e))
	}
	for _, i := range w.Issues {
		graph = append(graph, w.named(thing{"@type": "DefinedTerm", "@id": w.address(record.KindIssue, string(i.ID)), "termCode": string(i.ID)}, i.Names))
	}
	for i := range w.Statements {
		graph = append(graph, w.statementThing(&w.Statements[i]))
	}
	for i := range w.Outcomes {
		graph = append(graph, w.outcomeThing(&w.Outcomes[i]))
	}
	for i := range w.Forecasts {
		graph = append(graph, w.forecastThings(&w.Forecasts[i])...)
	}
	return thing{"@context": "https://schema.org", "@graph": append(graph, w.pageThings()...)}
}

// local gives a text with its languages.
func local(t text.Local) []thing {
	var all []thing
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		all = append(all, thing{"@language": lang, "@value": t[lang]})
	}
	return all
}

func (w *writer) named(t thing, names []record.Name) thing {
	var main, others []thing
	for _, n := range names {
		one := thing{"@language": n.Lang, "@value": n.Text}
		if n.Use == record.MainName || n.Use == "" {
			main = append(main, one)
		} else {
			others = append(others, one)
		}
	}
	return t.set("name", main).set("alternateName", others)
}

// schemaTypes are the classes of actors. A state speaks, which a place cannot.
var schemaTypes = map[record.ActorKind]any{
	record.Person: "Person", record.State: []string{"Country", "GovernmentOrganization"}, record.Organization: "Organization",
	record.Outlet: "NewsMediaOrganization", record.AnonSource: "Organization",
}

func (w *writer) actorThing(a *record.Actor) thing {
	t := thing{"@type": schemaTypes[a.Kind], "@id": w.actorAddress(a.ID), "identifier": string(a.ID)}
	w.named(t, a.Names)
	if a.Wikidata != "" {
		t["sameAs"] = "http://www.wikidata.org/entity/" + a.Wikidata
	}
	if a.Anonymous || a.Kind == record.AnonSource {
		t["disambiguatingDescription"] = "A source that the outlet does not name."
	}
	if a.Kind != record.Person {
		if a.Parent != "" {
			t["parentOrganization"] = ref(w.actorAddress(a.Parent))
		}
		return t
	}
	var offices []thing
	for _, o := range w.Tenures {
		if o.Person != a.ID {
			continue
		}
		role := thing{"@type": "OrganizationRole"}
		role.set("roleName", local(o.Title)).set("startDate", o.From).set("endDate", o.To)
		if o.Organization != "" {
			role["worksFor"] = ref(w.actorAddress(o.Organization))
		}
		offices = append(offices, role)
	}
	return t.set("worksFor", offices)
}

// eventStatuses are those of schema.org; that something is going on or over has no word there.
var eventStatuses = map[record.EventStatus]string{record.Postponed: "EventPostponed", record.Cancelled: "EventCancelled"}

func (w *writer) eventThing(e *record.Event) thing {
	t := thing{"@type": "Event", "@id": w.address(record.KindEvent, string(e.ID)), "identifier": string(e.ID)}
	if e.Kind == record.Series {
		t["@type"] = "EventSeries"
	}
	w.named(t, e.Names).set("startDate", e.Date).set("endDate", e.End)
	if e.Parent != "" {
		t["superEvent"] = ref(w.address(record.KindEvent, string(e.Parent)))
	}
	if place := local(e.Place); place != nil {
		t["location"] = thing{"@type": "Place", "name": place}
	}
	if status := eventStatuses[e.Status]; status != "" {
		t["eventStatus"] = schema + status
	}
	var there []thing
	for _, p := range w.Participants {
		if p.Event == e.ID {
			there = append(there, thing{"@type": "Role", "attendee": ref(w.actorAddress(p.Actor))}.set("roleName", string(p.Capacity)))
		}
	}
	if len(there) == 0 {
		there = refs(w, record.KindActor, e.Parties)
	}
	return t.set("attendee", there)
}

func (w *writer) statementThing(s *record.Statement) thing {
	t := thing{"@id": w.address(record.KindStatement, string(s.ID)), "identifier": string(s.ID), "keywords": string(s.Kind)}
	speakers, pages := refs(w, record.KindActor, s.Speaker), w.pageRefs(s.Citations)
	if s.Mode() == record.Direct {
		t["@type"] = "Quotation"
		t.set("spokenByCharacter", speakers).set("isPartOf", pages)
	} else {
		t["@type"] = "Claim"
		t.set("author", speakers).set("appearance", pages)
		t["claimInterpreter"] = thing{"@type": "Organization", "name": w.Name}
	}
	t.set("text", w.said(s)).set("abstract", local(s.Gist)).set("about", refs(w, record.KindIssue, s.Issues)).set("mentions", refs(w, record.KindActor, s.Target))
	t.set("dateCreated", w.day(s))
	if s.Event != "" {
		t["recordedAt"] = ref(w.address(record.KindEvent, string(s.Event)))
	}
	return t
}

func (w *writer) pageRefs(cited []record.Citation) []thing {
	var all []thing
	for _, page := range w.pages(cited) {
		all = append(all, ref(page))
	}
	return all
}

func (w *writer) outcomeThing(o *record.Outcome) thing {
	t := thing{"@type": "Action", "@id": w.address(record.KindOutcome, string(o.ID)), "identifier": string(o.ID)}
	t.set("name", local(o.Title)).set("agent", refs(w, record.KindActor, o.Bound)).set("object", refs(w, record.KindIssue, o.Issues)).set("description", local(o.Condition))
	if now := o.Now(); now != nil {
		t["actionStatus"] = schema + now.Status.ActionStatus()
		t["disambiguatingDescription"] = string(now.Status)
	}
	return t.set("subjectOf", w.pageRefs(o.Cites()))
}

// forecastThings gives what was expected as a Claim, and once it is resolved what came of it
// as a ClaimReview by the site.
func (w *writer) forecastThings(f *record.Forecast) []thing {
	id := w.address(record.KindForecast, string(f.ID))
	claim := thing{"@type": "Claim", "@id": id, "identifier": string(f.ID), "keywords": string(f.Basis)}
	published, _, _ := strings.Cut(f.Published, "/") // of a span of days the first
	claim.set("text", local(f.Expects)).set("datePublished", published).set("author", refs(w, record.KindActor, f.Outlet)).set("about", append(
		refs(w, record.KindIssue, f.Issues), ref(w.address(record.KindEvent, string(f.Event))))).set("appearance", w.pageRefs(f.Citations))
	if !f.Result.Resolved() {
		return []thing{claim}
	}
	review := thing{
		"@type": "ClaimReview", "@id": id + "-result", "itemReviewed": ref(id), "author": thing{"@type": "Organization", "name": w.Name},
		"reviewRating": thing{"@type": "Rating", "alternateName": string(f.Result)},
	}
	return []thing{claim, review.set("reviewBody", local(f.Why)).set("isBasedOn", w.pageRefs(f.Resolving))}
}

// pageThings are the pages that the items rest on.
func (w *writer) pageThings() (all []thing) {
	cited := make(map[string]bool)
	w.Each(func(item record.Citing) {
		for _, page := range w.pages(item.Cites()) {
			cited[page] = true
		}
	})
	for _, c := range w.pagesOf {
		if c.Content == nil || c.Content.Form == coverage.Source {
			continue
		}
		address := w.Base + "/c/" + c.Slug
		page := thing{"@type": "LiveBlogPosting", "@id": address, "url": address, "inLanguage": c.Content.Lang}
		if c.Content.Form == coverage.Article {
			page["@type"] = "NewsArticle"
		}
		all = append(all, page.set("headline", local(c.Content.Title)))
		for _, u := range c.Updates {
			part := address + "/u/" + strconv.Itoa(u.N)
			if !cited[part] {
				continue
			}
			post := thing{"@type": "BlogPosting", "@id": part, "url": part, "isPartOf": ref(address), "inLanguage": c.Content.Lang}
			all = append(all, post.set("headline", u.Message.Headline))
		}
	}
	return all
}
