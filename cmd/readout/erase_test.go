package main

import (
	"context"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/desk"
)

// TestErasingTellsOfCards: a card says what the update said that it leads to, wherever it stands or once
// stood. Whoever erases the update is told which were emptied, and the history verifies as before.
func TestErasingTellsOfCards(t *testing.T) {
	h := aHistory(t, 3)
	h.work(func(ctx context.Context, d *desk.Desk) error {
		card := func(href string) []coverage.Card { return []coverage.Card{{Title: "Headline 1", Href: href}} }
		for _, href := range []string{"/c/talks/u/1", "https://tarn.example/en/c/talks/u/1#top", "/c/talks/u/11"} {
			if _, err := d.PostUpdate(ctx, "talks", desk.NewUpdate{Headline: "More", Cards: card(href)}); err != nil {
				return err
			}
		}
		var none []coverage.Card
		_, err := d.EditUpdate(ctx, "talks", 5, desk.UpdateEdit{From: 1, Cards: &none})
		return err
	})
	erase := func(n string) string {
		return must(t, "erase", "--data", h.dir, "--slug", "talks", "--n", n, "--reason", "A court has ordered it.", "--messages", "en")
	}
	out := erase("1")
	for _, want := range []string{"Update 1 of talks is erased: no page shows its words", "Cards in 2 updates had copied", "  /desk/c/talks/u/4\n  /desk/c/talks/u/5\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("got no %q in: %s", want, out)
		}
	}
	if strings.Contains(out, "u/6") {
		t.Errorf("got %q, want nothing of the card that leads to another update", out)
	}
	if out, code := h.verify(""); code != 0 {
		t.Errorf("verify: got exit code %d, %s", code, out)
	}
	erase("4")
	if out := erase("5"); strings.Contains(out, "card") || !strings.Contains(out, "no page shows its words") {
		t.Errorf("an update that no card leads to: got %q", out)
	}
}
