package api

import (
	"context"
	"net/http"

	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/record"
)

// leadsOn is said of operations that read an item by its id.
var leadsOn = []int{http.StatusMovedPermanently}

// orWhole answers for an item that is not there: one that was a double leads for good to the one
// that it has become a part of, whose address is made of its id. Any other error stays what it is.
func (r *room) orWhole(ctx context.Context, kind record.Kind, id string, err error, address func(id string) string) error {
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	whole, lookUp := r.desk.MergedInto(ctx, kind, id)
	if lookUp != nil {
		return lookUp
	}
	if whole == "" {
		return err
	}
	lang := langOf(ctx)
	p := r.titled(lang, typeMoved, http.StatusMovedPermanently)
	p.Detail = i18n.T(lang, "api.moved", "got", id, "whole", whole)
	p.headers.Set("Location", address(whole))
	return p
}

// under gives addresses in this API that end with an id.
func (r *room) under(name string) func(id string) string {
	return func(id string) string { return r.resource(name, id) }
}
