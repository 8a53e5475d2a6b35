package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

func (d *deskNewsroom) placing(n int, did string) (desk.Receipt, error) {
	d.putOff = append(d.putOff, fmt.Sprintf("%d %s", n, did))
	return desk.Receipt{N: n}, d.refuse
}

func (d *deskNewsroom) PinUpdate(_ context.Context, _ string, n int, until *time.Time) (desk.Receipt, error) {
	if until == nil {
		return d.placing(n, "pin")
	}
	return d.placing(n, "pin until "+until.UTC().Format(time.DateTime))
}

func (d *deskNewsroom) UnpinUpdate(_ context.Context, _ string, n int) (desk.Receipt, error) {
	return d.placing(n, "unpin")
}

func (d *deskNewsroom) MovePin(_ context.Context, _ string, n int, to desk.Move) (desk.Receipt, error) {
	return d.placing(n, "move pin "+string(to.To))
}

func (d *deskNewsroom) PlaceUpdate(_ context.Context, _ string, n int, to desk.Move) (desk.Receipt, error) {
	return d.placing(n, "move "+string(to.To))
}

func TestPlacingByButtons(t *testing.T) {
	for name, row := range map[string]struct {
		path  string
		typed url.Values
		want  string
		to    string
	}{
		"pinning":       {"/u/3/pin", url.Values{"do": {"pin"}}, "3 pin", "?done=pinned&n=3#u-3"},
		"unpinning":     {"/u/3/pin", url.Values{"do": {"unpin"}}, "3 unpin", "?done=unpinned&n=3#u-3"},
		"moving up":     {"/u/3/place", url.Values{"to": {"up"}}, "3 move up", "?done=moved&n=3#u-3"},
		"back in time":  {"/u/3/place", url.Values{"to": {"time"}}, "3 move time", "?done=moved&n=3#u-3"},
		"until":         {"/pins", url.Values{"n": {"6"}, "do": {"until"}, "pinned_until": {"2031-05-14T18:00"}}, "6 pin until 2031-05-14 09:00:00", "/pins?done=pinned&n=6"},
		"without end":   {"/pins", url.Values{"n": {"6"}, "do": {"until"}}, "6 pin", "/pins?done=pinned&n=6"},
		"moving a pin":  {"/pins", url.Values{"n": {"6"}, "do": {"down"}}, "6 move pin down", "/pins?done=moved&n=6"},
		"unpinning one": {"/pins", url.Values{"n": {"6"}, "do": {"unpin"}}, "6 unpin", "/pins?done=unpinned&n=6"},
	} {
		d := &deskNewsroom{}
		a := ask(deskServer(d), people.Owner, deskPath+row.path, row.typed)
		if got := strings.Join(d.putOff, ", "); got != row.want {
			t.Errorf("%s: got %s, want %s", name, got, row.want)
		}
		if got := a.header.Get("Location"); a.status != http.StatusSeeOther || got != deskPath+row.to {
			t.Errorf("%s: got %d to %q, want %q", name, a.status, got, deskPath+row.to)
		}
	}
	full := fault.New(fault.Conflict, "placement.pins_full", "count", 8)
	for name, row := range map[string]struct {
		path   string
		typed  url.Values
		refuse error
		want   string
	}{
		"a ninth pin":                {"/u/3/pin", url.Values{"do": {"pin"}}, full, "pinned already"},
		"where it goes by time":      {"/u/3/place", url.Values{"to": {"up"}}, fault.New(fault.Conflict, "placement.by_time"), "goes by time"},
		"a time that cannot be read": {"/pins", url.Values{"n": {"6"}, "pinned_until": {"tonight"}}, nil, "tonight"},
		"another button":             {"/pins", url.Values{"n": {"6"}, "do": {"left"}}, nil, "could not be read"},
	} {
		a := ask(deskServer(&deskNewsroom{refuse: row.refuse}), people.Owner, "/en"+deskPath+row.path, row.typed)
		if a.status < 400 || a.status > 499 || !strings.Contains(string(a.body), row.want) {
			t.Errorf("%s: got %d without %q on the page", name, a.status, row.want)
		}
	}
}

