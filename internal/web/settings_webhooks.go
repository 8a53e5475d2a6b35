package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/hook"
)

// Hooking tells other programs what was made public.
type Hooking interface {
	Hooks(ctx context.Context) ([]desk.HookView, error)
	Hook(ctx context.Context, id string) (*desk.HookView, error)
	AddHook(ctx context.Context, in desk.HookFields) (*hook.Hook, error)
	ChangeHook(ctx context.Context, id string, in desk.HookFields) error
	RotateHook(ctx context.Context, id string) (secret string, err error)
	StopHook(ctx context.Context, id string) error
	StartHook(ctx context.Context, id string, skip bool) error
	RemoveHook(ctx context.Context, id string) error
	TestHook(ctx context.Context, id string) error
	ResendToHook(ctx context.Context, id string, delivery int64) error
}

// HooksPage lists the webhooks and makes new ones.
type HooksPage struct {
	SettingsPage
	Hooks  []hookLine
	Form   *form
	Events []choiceGroup
}

// HookPage is one webhook: what it hears of, how it stands, what was sent to it lately.
type HookPage struct {
	SettingsPage
	Line    hookLine
	Form    *form
	Events  []choiceGroup
	Secret  string // the one just made, shown this once
	Refused *form  // faults of a button
	Sent    []sentLine
}

// hookLine is a webhook as the pages write it.
type hookLine struct {
	Words
	View desk.HookView
	site *Site
}

// State says how it stands.
func (l hookLine) State() string {
	h := &l.View.Hook
	switch {
	case h.Off != "":
		return l.T("hooks.off." + string(h.Off))
	case h.Tries > 0:
		return l.T("hooks.failing", "moment", l.Moment(h.Since.In(l.site.Zone)), "next", l.Moment(h.Next.In(l.site.Zone)))
	}
	return l.T("hooks.on")
}

// Amiss tells whether somebody should look at it.
func (l hookLine) Amiss() bool { return l.View.Hook.Off != "" || l.View.Hook.Tries > 0 }

// Keyless tells whether its secret was lost with its key.
func (l hookLine) Keyless() bool { return l.View.Hook.Off == hook.Keyless }

// Behind says how much it has not been told, "" if it was told all.
func (l hookLine) Behind() string {
	if l.View.Behind == 0 || l.View.Hook.Off == "" && l.View.Hook.Tries == 0 {
		return ""
	}
	return l.T("hooks.behind", "count", int(l.View.Behind))
}

// sentLine is an attempt as the page lists it.
type sentLine struct {
	Words
	hook.Delivery
	When time.Time
}

// What says what it told of.
func (l sentLine) What() string { return l.T("hooks.event." + string(l.Event)) }

// Came says how it ended.
func (l sentLine) Came() string {
	switch {
	case l.Trouble != "":
		return l.T("hooks.trouble." + l.Trouble)
	case l.Delivery.Came():
		return l.T("hooks.came", "status", l.Status)
	}
	return l.T("hooks.refused", "status", l.Status)
}

// Well tells whether it came through.
func (l sentLine) Well() bool { return l.Delivery.Came() }

// Lasted is how long it took.
func (l sentLine) Lasted() string { return l.T("hooks.took", "count", int(l.Took.Milliseconds())) }

func hookFields(lang string) *form {
	return newForm("hook", lang, "name", "url", "events", "coverages")
}

func eventChoices(w Words) []choiceGroup { return labelled(w, "hooks.event.", hook.Events...) }

func readHook(typed url.Values) desk.HookFields {
	in := desk.HookFields{Name: typed.Get("name"), URL: typed.Get("url"), Coverages: strings.Fields(typed.Get("coverages"))}
	for _, e := range typed["events"] {
		in.Events = append(in.Events, hook.Event(e))
	}
	if len(in.Events) == len(hook.Events) { // all, and those that are still to come
		in.Events = nil
	}
	return in
}

func (s *Server) hooks(w http.ResponseWriter, r *http.Request) error {
	f := hookFields(language(r))
	f.set("events", eventValues(hook.Events)...)
	return s.showHooks(w, r, http.StatusOK, f)
}

