package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/hook"
	"readout/internal/people"
)

// hookNewsroom keeps what was done to webhooks.
type hookNewsroom struct {
	deskNewsroom
	did    []string
	fields desk.HookFields
}

func storyHook() desk.HookView {
	at := morning.Add(2 * time.Hour)
	return desk.HookView{
		Hook: hook.Hook{ID: "h1", Name: "Newsletter", URL: "https://receiver.example/readout", Events: []hook.Event{hook.UpdatePublished, hook.UpdateCorrected}, Tries: 2, Since: at, Next: at.Add(time.Hour)},
		On:   []*coverage.Coverage{{Slug: "harbour-live"}}, Behind: 4,
		Deliveries: []hook.Delivery{
			{ID: 5, Seq: 40, Event: hook.UpdatePublished, At: at, Took: 15 * time.Second, Attempt: 2, Trouble: "timeout"},
			{ID: 4, Seq: 40, Event: hook.UpdatePublished, At: at, Took: 40 * time.Millisecond, Attempt: 1, Status: 503},
			{ID: 3, Event: hook.Test, At: morning, Took: 20 * time.Millisecond, Attempt: 1, Status: 204, Asked: true},
			{ID: 2, Seq: 39, Event: hook.CoverageOpened, At: morning, Took: 31 * time.Millisecond, Attempt: 1, Status: 200},
		},
	}
}

func (d *deskNewsroom) Hooks(context.Context) ([]desk.HookView, error) {
	if d.empty {
		return nil, nil
	}
	off := storyHook()
	off.Hook.ID, off.Hook.Name, off.Hook.Off = "h2", "Archive", hook.Gone
	return []desk.HookView{storyHook(), off, {Hook: hook.Hook{ID: "h3", Name: "Ticker", URL: "https://ticker.example/"}}}, nil
}

func (d *deskNewsroom) Hook(_ context.Context, id string) (*desk.HookView, error) {
	v := storyHook()
	if d.empty {
		v = desk.HookView{Hook: hook.Hook{ID: "h3", Name: "Ticker", URL: "https://ticker.example/"}}
	}
	switch id {
	case "h2":
		v.Hook.Off = hook.Stopped
	case "h4":
		v.Hook.Off = hook.Keyless
	}
	return &v, nil
}

func (d *deskNewsroom) AddHook(_ context.Context, in desk.HookFields) (*hook.Hook, error) {
	h := &hook.Hook{ID: "h1", Name: in.Name, Events: in.Events, Secret: "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY="}
	if err := hook.CheckAddress(in.URL, false); err != nil {
		return nil, fault.Join(err)
	}
	return h, d.saved(h.Check())
}

func (d *deskNewsroom) ChangeHook(ctx context.Context, _ string, in desk.HookFields) error {
	_, err := d.AddHook(ctx, in)
	return err
}

func (d *deskNewsroom) RotateHook(context.Context, string) (string, error) {
	return "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=", d.refuse
}
func (d *deskNewsroom) StopHook(context.Context, string) error            { return d.refuse }
func (d *deskNewsroom) StartHook(context.Context, string, bool) error     { return d.refuse }
func (d *deskNewsroom) RemoveHook(context.Context, string) error          { return d.refuse }
func (d *deskNewsroom) TestHook(context.Context, string) error            { return d.refuse }
func (d *deskNewsroom) ResendToHook(context.Context, string, int64) error { return d.refuse }

func (d *hookNewsroom) do(what string) error { d.did = append(d.did, what); return nil }

func (d *hookNewsroom) AddHook(ctx context.Context, in desk.HookFields) (*hook.Hook, error) {
	d.fields = in
	return d.deskNewsroom.AddHook(ctx, in)
}

func (d *hookNewsroom) StopHook(_ context.Context, id string) error { return d.do("stop " + id) }
func (d *hookNewsroom) StartHook(_ context.Context, id string, skip bool) error {
	if skip {
		return d.do("skip " + id)
	}
	return d.do("start " + id)
}

func (d *hookNewsroom) RemoveHook(_ context.Context, id string) error { return d.do("remove " + id) }
func (d *hookNewsroom) TestHook(_ context.Context, id string) error   { return d.do("test " + id) }

func (d *hookNewsroom) ResendToHook(_ context.Context, _ string, delivery int64) error {
	if delivery != 4 {
		return fault.New(fault.Conflict, "hook.asked_many", "count", 20)
	}
	return d.do("resend")
}