// TestAFormLeavesThePinAsItIs: pinning makes no revision, so that a form that was opened before
// is not stale; what nobody touched in it is not sent back.
func TestAFormLeavesThePinAsItIs(t *testing.T) {
	for name, row := range map[string]struct {
		typed url.Values
		want  string
	}{
		"not pinned and left so": {url.Values{}, "as it is"},
		"pinned and left so":     {url.Values{"pinned": {"1"}, "pinned_was": {"1"}}, "as it is"},
		"ticked":                 {url.Values{"pinned": {"1"}}, "true"},
		"unticked":               {url.Values{"pinned_was": {"1"}}, "false"},
	} {
		d := &deskNewsroom{}
		row.typed.Set("headline", "x")
		ask(deskServer(d), people.Editor, deskPath+"/u/6", row.typed)
		got := "as it is"
		if p := d.edited[0].Pinned; p != nil {
			got = fmt.Sprint(*p)
		}
		if got != row.want {
			t.Errorf("%s: got %s, want %s", name, got, row.want)
		}
	}
}

// ordered is a fake of which the live page is in editorial order.
func ordered(d *fakeDesk) {
	v := d.coverages["harbour-live"]
	v.Coverage.Content.Order = coverage.Editorial
	v.Updates[0].Update.Placement = coverage.Placement{Placed: v.Updates[3].Update.OrderKey() + "5", Revision: 1}
}

func TestAPageSaysHowItIsOrdered(t *testing.T) {
	d := newFakeDesk()
	ordered(d)
	s := newServerWith(d)
	for path, row := range map[string]struct{ has, hasNot string }{
		"/en/c/harbour-live":                      {`data-order="editorial" data-own="editorial"`, `?order=editorial`},
		"/en/c/harbour-live?order=oldest":         {`data-order="oldest" data-own="editorial"`, `In the order the editors chose`},
		"/en/c/harbour-live?order=newest":         {`href="/en/c/harbour-live"`, `>Newest first<`},
		"/en/c/harbour-live?order=best":           {`In the order the editors chose`, `data-later`},
		"/en/c/harbour-live?older=1":              {`data-later`, `?order=oldest`},
		"/en/c/harbour-live/u/3":                  {`data-around="3" data-order="editorial"`, `id="part-older"`},
		"/en/c/norden-storm":                      {`data-order="newest" data-own="newest"`, `In the order the editors chose`},
		"/en/c/harbour-live?order=oldest&older=1": {`href="/en/c/harbour-live?order=oldest">To the first updates`, `Newest first`},
	} {
		body := string(get(t, s, path).body)
		if !strings.Contains(body, row.has) {
			t.Errorf("%s: no %s", path, row.has)
		}
		if strings.Contains(body, row.hasNot) {
			t.Errorf("%s: has %s", path, row.hasNot)
		}
	}
	if a := get(t, s, "/c/harbour-live?older=bad"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a bad cursor: got %d, want 422", a.status)
	}
}

func init() {
	owner := people.Owner
	stories = append(stories,
		story{"live-editorial", "coverage", visitWith("/c/harbour-live", ordered)},
		story{"live-oldest-later", "coverage", visit("/c/harbour-live?order=oldest&older=1")},
		story{"desk-pins", "desk/pins", atDesk(owner, deskPath+"/pins", nil, deskNewsroom{})},
		story{"desk-pins-none", "desk/pins", atDesk(owner, deskPath+"/pins", nil, deskNewsroom{empty: true})},
		story{"desk-pins-faults", "desk/pins", atDesk(owner, deskPath+"/pins", url.Values{"n": {"6"}, "pinned_until": {"今夜"}}, deskNewsroom{})},
		story{"desk-coverage-editorial", "desk/coverage", atDesk(owner, deskPath, nil, deskNewsroom{editorial: true})},
	)
}
