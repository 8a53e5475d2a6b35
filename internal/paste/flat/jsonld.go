package flat

import (
	"cmp"
	"encoding/json"
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
)

// linked is what a page says of itself in JSON-LD: itself, or one of its updates.
type linked struct {
	kind      string // of schema.org
	id        string // address, of which the fragment may name an element
	headline  string
	body      string
	section   string
	authors   []string
	keywords  []string
	published string
	changed   string
	images    []coverage.Picture
	updates   []linked
}

// rank tells which of several things a page describes is the page: a live page before an
// article, that before anything else. 0: none of ours.
func (l *linked) rank() int {
	switch l.kind {
	case "LiveBlogPosting":
		return 3
	case "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle":
		return 2
	case "BlogPosting", "Article", "SocialMediaPosting", "WebPage":
		return 1
	}
	return 0
}

// readLinked gives the thing that a page's JSON-LD describes it as; nil without any.
func readLinked(root *node) *linked {
	var best *linked
	named := make(map[string]string)
	root.each(func(n *node) bool {
		if n.tag != "script" || len(n.kids) == 0 {
			return true
		}
		var raw any
		if json.Unmarshal([]byte(n.kids[0].text), &raw) == nil {
			nameThings(raw, named, 0)
			for _, l := range linkedIn(raw, 0) {
				if best == nil || l.rank() > best.rank() || l.rank() == best.rank() && len(l.updates) > len(best.updates) {
					best = &l
				}
			}
		}
		return false
	})
	if best != nil {
		for i, name := range best.authors {
			best.authors[i] = cmp.Or(named[name], name)
		}
	}
	return best
}

// nameThings collects the names of things that a page's JSON-LD names once and then refers to by
// their ids.
func nameThings(raw any, named map[string]string, depth int) {
	if depth > 3 {
		return
	}
	switch v := raw.(type) {
	case []any:
		for _, one := range v[:min(len(v), 200)] {
			nameThings(one, named, depth+1)
		}
	case map[string]any:
		id, _ := v["@id"].(string)
		if name, ok := v["name"].(string); ok && id != "" && name != "" {
			named[strings.TrimFunc(id, printed.IsSpace)] = strings.TrimFunc(name, printed.IsSpace)
		}
		nameThings(v["@graph"], named, depth+1)
	}
}

// linkedIn finds the things of ours in a JSON value: alone, in a list, in a graph.
func linkedIn(raw any, depth int) []linked {
	if depth > 6 {
		return nil
	}
	switch v := raw.(type) {
	case []any:
		var all []linked
		for _, one := range v[:min(len(v), 200)] {
			all = append(all, linkedIn(one, depth+1)...)
		}
		return all
	case map[string]any:
		l := linkedOf(v)
		if l.rank() > 1 || l.rank() == 1 && (l.kind != "WebPage" || l.headline != "") {
			return []linked{l}
		}
		all := linkedIn(v["@graph"], depth+1)
		return append(all, linkedIn(v["mainEntity"], depth+1)...)
	}
	return nil
}

func linkedOf(v map[string]any) linked {
	l := linked{
		id: cmpString(v, "@id", "url"), headline: cmpString(v, "headline", "name"),
		body: cmpString(v, "articleBody", "text"), published: cmpString(v, "datePublished", "dateCreated"),
		authors: namesIn(v["author"]), keywords: namesIn(v["keywords"]), images: imagesIn(v["image"]),
		changed: cmpString(v, "dateModified"),
	}
	for _, kind := range namesIn(v["@type"]) {
		if k := (&linked{kind: kind}); k.rank() >= l.rank() {
			l.kind = kind
		}
	}
	if sections := namesIn(v["articleSection"]); len(sections) > 0 {
		l.section = sections[0]
	}
	updates, _ := v["liveBlogUpdate"].([]any)
	if one, ok := v["liveBlogUpdate"].(map[string]any); ok {
		updates = []any{one}
	}
	for _, raw := range updates[:min(len(updates), MaxUpdates)] {
		if u, ok := raw.(map[string]any); ok {
			update := linkedOf(u)
			if printed.Letters(update.headline) == printed.Letters(l.headline) {
				update.headline = "" // some hosts say the page's own at every update
			}
			l.updates = append(l.updates, update)
		}
	}
	return l
}

// cmpString gives the first of the properties that is a text.
func cmpString(v map[string]any, names ...string) string {
	for _, name := range names {
		if all := namesIn(v[name]); len(all) > 0 && all[0] != "" {
			return all[0]
		}
	}
	return ""
}

// namesIn gives texts, or the names or addresses of things, alone or in a list.
func namesIn(raw any) []string {
	switch v := raw.(type) {
	case string:
		return []string{strings.TrimFunc(v, printed.IsSpace)}
	case []any:
		var all []string
		for _, one := range v[:min(len(v), 200)] {
			if _, nested := one.([]any); !nested {
				all = append(all, namesIn(one)...)
			}
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "url", "@id", "@value"} {
			if s, ok := v[key].(string); ok && s != "" {
				return []string{strings.TrimFunc(s, printed.IsSpace)}
			}
		}
	}
	return nil
}

// fragment gives what follows "#" in an address.
func fragment(address string) string {
	_, f, _ := strings.Cut(address, "#")
	return f
}

// MaxUpdates is how many updates of a page are read.
const MaxUpdates = 20_000
