package record

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestDaysKnownInPart(t *testing.T) {
	for _, row := range []struct{ date, first, last string }{
		{"2017-03-20", "2017-03-20", "2017-03-20"},
		{"2017-02", "2017-02-01", "2017-02-28"},
		{"2016-02", "2016-02-01", "2016-02-29"},
		{"2017-12", "2017-12-01", "2017-12-31"},
		{"2014", "2014-01-01", "2014-12-31"},
		{"", "", ""},
		{"2017-02-30", "", ""},
		{"2017-13", "", ""},
		{"20 March 2017", "", ""},
		{"17", "", ""},
		{"2017-3-2", "", ""},
		{"2014/2017-03", "2014-01-01", "2017-03-31"},
		{"2013-11-02/2013", "2013-11-02", "2013-12-31"},
		{"2017-03-20T15:49", "2017-03-20", "2017-03-20"},
		{"2017-03-20T15:49:00+09:00", "2017-03-20", "2017-03-20"},
		{"2017-03T15:49", "", ""},
		{"2017-03-20T25:00", "", ""},
		{"2017/", "2017-01-01", ""},
	} {
		first, ok := FirstDay(row.date)
		last, ok2 := LastDay(row.date)
		check(t, row.date+" is a date", fmt.Sprint(ok, ok2), fmt.Sprint(row.first != "", row.last != ""))
		if ok && ok2 {
			check(t, row.date, first.Format(time.DateOnly)+" to "+last.Format(time.DateOnly), row.first+" to "+row.last)
		}
	}
}

func TestOfficeOn(t *testing.T) {
	office := func(id, from, to string) Tenure {
		return Tenure{ID: TenureID(id), Person: "p", Title: text.Local{"en": id}, From: from, To: to}
	}
	tenures := []Tenure{
		office("member", "", ""), office("deputy", "2010-05", "2012-12-26"), office("minister", "2012-12-26", "2017"), office("chair", "2014-06-01", "2014-06-30"),
		{Person: "q", Title: text.Local{"en": "another's"}, From: "2000"},
	}
	for _, row := range []struct{ name, day, want string }{
		{"before all but the one without a beginning", "2009-01-01", "member"},
		{"the first day of a month alone", "2010-05-01", "deputy"},
		{"the day before it", "2010-04-30", "member"},
		{"a day in two: the one that began last", "2012-12-26", "minister"},
		{"a shorter one within", "2014-06-15", "chair"},
		{"its last day", "2014-06-30", "chair"},
		{"the day after", "2014-07-01", "minister"},
		{"the last day of a year alone", "2017-12-31", "minister"},
		{"after it", "2018-01-01", "member"},
		{"a day known to the year", "2013", "minister"},
		{"no day", "", ""},
	} {
		check(t, row.name, OfficeOn(tenures, "p", row.day)["en"], row.want)
	}
	check(t, "somebody without any", len(OfficeOn(tenures, "r", "2014-01-01")), 0)
	check(t, "before another's began", len(OfficeOn(tenures, "q", "1999-12-31")), 0)
}

func TestPartyOf(t *testing.T) {
	actors := map[ActorID]Actor{
		"tarn":     {ID: "tarn", Kind: State},
		"ministry": {ID: "ministry", Kind: Organization, Parent: "tarn"},
		"bureau":   {ID: "bureau", Kind: Organization, Parent: "ministry"},
		"mori":     {ID: "mori", Kind: Person, Parent: "bureau"},
		"envoy":    {ID: "envoy", Kind: Person, Parent: "bureau", Party: "veld"},
		"aide":     {ID: "aide", Kind: Person, Parent: "envoy"},
		"expert":   {ID: "expert", Kind: Person},
		"lost":     {ID: "lost", Kind: Person, Parent: "nobody"},
		"ring-1":   {ID: "ring-1", Kind: Organization, Parent: "ring-2"},
		"ring-2":   {ID: "ring-2", Kind: Organization, Parent: "ring-1"},
	}
	for id, want := range map[ActorID]ActorID{
		"tarn": "tarn", "ministry": "tarn", "mori": "tarn", "envoy": "veld", "aide": "veld", "expert": "", "lost": "", "ring-1": "", "unknown": "",
	} {
		check(t, string(id), PartyOf(actors, id), want)
	}
}

