// Package fault is how Readout says that something cannot be done: a kind for the
// program, a message for the person and a cause for the operator. Only the first two
// leave the house.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Kind tells the program what to do about a fault. The edges turn it into a status code or an exit code.
type Kind int

// The kinds, from the most ordinary to the worst.
const (
	Internal        Kind = iota // ours: a bug or a broken part; the person is told only that
	Invalid                     // the input breaks a rule; Fields say where and what would be right
	NotFound                    // there is no such thing, or the asker may not know of it
	Conflict                    // somebody was there before: a stale revision, a taken slug
	Denied                      // the asker is known and may not do this
	Unauthenticated             // the asker must say who they are
	TooLarge                    // more bytes, lines or levels than we take
	Unavailable                 // cannot be done now; trying again later may help
	Full                        // there is no room left to store it; somebody has to make some
)

// Error is a fault. Key names a message in the catalogue (internal/i18n), Args fill its
// placeholders, Field names the input it is about ("headline", "updates[3].time"), and
// Details hold one Error per field when several are at fault at once.
type Error struct {
	Kind    Kind
	Key     string
	Args    Args
	Field   string
	Details []*Error
	Cause   error
}

// Args fill the placeholders {name} of a catalogue message.
type Args map[string]any

// Error is for logs and developers; people read the catalogue's message instead.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Field != "" {
		b.WriteString(e.Field + ": ")
	}
	b.WriteString(e.Key)
	if len(e.Args) > 0 {
		fmt.Fprintf(&b, " %v", map[string]any(e.Args))
	}
	for _, d := range e.Details {
		b.WriteString("; " + d.Error())
	}
	if e.Cause != nil {
		b.WriteString(": " + e.Cause.Error())
	}
	return b.String()
}

// Unwrap gives the cause, for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Cause }

// New makes a fault of a kind with a catalogue key; args come in pairs of name and value.
func New(kind Kind, key string, args ...any) *Error {
	return &Error{Kind: kind, Key: key, Args: pairs(args)}
}

// At makes an Invalid fault about one field of the input.
func At(field, key string, args ...any) *Error {
	return &Error{Kind: Invalid, Key: key, Args: pairs(args), Field: field}
}

// Because gives the fault a cause that only operators see.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// Join puts several field faults into one, so that a person mends all of them at once.
// It gives nil when there is none; the kind is that of the first.
func Join(faults ...*Error) error {
	var kept []*Error
	for _, f := range faults {
		if f != nil {
			kept = append(kept, f)
		}
	}
	switch len(kept) {
	case 0:
		return nil
	case 1:
		return kept[0]
	}
	return &Error{Kind: kept[0].Kind, Key: "fault.several", Args: Args{"count": len(kept)}, Details: kept}
}

// Each gives the faults that were joined into one, the fault itself where it is one alone.
func (e *Error) Each() []*Error {
	if len(e.Details) > 0 {
		return e.Details
	}
	return []*Error{e}
}

// KindOf gives the kind of an error, Internal when it is none of ours.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Is tells whether err is a fault of the kind.
func Is(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }

func pairs(args []any) Args {
	if len(args) == 0 {
		return nil
	}
	m := make(Args, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i].(string)] = args[i+1]
	}
	return m
}
