package exchange

import (
	"readout/internal/record"
)

// popolo gives the record in the classes of Popolo 1.0 (http://www.popoloproject.com/specs/).
// Who speaks is one person there; several, and whoever is none, stand in attribution_text.
// Issues, kinds of acts and who is addressed have no place.
func (w *writer) popolo() thing {
	lists := map[string][]thing{"persons": {}, "organizations": {}, "memberships": {}, "posts": {}, "events": {}, "speeches": {}, "motions": {}}
	add := func(list string, t thing) { lists[list] = append(lists[list], t) }
	for i := range w.Actors {
		a := &w.Actors[i]
		if a.Kind == record.Person {
			add("persons", w.popoloActor(a))
			continue
		}
		t := w.popoloActor(a).set("classification", string(a.Kind))
		if a.Parent != "" {
			t["parent_id"] = string(a.Parent)
		}
		add("organizations", t)
	}
	for i := range w.Tenures {
		o := &w.Tenures[i]
		post := thing{"id": "post-" + string(o.ID), "label": w.words(o.Title), "role": w.words(o.Title)}
		member := thing{"id": string(o.ID), "person_id": string(o.Person), "role": w.words(o.Title), "post_id": post["id"]}
		if o.Organization != "" {
			post["organization_id"], member["organization_id"] = string(o.Organization), string(o.Organization)
		}
		if party := record.PartyOf(w.byID, o.Person); party != "" {
			member["on_behalf_of_id"] = string(party)
		}
		add("posts", post)
		add("memberships", member.set("start_date", o.From).set("end_date", o.To).set("sources", w.sources(o.Citations)))
	}
	for i := range w.Events {
		add("events", w.popoloEvent(&w.Events[i]))
	}
	for i := range w.Statements {
		add("speeches", w.popoloSpeech(&w.Statements[i], i+1))
	}
	for i := range w.Outcomes {
		o := &w.Outcomes[i]
		t := thing{"id": string(o.ID), "text": w.words(o.Title), "classification": string(o.Kind)}
		if now := o.Now(); now != nil {
			t["result"] = string(now.Status)
		}
		add("motions", t.set("sources", w.sources(o.Cites())))
	}
	all := thing{}
	for name, list := range lists {
		all[name] = list
	}
	return all
}

func (w *writer) popoloActor(a *record.Actor) thing {
	t := thing{"id": string(a.ID), "name": w.name(a.Names, string(a.ID))}
	var others []thing
	for _, n := range a.Names {
		if n.Text == t["name"] {
			continue
		}
		note := n.Lang
		if n.UsedBy != "" {
			note += ", used by " + string(n.UsedBy)
		}
		others = append(others, thing{"name": n.Text, "note": note}.set("start_date", n.From).set("end_date", n.To))
	}
	var ids []thing
	if a.Wikidata != "" {
		ids = append(ids, thing{"scheme": "wikidata", "identifier": a.Wikidata})
	}
	if a.ISO3 != "" {
		ids = append(ids, thing{"scheme": "iso-3166-1-alpha-3", "identifier": a.ISO3})
	}
	return t.set("other_names", others).set("identifiers", ids).set("sources", w.sources(a.Citations))
}

func (w *writer) popoloEvent(e *record.Event) thing {
	t := thing{"id": string(e.ID), "name": w.name(e.Names, string(e.ID)), "classification": string(e.Kind)}
	t.set("start_date", e.Date).set("end_date", e.End).set("location", w.words(e.Place)).set("status", string(e.Status))
	if e.Parent != "" {
		t["parent_id"] = string(e.Parent)
	}
	var there []thing
	for _, p := range w.Participants {
		if a, ok := w.Actor(p.Actor); ok && p.Event == e.ID && a.Kind == record.Person {
			there = append(there, thing{"id": string(a.ID), "name": w.name(a.Names, string(a.ID))})
		}
	}
	return t.set("attendees", there).set("sources", w.sources(e.Citations))
}

func (w *writer) popoloSpeech(s *record.Statement, position int) thing {
	t := thing{"id": string(s.ID), "text": w.said(s), "position": position, "title": string(s.Kind), "type": "speech"}
	if s.Mode() != record.Direct {
		t["type"] = "summary"
	}
	speaker, one := w.onePerson(s)
	if one {
		t["creator_id"] = string(speaker.ID)
	}
	t.set("attribution_text", w.attribution(s)).set("role", w.roleOf(s))
	if len(s.Target) == 1 {
		if a, ok := w.Actor(s.Target[0]); ok && a.Kind == record.Person {
			t["audience_id"] = string(a.ID)
		}
	}
	if s.Event != "" {
		t["event_id"] = string(s.Event)
	}
	if len(s.SaidAt) > len("2006-01-02") { // a moment: the schema takes no day
		t["date"] = s.SaidAt
	}
	return t.set("sources", w.sources(s.Citations))
}

func (w *writer) onePerson(s *record.Statement) (record.Actor, bool) {
	if len(s.Speaker) != 1 {
		return record.Actor{}, false
	}
	a, ok := w.Actor(s.Speaker[0])
	return a, ok && a.Kind == record.Person
}

// attribution names the speakers: as printed, else by name.
func (w *writer) attribution(s *record.Statement) string {
	if s.Printed != "" {
		return s.Printed
	}
	words := ""
	for i, id := range s.Speaker {
		if i > 0 {
			words += ", "
		}
		words += w.actorName(id)
	}
	return words
}

// roleOf gives the office in which somebody spoke: as printed, else held that day.
func (w *writer) roleOf(s *record.Statement) string {
	if len(s.Role) > 0 {
		return w.words(s.Role)
	}
	day := w.day(s)
	if len(s.Speaker) != 1 || day == "" {
		return ""
	}
	return w.words(record.OfficeOn(w.Tenures, s.Speaker[0], day[:min(len(day), len("2006-01-02"))]))
}

func (w *writer) sources(cited []record.Citation) []thing {
	var all []thing
	for _, page := range w.pages(cited) {
		all = append(all, thing{"url": page})
	}
	return all
}
