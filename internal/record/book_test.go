package record

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/text"
)

// talks is a record of four rounds between Tarn, Veld and Orsk, with the Basin Council as
// mediator: more sides than two, a round that was postponed, one held over two days.
func talks(statements []Statement, outcomes []Outcome, forecasts []Forecast) *Book {
	return NewBook(Items{
		Actors: []Actor{
			{ID: "tarn", Kind: State},
			{ID: "veld", Kind: State},
			{ID: "orsk", Kind: State},
			{ID: "tarn-ministry", Kind: Organization, Parent: "tarn"},
			{ID: "council", Kind: Organization},
			{ID: "gazette", Kind: Outlet},
			{ID: "mori", Kind: Person, Parent: "tarn-ministry"},
			{ID: "kato", Kind: Person, Party: "tarn"},
			{ID: "weiss", Kind: Person, Party: "veld"},
			{ID: "expert", Kind: Person},
			{ID: "tarn-source", Kind: AnonSource, Party: "tarn"},
		},
		Events: []Event{
			{ID: "basin", Kind: Series},
			{ID: "r2", Kind: Round, Parent: "basin", Ordinal: 2, Date: "2031-05-20", End: "2031-05-21"},
			{ID: "r1", Kind: Round, Parent: "basin", Ordinal: 1, Date: "2029-01-10"},
			{ID: "r3", Kind: Round, Parent: "basin", Ordinal: 3, Date: "2032-01-05", Status: Postponed},
			{ID: "r4", Kind: Round, Parent: "basin", Ordinal: 4, Date: "2033"},
			{ID: "eve", Kind: Session, Parent: "r2", Date: "2031-05-19"},
			{ID: "press", Kind: Session, Parent: "eve", Date: "2031-05-21"},
			{ID: "alone", Kind: Session, Date: "2031-05-18"},
		},
		Statements: statements, Outcomes: outcomes, Forecasts: forecasts,
	})
}

// said is a statement in one line: "s1 weiss concern dam,water r2".
func said(line string) Statement {
	f := strings.Fields(line)
	s := Statement{ID: StatementID(f[0]), Kind: StatementKind(f[2])}
	for _, who := range strings.Split(f[1], ",") {
		s.Speaker = append(s.Speaker, ActorID(who))
	}
	if f[3] != "-" {
		for _, issue := range strings.Split(f[3], ",") {
			s.Issues = append(s.Issues, IssueID(issue))
		}
	}
	if len(f) > 4 {
		s.Event = EventID(f[4])
	}
	return s
}

func allSaid(lines ...string) []Statement {
	all := make([]Statement, len(lines))
	for i, line := range lines {
		all[i] = said(line)
	}
	return all
}

// outcome is an outcome of a round with its changes: "agreed 2031-05-20".
func outcome(id, event string, changes ...string) Outcome {
	o := Outcome{ID: OutcomeID(id), Event: EventID(event), Kind: Act, Title: text.Local{"en": id}}
	for _, line := range changes {
		status, day, _ := strings.Cut(line, " ")
		o.Changes = append(o.Changes, StatusChange{Status: OutcomeStatus(status), AsOf: day, Basis: BasisInferred})
	}
	return o
}

func contended(all []Contention) string {
	var out []string
	for _, c := range all {
		line := fmt.Sprintf("%s:%v", c.Issue, c.Parties)
		if c.Disputed() {
			line += "!"
		}
		out = append(out, line)
	}
	return strings.Join(out, " ")
}

