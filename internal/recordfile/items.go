package recordfile

import (
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/text"
)

func (r *reader) actor(o *object) record.Actor {
	return record.Actor{
		ID: record.ActorID(o.str("id")), Kind: record.ActorKind(o.str("kind")), Names: o.names("names"),
		Party: record.ActorID(o.str("party")), Parent: record.ActorID(o.str("parent")), Anonymous: o.bool("anonymous"),
		Wikidata: o.str("wikidata"), ISO3: o.str("iso3"), Note: o.str("note"), Citations: r.cited(o, record.Reported),
	}
}

func (r *reader) tenure(o *object) record.Tenure {
	return record.Tenure{
		ID: record.TenureID(o.str("id")), Person: record.ActorID(o.str("person")), Organization: record.ActorID(o.str("organization")),
		Title: o.local("title"), From: o.str("from"), To: o.str("to"), Attested: record.Attested(o.str("attested")),
		Note: o.str("note"), Citations: r.cited(o, record.Reported),
	}
}

func (r *reader) event(o *object) record.Event {
	e := record.Event{
		ID: record.EventID(o.str("id")), Kind: record.EventKind(o.str("kind")), Parent: record.EventID(o.str("parent")),
		Ordinal: o.int("ordinal"), Parties: some(ids[record.ActorID](o, "parties")), Names: o.names("names"), Place: o.local("place"),
		TZ: o.str("tz"), Date: o.str("date"), End: o.str("end"), Opens: o.str("opens"), Closes: o.str("closes"), When: o.str("when"),
		Session: o.local("session"), Status: record.EventStatus(o.str("status")), OutcomesFinal: o.bool("outcomes_final"),
		Note: o.str("note"), Citations: r.cited(o, record.Reported),
	}
	e.Date, e.Opens = dayAndHour(e.Date, e.Opens, o.str("start"))
	e.End, e.Closes = dayAndHour("", e.Closes, e.End)
	if e.End == e.Date {
		e.End = ""
	}
	return e
}

// dayAndHour reads a bound of an event as older files have it: an hour beside the date, a day,
// or both in one.
func dayAndHour(day, hour, bound string) (string, string) {
	date, clock, both := strings.Cut(bound, "T")
	switch {
	case bound == "":
	case both:
		day, hour = date, clock[:min(len(clock), len("15:04"))]
	case strings.Contains(bound, ":"):
		hour = bound
	default:
		day = bound
	}
	return day, hour
}

func (r *reader) participant(o *object) record.Participant {
	p := record.Participant{
		ID: record.ParticipantID(o.str("id")), Event: record.EventID(o.str("event")), Actor: record.ActorID(o.str("actor")),
		Party: record.ActorID(o.str("party")), Capacity: record.Capacity(o.str("capacity")), Tenure: record.TenureID(o.str("tenure")),
		Attested: record.Attested(o.str("attested")), Note: o.str("note"), Citations: r.cited(o, record.Reported),
	}
	if p.ID == "" {
		p.ID = record.ParticipantOf(p.Event, p.Actor)
	}
	return p
}

func (r *reader) issue(o *object) record.Issue {
	return record.Issue{
		ID: record.IssueID(o.str("id")), Names: o.names("names"), Broader: record.IssueID(o.str("broader")),
		Contexts: some(ids[string](o, "contexts", "plover_context")), Subjects: some(ids[string](o, "subjects")),
		Note: o.str("note"), Citations: r.cited(o, record.Reported),
	}
}

func (r *reader) statement(o *object) record.Statement {
	mode := record.Mode(o.str("mode"))
	o.pass("time") // of the message that prints it: the update tells it
	return record.Statement{
		ID: record.StatementID(o.str("id")), Kind: record.StatementKind(o.str("kind")), Speaker: ids[record.ActorID](o, "speaker"),
		Party: ids[record.ActorID](o, "party"), Via: record.ActorID(o.str("via")), Issues: some(ids[record.IssueID](o, "issues")),
		Target: some(ids[record.ActorID](o, "target")), Event: record.EventID(o.str("event")), About: record.EventID(o.str("about")),
		Outcome: record.OutcomeID(o.str("outcome")), SaidAt: o.str("said_at"), Gist: o.local("gist"), Printed: o.str("printed"),
		Role: o.local("role"), Pinned: o.bool("pinned"), Note: o.str("note"), Citations: r.cited(o, mode),
		Verdicts: verdicts[record.StatementID](o),
	}
}

