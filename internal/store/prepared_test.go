package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"testing"
)

// TestAStatementIsPreparedOnce in a transaction, gives what it gave to other arguments too, and
// goes on after it has failed and what it did was undone.
func TestAStatementIsPreparedOnce(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const insert = `INSERT INTO setting (name, value) VALUES ($1, $2)`
	refused := errors.New("refused")
	act := func(name string, fail bool) func(context.Context, *Tx) error {
		return func(ctx context.Context, tx *Tx) error {
			if err := tx.exec(ctx, insert, name, "of "+name); err != nil || !fail {
				return err
			}
			return refused
		}
	}
	_, err = Commit(t.Context(), s, func(ctx context.Context, tx *Tx) (struct{}, error) {
		for i, one := range []struct {
			name string
			fail bool
		}{{"a", false}, {"b", true}, {"a", false}, {"c", false}} {
			own, all := (&committer{}).savepoint(tx, &job{ctx: ctx, act: act(one.name, one.fail)})
			if all != nil {
				return struct{}{}, all
			}
			if wrong := i == 1 || i == 2; (own != nil) != wrong {
				t.Errorf("%s, number %d: got %v", one.name, i+1, own)
			}
		}
		return struct{}{}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Read(t.Context(), func(ctx context.Context, tx *Tx) error {
		got := ""
		for range 2 {
			for _, name := range []string{"a", "b", "c"} {
				value, err := tx.Setting(ctx, name)
				if err != nil {
					return err
				}
				got += fmt.Sprintf("%q ", value)
			}
		}
		if want := `"of a" "" "of c" "of a" "" "of c" `; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if n := len(tx.tx.known); n != 1 {
			t.Errorf("prepared %d statements, want the one", n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAReadThatIsCutShortSaysSo although the statement it runs again was closed with its
// transaction, which is all that database/sql tells of it.
func TestAReadThatIsCutShortSaysSo(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err = s.Read(ctx, func(ctx context.Context, tx *Tx) error {
		if _, err := tx.Setting(ctx, "a"); err != nil {
			return err
		}
		cancel()
		for _, statement := range tx.tx.known {
			for err := error(nil); err == nil || errors.Is(err, sql.ErrTxDone); runtime.Gosched() {
				_, err = statement.ExecContext(t.Context(), "a") // until it is closed
			}
		}
		_, err := tx.Setting(ctx, "a")
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}
