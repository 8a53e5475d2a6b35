package api

import (
	"context"
	"net/http"

	"readout/internal/record"
)

var statementRead = operation{
	id: "read_statement", method: http.MethodGet, path: "/statements/{id}", tag: "record", fails: leadsOn,
	about: "One statement with its speakers in the office of the day and the words it rests on. The id of a double leads to the one that it has become a part of.",
}

func (r *room) readStatement(ctx context.Context, in *IDIn) (*answer[Statement], error) {
	v, err := r.desk.Statement(ctx, record.StatementID(in.ID))
	if err != nil {
		return nil, r.orWhole(ctx, record.KindStatement, in.ID, err, r.under("statements"))
	}
	return &answer[Statement]{r.statement(v)}, nil
}
