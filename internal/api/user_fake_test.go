package api

import (
	"context"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/people"
)

func sampleUser() desk.UserView {
	c := sampleCoverage()
	return desk.UserView{
		ID: "u-eve", Name: "eve", Created: said, Disabled: said.Add(time.Hour),
		On: []desk.RoleView{sampleRole(&c)},
	}
}

func sampleRole(c *coverage.Coverage) desk.RoleView {
	return desk.RoleView{Coverage: c, User: desk.UserView{ID: "u-eve", Name: "eve"}, Role: people.Editor, By: "ed", Given: said, Ends: said.Add(24 * time.Hour)}
}

func (d *fakeDesk) Users(ctx context.Context) ([]desk.UserView, error) {
	return []desk.UserView{sampleUser(), {ID: "ed", Name: "ed", Role: people.Owner, Created: said}}, d.fails
}

func (d *fakeDesk) User(ctx context.Context, id people.UserID) (*desk.UserView, error) {
	u := sampleUser()
	return &u, d.fails
}

func (d *fakeDesk) UserNamed(ctx context.Context, name string) (*desk.UserView, error) {
	u := sampleUser()
	return &u, d.fails
}

func (d *fakeDesk) AddUser(ctx context.Context, name string, role people.Role, password string) error {
	return d.did(ctx, []any{"add user", name, role, password})
}

func (d *fakeDesk) ChangeUser(ctx context.Context, id people.UserID, c desk.UserChange) error {
	return d.did(ctx, []any{"change user", id, c})
}

func (d *fakeDesk) ResetPassword(ctx context.Context, id people.UserID, password string) (string, error) {
	return "abcdefgh23456723", d.did(ctx, []any{"reset password", id, password})
}

func (d *fakeDesk) CoveragePeople(context.Context, string) (*desk.CoveragePeopleView, error) {
	c := sampleCoverage()
	return &desk.CoveragePeopleView{Coverage: c, Roles: []desk.RoleView{sampleRole(&c)}}, d.fails
}

func (d *fakeDesk) GiveRole(ctx context.Context, slug, name string, role people.Role) (*desk.RoleView, error) {
	c := sampleCoverage()
	v := sampleRole(&c)
	return &v, d.did(ctx, []any{"give role", slug, name, role})
}

func (d *fakeDesk) TakeRole(ctx context.Context, slug string, id people.UserID) error {
	return d.did(ctx, []any{"take role", slug, id})
}

func sampleInvitation() desk.InvitationView {
	v := desk.InvitationView{By: "ed", State: people.InvitationOpen}
	v.Invitation = people.Invitation{ID: "linklinkli", Label: "photographers", Made: said, Ends: said.Add(72 * time.Hour), Uses: 3, Used: 1}
	return v
}

func (d *fakeDesk) Invitations(context.Context, string) ([]desk.InvitationView, error) {
	revoked := sampleInvitation()
	revoked.State, revoked.Revoked = people.InvitationRevoked, said.Add(time.Hour)
	return []desk.InvitationView{sampleInvitation(), revoked}, d.fails
}

func (d *fakeDesk) MakeInvitation(ctx context.Context, slug string, in desk.NewInvitation) (*desk.MadeInvitation, error) {
	return &desk.MadeInvitation{InvitationView: sampleInvitation(), Secret: "abcdefghijklmnopqrstuvwxyz"}, d.did(ctx, []any{"make invitation", slug, in})
}

func (d *fakeDesk) RevokeInvitation(ctx context.Context, slug, id string) error {
	return d.did(ctx, []any{"revoke invitation", slug, id})
}

func (d *fakeDesk) SubmitUpdate(ctx context.Context, slug string, n, from int) (desk.Receipt, error) {
	return desk.Receipt{N: n, Revision: from, Standing: coverage.Submitted}, d.did(ctx, []any{"submit", slug, n, from})
}

func (d *fakeDesk) ReturnUpdate(ctx context.Context, slug string, n, from int, reason string) (desk.Receipt, error) {
	return desk.Receipt{N: n, Revision: from, Standing: coverage.Draft}, d.did(ctx, []any{"return", slug, n, from, reason})
}

// waits fills in what stands on the desk's first page for who works on updates.
func (d *fakeDesk) TakeUpdate(ctx context.Context, slug string, n int, over people.UserID) (desk.ClaimView, error) {
	return desk.ClaimView{By: "ed", Holder: "u-ed", Mine: true, Over: string(over), At: said}, d.did(ctx, []any{"take", slug, n, over})
}

func (d *fakeDesk) ReleaseUpdate(ctx context.Context, slug string, n int) error {
	return d.did(ctx, []any{"release", slug, n})
}

func (d *fakeDesk) Memos(ctx context.Context, slug string, n int) (*desk.MemosView, error) {
	return &desk.MemosView{Memos: sampleMemos()}, d.did(ctx, []any{"memos", slug, n})
}

func (d *fakeDesk) QuotedIn(ctx context.Context, slug string, n int) ([]desk.Quoting, error) {
	article := &coverage.Coverage{ID: "c9", Slug: "my-view", Standing: coverage.Published}
	return []desk.Quoting{{Coverage: article, N: 1, Standing: coverage.Published, Said: []string{"来年は2+2モスクワ開催で合意"}, Links: true}}, d.did(ctx, []any{"quoted in", slug, n})
}

func (d *fakeDesk) AddMemo(ctx context.Context, slug string, n int, words string, forAuthor bool) (desk.MemoView, error) {
	return desk.MemoView{Memo: coverage.Memo{ID: "m3", Words: words, ForAuthor: forAuthor, At: said}, Name: "ed"}, d.did(ctx, []any{"memo", slug, n, words, forAuthor})
}

func (d *fakeDesk) DeleteMemo(ctx context.Context, slug string, n int, id string) error {
	return d.did(ctx, []any{"delete memo", slug, n, id})
}

func (d *fakeDesk) Credits(context.Context) (coverage.Credits, error) {
	return coverage.Credits{{Name: "A. Sample", Variants: []string{"Sample, A."}}, {Name: "見本通信"}}, nil // not noted: what was saved before it is
}

func (d *fakeDesk) SaveCredit(ctx context.Context, was string, c coverage.Credit) error {
	return d.did(ctx, []any{"save credit", was, c})
}

func (d *fakeDesk) DropCredit(ctx context.Context, name string) error {
	return d.did(ctx, []any{"drop credit", name})
}

func sampleMemos() []desk.MemoView {
	return []desk.MemoView{
		{Memo: coverage.Memo{ID: "m1", Words: "Who told you?", ForAuthor: true, At: said}, Name: "ada"},
		{Memo: coverage.Memo{ID: "m2", Words: "Keep it until noon.", At: said}, Name: "ed"},
	}
}

func waits(v *desk.DeskView) {
	c := sampleCoverage()
	waits, own := sampleUpdates()[1], sampleUpdates()[0]
	waits.Coverage, own.Coverage = &c, &c
	waits.Update.Standing, own.Update.Standing = coverage.Submitted, coverage.Draft
	waits.Statements, own.Corrections = nil, nil
	waits.Work = &desk.WorkView{Author: "Anna", Guest: true, HandedIn: said, Memos: sampleMemos(), Claim: &desk.ClaimView{By: "ada", Holder: "u-ada", Over: "ed", At: said}}
	own.Work = &desk.WorkView{Author: "ed", Mine: true, Said: &desk.ReviewView{Act: coverage.SentBack, Words: "who saw it?", By: "ada", At: said}}
	v.Submitted, v.Own = []desk.UpdateView{waits}, []desk.UpdateView{own}
}
