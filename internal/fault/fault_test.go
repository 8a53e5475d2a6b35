package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"readout/internal/fault"
)

func TestJoin(t *testing.T) {
	a, b := fault.At("a", "x"), fault.At("b", "y")
	if err := fault.Join(nil, nil); err != nil {
		t.Errorf("none: got %v, want nil that compares as nil", err)
	}
	if err := fault.Join(nil, a); err != error(a) {
		t.Errorf("one: got %v, want it as it is", err)
	}
	taken := fault.New(fault.Conflict, "z")
	f, ok := errors.AsType[*fault.Error](fault.Join(taken, nil, b))
	if !ok || f.Key != "fault.several" || f.Kind != fault.Conflict || len(f.Details) != 2 || f.Args["count"] != 2 {
		t.Errorf("two: got %+v, want both, of the first's kind", f)
	}
}

func TestKinds(t *testing.T) {
	f := fault.New(fault.NotFound, "x")
	for _, row := range []struct {
		name string
		err  error
		kind fault.Kind
	}{
		{"a fault", f, fault.NotFound},
		{"one within others", fmt.Errorf("read: %w", errors.Join(errors.New("x"), f)), fault.NotFound},
		{"none of ours", errors.New("x"), fault.Internal},
	} {
		if got := fault.KindOf(row.err); got != row.kind {
			t.Errorf("%s: got %d, want %d", row.name, got, row.kind)
		}
	}
	if fault.Is(nil, fault.Internal) {
		t.Error("nil is a fault of kind Internal, want it to be none")
	}
	cause := errors.New("disk full")
	if err := fault.New(fault.Unavailable, "x").Because(cause); !errors.Is(err, cause) {
		t.Error("the cause is not found in the fault")
	}
}

func TestTheTextForLogs(t *testing.T) {
	f := fault.New(fault.Invalid, "several", "count", 2).Because(errors.New("cause"))
	f.Details = []*fault.Error{fault.At("slug", "bad", "got", "x")}
	if got, want := f.Error(), "several map[count:2]; slug: bad map[got:x]: cause"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
