package web

import (
	"context"
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

// auditNewsroom has an audit log, and keeps what was asked of it and what was denied.
type auditNewsroom struct {
	deskNewsroom
	empty  bool
	asked  []desk.ActsOf
	denied []string
	kept   []int
	amiss  error // with what is decided
}

var storyActs = []people.Act{
	{ID: 9, At: morning.Add(3 * time.Hour), By: "mika", Name: "Mika", Deed: people.PostUpdate, On: "harbour-live/7", Client: people.Client{Kind: people.ByBrowser}, Outcome: people.Done, Times: 1},
	{ID: 8, At: morning.Add(2 * time.Hour), By: "rikka", Name: "Rikka", Deed: people.AskedFor, On: "POST /desk/users", Client: people.Client{Kind: people.ByToken, Name: "wire"}, Outcome: people.Denied, Reason: "manage_users", Times: 3},
	{ID: 7, At: morning.Add(time.Hour), Name: "", Deed: people.LogIn, Client: people.Client{Kind: people.ByBrowser}, Outcome: people.Failed, Times: 12},
	{ID: 6, At: morning, By: "system", Name: "readout", Deed: people.EraseUpdate, On: "harbour-live/5", Client: people.Client{Kind: people.ByCommand, Name: "erase"}, Outcome: people.Done, Reason: "=HYPERLINK(\"https://example.org\")", Times: 1},
}

func (d *auditNewsroom) Audit(_ context.Context, of desk.ActsOf, limit int) (*desk.ActsView, error) {
	d.asked = append(d.asked, of)
	v := &desk.ActsView{Acts: storyActs, Older: 6, Users: []desk.UserView{{ID: "mika", Name: "Mika"}, {ID: "rikka", Name: "Rikka"}}}
	if d.empty {
		v.Acts, v.Older = nil, 0
	}
	return v, d.refuse
}

func (d *auditNewsroom) EachAct(_ context.Context, of desk.ActsOf, each func(people.Act) error) error {
	d.asked = append(d.asked, of)
	for _, a := range storyActs {
		if err := each(a); err != nil {
			return err
		}
	}
	return nil
}

func (d *auditNewsroom) KeepDenied(_ context.Context, denials *people.Denials, on string) error {
	for _, a := range denials.Heard() {
		d.denied = append(d.denied, on+" "+a.Reason+" "+string(a.Client.Kind))
	}
	return nil
}

func init() {
	stories = append(stories,
		story{"desk-audit", "desk/audit", settingsStory("/desk/settings/audit?by=mika", func() Newsroom { return &auditNewsroom{} })},
		story{"desk-audit-empty", "desk/audit", settingsStory("/desk/settings/audit?from=2031-05-14&before=3", func() Newsroom { return &auditNewsroom{empty: true} })},
		story{"desk-audit-fault", "desk/audit", settingsStory("/desk/settings/audit?from=yesterday", func() Newsroom { return &auditNewsroom{} })},
	)
}

// settingsStory is a page of the settings as the owner sees it.
func settingsStory(path string, newsroom func() Newsroom) func(*testing.T, string) []byte {
	return func(_ *testing.T, lang string) []byte {
		path := path
		if lang != "ja" {
			path = "/" + lang + path
		}
		return ask(deskServerWith(newsroom()), people.Owner, path, nil).body
	}
}

func TestTheAuditLogIsFiltered(t *testing.T) {
	d := &auditNewsroom{}
	page := string(ask(deskServerWith(d), people.Owner, "/en/desk/settings/audit?by=rikka&deed=update.post&outcome=denied&from=2031-05-14&until=2031-05-15&before=42", nil).body)
	want := desk.ActsOf{
		By: "rikka", Deed: people.PostUpdate, Outcome: people.Denied, Before: 42,
		From: time.Date(2031, 5, 14, 0, 0, 0, 0, time.UTC), Until: time.Date(2031, 5, 16, 0, 0, 0, 0, time.UTC),
	}
	if len(d.asked) != 1 || d.asked[0] != want {
		t.Errorf("asked for %+v, want %+v", d.asked, want)
	}
	for _, want := range []string{
		`<option value="rikka" selected>`, "Nobody known", "It takes the right: manage users", "token: wire", "×12",
		`href="/en/desk/settings/audit?before=6&amp;by=rikka&amp;deed=update.post&amp;from=2031-05-14&amp;outcome=denied&amp;until=2031-05-15"`,
		`href="/en/desk/settings/audit.csv?by=rikka&amp;`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	a := ask(deskServerWith(d), people.Owner, "/en/desk/settings/audit?until=soon", nil)
	if a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), "“soon” is no date") {
		t.Errorf("a date that is none: got %d", a.status)
	}
}

