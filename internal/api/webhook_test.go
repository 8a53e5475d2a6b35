package api

import (
	"context"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/hook"
)

func TestOperationsOnWebhooks(t *testing.T) { scripted(t, "webhooks") }

func TestWrongWebhooks(t *testing.T) { scripted(t, "webhooks_wrong") }

func sampleHook() desk.HookView {
	c := sampleCoverage()
	return desk.HookView{
		Hook: hook.Hook{ID: "h1", Name: "wire", URL: "https://receiver.example/", Events: []hook.Event{hook.UpdatePublished}, Made: said, Tries: 1, Since: said, Next: said.Add(time.Minute)},
		On:   []*coverage.Coverage{&c}, Behind: 2,
		Deliveries: []hook.Delivery{{ID: 7, Message: "msg_3f2a90c1-42", Event: hook.UpdatePublished, At: said, Took: time.Second, Attempt: 1, Status: 503}},
	}
}

func (d *fakeDesk) Hooks(context.Context) ([]desk.HookView, error) {
	off := sampleHook()
	off.Hook.Off, off.Hook.Events, off.On, off.Deliveries = hook.Gone, nil, nil, nil
	return []desk.HookView{off}, d.fails
}

func (d *fakeDesk) Hook(context.Context, string) (*desk.HookView, error) {
	v := sampleHook()
	return &v, d.fails
}

func (d *fakeDesk) AddHook(ctx context.Context, in desk.HookFields) (*hook.Hook, error) {
	return &hook.Hook{ID: "h1", Secret: "whsec_YWJj"}, d.did(ctx, in)
}

func (d *fakeDesk) ChangeHook(ctx context.Context, id string, in desk.HookFields) error {
	return d.did(ctx, []any{"change", id, in})
}

func (d *fakeDesk) RotateHook(ctx context.Context, id string) (string, error) {
	return "whsec_ZGVm", d.did(ctx, []any{"rotate", id})
}

func (d *fakeDesk) StopHook(ctx context.Context, id string) error {
	return d.did(ctx, []any{"stop", id})
}

func (d *fakeDesk) StartHook(ctx context.Context, id string, skip bool) error {
	return d.did(ctx, []any{"start", id, skip})
}

func (d *fakeDesk) RemoveHook(ctx context.Context, id string) error {
	return d.did(ctx, []any{"remove", id})
}

func (d *fakeDesk) TestHook(ctx context.Context, id string) error {
	return d.did(ctx, []any{"test", id})
}

func (d *fakeDesk) ResendToHook(ctx context.Context, id string, delivery int64) error {
	return d.did(ctx, []any{"resend", id, delivery})
}