func TestContention(t *testing.T) {
	for _, tt := range []struct {
		name, discussed, oneSide string
		said                     []Statement
	}{
		{"two sides in neutral words discuss", "dam:[veld tarn]", "", allSaid("a weiss assert dam r2", "b mori explain dam r2")},
		{"one adverse word makes it disputed, by whomever", "dam:[veld tarn]!", "", allSaid("a weiss concern dam r2", "b mori agree dam r2")},
		{"a session belongs to its round whatever its date, however deep", "dam:[veld tarn]", "", allSaid("a weiss assert dam eve", "b mori assert dam press")},
		{"two speakers of one side are one side", "", "", allSaid("a mori assert dam r2", "b kato assert dam r2", "c mori,kato agree dam r2")},
		{"one side alone, adversely", "", "dam:[veld]", allSaid("a weiss object dam r2")},
		{"one side alone in neutral words is neither", "", "", allSaid("a weiss assert dam r2")},
		{"a joint statement neither adds nor removes", "", "dam:[veld]", allSaid("a weiss object dam r2", "b weiss,mori agree dam r2")},
		{"to decline is silence", "", "dam:[veld]", allSaid("a weiss object dam r2", "b mori decline dam r2")},
		{"experts and outlets are no side", "", "dam:[veld]", allSaid("a weiss threaten dam r2", "b expert reject dam r2", "c gazette assert dam r2")},
		{"other rounds and no round do not count", "", "dam:[veld]", allSaid("a weiss reject dam r2", "b mori assert dam r1", "c mori assert dam", "d mori assert dam alone")},
		{"issues stand in the order in which they are first named", "water:[veld tarn] dam:[veld orsk]!", "fish:[tarn]", allSaid(
			"a weiss assert water,dam r2", "b mori concern fish r2", "c orsk object dam r2", "d mori assert water r2")},
		{"three sides", "dam:[veld tarn orsk]", "", allSaid("a weiss assert dam r2", "b mori assert dam r2", "c orsk offer dam r2")},
	} {
		b := talks(tt.said, nil, nil)
		check(t, tt.name+": discussed", contended(b.Discussed("r2")), tt.discussed)
		check(t, tt.name+": raised by one side", contended(b.RaisedByOneSide("r2")), tt.oneSide)
	}
}

func TestPartiesOfAStatement(t *testing.T) {
	b := talks(nil, nil, nil)
	explicit, none := said("a mori assert dam r2"), said("b weiss assert dam r2")
	explicit.Party, none.Party = []ActorID{"veld", "orsk"}, []ActorID{}
	relayed := said("c veld propose dam r2")
	relayed.Via = "mori"
	for _, tt := range []struct {
		name string
		said Statement
		want string
	}{
		{"upwards to a state", said("d mori assert dam r2"), "[tarn]"},
		{"a source speaks for the side it is of", said("e tarn-source assert dam r2"), "[tarn]"},
		{"a mediator has none", said("f council assert dam r2"), "[]"},
		{"each once, in the order of the speakers", said("g weiss,mori,kato agree dam r2"), "[veld tarn]"},
		{"what the statement says wins", explicit, "[veld orsk]"},
		{"an empty list is said, too", none, "[]"},
		{"who relayed it changes nothing", relayed, "[veld]"},
	} {
		check(t, tt.name, fmt.Sprint(b.Parties(&tt.said)), tt.want)
	}
}

