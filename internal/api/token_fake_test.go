package api

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
)

func sampleToken() desk.TokenView {
	c := sampleCoverage()
	return desk.TokenView{
		Token: &people.Token{ID: "0123456789abcdef", Name: "wire", Scope: people.OnCoverages, Made: said, Expires: said.AddDate(0, 0, 90), Used: said.Add(time.Hour)},
		User:  "ed", Own: true, State: people.TokenOpen, Coverages: []*coverage.Coverage{&c},
	}
}

func (d *fakeDesk) Tokens(context.Context) ([]desk.TokenView, error) {
	old := desk.TokenView{Token: &people.Token{ID: "fedcba9876543210", Scope: people.Everything, Made: said, Revoked: said.Add(time.Hour)}, User: "eve", State: people.TokenRevoked}
	return []desk.TokenView{sampleToken(), old}, d.fails
}

func (d *fakeDesk) MakeToken(ctx context.Context, in desk.NewToken) (*desk.MadeToken, error) {
	return &desk.MadeToken{TokenView: sampleToken(), Secret: "abcdefghijklmnopqrstuvwxyz"}, d.did(ctx, in)
}

func (d *fakeDesk) RevokeToken(ctx context.Context, id string) error {
	return d.did(ctx, []any{"revoke token", id})
}
