package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

// asker puts the user whose token came with the request into its context. Without a token
// the asker is a reader. Cookies mean nothing here: a session belongs to the pages, and an
// API that took it could be used by any other site in the same browser.
func (r *room) asker(req *http.Request) (context.Context, error) {
	given := req.Header.Values("Authorization")
	if len(given) == 0 {
		return req.Context(), nil
	}
	scheme, token, _ := strings.Cut(given[0], " ")
	token = strings.TrimSpace(token)
	if len(given) > 1 || !strings.EqualFold(scheme, "Bearer") || token == "" {
		return nil, fault.New(fault.Unauthenticated, "api.bad_authorization")
	}
	user, err := r.desk.UserByToken(req.Context(), token)
	if f, ok := errors.AsType[*fault.Error](err); ok && !ended(f.Key) && (f.Kind == fault.Unauthenticated || f.Kind == fault.NotFound) {
		return nil, fault.New(fault.Unauthenticated, "api.wrong_token").Because(err)
	}
	if err != nil {
		return nil, err
	}
	client := people.Client{Kind: people.ByToken}
	if user.Token != nil {
		client.Name = user.Token.Name
	}
	return people.With(people.WithClient(req.Context(), client), user), nil
}

// desksOr reads for the asker what the desk shows them, else what readers see: those get
// that who do not work on the site, or not there.
func desksOr[T any](ctx context.Context, desks, public func() (T, error)) (T, error) {
	if !people.From(ctx).MayAnywhere(people.Submit) {
		return public()
	}
	v, err := desks()
	if fault.Is(err, fault.Denied) {
		return public()
	}
	return v, err
}

// challenge is what a 401 asks for.
func challenge(key string) string {
	if key == "api.wrong_token" || ended(key) {
		return `Bearer realm="readout", error="invalid_token"`
	}
	return `Bearer realm="readout"`
}
