package flat

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
)

// Pages that a program draws in the browser carry what it draws as data: __NEXT_DATA__,
// window.__INITIAL_STATE__. No two hosts name things alike, but updates show themselves there
// as they do on a page: things of one kind in a list, each with a moment and with words.

// The names by which such data calls the parts of an update, the likelier first.
var (
	toldAt   = []string{"datepublished", "publishedat", "published", "publisheddate", "publicationdate", "firstpublished", "pubdate", "createdat", "created", "createddate", "date", "datetime", "timestamp", "time"}
	toldHead = []string{"headline", "title", "heading", "subject"}
	toldBody = []string{"articlebody", "bodyhtml", "body", "contenthtml", "content", "html", "text", "message", "description"}
)

// The bounds of what is looked through.
const (
	deepestData = 24
	mostData    = 200_000 // values
	leastTold   = 2       // updates
)

// hydrated searches data for the list of updates.
type hydrated struct {
	best    []linked
	letters int
	seen    int
}

// findHydrated gives the updates that a page has in the data of its program; nil for none.
func findHydrated(root *node) []linked {
	var h hydrated
	root.each(func(n *node) bool {
		if n.tag != "script" || len(n.kids) == 0 || strings.Contains(n.attr("type"), "ld+json") {
			return !unread[n.tag]
		}
		var raw any
		if json.NewDecoder(strings.NewReader(n.kids[0].text)).Decode(&raw) != nil {
			return false
		}
		if inner, ok := raw.(string); ok && json.Unmarshal([]byte(inner), &raw) != nil {
			return false
		}
		h.look(raw, 0)
		return false
	})
	return h.best
}

func (h *hydrated) look(raw any, depth int) {
	if h.seen++; depth > deepestData || h.seen > mostData {
		return
	}
	switch v := raw.(type) {
	case []any:
		h.weigh(v)
		for _, one := range v {
			h.look(one, depth+1)
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			h.look(v[key], depth+1)
		}
	}
}

// weigh takes a list for the updates where it says more than those before it.
func (h *hydrated) weigh(list []any) {
	var told []linked
	letters := 0
	for _, raw := range list[:min(len(list), MaxUpdates)] {
		v, ok := raw.(map[string]any)
		if !ok {
			return
		}
		u, ok := toldIn(v)
		if !ok {
			continue
		}
		told = append(told, u)
		letters += printed.CountLetters(u.body)
	}
	if len(told) >= leastTold && len(told)*2 >= len(list) && letters > h.letters {
		h.best, h.letters = told, letters
	}
}

// toldIn reads an update: its own moment and words, or those of what it wraps.
func toldIn(v map[string]any) (linked, bool) {
	for range 3 {
		named := make(map[string]any)
		for _, key := range sortedKeys(v) {
			if name := printed.Letters(key); named[name] == nil {
				named[name] = v[key]
			}
		}
		u := linked{headline: plainText(firstOf(named, toldHead, textIn)), body: firstOf(named, toldBody, textIn), published: firstOf(named, toldAt, momentIn)}
		u.images = imagesIn(cmp.Or(named["image"], named["photo"], named["leadimage"], named["featuredimage"]))
		if u.published != "" {
			return u, u.body != "" || u.headline != ""
		}
		inner, ok := cmp.Or(named["attributes"], named["node"], named["data"], named["fields"], named["item"], named["post"]).(map[string]any)
		if !ok {
			break
		}
		v = inner
	}
	return linked{}, false
}

func firstOf(v map[string]any, names []string, read func(any) string) string {
	for _, name := range names {
		if s := read(v[name]); s != "" {
			return s
		}
	}
	return ""
}

// textIn gives a text, or the text that a thing holds: {"rendered": ...}, {"html": ...}.
func textIn(raw any) string {
	switch v := raw.(type) {
	case string:
		return strings.TrimFunc(v, printed.IsSpace)
	case map[string]any:
		for _, key := range []string{"rendered", "html", "text", "value", "content"} {
			if s, ok := v[key].(string); ok {
				return strings.TrimFunc(s, printed.IsSpace)
			}
		}
	case []any:
		var all []string
		for _, one := range v[:min(len(v), 200)] {
			if _, nested := one.([]any); nested {
				return ""
			}
			if s := textIn(one); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, "\n")
	}
	return ""
}

// momentIn gives a moment with its day, as text.
func momentIn(raw any) string {
	s, _ := raw.(string)
	if n, ok := raw.(float64); ok && n > 1e9 && n < 1e13 {
		s = strconv.FormatInt(int64(n), 10)
	}
	if at := clock.Instant(s); at == nil || !at.Day.Full() {
		return ""
	}
	return s
}

// plainText gives a text without the markup that headlines in data may carry.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	var all []string
	for _, l := range linesOf(s, 1) {
		all = append(all, l.Text)
	}
	return strings.Join(all, " ")
}

func sortedKeys(v map[string]any) []string {
	all := make([]string, 0, len(v))
	for key := range v {
		all = append(all, key)
	}
	slices.Sort(all)
	return all
}
