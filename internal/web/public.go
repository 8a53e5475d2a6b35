package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"

	"readout/internal/journal"
)

// showPublic answers with a public page.
func (s *Server) showPublic(w http.ResponseWriter, r *http.Request, key string, build func(context.Context) (Built, error)) error {
	return s.showBuilt(w, r, key, "text/html; charset=utf-8", build)
}

// showBuilt answers with what is public and rendered once for all: from the shelf if it stands there, and to a browser
// that has it already only the word that it is still right. The key, with language and path,
// must tell apart whatever changes the page: build looks at nothing else of the request.
func (s *Server) showBuilt(w http.ResponseWriter, r *http.Request, key, contentType string, build func(context.Context) (Built, error)) error {
	built, err := s.shelf.Page(r.Context(), language(r)+" "+r.URL.Path+key, build)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", "public, no-cache")
	h.Set("ETag", built.ETag)
	if matches(r.Header.Get("If-None-Match"), built.ETag) {
		h.Add("Vary", "Accept-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	writeBody(w, r, built.Body, built.Gzip)
	return nil
}

// built renders a page for the shelf.
func (s *Server) built(name string, page any, streams ...journal.Stream) (Built, error) {
	body, err := s.pages.page(name, page)
	if err != nil {
		return Built{}, err
	}
	return rendered(body, streams...), nil
}

// rendered makes bytes ready for the shelf. The tag is weak: compressed and plain bytes share it.
func rendered(body []byte, streams ...journal.Stream) Built {
	sum := sha256.Sum256(body)
	b := Built{Body: body, ETag: `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`}
	for _, stream := range streams {
		b.Tags = append(b.Tags, string(stream))
	}
	return b
}

// matches tells whether a tag is among those of an If-None-Match header.
func matches(header, etag string) bool {
	return slices.ContainsFunc(strings.Split(header, ","), func(tag string) bool {
		tag = strings.TrimSpace(tag)
		return tag == "*" || strings.TrimPrefix(tag, "W/") == strings.TrimPrefix(etag, "W/")
	})
}