// TestTheTableHasNoFormulas: a spreadsheet takes no cell for anything but words.
func TestTheTableHasNoFormulas(t *testing.T) {
	a := ask(deskServerWith(&auditNewsroom{}), people.Owner, "/desk/settings/audit.csv?by=mika", nil)
	if got, want := a.header.Get("Content-Type"), "text/csv; charset=utf-8"; got != want {
		t.Errorf("type: got %q, want %q", got, want)
	}
	rows, err := csv.NewReader(strings.NewReader(string(a.body))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 5 || rows[1][1] != "2031-05-14T04:00:00Z" || rows[2][9] != "3" {
		t.Errorf("got %v", rows)
	}
	if got, want := rows[4][8], `'=HYPERLINK("https://example.org")`; got != want {
		t.Errorf("a formula: got %q, want %q", got, want)
	}
	for _, cell := range []string{"+1", "-1", "@x", "\tx", "\rx"} {
		if got := plainCells(cell)[0]; got != "'"+cell {
			t.Errorf("%q: got %q", cell, got)
		}
	}
	if got := plainCells("", "a=b")[1]; got != "a=b" {
		t.Errorf("plain words: got %q", got)
	}
}

// TestWhatAPageDeniesIsWrittenDown: of people who work on the site, not of readers.
func TestWhatAPageDeniesIsWrittenDown(t *testing.T) {
	d := &auditNewsroom{}
	s := deskServerWith(d)
	if got := ask(s, people.Reporter, "/en/desk/settings/audit", nil).status; got != http.StatusForbidden {
		t.Errorf("a reporter: got %d, want 403", got)
	}
	ask(s, "", "/desk/settings/audit", nil)
	ask(s, people.Owner, "/desk/settings/audit", nil)
	if got, want := strings.Join(d.denied, "; "), "GET /desk/settings/audit configure browser"; got != want {
		t.Errorf("written down: got %q, want %q", got, want)
	}
}

func (d *deskNewsroom) ActsKept(context.Context) (desk.ActsKept, error) {
	return desk.ActsKept{Days: 400, Decided: desk.Decided{Number: 2, At: morning, Name: "Mika"}}, nil
}

func (d *auditNewsroom) KeepActs(_ context.Context, from, days int) (desk.ActsKept, error) {
	d.kept = append(d.kept, from, days)
	return desk.ActsKept{Days: days}, d.amiss
}

// TestForHowLongActsAreKept: it is sent as typed; what cannot be is said beside the field.
func TestForHowLongActsAreKept(t *testing.T) {
	d := &auditNewsroom{}
	a := ask(deskServerWith(d), people.Owner, "/en/desk/settings/audit", url.Values{"from": {"2"}, "days": {" 90 "}})
	if want := "/en/desk/settings/audit?done=settings"; a.status != http.StatusSeeOther || a.header.Get("Location") != want || !slices.Equal(d.kept, []int{2, 90}) {
		t.Errorf("got %d to %q, kept %v, want 303 to %q, kept from 2 for 90", a.status, a.header.Get("Location"), d.kept, want)
	}
	d.amiss = fault.At("days", "act.days", "got", 0, "least", 30, "most", 3650)
	a = ask(deskServerWith(d), people.Owner, "/en/desk/settings/audit", url.Values{"from": {"2"}, "days": {"a year"}})
	if page := string(a.body); a.status != http.StatusUnprocessableEntity || d.kept[3] != 0 || !strings.Contains(page, `value="a year"`) || !strings.Contains(page, "30 to 3650 days") {
		t.Errorf("no number: got %d, kept %v", a.status, d.kept)
	}
	d.amiss = fault.New(fault.Conflict, "settings.stale", "from", 1, "current", 2)
	a = ask(deskServerWith(d), people.Owner, "/en/desk/settings/audit", url.Values{"from": {"1"}, "days": {"90"}})
	if page := string(a.body); a.status != http.StatusConflict || !strings.Contains(page, "400") || !strings.Contains(page, `value="90"`) || !strings.Contains(page, `name="from" value="2"`) {
		t.Errorf("a colleague was faster: got %d", a.status)
	}
}

// TestRightsAndRolesHaveWords: whoever is refused is told of what in their language, not by the
// names that programs use.
func TestRightsAndRolesHaveWords(t *testing.T) {
	for _, lang := range i18n.Langs {
		for _, role := range people.Roles {
			for _, action := range people.Actions {
				words := i18n.Fault(lang, fault.New(fault.Denied, "people.not_allowed", "role", string(role), "action", string(action)))
				for name, code := range map[string]string{"role": string(role), "action": string(action)} {
					if want := i18n.T(lang, "named."+name+"."+code); !strings.Contains(words, want) || strings.HasPrefix(want, "[") {
						t.Errorf("%s: got %q, want it to say %s", lang, words, want)
					}
				}
			}
		}
	}
}