func TestNameIn(t *testing.T) {
	names := []Name{
		{Lang: "ru", Text: "Сергей Мори"},
		{Lang: "ru", Text: "Мори", Use: ShortName},
		{Lang: "ja", Text: "森", Use: ShortName},
		{Lang: "ja", Text: "森大臣", Use: AltName},
	}
	for _, row := range []struct {
		name  string
		short bool
		langs []string
		want  string
	}{
		{"the main name", false, []string{"ru"}, "Сергей Мори ru"},
		{"the short name", true, []string{"ru"}, "Мори ru"},
		{"another before the short when none is main", false, []string{"ja"}, "森大臣 ja"},
		{"the short name there", true, []string{"ja"}, "森 ja"},
		{"the first language that has one", false, []string{"en", "ja", "ru"}, "森大臣 ja"},
		{"none of the languages: the first name", false, []string{"en"}, "Сергей Мори ru"},
		{"no language asked for", true, nil, "Сергей Мори ru"},
	} {
		words, lang := NameIn(names, row.short, row.langs...)
		check(t, row.name, words+" "+lang, row.want)
	}
	words, lang := NameIn(nil, false, "en")
	check(t, "no names", words+lang, "")
}

func TestModeOf(t *testing.T) {
	for _, row := range []struct {
		name, before, cited, after string
		want                       Mode
	}{
		{"a report", "", "He said that he would come.", "", Reported},
		{"inside of marks", "He said: “", "I shall come", ".”", Direct},
		{"with its marks", "He said: ", "“I shall come at noon”", ".", Direct},
		{"Japanese", "外相は「", "懸念を伝えた", "」と述べた。", Direct},
		{"Japanese, with its marks", "外相は", "「深刻な懸念を伝えたところだ」", "と述べた。", Direct},
		{"Japanese, marks within marks", "外相は「その『", "特別な制度", "』で合意した」", Direct},
		{"a quoted name in a report", "", "「新しい制度」について話し合ったと外相が記者団に説明した。", "", Reported},
		{"Russian", "Он сказал: «", "мы обсудили", "».", Direct},
		{"German marks", "Er sagte: „", "Wir kommen", "“.", Direct},
		{"after the marks", "「はい」と述べ、", "帰国した", "。", Reported},
		{"a mark of another paragraph that was never closed", "「はい\n", "帰国した", "。", Reported},
		{"nothing", "abc", "", "", Reported},
	} {
		start := len([]rune(row.before))
		check(t, row.name, ModeOf(row.before+row.cited+row.after, start, start+len([]rune(row.cited))), row.want)
	}
	for name, at := range map[string][2]int{"below zero": {-1, 2}, "beyond": {0, 9}, "backwards": {3, 1}} {
		check(t, name, ModeOf("“abc”", at[0], at[1]), Reported)
	}
}

func TestEveryKindHasATone(t *testing.T) {
	count := make(map[Tone]int)
	for _, k := range StatementKinds {
		count[k.Tone()]++
	}
	check(t, "kinds", len(StatementKinds), 15)
	check(t, "tones", fmt.Sprint(count), fmt.Sprint(map[Tone]int{Cooperative: 6, Adverse: 4, Neutral: 5}))
}

