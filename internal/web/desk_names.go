package web

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"

	"readout/internal/desk"
	"readout/internal/record"
)

// namesJSON is what the composer completes #issue and @person from, also without a connection:
// whatever actors and issues are called, in all languages and spellings.
type namesJSON struct {
	Actors []namedJSON `json:"actors"`
	Issues []namedJSON `json:"issues"`
}

// namedJSON is one of them. Names are pairs of language and text, main names first, as there
// may be a hundred thousand.
type namedJSON struct {
	ID    string   `json:"id"`
	Side  string   `json:"side,omitempty"` // id of the state an actor speaks for
	Names []string `json:"names"`
}

// deskNames gives the names. They seldom change: a browser that has them is told so.
func (s *Server) deskNames(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newsroom.Vocabulary(r.Context())
	if err != nil {
		return err
	}
	body, err := json.Marshal(namesOf(v))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	etag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "private, no-cache")
	h.Set("ETag", etag)
	if matches(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	var small []byte
	if len(body) > 4096 && takesGzip(r) {
		small = compress(body, gzip.BestCompression)
	}
	writeBody(w, r, body, small)
	return nil
}

func namesOf(v *desk.Vocabulary) namesJSON {
	n := namesJSON{Actors: make([]namedJSON, 0, len(v.Actors)), Issues: make([]namedJSON, 0, len(v.Issues))}
	for _, a := range v.Actors {
		n.Actors = append(n.Actors, namedJSON{ID: string(a.ID), Side: string(a.Party), Names: pairs(a.Names)})
	}
	for _, i := range v.Issues {
		n.Issues = append(n.Issues, namedJSON{ID: string(i.ID), Names: pairs(i.Names)})
	}
	return n
}

// pairs gives main names before short ones before others.
func pairs(names []record.Name) []string {
	all := make([]string, 0, 2*len(names))
	for _, use := range []record.NameUse{record.MainName, record.ShortName, record.AltName} {
		for _, name := range names {
			if name.Use == use || name.Use == "" && use == record.MainName {
				all = append(all, name.Lang, name.Text)
			}
		}
	}
	return all
}
