package desk

import (
	"context"

	"readout/internal/fault"
)

// NothingYet is the key of the fault with which a rehearsed action ends that would have gone well.
const NothingYet = "desk.nothing_yet"

type rehearsing struct{}

// Rehearse has actions tried and undone: their rules are asked, nothing is stored, and one
// that would have gone well ends with the fault NothingYet. A form then comes back with what
// was typed, for somebody who wants to look at it first.
func Rehearse(ctx context.Context) context.Context {
	return context.WithValue(ctx, rehearsing{}, true)
}

// inEarnest has what is counted along with an action stored, though the action is only tried.
func inEarnest(ctx context.Context) context.Context {
	return context.WithValue(ctx, rehearsing{}, nil)
}

// rehearsed undoes what was only tried.
func rehearsed(ctx context.Context) error {
	if ctx.Value(rehearsing{}) == nil {
		return nil
	}
	return fault.New(fault.Invalid, NothingYet)
}