func TestChecks(t *testing.T) {
	name := []Name{{Lang: "en", Text: "A name"}}
	cited := []Citation{{Mode: Direct}}
	for _, row := range []struct {
		name string
		item Item
		want string // key@field of each fault
	}{
		{"a good actor", Actor{ID: "a-1", Kind: Person, Names: name}, ""},
		{"a good event", Event{ID: "a", Kind: Round, Parent: "s", TZ: "Asia/Tokyo", Date: "2017-03", End: "2017-03-21"}, ""},
		{"a good series", Event{ID: "a", Kind: Series, Names: name}, ""},
		{"a good tenure", Tenure{ID: "a", Person: "p", Title: text.Local{"ja": "大臣"}, From: "2012", To: "2014-05"}, ""},
		{"a good statement", Statement{ID: "a", Kind: Agree, Speaker: []ActorID{"p"}, Citations: cited}, ""},
		{"nothing", Actor{}, "record.id_missing@id record.bad_actor_kind@kind record.name_missing@names"},
		{"capitals", Issue{ID: "Islands", Names: name}, "record.bad_id@id"},
		{"a hyphen first", Issue{ID: "-a", Names: name}, "record.bad_id@id"},
		{"an id of 65", Issue{ID: IssueID(strings.Repeat("a", 65)), Names: name}, "record.bad_id@id"},
		{"a line break in an id", Issue{ID: "a\n", Names: name}, "record.bad_id@id"},
		{"a name of blanks", Issue{ID: "a", Names: []Name{{Lang: "en", Text: " "}}}, "record.bad_name@names"},
		{"a long name", Issue{ID: "a", Names: []Name{{Lang: "en", Text: strings.Repeat("長", 201)}}}, "record.bad_name@names"},
		{"a name in no language", Issue{ID: "a", Names: []Name{{Text: "x"}}}, "record.name_lang@names"},
		{"NUL in a name", Issue{ID: "a", Names: []Name{{Lang: "en", Text: "a\x00"}}}, "text.nul@names"},
		{"no UTF-8 in a name", Issue{ID: "a", Names: []Name{{Lang: "en", Text: "a\xff"}}}, "text.not_utf8@names"},
		{"an outcome that is called nothing", Outcome{ID: "a", Kind: Act, Event: "r", Citations: []Citation{{Mode: Direct}}}, "record.outcome_title_missing@title"},
		{"a tenure of nobody", Tenure{ID: "a"}, "record.person_missing@person record.title_missing@title"},
		{"bad days", Tenure{ID: "a", Person: "p", Title: text.Local{"en": "x"}, From: "2012-31-01", To: "today"}, "record.bad_date@from record.bad_date@to"},
		{"NUL in a title", Tenure{ID: "a", Person: "p", Title: text.Local{"en": "x", "ja": "\x00"}}, "text.nul@title"},
		{"a series in another", Event{ID: "a", Kind: Series, Parent: "b", Names: name}, "record.series_parent@parent"},
		{"a series without a name", Event{ID: "a", Kind: Series}, "record.name_missing@names"},
		{"a round in nothing", Event{ID: "a", Kind: Round}, "record.parent_missing@parent"},
		{"no such level", Event{ID: "a", Kind: "summit"}, "record.bad_event_kind@kind"},
		{"a bad zone", Event{ID: "a", Kind: Round, Parent: "s", TZ: "Tokyo"}, "record.bad_zone@tz"},
		{"the server's own zone", Event{ID: "a", Kind: Round, Parent: "s", TZ: "Local"}, "record.bad_zone@tz"},
		{"NUL in a place", Event{ID: "a", Kind: Round, Parent: "s", Place: text.Local{"en": "\x00"}}, "text.nul@place"},
		{"an empty statement", Statement{ID: "a"}, "record.speaker_missing@speaker record.bad_statement_kind@kind record.words_missing@exact"},
		{"a mode that is none", Statement{ID: "a", Kind: Agree, Speaker: []ActorID{"p"}, Citations: []Citation{{Mode: "sung"}}}, "record.bad_mode@mode"},
		{"a long gist", Statement{ID: "a", Kind: Agree, Speaker: []ActorID{"p"}, Citations: cited, Gist: text.Local{"en": strings.Repeat("a", 501)}}, "record.gist_long@gist"},
	} {
		check(t, row.name, faults(row.item.Check()), row.want)
	}
}

// faults writes a fault as key@field, several with a blank between.
func faults(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		if err != nil {
			return err.Error()
		}
		return ""
	}
	if len(f.Details) == 0 {
		return f.Key + "@" + f.Field
	}
	var all []string
	for _, d := range f.Details {
		all = append(all, d.Key+"@"+d.Field)
	}
	return strings.Join(all, " ")
}

func TestRefsNameEverythingAnItemNames(t *testing.T) {
	for _, row := range []struct {
		item Item
		want string
	}{
		{Actor{Party: "a", Parent: "b"}, "[{party actor a} {parent actor b}]"},
		{Tenure{Person: "a", Organization: "b"}, "[{person actor a} {organization actor b}]"},
		{Event{Parent: "a", Parties: []ActorID{"b", "c"}}, "[{parent event a} {party actor b} {party actor c}]"},
		{Issue{Broader: "a"}, "[{broader issue a}]"},
		{
			Statement{Speaker: []ActorID{"a"}, Via: "b", Target: []ActorID{"c"}, Issues: []IssueID{"d"}, Event: "e", About: "f"},
			"[{speaker actor a} {via actor b} {target actor c} {issue issue d} {event event e} {about event f}]",
		},
		{Statement{}, "[]"},
	} {
		check(t, fmt.Sprintf("%T", row.item), fmt.Sprint(row.item.Refs()), row.want)
	}
}

func TestDayIsTheZones(t *testing.T) {
	at := time.Date(2031, 5, 19, 16, 0, 0, 0, time.UTC)
	check(t, "in UTC", Day(at, time.UTC), "2031-05-19")
	check(t, "nine hours east", Day(at, time.FixedZone("", 9*3600)), "2031-05-20")
}
