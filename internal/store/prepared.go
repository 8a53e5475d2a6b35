package store

import (
	"context"
	"database/sql"
)

// prepared is a transaction that prepares each of its statements once, however often it runs
// them: to look up a hundred items by their keys is to run one statement a hundred times, and
// preparing it takes longer than running it. They are closed with the transaction.
//
// A statement is run to its end before it is run again: rows are read whole, as list does, or
// nothing else is asked meanwhile.
type prepared struct {
	tx    *sql.Tx
	known map[string]*sql.Stmt
}

func prepare(tx *sql.Tx) *prepared { return &prepared{tx: tx, known: make(map[string]*sql.Stmt)} }

// statement gives nil for what cannot be prepared: it is run as it is, which says why.
func (p *prepared) statement(ctx context.Context, query string) *sql.Stmt {
	if s, ok := p.known[query]; ok {
		return s
	}
	s, err := p.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil
	}
	p.known[query] = s
	return s
}

func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if s := p.statement(ctx, query); s != nil {
		return s.ExecContext(ctx, args...)
	}
	return p.tx.ExecContext(ctx, query, args...)
}

func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if s := p.statement(ctx, query); s != nil {
		return s.QueryContext(ctx, args...)
	}
	return p.tx.QueryContext(ctx, query, args...)
}

func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s := p.statement(ctx, query); s != nil {
		return s.QueryRowContext(ctx, args...)
	}
	return p.tx.QueryRowContext(ctx, query, args...)
}
