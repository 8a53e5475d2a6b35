package api

import (
	"context"
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
	if fault.Is(err, fault.Unauthenticated) || fault.Is(err, fault.NotFound) {
		return nil, fault.New(fault.Unauthenticated, "api.wrong_token").Because(err)
	}
	if err != nil {
		return nil, err
	}
	return people.With(req.Context(), user), nil
}

// works tells whether the asker may see what is not public.
func works(ctx context.Context) bool {
	u := people.From(ctx)
	return u != nil && u.Role.May(people.ReadDrafts)
}

// challenge is what a 401 asks for.
func challenge(key string) string {
	if key == "api.wrong_token" {
		return `Bearer realm="readout", error="invalid_token"`
	}
	return `Bearer realm="readout"`
}
