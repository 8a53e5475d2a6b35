package text

import (
	"strings"
	"unicode"
)

// MaxHref is the longest address of a link, in bytes; what servers commonly take.
const MaxHref = 2048

// AllowedHref tells whether a link may lead to href: an http, https or mailto address, or
// a place of this site ("/..." or "#..."). "//host" and "/\host", which browsers read as
// another site's address, are not places of this site. Blanks, backslashes and control
// characters are refused everywhere, since browsers drop or turn some of them.
func AllowedHref(href string) bool {
	if len(href) > MaxHref || strings.ContainsFunc(href, notInHref) {
		return false
	}
	switch {
	case strings.HasPrefix(href, "//"):
		return false
	case strings.HasPrefix(href, "/"), strings.HasPrefix(href, "#"):
		return true
	}
	scheme, rest, _ := strings.Cut(href, ":")
	switch strings.ToLower(scheme) {
	case "http", "https":
		host, ok := strings.CutPrefix(rest, "//")
		return ok && host != "" && !strings.ContainsRune("/?#", rune(host[0]))
	case "mailto":
		return rest != ""
	}
	return false
}

func notInHref(r rune) bool {
	return r == '\\' || r == unicode.ReplacementChar || unicode.IsSpace(r) || unicode.IsControl(r)
}

// isAbsolute tells whether an allowed href leads to another place of the web.
func isAbsolute(href string) bool {
	scheme, _, ok := strings.Cut(href, ":")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Links gives where the links of the Document lead, in its order.
func (d Document) Links() []string { return linksOf(d.Blocks) }

func linksOf(blocks []Block) []string {
	var all []string
	for _, b := range blocks {
		all = append(all, linksIn(b.Inlines)...)
		all = append(all, linksOf(b.Blocks)...)
		for _, item := range b.Items {
			all = append(all, linksOf(item)...)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				all = append(all, linksIn(cell.Inlines)...)
			}
		}
	}
	return all
}

func linksIn(inlines []Inline) []string {
	var all []string
	for _, in := range inlines {
		if in.Kind == InlineLink {
			all = append(all, in.Href)
		}
		all = append(all, linksIn(in.Inlines)...)
	}
	return all
}
