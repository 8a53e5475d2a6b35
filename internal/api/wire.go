package api

import (
	"encoding/json"
	"net/url"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/journal"
	"readout/internal/text"
)

// Words is a text that may come as one string, in the language of its coverage, or as an
// object with a text per language.
type Words struct {
	plain string
	local text.Local
}

// Schema describes both ways of writing it.
func (Words) Schema(huma.Registry) *huma.Schema {
	most := 2000
	one := &huma.Schema{Type: huma.TypeString, MaxLength: &most}
	return &huma.Schema{OneOf: []*huma.Schema{one, {Type: huma.TypeObject, AdditionalProperties: one}}}
}

// UnmarshalJSON reads either.
func (w *Words) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, &w.plain)
	}
	return json.Unmarshal(raw, &w.local)
}

// in gives the text by language; one that came as a string is in lang.
func (w Words) in(lang string) text.Local {
	if w.plain != "" {
		return text.Local{lang: w.plain}
	}
	return w.local
}

// over gives the text by language for a change: a string changes the one language and
// keeps the others, an object takes the place of all.
func (w *Words) over(old text.Local, lang string) text.Local {
	if w == nil {
		return nil
	}
	if w.local != nil {
		return w.local
	}
	changed := text.Local{}
	for l, s := range old {
		changed[l] = s
	}
	if changed[lang] = w.plain; w.plain == "" {
		delete(changed, lang)
	}
	return changed
}

// plainly tells whether the language has to be known.
func (w *Words) plainly() bool { return w != nil && w.local == nil }

// The parts of inputs that several operations share. They are exported because huma only
// looks into exported ones.

// SlugIn is the part of an address that names a coverage.
type SlugIn struct {
	Slug string `path:"slug" maxLength:"80" doc:"The coverage."`
}

// UpdateIn is the part of an address that names an update.
type UpdateIn struct {
	SlugIn
	N int `path:"n" minimum:"1" doc:"The update's number in the coverage."`
}

// OnceIn makes a request safe to repeat.
type OnceIn struct {
	Key string `header:"Idempotency-Key" maxLength:"200" doc:"Any text of your own, such as a UUID. The same key with the same body within 24 hours, and at any time for an update, gets the first answer again and does nothing; with another body it is a fault."`
}

// IDIn is the part of an address that names an item of the record.
type IDIn struct {
	ID string `path:"id" format:"id" doc:"The item's id: a-z, 0-9, hyphen."`
}

// made answers with what was made and where it stands.
type made[T any] struct {
	Location string `header:"Location" doc:"Address of what was made, in this API."`
	Body     T
}

// answer answers with a body.
type answer[T any] struct{ Body T }

func (r *room) page(parts ...string) string { return r.base + path(parts) }

func (r *room) resource(parts ...string) string { return r.base + Prefix + path(parts) }

func path(parts []string) string {
	s := ""
	for _, p := range parts {
		s += "/" + url.PathEscape(p)
	}
	return s
}

func (r *room) updatePage(slug string, n int) string {
	return r.page("c", slug, "u", strconv.Itoa(n))
}

// positionOf writes a position; of what is not public there is none.
func positionOf(p journal.Position) string {
	if p.Seq == 0 {
		return journal.Start.String()
	}
	return p.String()
}
