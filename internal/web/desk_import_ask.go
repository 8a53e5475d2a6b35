package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste"
	"readout/internal/paste/saved"
	"readout/internal/zones"
)

// importAsked is a page and what its sender says about it.
type importAsked struct {
	page     string
	marked   bool   // the page is the markup that was copied with the words in the field
	encoding string // of the file that was sent, "" where it is UTF-8
	found    string // how it was found out
	options  paste.Options
}

// askedImport reads the page - a file before what was pasted, the markup that was copied with it before
// its words - and the options.
func (s *Server) askedImport(r *http.Request, typed url.Values) (importAsked, error) {
	a := importAsked{page: typed.Get("page"), encoding: typed.Get("encoding"), found: typed.Get("found"), options: paste.Options{
		Form: coverage.Form(typed.Get("form")), Date: strings.TrimSpace(typed.Get("date")), Lang: typed.Get("lang"),
	}}
	file, err := sentFile(r)
	if err != nil {
		return a, err
	}
	if markup := typed.Get("markup"); markup != "" {
		a.page, a.encoding, a.found, a.marked = markup, "", "", true
	}
	if file != nil {
		a.page, a.encoding, a.found, a.marked = file.Words, file.Encoding, file.Found, false
	}
	if strings.TrimSpace(a.page) == "" {
		return a, fault.At("page", "desk_import.nothing")
	}
	if tz := strings.TrimSpace(typed.Get("tz")); tz != "" {
		zone, err := zones.Load(tz)
		if err != nil {
			return a, fault.At("tz", "coverage.zone_unknown", "got", tz)
		}
		a.options.Zone = zone
	}
	if file != nil && !file.Saved.IsZero() {
		a.options.Saved = file.Saved // what was typed was of the file before
		return a, nil
	}
	a.options.Saved, err = savedAt(typed.Get("saved"), a.options.Zone)
	return a, err
}

// savedAt reads when a page was saved, the zero time where nobody said it.
func savedAt(typed string, zone *time.Location) (time.Time, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return time.Time{}, nil
	}
	if zone == nil {
		zone = time.UTC
	}
	for _, layout := range saidForms {
		if at, err := time.ParseInLocation(layout, typed, zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fault.At("saved", "paste.bad_saved", "got", typed)
}

// saved gives when the page was saved as its field has it.
func (a importAsked) saved() string {
	switch {
	case a.options.Saved.IsZero():
		return ""
	case a.options.Zone == nil:
		return a.options.Saved.UTC().Format(saidFormat)
	}
	return a.options.Saved.In(a.options.Zone).Format(saidFormat)
}

// sentFile gives the file that was chosen as text, nil for none.
func sentFile(r *http.Request) (*saved.Text, error) {
	if r.MultipartForm == nil {
		return nil, nil
	}
	file, _, err := r.FormFile("file")
	if errors.Is(err, http.ErrMissingFile) {
		return nil, nil
	}
	if err != nil {
		return nil, fault.At("file", "desk.form_unreadable").Because(err)
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, paste.MaxBytes+1))
	if err != nil {
		return nil, fault.At("file", "desk.form_unreadable").Because(err)
	}
	if len(raw) == 0 {
		return nil, nil // no file was chosen
	}
	t, err := saved.Decode(raw)
	return &t, err
}

// stand puts the page into its field. Of words that were copied with their markup the field shows the words
// until they could be read.
func (a importAsked) stand(f *form) {
	if !a.marked {
		f.set("page", a.page).set("markup", "")
	}
}

// readIn tells in which encoding the file was read, where it was not UTF-8.
func (a importAsked) readIn(lang string) string {
	if a.encoding == "" || a.encoding == "UTF-8" || !i18n.Has("paste.found."+a.found) {
		return ""
	}
	return i18n.T(lang, "paste.read_in", "encoding", a.encoding, "how", i18n.T(lang, "paste.found."+a.found))
}

// pageDigest names a page, however it is read.
func (a importAsked) pageDigest() string {
	sum := sha256.Sum256([]byte(strings.TrimSpace(a.page)))
	return hex.EncodeToString(sum[:12])
}

// digest names a page and its options, so that what is stored is what was seen.
func (a importAsked) digest() string {
	zone := ""
	if a.options.Zone != nil {
		zone = a.options.Zone.String()
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{string(a.options.Form), a.options.Date, a.options.Lang, a.saved(), zone, strings.TrimSpace(a.page)}, "\x00")))
	return hex.EncodeToString(sum[:12])
}