func TestPromisesAsOfTheNextRound(t *testing.T) {
	b := talks(nil, []Outcome{
		outcome("kept", "r1", "agreed 2029-01-10", "kept 2030"),
		outcome("same-day", "r1", "agreed 2029-01-10", "in_progress 2031-05-21"),
		outcome("day-after", "r1", "agreed 2029-01-10", "stalled 2031-05-22"),
		outcome("whole-year", "r1", "stalled 2031", "agreed 2029"), // the first day of 2031 counts; stored out of order
		outcome("interval", "r1", "proposed 2029", "stalled 2029-02/2032"),
		outcome("equal-days", "r1", "pledged 2030-01-01", "agreed 2030-01"),
		outcome("later-only", "r1", "agreed 2032"),
		outcome("no-status", "r1"),
		outcome("of-session", "eve", "agreed 2031-05-19", "not_kept 2032", "kept 2033-12-31"),
		outcome("of-none", "alone", "agreed 2031-05-18"),
	}, nil)
	found := func(round EventID) string {
		promises, next, ok := b.Promises(round)
		out := []string{string(next.ID), fmt.Sprint(ok)}
		for _, p := range promises {
			out = append(out, fmt.Sprintf("%s=%s", p.Outcome.ID, p.Found.Status))
		}
		return strings.Join(out, " ")
	}
	check(t, "of round 1", found("r1"), "r2 true kept=kept same-day=in_progress day-after=agreed whole-year=stalled interval=stalled equal-days=agreed")
	check(t, "of round 2, over the postponed one", found("r2"), "r4 true of-session=kept")
	check(t, "of the last", found("r4"), " false")
	d := b.Derive(0, 0)
	var keys []string
	for key := range d.Promises {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	// The postponed round has a next one too; nothing was put at it.
	check(t, "keys", fmt.Sprint(keys), "[round1_promises_as_of_round2 round2_promises_as_of_round4 round3_promises_as_of_round4]")
	check(t, "now", d.StatusNow["same-day"], InProgress)
	if _, ok := d.StatusNow["no-status"]; ok {
		t.Error("an outcome without a status has none now")
	}
}

// Of one day the last change counts: an outcome that takes in another stays where it stood.
func TestAMergedOutcomeStandsWhereItStood(t *testing.T) {
	keep := outcome("keep", "r1", "agreed 2029-01-10", "kept 2031-05-20")
	gone := outcome("gone", "r1", "proposed 2029-01-10", "stalled 2031-05-20", "in_progress 2030")
	if err := Absorb(&keep, &gone); err != nil {
		t.Fatal(err)
	}
	check(t, "changes", len(keep.Changes), 5)
	check(t, "now", keep.Now().Status, Kept)
}

func TestTwoSeriesAreToldApart(t *testing.T) {
	b := NewBook(Items{Events: []Event{
		{ID: "a", Kind: Series},
		{ID: "b", Kind: Series},
		{ID: "a1", Kind: Round, Parent: "a", Ordinal: 1, Date: "2030"},
		{ID: "a2", Kind: Round, Parent: "a", Ordinal: 2, Date: "2031"},
		{ID: "b1", Kind: Round, Parent: "b", Ordinal: 1, Date: "2030"},
	}})
	promises := b.Derive(0, 0).Promises
	if _, ok := promises["a:round1_promises_as_of_round2"]; !ok || len(promises) != 1 {
		t.Errorf("got %v, want a:round1_promises_as_of_round2 alone", promises)
	}
}

func TestOneSidedAgreements(t *testing.T) {
	for _, tt := range []struct {
		name    string
		tellers []ActorID
		status  string
		want    bool
	}{
		{"one party", []ActorID{"tarn"}, "agreed 2031", true},
		{"two speakers of one party", []ActorID{"mori", "kato"}, "agreed 2031", true},
		{"two parties", []ActorID{"tarn", "veld"}, "agreed 2031", false},
		{"the page alone", []ActorID{ByOutlet}, "agreed 2031", false},
		{"a party and the page", []ActorID{"tarn", ByOutlet}, "agreed 2031", false},
		{"a mediator alone", []ActorID{"council"}, "agreed 2031", false},
		{"a party and a mediator", []ActorID{"tarn", "council"}, "agreed 2031", false},
		{"nobody", nil, "agreed 2031", false},
		{"a pledge is no agreement", []ActorID{"tarn"}, "pledged 2031", false},
	} {
		o := outcome("o", "r2", tt.status)
		o.ToldBy = tt.tellers
		check(t, tt.name, len(talks(nil, []Outcome{o}, nil).OneSided()) == 1, tt.want)
	}
	once := outcome("o", "r2", "agreed 2031", "withdrawn 2032")
	once.ToldBy = []ActorID{"veld"}
	check(t, "agreed at any date", len(talks(nil, []Outcome{once}, nil).OneSided()), 1)
}

func TestGlance(t *testing.T) {
	disclosed := outcome("disclosed", "r1", "proposed 2029")
	disclosed.Citations = []Citation{{Coverage: "late"}}
	digest := outcome("digest", "r1", "agreed 2029-01-10")
	digest.Citations = []Citation{{Coverage: "next-day"}}
	b := talks(nil, []Outcome{
		outcome("p", "r1", "proposed 2029-01-10"),
		outcome("a", "r1", "agreed 2029-01-10", "not_kept 2030"),
		outcome("after", "r1", "agreed 2030"), disclosed, digest,
	}, nil)
	b.Told = func(c Citation) string {
		return map[string]string{"late": "2031-05-20", "next-day": "2029-01-11"}[c.Coverage]
	}
	groups, later := b.Glance("r1")
	var got []string
	for _, g := range groups {
		for _, s := range g.Outcomes {
			line := fmt.Sprintf("%s:%s", g.Status, s.Outcome.ID)
			if s.Moved() {
				line += "->" + string(s.Now.Status)
			}
			got = append(got, line)
		}
	}
	check(t, "at a glance", fmt.Sprint(got), "[agreed:a->not_kept agreed:digest proposed:p]")
	got = nil
	for _, s := range later {
		got = append(got, string(s.Outcome.ID))
	}
	check(t, "told afterwards", fmt.Sprint(got), "[after disclosed]")
}

func TestOverdue(t *testing.T) {
	day := func(s string) time.Time { d, _ := FirstDay(s); return d }
	for _, tt := range []struct {
		name, due, today, status string
		want                     bool
	}{
		{"the due day itself is in time", "2031-06-30", "2031-06-30", "agreed 2031-05-20", false},
		{"the day after", "2031-06-30", "2031-07-01", "agreed 2031-05-20", true},
		{"a year is over with its last day", "2031", "2031-12-31", "pledged 2031-05-20", false},
		{"and then it is overdue", "2031", "2032-01-01", "stalled 2031-05-20", true},
		{"an interval by its end", "2031-04-21/2031-04-30", "2031-04-29", "in_progress 2031", false},
		{"kept is done", "2031", "2032-01-01", "kept 2031-05-20", false},
		{"proposed binds nobody", "2031", "2032-01-01", "proposed 2031-05-20", false},
		{"a status of later is not known yet", "2031-06", "2031-07-01", "agreed 2031-08-01", false},
		{"no due date", "", "2040-01-01", "agreed 2031", false},
	} {
		o := outcome("o", "r2", tt.status)
		o.Due = tt.due
		check(t, tt.name, o.Overdue(day(tt.today)), tt.want)
	}
}

func TestPositions(t *testing.T) {
	statements := allSaid(
		"a weiss concern dam r1", "b weiss,mori agree dam r2", "c weiss decline dam r2", "d weiss assert dam,water eve",
		"e expert assert dam r2", "f weiss assert dam", "g mori request water r2")
	p := talks(statements, nil, nil).Positions()
	ids := func(issue IssueID, party ActorID, round EventID) string {
		var out []string
		for _, s := range p.Cell(issue, party, round) {
			out = append(out, string(s.ID))
		}
		return strings.Join(out, ",")
	}
	check(t, "issues", fmt.Sprint(p.Issues), "[dam water]")
	check(t, "own", ids("dam", "veld", "r1"), "a")
	check(t, "joint with each, without who declined", ids("dam", "veld", "r2"), "b,d")
	check(t, "joint with the other", ids("dam", "tarn", "r2"), "b")
	check(t, "no empty cells", p.Cell("dam", "tarn", "r1") == nil, true)
	check(t, "parties in the order asked for, then by id", fmt.Sprint(p.Parties("dam", []ActorID{"veld"})), "[veld tarn]")
	check(t, "tone", p.Cell("dam", "veld", "r1").Tone(), Adverse)
}

func TestShownInACell(t *testing.T) {
	old, newer, pinned := said("old mori assert dam r2"), said("new mori assert dam r2"), said("pin mori assert dam r2")
	old.SaidAt, newer.SaidAt, pinned.SaidAt, pinned.Pinned = "2031-05-20T10:00:00Z", "2031-05-20T11:00:00Z", "2031-05-20T09:00:00Z", true
	untold := said("untold mori assert dam r2")
	when := func(s *Statement) string { return map[StatementID]string{"untold": "2031-05-20T12:00:00Z"}[s.ID] }
	check(t, "the newest", (Cell{&newer, &old}).Shown(when).ID, "new")
	check(t, "the pinned one", (Cell{&newer, &pinned, &old}).Shown(when).ID, "pin")
	check(t, "by the update that tells it", (Cell{&newer, &untold, &old}).Shown(when).ID, "untold")
	same := newer
	same.ID = "same"
	check(t, "ties in the order of the record", (Cell{&newer, &same}).Shown(nil).ID, "same")
}

func TestScoreboard(t *testing.T) {
	likely, unlikely := 0.8, 0.1
	forecast := func(basis ForecastBasis, outlet string, result Result) Forecast {
		f := Forecast{Basis: basis, Event: "r2", Result: result}
		if outlet != "" {
			for _, o := range strings.Split(outlet, ",") {
				f.Outlet = append(f.Outlet, ActorID(o))
			}
		}
		return f
	}
	bySource, byNobody := forecast(Leak, "", Miss), forecast(Leak, "", Void)
	bySource.Origin = "tarn-source"
	first, second := forecast(ByExpert, "gazette", Hit), forecast(ByExpert, "gazette", Miss)
	first.Probability, second.Probability = &likely, &unlikely
	b := talks(nil, nil, []Forecast{
		forecast(Leak, "gazette", Hit), forecast(Leak, "gazette,courier", Partly), forecast(Leak, "gazette", Open), bySource, byNobody, first, second,
	})
	d := b.Derive(0, 0)
	check(t, "scores", fmt.Sprint(d.ForecastScore),
		"map[expert:gazette:map[hit:1 miss:1] leak:-:map[void:1] leak:courier:map[partly:1] leak:gazette:map[hit:1 open:1 partly:1] leak:tarn-source:map[miss:1]]")
	expert := b.Scoreboard("r2")[4]
	check(t, "Brier over the printed probabilities", fmt.Sprintf("%.3f", *expert.Brier), "0.025")
	if _, ok := expert.Rate(); ok {
		t.Error("a percentage of two forecasts means nothing")
	}
	var many []Forecast
	for _, r := range []Result{Hit, Hit, Hit, Partly, Miss, Open} {
		many = append(many, forecast(Leak, "gazette", r))
	}
	rate, ok := talks(nil, nil, many).Scoreboard("")[0].Rate()
	check(t, "a percentage of five resolved", fmt.Sprintf("%.2f %v", rate, ok), "0.70 true")
	check(t, "other rounds", len(b.Scoreboard("r1")), 0)
}

func TestConflictsAndOthers(t *testing.T) {
	disputed := said("s weiss concern dam r2")
	disputed.Citations = []Citation{{Mode: Reported}, {Mode: Reported, As: "object"}}
	same := said("t weiss concern dam r2")
	same.Citations = []Citation{{Mode: Reported, As: "concern"}}
	comment := said("x expert assert dam")
	comment.About = "press"
	at := said("y expert assert dam r1")
	at.About = "r2" // made at a round itself
	o := outcome("o", "r2", "agreed 2031-05-20")
	o.Citations = []Citation{{Mode: Reported, As: Denied}}
	b := talks([]Statement{disputed, same, comment, at, said("z council assert dam eve"), said("w mori assert dam r2")}, []Outcome{o}, nil)
	var got []string
	for _, c := range b.Conflicts("r2") {
		line := string(c.Kind) + " " + c.ID
		for _, a := range c.Accounts {
			line += " " + a.As
		}
		got = append(got, line)
	}
	check(t, "conflicts", strings.Join(got, "; "), "statement s concern object; outcome o denied")
	check(t, "elsewhere", len(b.Conflicts("r1")), 0)
	var others []StatementID
	for _, s := range b.Others("r2") {
		others = append(others, s.ID)
	}
	check(t, "a comment on it and the mediator's words at it", fmt.Sprint(others), "[x z]")
}
