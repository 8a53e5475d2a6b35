package web

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/people"
)

// Claiming says who works on what waits.
type Claiming interface {
	TakeUpdate(ctx context.Context, slug string, n int, over people.UserID) (desk.ClaimView, error)
	ReleaseUpdate(ctx context.Context, slug string, n int) error
}

// Claim is who has taken the update, nil if nobody has.
func (u DeskUpdate) Claim() *desk.ClaimView {
	if u.View.Work == nil || !u.Waits() {
		return nil
	}
	return u.View.Work.Claim
}

// ClaimSaid says so in words.
func (u DeskUpdate) ClaimSaid() string {
	c := u.Claim()
	said := u.T("claim.by", "name", c.By, "moment", u.At(c.At))
	if c.Mine {
		said = u.T("claim.by_you", "moment", u.At(c.At))
	}
	return said
}

// MayTake tells whether the user is offered to say that they work on it. Of their own texts
// everybody knows that authors do.
func (u DeskUpdate) MayTake() bool {
	return u.Waits() && u.May(string(people.Publish)) && u.Claim() == nil
}

// MayTakeOver tells whether the user may take it over from whoever has it.
func (u DeskUpdate) MayTakeOver() bool {
	c := u.Claim()
	return c != nil && !c.Mine && u.May(string(people.Publish))
}

// claimUpdate takes an update, or hands it back.
func (s *Server) claimUpdate(w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	n, err := updateNumber(r)
	if err != nil {
		return err
	}
	slug, done := r.PathValue("slug"), "taken"
	switch over := typed.Get("over"); {
	case typed.Get("do") == "release":
		done = "released"
		err = s.newsroom.ReleaseUpdate(r.Context(), slug, n)
	default:
		if over != "" {
			done = "taken_over"
		}
		_, err = s.newsroom.TakeUpdate(r.Context(), slug, n, people.UserID(over))
	}
	switch {
	case err == nil:
		return s.goBack(w, r, typed.Get("back"), slug, n, done)
	case !s.mendable(r, err):
		return err
	}
	r.URL.Path = deskCoveragePath(slug) // the page to come back to in another language
	return s.showDeskCoverage(w, r, StatusOf(err), emptyComposer(language(r)), err)
}