func init() {
	wrong := url.Values{"name": {""}, "url": {"http://receiver.example/"}, "events": {"update.published"}}
	whole := url.Values{"name": {"Newsletter"}, "url": {"https://receiver.example/"}}
	stories = append(stories,
		story{"desk-webhooks", "desk/webhooks", settingsStory("/desk/settings/webhooks", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-webhooks-empty", "desk/webhooks", settingsStory("/desk/settings/webhooks", func() Newsroom { return &deskNewsroom{empty: true} })},
		story{"desk-webhooks-fault", "desk/webhooks", sentStory("/desk/settings/webhooks", wrong)},
		story{"desk-webhook-made", "desk/webhook", sentStory("/desk/settings/webhooks", whole)},
		story{"desk-webhook", "desk/webhook", settingsStory("/desk/settings/webhooks/h1", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-webhook-keyless", "desk/webhook", settingsStory("/desk/settings/webhooks/h4", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-webhook-stopped", "desk/webhook", settingsStory("/desk/settings/webhooks/h2?done=hook_stop", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-webhook-new", "desk/webhook", settingsStory("/desk/settings/webhooks/h3", func() Newsroom { return &deskNewsroom{empty: true} })},
	)
}

func TestAWebhookIsMade(t *testing.T) {
	d := &hookNewsroom{}
	s := deskServerWith(d)
	a := ask(s, people.Owner, "/en/desk/settings/webhooks", url.Values{"name": {"Wire"}, "url": {"https://receiver.example/"}, "events": {"update.published", "record.changed"}, "coverages": {"a  b"}})
	if a.status != http.StatusOK || strings.Count(string(a.body), "whsec_") != 1 {
		t.Errorf("got %d, want the page with the secret once", a.status)
	}
	if got := d.fields; got.Name != "Wire" || len(got.Events) != 2 || len(got.Coverages) != 2 {
		t.Errorf("asked for %+v", got)
	}
	ask(s, people.Owner, "/en/desk/settings/webhooks", url.Values{"name": {"Wire"}, "url": {"https://receiver.example/"}, "events": eventValues(hook.Events)})
	if d.fields.Events != nil {
		t.Errorf("all events: asked for %v, want those to come too", d.fields.Events)
	}
	if page := string(ask(s, people.Owner, "/en/desk/settings/webhooks/h1", nil).body); strings.Contains(page, "whsec_") {
		t.Error("the page shows the secret again")
	}
	if got := ask(s, people.Editor, "/en/desk/settings/webhooks", nil).status; got != http.StatusForbidden {
		t.Errorf("an editor: got %d, want 403", got)
	}
}

// TestAWebhookWithoutItsKey says what is to be done, and offers nothing that needs the secret.
func TestAWebhookWithoutItsKey(t *testing.T) {
	page := string(ask(deskServerWith(&hookNewsroom{}), people.Owner, "/en/desk/settings/webhooks/h4", nil).body)
	for _, want := range []string{"Make a new secret, give it to the receiver", `name="do" value="rotate"`, `name="do" value="remove"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	for _, not := range []string{"test", "start", "stop", "skip"} {
		if strings.Contains(page, `value="`+not+`"`) {
			t.Errorf("the page offers %q", not)
		}
	}
}

func TestAWebhookIsMinded(t *testing.T) {
	d := &hookNewsroom{}
	s := deskServerWith(d)
	page := string(ask(s, people.Owner, "/en/desk/settings/webhooks/h1", nil).body)
	for _, want := range []string{"has been failing since", "4 lines of the log not told yet", "no answer within 15 seconds", "refused (503)", "taken (204)", "40 ms", `value="harbour-live"`, "asked for"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	for _, do := range []string{"stop", "start", "skip", "test", "remove"} {
		a := ask(s, people.Owner, "/en/desk/settings/webhooks/h1", url.Values{"do": {do}})
		if got := a.header.Get("Location"); !strings.HasSuffix(got, "?done=hook_"+do) {
			t.Errorf("%s: went on to %q", do, got)
		}
		if _, ok := dones["hook_"+do]; !ok {
			t.Errorf("%s: nothing says that it is done", do)
		}
	}
	ask(s, people.Owner, "/en/desk/settings/webhooks/h1", url.Values{"do": {"resend"}, "delivery": {"4"}})
	if got, want := strings.Join(d.did, ", "), "stop h1, start h1, skip h1, test h1, remove h1, resend"; got != want {
		t.Errorf("did %q, want %q", got, want)
	}
	for do, want := range map[string]int{"resend": http.StatusConflict, "change": http.StatusUnprocessableEntity, "rotate": http.StatusOK} {
		a := ask(s, people.Owner, "/en/desk/settings/webhooks/h1", url.Values{"do": {do}, "delivery": {"x"}, "url": {"http://receiver.example/"}})
		if a.status != want {
			t.Errorf("%s: got %d, want %d", do, a.status, want)
		}
	}
}
