package api

import (
	"context"
	"net/http"
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

var webhookList = operation{
	id: "list_webhooks", method: http.MethodGet, path: "/webhooks", tag: "site", needs: true,
	about: "The addresses that are told what was made public. For owners. What is sent, and how to see that it comes from here: docs/webhooks.md.",
}

// Webhook is an address that is told what was made public.
type Webhook struct {
	ID         string     `json:"id"`
	Name       string     `json:"name"`
	URL        string     `json:"url"`
	Events     []string   `json:"events,omitempty" doc:"Left out: all."`
	Coverages  []string   `json:"coverages,omitempty" doc:"Slugs; left out: all."`
	Made       time.Time  `json:"made"`
	Stopped    string     `json:"stopped,omitempty" doc:"Why nothing is sent: stopped by an owner, gone (it answered 410), failing for three days, keyless (the key of its secret was lost: give it a new secret)."`
	Behind     int64      `json:"behind" doc:"How many lines of the journal it has not been told."`
	Tries      int        `json:"tries,omitempty" doc:"How often the next message was tried in vain."`
	Since      *time.Time `json:"failing_since,omitempty"`
	Next       *time.Time `json:"next_try,omitempty"`
	Deliveries []Delivery `json:"deliveries,omitempty" doc:"The newest attempts, when one webhook is read."`
}

// Delivery is one attempt to tell a webhook something.
type Delivery struct {
	ID      int64     `json:"id"`
	Message string    `json:"message" doc:"What was sent as webhook-id."`
	Event   string    `json:"event"`
	At      time.Time `json:"at"`
	Took    int64     `json:"took_ms"`
	Attempt int       `json:"attempt"`
	Status  int       `json:"status,omitempty" doc:"Of the answer."`
	Trouble string    `json:"trouble,omitempty" doc:"Why there was none that counts: private, unknown, insecure, timeout, refused, redirect."`
	Asked   bool      `json:"asked,omitempty" doc:"Somebody asked for it."`
}

// WebhookList is all webhooks.
type WebhookList struct {
	Webhooks []Webhook `json:"webhooks"`
}

func webhook(v *desk.HookView) Webhook {
	h := &v.Hook
	w := Webhook{
		ID: h.ID, Name: h.Name, URL: h.URL, Made: h.Made.UTC(), Stopped: string(h.Off), Behind: v.Behind,
		Tries: h.Tries, Since: unlessZero(h.Since), Next: unlessZero(h.Next),
	}
	for _, e := range h.Events {
		w.Events = append(w.Events, string(e))
	}
	for _, c := range v.On {
		w.Coverages = append(w.Coverages, c.Slug)
	}
	for _, d := range v.Deliveries {
		w.Deliveries = append(w.Deliveries, Delivery{
			ID: d.ID, Message: d.Message, Event: string(d.Event), At: d.At.UTC(), Took: d.Took.Milliseconds(),
			Attempt: d.Attempt, Status: d.Status, Trouble: d.Trouble, Asked: d.Asked,
		})
	}
	return w
}

func (r *room) listWebhooks(ctx context.Context, _ *struct{}) (*answer[WebhookList], error) {
	views, err := r.desk.Hooks(ctx)
	if err != nil {
		return nil, err
	}
	list := WebhookList{Webhooks: make([]Webhook, 0, len(views))}
	for i := range views {
		list.Webhooks = append(list.Webhooks, webhook(&views[i]))
	}
	return &answer[WebhookList]{list}, nil
}

var webhookRead = operation{
	id: "read_webhook", method: http.MethodGet, path: "/webhooks/{id}", tag: "site", needs: true,
	about: "A webhook with the newest attempts to tell it something. For owners.",
}

// WebhookIn is the part of an address that names a webhook.
type WebhookIn struct {
	ID string `path:"id" maxLength:"80" doc:"The webhook's id."`
}

func (r *room) readWebhook(ctx context.Context, in *WebhookIn) (*answer[Webhook], error) {
	v, err := r.desk.Hook(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &answer[Webhook]{webhook(v)}, nil
}

var webhookAdd = operation{
	id: "add_webhook", method: http.MethodPost, path: "/webhooks", tag: "site", status: http.StatusCreated, needs: true,
	about: "Makes a webhook: it is told what is made public from now on. Its secret is told this once. For owners.",
}

// NewWebhook is what people say of a webhook.
type NewWebhook struct {
	Name      string   `json:"name" maxLength:"60"`
	URL       string   `json:"url" maxLength:"2000" doc:"Of https, on the public internet."`
	Events    []string `json:"events,omitempty" format:"hook-event" maxItems:"20" doc:"Left out: all, and what may be added later."`
	Coverages []string `json:"coverages,omitempty" maxItems:"50" doc:"Slugs; left out: all. What belongs to no coverage, such as the record, is then not told."`
}

func (n *NewWebhook) fields() desk.HookFields {
	f := desk.HookFields{Name: n.Name, URL: n.URL, Coverages: n.Coverages}
	for _, e := range n.Events {
		f.Events = append(f.Events, hook.Event(e))
	}
	return f
}

// MadeWebhook answers with the webhook and its secret.
type MadeWebhook struct {
	Webhook
	Secret string `json:"secret" doc:"It signs what is sent."`
}

type webhookAddIn struct{ Body NewWebhook }

func (r *room) addWebhook(ctx context.Context, in *webhookAddIn) (*made[MadeWebhook], error) {
	h, err := r.desk.AddHook(ctx, in.Body.fields())
	if err != nil {
		return nil, err
	}
	read, err := r.readWebhook(ctx, &WebhookIn{h.ID})
	if err != nil {
		return nil, err
	}
	return &made[MadeWebhook]{r.resource("webhooks", h.ID), MadeWebhook{read.Body, h.Secret}}, nil
}

var webhookChange = operation{
	id: "change_webhook", method: http.MethodPut, path: "/webhooks/{id}", tag: "site", needs: true,
	about: "Says anew where a webhook leads and what it is told. How far it was told stays. For owners.",
}

type webhookChangeIn struct {
	WebhookIn
	Body NewWebhook
}

func (r *room) changeWebhook(ctx context.Context, in *webhookChangeIn) (*answer[Webhook], error) {
	if err := r.desk.ChangeHook(ctx, in.ID, in.Body.fields()); err != nil {
		return nil, err
	}
	return r.readWebhook(ctx, &in.WebhookIn)
}

var webhookRemove = operation{
	id: "remove_webhook", method: http.MethodDelete, path: "/webhooks/{id}", tag: "site", needs: true,
	about: "Forgets a webhook and what was sent to it; what it was not told yet, it never will be. Answers with those that are left. For owners.",
}

func (r *room) removeWebhook(ctx context.Context, in *WebhookIn) (*answer[WebhookList], error) {
	if err := r.desk.RemoveHook(ctx, in.ID); err != nil {
		return nil, err
	}
	return r.listWebhooks(ctx, nil)
}

var webhookDo = operation{
	id: "do_webhook", method: http.MethodPost, path: "/webhooks/{id}/do", tag: "site", needs: true,
	about: "Stops a webhook; starts it, with what it missed or, skip, from now on; sends it a test or, resend, once more what a delivery told, as it stands now; gives it a new secret, rotate, which is told this once: for a day both sign. For owners.",
}

// WebhookDeed is what is to be done with a webhook.
type WebhookDeed struct {
	Do       string `json:"do" enum:"stop,start,skip,test,resend,rotate"`
	Delivery int64  `json:"delivery,omitempty" minimum:"1" doc:"Of resend: the id of the delivery."`
}

// DoneWebhook answers with the webhook and, of rotate, its new secret.
type DoneWebhook struct {
	Webhook
	Secret string `json:"secret,omitempty" doc:"Of rotate."`
}

type webhookDoIn struct {
	WebhookIn
	Body WebhookDeed
}

func (r *room) doWebhook(ctx context.Context, in *webhookDoIn) (*answer[DoneWebhook], error) {
	var secret string
	var err error
	switch in.Body.Do {
	case "stop":
		err = r.desk.StopHook(ctx, in.ID)
	case "test":
		err = r.desk.TestHook(ctx, in.ID)
	case "resend":
		err = r.desk.ResendToHook(ctx, in.ID, max(1, in.Body.Delivery))
	case "rotate":
		secret, err = r.desk.RotateHook(ctx, in.ID)
	default:
		err = r.desk.StartHook(ctx, in.ID, in.Body.Do == "skip")
	}
	if err != nil {
		return nil, err
	}
	read, err := r.readWebhook(ctx, &in.WebhookIn)
	if err != nil {
		return nil, err
	}
	return &answer[DoneWebhook]{DoneWebhook{read.Body, secret}}, nil
}