func eventValues(events []hook.Event) []string {
	all := make([]string, len(events))
	for i, e := range events {
		all[i] = string(e)
	}
	return all
}

func (s *Server) showHooks(w http.ResponseWriter, r *http.Request, status int, f *form) error {
	views, err := s.newsroom.Hooks(r.Context())
	if err != nil {
		return err
	}
	page := &HooksPage{SettingsPage: s.settingsPage(r, "webhooks"), Form: f}
	page.Events = eventChoices(page.Words)
	for _, v := range views {
		page.Hooks = append(page.Hooks, hookLine{page.Words, v, s.site()})
	}
	return s.show(w, r, status, "desk/webhooks", page)
}

// addHook answers with the page of the webhook and its secret: there is no page to go on to
// that could show it.
func (s *Server) addHook(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	h, err := s.newsroom.AddHook(r.Context(), readHook(typed))
	if err == nil {
		return s.showHook(w, r, http.StatusOK, h.ID, func(p *HookPage) { p.Secret = h.Secret })
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showHooks(w, r, StatusOf(err), hookFields(language(r)).take(typed).refuse(err))
}

func (s *Server) hook(w http.ResponseWriter, r *http.Request) error {
	return s.showHook(w, r, http.StatusOK, r.PathValue("id"), func(*HookPage) {})
}

func (s *Server) showHook(w http.ResponseWriter, r *http.Request, status int, id string, more func(*HookPage)) error {
	v, err := s.newsroom.Hook(r.Context(), id)
	if err != nil {
		return err
	}
	page := &HookPage{SettingsPage: s.settingsPage(r, "webhooks"), Form: hookFields(language(r)), Refused: newForm("button", language(r))}
	page.Title, page.Line, page.Events = v.Hook.Name, hookLine{page.Words, *v, s.site()}, eventChoices(page.Words)
	page.Form.set("name", v.Hook.Name).set("url", v.Hook.URL).set("coverages", strings.Join(slugs(v), " "))
	heard := v.Hook.Events
	if len(heard) == 0 {
		heard = hook.Events
	}
	page.Form.set("events", eventValues(heard)...)
	for _, d := range v.Deliveries {
		page.Sent = append(page.Sent, sentLine{page.Words, d, d.At.In(s.site().Zone)})
	}
	more(page)
	return s.show(w, r, status, "desk/webhook", page)
}

func slugs(v *desk.HookView) []string {
	all := make([]string, len(v.On))
	for i, c := range v.On {
		all[i] = c.Slug
	}
	return all
}

// changeHook takes the forms of a webhook's page.
func (s *Server) changeHook(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	id, do := r.PathValue("id"), typed.Get("do")
	if do == "rotate" {
		secret, err := s.newsroom.RotateHook(r.Context(), id)
		if err != nil {
			return err
		}
		return s.showHook(w, r, http.StatusOK, id, func(p *HookPage) { p.Secret = secret })
	}
	to, err := "/desk/settings/webhooks/"+url.PathEscape(id), s.doToHook(r, id, do, typed)
	if do == "remove" {
		to = "/desk/settings/webhooks"
	}
	if err == nil {
		return s.goOn(w, r, to, "done", "hook_"+do)
	}
	if !s.mendable(r, err) {
		return err
	}
	return s.showHook(w, r, StatusOf(err), id, func(p *HookPage) {
		if do == "change" {
			p.Form.take(typed).refuse(err)
		} else {
			p.Refused.refuse(err)
		}
	})
}

func (s *Server) doToHook(r *http.Request, id, do string, typed url.Values) error {
	ctx, n := r.Context(), s.newsroom
	switch do {
	case "stop":
		return n.StopHook(ctx, id)
	case "start", "skip":
		return n.StartHook(ctx, id, do == "skip")
	case "test":
		return n.TestHook(ctx, id)
	case "resend":
		delivery, _ := strconv.ParseInt(typed.Get("delivery"), 10, 64) // what is none is 0, which was never sent
		return n.ResendToHook(ctx, id, max(1, delivery))
	case "remove":
		return n.RemoveHook(ctx, id)
	}
	return n.ChangeHook(ctx, id, readHook(typed))
}
