package web

import (
	"net/http"
	"slices"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// find gives the item of a list that has an id.
func find[T record.Item](items []T, id string) (*T, bool) {
	i := slices.IndexFunc(items, func(item T) bool { return item.ItemID() == id })
	if i < 0 {
		return nil, false
	}
	return &items[i], true
}

// inAddress reads the item of the record that the address names, with all that forms choose from.
func inAddress[T record.Item](s *Server, r *http.Request, of func(*desk.Vocabulary) []T) (*desk.Vocabulary, *T, error) {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return nil, nil, err
	}
	item, ok := find(of(v), r.PathValue("id"))
	if !ok {
		return nil, nil, fault.New(fault.NotFound, "web.not_found")
	}
	return v, item, nil
}
