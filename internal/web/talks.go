package web

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"readout/internal/desk"
	"readout/internal/record"
)

// Talks is what follows from the record of a whole series: what became of its promises, how the
// sides' words moved from round to round, what leaks and expectations were worth. Each part is
// a drawing and a table of the same.
type Talks struct {
	Words
	View   *desk.SeriesView
	Record *desk.RecordView

	only record.IssueID // the issue whose row alone is shown, "" for all
	all  bool           // every round is a column in which something was said
}

// Talks is the part of a series' page that is made from the record.
func (p *SeriesPage) Talks() Talks { return Talks{Words: p.Words, View: p.View, Record: p.Record} }

func (t Talks) book() *record.Book {
	if t.Record == nil {
		return record.NewBook(record.Items{})
	}
	return t.Record.Book
}

// TalksRound is a round as a column.
type TalksRound struct {
	Words
	Event  record.Event
	Series record.Event
}

// Label is short, as columns are narrow: the number of the round.
func (r TalksRound) Label() string {
	if r.Event.Ordinal > 0 {
		return strconv.Itoa(r.Event.Ordinal)
	}
	return r.NameText(r.Event.Names)
}

// Title names the round in full.
func (r TalksRound) Title() string { return roundTitle(r.Words, r.Series, r.Event) }

// Path is the address of its readout, without language prefix.
func (r TalksRound) Path() string { return roundPath(r.Series.ID, r.Event.ID) }

// Rounds are the rounds that were held, in order.
func (t Talks) Rounds() []TalksRound {
	var all []TalksRound
	for _, e := range t.book().Rounds(t.View.Series.ID) {
		if e.Held() {
			all = append(all, TalksRound{Words: t.Words, Event: e, Series: t.View.Series})
		}
	}
	if t.all {
		return all
	}
	return all[max(0, len(all)-desk.MostColumns):]
}

// LedgerRow is one promise with where it stood at the end of each round.
type LedgerRow struct {
	Result
	Number int
	Steps  []LedgerStep
}

// LedgerStep is where a promise stood at the end of a round; the zero Status says nowhere yet.
type LedgerStep struct {
	Words
	Status record.OutcomeStatus
	As     TalksRound
}

// Label names the status.
func (s LedgerStep) Label() string {
	if s.Status == "" {
		return ""
	}
	return s.T("status." + string(s.Status))
}

// signs of the states: each a form of its own, so that nothing depends on colours.
var signs = map[record.OutcomeStatus]string{
	record.Proposed: "○", record.Pledged: "◔", record.Agreed: "◑", record.InProgress: "◕", record.Kept: "●", record.PartlyKept: "◐",
	record.Stalled: "‖", record.NotKept: "✕", record.TakenBack: "↩", record.Superseded: "→",
}

// Sign shows the status as a sign.
func (s LedgerStep) Sign() string { return signs[s.Status] }

// NowLabel names today's status.
func (l LedgerRow) NowLabel() string { return l.T("status." + string(l.Now.Status)) }

// NowSign shows it.
func (l LedgerRow) NowSign() string { return signs[l.Now.Status] }

