package api

import (
	"context"
	"net/http"

	"readout/internal/record"
)

var statementRead = operation{
	id: "read_statement", method: http.MethodGet, path: "/statements/{id}", tag: "record",
	about: "One statement with its speakers in the office of the day and the words it rests on.",
}

func (r *room) readStatement(ctx context.Context, in *IDIn) (*answer[Statement], error) {
	v, err := r.desk.Statement(ctx, record.StatementID(in.ID))
	if err != nil {
		return nil, err
	}
	return &answer[Statement]{r.statement(v)}, nil
}
