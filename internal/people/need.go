package people

import (
	"context"

	"readout/internal/coverage"
	"readout/internal/fault"
)

type asker struct{}

// With puts the user who asks into a context.
func With(ctx context.Context, u *User) context.Context { return context.WithValue(ctx, asker{}, u) }

// From gives the user who asks, nil for a reader.
func From(ctx context.Context) *User {
	u, _ := ctx.Value(asker{}).(*User)
	return u
}

// Need gives the user who asks if they have the right on the whole site; a fault of kind
// Unauthenticated when nobody is logged in, Denied when their role does not allow it.
func Need(ctx context.Context, a Action) (*User, error) {
	u := From(ctx)
	return need(ctx, u, a, u.May(a), "")
}

// NeedOn gives the user who asks if they have the right on a coverage; faults as of Need.
// It is asked where the coverage is known, mostly within the transaction.
func NeedOn(ctx context.Context, a Action, id coverage.ID) (*User, error) {
	u := From(ctx)
	return need(ctx, u, a, u.MayOn(a, id), id)
}

// NeedAnywhere gives the user who asks if they have the right on some coverage at least. It
// is asked first of all, before anything slow; NeedOn must follow.
func NeedAnywhere(ctx context.Context, a Action) (*User, error) {
	u := From(ctx)
	return need(ctx, u, a, u.MayAnywhere(a), "")
}

func need(ctx context.Context, u *User, a Action, may bool, on coverage.ID) (*User, error) {
	switch {
	case u == nil:
		return nil, fault.New(fault.Unauthenticated, "people.log_in")
	case may:
		return u, nil
	}
	denied(ctx, u, a)
	if role := u.RoleOn(on); role != "" {
		return nil, fault.New(fault.Denied, "people.not_allowed", "role", string(role), "action", string(a))
	}
	return nil, fault.New(fault.Denied, "people.no_role", "action", string(a))
}