func (r *reader) outcome(o *object) record.Outcome {
	out := record.Outcome{
		ID: record.OutcomeID(o.str("id")), Kind: record.OutcomeKind(o.str("kind")), Event: record.EventID(o.str("event")),
		Title: o.local("title"), Issues: some(ids[record.IssueID](o, "issues")), Bound: some(ids[record.ActorID](o, "bound")),
		ToldBy: some(ids[record.ActorID](o, "told_by")), Due: o.str("due"), Condition: o.local("condition"),
		SupersededBy: record.OutcomeID(o.str("superseded_by")), Note: o.str("note"), Citations: r.cited(o, record.Reported),
		Verdicts: verdicts[record.OutcomeID](o),
	}
	changes, path, _ := o.list("status_changes")
	for i, n := range changes {
		c := r.object(n, fmt.Sprintf("%s[%d]", path, i))
		out.Changes = append(out.Changes, record.StatusChange{
			Status: record.OutcomeStatus(c.str("status")), AsOf: c.str("as_of"), Basis: record.StatusBasis(c.str("basis")),
			ToldBy: some(ids[record.ActorID](c, "told_by")), Note: c.str("note"), Citations: r.cited(c, record.Reported),
		})
		c.done()
	}
	return out
}

func (r *reader) forecast(o *object) record.Forecast {
	f := record.Forecast{
		ID: record.ForecastID(o.str("id")), Basis: record.ForecastBasis(o.str("basis")), Event: record.EventID(o.str("event")),
		Outlet: some(ids[record.ActorID](o, "outlet")), Origin: record.ActorID(o.str("origin")), Published: o.str("published"),
		Issues: some(ids[record.IssueID](o, "issues")), Expects: o.local("expects"), Probability: o.float("probability"),
		Result: record.Open, Note: o.str("note"), Citations: r.cited(o, record.Reported),
	}
	n := o.find("result", "resolution")
	if n == nil {
		return f
	}
	if word, ok := n.value.(string); ok { // as we write it
		f.Result = record.Result(word)
		f.Why, f.ResolvedBy = o.local("why"), some(ids[string](o, "resolved_by"))
		f.Resolving = r.citations(o, record.Reported, "result_citations")
		return f
	}
	res := r.object(n, o.at("result"))
	f.Result = record.Result(res.str("result"))
	f.Why, f.ResolvedBy = res.local("why"), some(ids[string](res, "resolved_by"))
	f.Resolving = r.cited(res, record.Reported)
	res.done()
	return f
}

// verdicts reads what is said of an item beside others of its kind.
func verdicts[T ~string](o *object) record.Verdicts[T] {
	return record.Verdicts[T]{Same: some(ids[T](o, "same_as")), NotSame: some(ids[T](o, "not_same_as"))}
}

// cited reads the citations of an item.
func (r *reader) cited(o *object, mode record.Mode) []record.Citation {
	return r.citations(o, mode, "citations", "citation")
}

func (r *reader) citations(o *object, mode record.Mode, names ...string) []record.Citation {
	list, path, _ := o.list(names...)
	o.pass(names...)
	var out []record.Citation
	for i, n := range list {
		c := r.object(n, fmt.Sprintf("%s[%d]", path, i))
		r.citing = append(r.citing, Spot{Line: c.line, Path: c.path})
		out = append(out, r.citation(c, mode))
		c.done()
	}
	return out
}

// citation reads one. Files that were made beside a text by hand give offsets into that text:
// they are kept as where the words come from, and the words are found in the coverage.
func (r *reader) citation(o *object, mode record.Mode) record.Citation {
	c := record.Citation{
		Coverage: o.str("coverage", "page", "seed"), Update: o.str("update", "entry"), Field: record.Field(o.str("field")),
		Quote: text.Quote{Exact: o.str("exact", "quote"), Prefix: o.str("prefix"), Suffix: o.str("suffix"), Start: o.int("start"), End: o.int("end")},
		Lang:  o.str("lang"), Mode: record.Mode(o.str("mode")), Words: o.str("words"), As: o.str("as"), Orphaned: o.bool("orphaned"),
	}
	if c.Mode == "" {
		c.Mode = mode
	}
	o.pass("matches_in_entry", "revision", "n")
	if n := o.find("source_range"); n != nil {
		s := r.object(n, o.at("source_range"))
		c.Source = &record.SourceRange{File: s.str("file"), Part: s.str("part"), Start: s.int("start"), End: s.int("end")}
		s.done()
	} else if file := o.find("seed"); file != nil {
		c.Source = &record.SourceRange{File: c.Coverage, Part: c.Update, Start: c.Quote.Start, End: c.Quote.End}
		c.Quote.Start, c.Quote.End = 0, 0
	}
	return c
}
