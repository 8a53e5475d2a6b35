package exchange

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"readout/internal/fault"
	"readout/internal/record"
)

// Table is one of the tables that the record makes.
type Table string

// The tables.
const (
	StatementTable Table = "statements"
	OutcomeTable   Table = "outcomes"
	StatusTable    Table = "status_changes"
	ForecastTable  Table = "forecasts"
	CitationTable  Table = "citations"
	ActorTable     Table = "actors"
	TenureTable    Table = "tenures"
	EventTable     Table = "events"
	IssueTable     Table = "issues"
)

// Tables lists all of them.
var Tables = []Table{StatementTable, OutcomeTable, StatusTable, ForecastTable, CitationTable, ActorTable, TenureTable, EventTable, IssueTable}

// table writes one as comma separated values (RFC 4180, UTF-8, lines end in CRLF). Several
// values of a cell have a semicolon between them. A cell that a spreadsheet would take for a
// formula begins with an apostrophe.
func (w *writer) table(out io.Writer) error {
	rows, ok := map[Table]func() [][]string{
		"": w.statementRows, StatementTable: w.statementRows, OutcomeTable: w.outcomeRows, StatusTable: w.statusRows, ForecastTable: w.forecastRows,
		CitationTable: w.citationRows, ActorTable: w.actorRows, TenureTable: w.tenureRows, EventTable: w.eventRows, IssueTable: w.issueRows,
	}[w.Table]
	if !ok {
		return fault.At("table", "exchange.table", "got", string(w.Table), "known", joined(Tables))
	}
	c := csv.NewWriter(out)
	c.UseCRLF = true
	for _, row := range rows() {
		for i := range row {
			row[i] = plainCell(row[i])
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// plainCell keeps a spreadsheet from running what is written in a cell
// (https://owasp.org/www-community/attacks/CSV_Injection).
func plainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}

func list[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ";")
}

func (w *writer) statementRows() [][]string {
	rows := [][]string{{"id", "kind", "speaker", "speaker_name", "role", "party", "via", "issues", "target", "event", "round", "date", "mode", "words", "gist", "pages"}}
	for i := range w.Statements {
		s := &w.Statements[i]
		rows = append(rows, []string{
			string(s.ID), string(s.Kind), list(s.Speaker), w.attribution(s), w.roleOf(s), list(w.Parties(s)), string(s.Via), list(s.Issues), list(s.Target),
			string(s.Event), string(w.RoundOf(s.Event)), w.day(s), string(s.Mode()), w.said(s), w.words(s.Gist), list(w.pages(s.Citations)),
		})
	}
	return rows
}

func (w *writer) outcomeRows() [][]string {
	rows := [][]string{{"id", "kind", "title", "event", "issues", "bound", "told_by", "due", "status", "as_of", "superseded_by", "pages"}}
	for i := range w.Outcomes {
		o := &w.Outcomes[i]
		now := o.Now()
		if now == nil {
			now = &record.StatusChange{}
		}
		rows = append(rows, []string{
			string(o.ID), string(o.Kind), w.words(o.Title), string(o.Event), list(o.Issues), list(o.Bound), list(o.ToldBy), o.Due, string(now.Status), now.AsOf,
			string(o.SupersededBy), list(w.pages(o.Cites())),
		})
	}
	return rows
}

func (w *writer) statusRows() [][]string {
	rows := [][]string{{"outcome", "status", "as_of", "basis", "told_by", "pages"}}
	for i := range w.Outcomes {
		o := &w.Outcomes[i]
		for _, c := range o.Changes {
			told := c.ToldBy
			if told == nil {
				told = o.ToldBy
			}
			rows = append(rows, []string{string(o.ID), string(c.Status), c.AsOf, string(c.Basis), list(told), list(w.pages(c.Citations))})
		}
	}
	return rows
}

func (w *writer) forecastRows() [][]string {
	rows := [][]string{{"id", "basis", "event", "outlet", "origin", "published", "issues", "expects", "probability", "result", "why", "resolved_by", "pages"}}
	for i := range w.Forecasts {
		f := &w.Forecasts[i]
		likely := ""
		if f.Probability != nil {
			likely = strconv.FormatFloat(*f.Probability, 'g', -1, 64)
		}
		rows = append(rows, []string{
			string(f.ID), string(f.Basis), string(f.Event), list(f.Outlet), string(f.Origin), f.Published, list(f.Issues), w.words(f.Expects), likely,
			string(f.Result), w.words(f.Why), list(f.ResolvedBy), list(w.pages(f.Cites())),
		})
	}
	return rows
}

func (w *writer) citationRows() [][]string {
	rows := [][]string{{"item", "id", "number", "coverage", "update", "field", "start", "end", "mode", "lang", "exact", "page"}}
	w.Each(func(item record.Citing) {
		for i, c := range item.Cites() {
			exact := c.Quote.Exact
			if w.private(c) {
				exact = ""
			}
			rows = append(rows, []string{
				string(item.ItemKind()), item.ItemID(), strconv.Itoa(i + 1), c.Coverage, c.Update, string(fieldOf(c)),
				strconv.Itoa(c.Quote.Start), strconv.Itoa(c.Quote.End), string(c.Mode), c.Lang, exact, w.page(c),
			})
		}
	})
	return rows
}

func (w *writer) actorRows() [][]string {
	rows := [][]string{{"id", "kind", "name", "party", "parent", "anonymous", "wikidata", "iso3"}}
	for i := range w.Actors {
		a := &w.Actors[i]
		rows = append(rows, []string{
			string(a.ID), string(a.Kind), w.name(a.Names, string(a.ID)), string(record.PartyOf(w.byID, a.ID)), string(a.Parent),
			strconv.FormatBool(a.Anonymous), a.Wikidata, a.ISO3,
		})
	}
	return rows
}

func (w *writer) tenureRows() [][]string {
	rows := [][]string{{"id", "person", "organization", "title", "from", "to", "attested"}}
	for i := range w.Tenures {
		t := &w.Tenures[i]
		rows = append(rows, []string{string(t.ID), string(t.Person), string(t.Organization), w.words(t.Title), t.From, t.To, string(t.Attested)})
	}
	return rows
}

func (w *writer) eventRows() [][]string {
	rows := [][]string{{"id", "kind", "name", "parent", "ordinal", "parties", "place", "date", "end", "status"}}
	for i := range w.Events {
		e := &w.Events[i]
		ordinal := ""
		if e.Ordinal > 0 {
			ordinal = strconv.Itoa(e.Ordinal)
		}
		rows = append(rows, []string{
			string(e.ID), string(e.Kind), w.name(e.Names, string(e.ID)), string(e.Parent), ordinal, list(e.Parties), w.words(e.Place), e.Date, e.End, string(e.Status),
		})
	}
	return rows
}

func (w *writer) issueRows() [][]string {
	rows := [][]string{{"id", "name", "broader", "contexts", "subjects"}}
	for i := range w.Issues {
		s := &w.Issues[i]
		rows = append(rows, []string{string(s.ID), w.name(s.Names, string(s.ID)), string(s.Broader), list(s.Contexts), list(s.Subjects)})
	}
	return rows
}