// Ledger are the outcomes of all rounds, in the order of the rounds that put them.
func (t Talks) Ledger() []LedgerRow {
	var rows []LedgerRow
	columns := t.Rounds()
	for _, e := range t.book().Rounds(t.View.Series.ID) {
		for _, o := range t.book().OutcomesOf(e.ID) {
			v, now := t.Record.Outcomes[o.ID], o.Now()
			if v == nil || now == nil {
				continue
			}
			row := LedgerRow{Result: Result{Words: t.Words, View: v, Now: now, Also: putAlso(t.Record, o.ID)}, Number: len(rows) + 1}
			for _, c := range columns {
				step := LedgerStep{Words: t.Words, As: c}
				if day, ok := record.LastDay(c.Event.LastDate()); ok {
					if at := o.AsOf(day); at != nil {
						step.Status = at.Status
					}
				}
				row.Steps = append(row.Steps, step)
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// PositionIssue is an issue of the matrix with a row for each side.
type PositionIssue struct {
	Issue Named
	Sides []PositionSide
}

// PositionSide is what one side said on an issue, round by round.
type PositionSide struct {
	Side  Named
	Cells []PositionCell
}

// PositionCell is what a side said on an issue at a round.
type PositionCell struct {
	Words
	Tone  record.Tone // "" where it was silent
	Shown *Said
	More  int // how many others there are
	At    TalksRound
}

// Sign shows the tone.
func (c PositionCell) Sign() string {
	return map[record.Tone]string{record.Cooperative: "+", record.Adverse: "−", record.Neutral: "·"}[c.Tone]
}

// ToneLabel names the tone, for those who do not see it.
func (c PositionCell) ToneLabel() string { return c.T("talks.tone." + string(c.Tone)) }

// Positions is the matrix issue by side by round.
func (t Talks) Positions() []PositionIssue {
	p := t.book().Positions()
	var order []record.ActorID
	for _, a := range t.View.Parties {
		order = append(order, a.ID)
	}
	columns := t.Rounds()
	var out []PositionIssue
	for _, id := range p.Issues {
		if t.only != "" && id != t.only {
			continue
		}
		issue := PositionIssue{Issue: namedIssue(t.Words, t.Record.Issues[id])}
		for _, party := range p.Parties(id, order) {
			actor := t.Record.Actors[party]
			side := PositionSide{Side: *namedActor(t.Words, &actor)}
			said := false
			for _, c := range columns {
				cell := t.cell(p.Cell(id, party, c.Event.ID), c)
				said = said || cell.Shown != nil
				side.Cells = append(side.Cells, cell)
			}
			if said {
				issue.Sides = append(issue.Sides, side)
			}
		}
		if len(issue.Sides) > 0 {
			out = append(out, issue)
		}
	}
	return out
}

func (t Talks) cell(c record.Cell, at TalksRound) PositionCell {
	out := PositionCell{Words: t.Words, At: at}
	shown := c.Shown(t.Record.When)
	if shown == nil {
		return out
	}
	if v := t.Record.Statements[shown.ID]; v != nil {
		said := saidIn(t.Words, t.Record, v)
		out.Tone, out.Shown, out.More = c.Tone(), &said, len(c)-1
	}
	return out
}

// ScoreRow is what the forecasts of one outlet on one basis were worth.
type ScoreRow struct {
	Words
	Score *record.Score
	Who   string
}

// Basis names on what basis they were made.
func (s ScoreRow) Basis() string { return s.T("basis." + string(s.Score.Basis)) }

// Count is how many had a result.
func (s ScoreRow) Count(result record.Result) int { return s.Score.Counts[result] }

// All is how many there are.
func (s ScoreRow) All() (n int) {
	for _, r := range record.Results {
		n += s.Score.Counts[r]
	}
	return n
}

// Rate is the share that came true, or why there is none.
func (s ScoreRow) Rate() string {
	share, ok := s.Score.Rate()
	if !ok {
		return s.T("talks.too_few")
	}
	return strconv.FormatFloat(100*share, 'f', 0, 64) + " %"
}

// Scores is the scoreboard.
func (t Talks) Scores() []ScoreRow {
	var out []ScoreRow
	for _, score := range t.book().Scoreboard("") {
		row := ScoreRow{Words: t.Words, Score: score, Who: t.T("talks.no_outlet")}
		if a, ok := t.Record.Actors[score.Outlet]; ok {
			row.Who = t.NameText(a.Names)
		}
		out = append(out, row)
	}
	return out
}

// Results are the columns of the scoreboard.
func (t Talks) Results() []ResultColumn {
	out := make([]ResultColumn, len(record.Results))
	for i, r := range record.Results {
		out[i] = ResultColumn{Result: r, Label: t.T("result." + string(r))}
	}
	return out
}

// ResultColumn is one of the results.
type ResultColumn struct {
	Result record.Result
	Label  string
}

// The drawings. Lengths are in the units of their view boxes; words are in the tables.
const (
	drawLeft = 40  // of the first column
	drawStep = 84  // from column to column
	drawTop  = 34  // of the first row
	drawRow  = 26  // from row to row
	drawBar  = 300 // of the longest bar
	drawName = 420 // of the names behind the rows
	mostName = 44  // letters of a name there: the table has it whole
)

// Drawing is a picture of one of the tables.
type Drawing struct {
	Words
	Width, Height int
	Title         string
	Columns       []DrawnMark
	Rows          []DrawnRow
}

// DrawnRow is one row of a drawing: its name, its line and its marks.
type DrawnRow struct {
	Y, From, To int
	Label       string // as the table has it
	Name        string
	Marks       []DrawnMark
	Bars        []DrawnBar
}

// DrawnMark is a sign in a drawing.
type DrawnMark struct {
	X, Y  int
	Sign  string
	Class string
	Title string
}

// DrawnBar is a part of a bar.
type DrawnBar struct {
	X, Width int
	Class    string
	Title    string
}

func (t Talks) drawing(title string, columns []TalksRound, rows int) Drawing {
	d := Drawing{Words: t.Words, Title: t.T(title), Width: drawLeft + drawStep*len(columns) + drawName, Height: drawTop + drawRow*rows}
	for i, c := range columns {
		d.Columns = append(d.Columns, DrawnMark{X: drawLeft + drawStep*i + drawStep/2, Y: 18, Sign: c.Label(), Title: c.Title()})
	}
	return d
}

// DrawnLedger draws the life of each promise over the rounds.
func (t Talks) DrawnLedger() Drawing {
	rows := t.Ledger()
	d := t.drawing("talks.ledger", t.Rounds(), len(rows))
	for i, row := range rows {
		drawn := DrawnRow{Y: drawTop + drawRow*i + drawRow/2, Label: strconv.Itoa(row.Number), Name: shortName(t.LocalText(row.View.Outcome.Title))}
		for j, s := range row.Steps {
			if s.Status == "" {
				continue
			}
			x := drawLeft + drawStep*j + drawStep/2
			if drawn.From == 0 {
				drawn.From = x
			}
			drawn.To = x
			drawn.Marks = append(drawn.Marks, DrawnMark{X: x, Y: drawn.Y, Sign: s.Sign(), Class: "status-" + string(s.Status), Title: s.As.Title() + t.T("web.colon") + s.Label()})
		}
		d.Rows = append(d.Rows, drawn)
	}
	return d
}

// DrawnPositions draws the tone of each side on each issue, round by round.
func (t Talks) DrawnPositions() Drawing {
	issues := t.Positions()
	count := 0
	for _, issue := range issues {
		count += len(issue.Sides)
	}
	d := t.drawing("talks.positions", t.Rounds(), count)
	for i, issue := range issues {
		for j, side := range issue.Sides {
			drawn := DrawnRow{Y: drawTop + drawRow*len(d.Rows) + drawRow/2, Label: strconv.Itoa(t.Count(i)) + t.Letter(j)}
			drawn.Name = shortName(t.NameText(side.Side.Names) + t.T("web.colon") + t.NameText(issue.Issue.Names))
			for k, c := range side.Cells {
				if c.Shown == nil {
					continue
				}
				drawn.Marks = append(drawn.Marks, DrawnMark{
					X: drawLeft + drawStep*k + drawStep/2, Y: drawn.Y, Sign: c.Sign(), Class: "tone-" + string(c.Tone),
					Title: strings.Join([]string{side.Side.NameText(side.Side.Names), c.At.Title(), c.ToneLabel()}, t.T("web.comma")),
				})
			}
			d.Rows = append(d.Rows, drawn)
		}
	}
	return d
}

// DrawnScores draws what became of the forecasts as bars.
func (t Talks) DrawnScores() Drawing {
	rows := t.Scores()
	d := Drawing{Words: t.Words, Title: t.T("talks.scores"), Width: drawLeft + drawBar + drawName, Height: 8 + drawRow*len(rows)}
	if len(rows) == 0 {
		return d
	}
	most := slices.MaxFunc(rows, func(a, b ScoreRow) int { return a.All() - b.All() }).All()
	for i, row := range rows {
		drawn := DrawnRow{Y: 8 + drawRow*i + drawRow/2, Label: strconv.Itoa(i + 1), Name: shortName(row.Who + t.T("web.colon") + row.Basis())}
		x := drawLeft
		for _, c := range t.Results() {
			n := row.Count(c.Result)
			if n == 0 {
				continue
			}
			width := drawBar * n / most
			drawn.Bars = append(drawn.Bars, DrawnBar{X: x, Width: max(width-2, 1), Class: "came-" + string(c.Result), Title: c.Label + t.T("web.colon") + strconv.Itoa(n)})
			x += width
		}
		d.Rows = append(d.Rows, drawn)
	}
	return d
}

// shortName cuts a name to what a drawing has room for.
func shortName(s string) string {
	if r := []rune(s); len(r) > mostName {
		return string(r[:mostName-1]) + "…"
	}
	return s
}

// Names is where the names of the rows begin.
func (d Drawing) Names() int { return d.Width - drawName + 8 }

// ViewBox is the drawing's extent.
func (d Drawing) ViewBox() template.HTMLAttr {
	return template.HTMLAttr(`viewBox="0 0 ` + strconv.Itoa(d.Width) + " " + strconv.Itoa(d.Height) + `"`)
}

// Above is where a bar begins that a row's line goes through the middle of.
func (d Drawing) Above(y int) int { return y - 8 }

// Count counts from one, as people do.
func (t Talks) Count(i int) int { return i + 1 }

// Letter names the sides of an issue in its drawing: a, b, c.
func (t Talks) Letter(i int) string { return string(rune('a' + min(i, 25))) }
