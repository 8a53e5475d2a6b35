package api

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/i18n"
)

// maxFlaws is how many faults one answer lists: enough to mend a body in one go, too few
// for a hostile one to make the answer larger than the question.
const maxFlaws = 50

// inspector compares what came with what the description says, and puts every difference
// into words at once.
type inspector struct {
	lang    string
	schemas huma.Registry
	in      string // body, query, path, header
	found   flaws
}

func (in *inspector) add(field, key, want string, args ...any) {
	if len(in.found) < maxFlaws {
		in.found = append(in.found, Flaw{In: in.in, Field: field, Code: key, Fault: i18n.T(in.lang, key, args...), Want: want})
	}
}

func (in *inspector) resolve(s *huma.Schema) *huma.Schema {
	if s.Ref != "" {
		return in.schemas.SchemaFromRef(s.Ref)
	}
	return s
}

// value inspects one value of the body.
func (in *inspector) value(field string, n *node, s *huma.Schema) {
	s = in.resolve(s)
	if len(s.OneOf) > 0 {
		in.oneOf(field, n, s)
		return
	}
	if n.kind == isNull {
		in.add(field, "api.null", in.want(s))
		return
	}
	if !fits(n, s) {
		in.add(field, "api.wrong_type", in.want(s), "got", i18n.T(in.lang, "api.type."+string(n.kind)))
		return
	}
	switch n.kind {
	case isObject:
		in.object(field, n, s)
	case isList:
		in.list(field, n, s)
	case isText:
		in.text(field, n.text, s)
	case isNumber:
		in.number(field, n.text, s)
	}
}

// oneOf inspects by the first of the shapes that the value could have.
func (in *inspector) oneOf(field string, n *node, s *huma.Schema) {
	for _, one := range s.OneOf {
		if fits(n, in.resolve(one)) {
			in.value(field, n, one)
			return
		}
	}
	in.add(field, "api.wrong_type", in.want(s), "got", i18n.T(in.lang, "api.type."+string(n.kind)))
}

// fits tells whether a value is of a schema's type at all.
func fits(n *node, s *huma.Schema) bool {
	switch s.Type {
	case huma.TypeObject:
		return n.kind == isObject
	case huma.TypeArray:
		return n.kind == isList
	case huma.TypeString:
		return n.kind == isText
	case huma.TypeBoolean:
		return n.kind == isBool
	}
	return n.kind == isNumber
}

func (in *inspector) object(field string, n *node, s *huma.Schema) {
	seen := make(map[string]bool, len(n.members))
	for _, m := range n.members {
		at := join(field, m.name)
		if seen[m.name] {
			in.add(at, "api.twice", "", "name", shorten(m.name))
			continue
		}
		seen[m.name] = true
		in.member(at, m, s)
	}
	for _, name := range s.Required {
		if !seen[name] {
			in.add(join(field, name), "api.missing", in.want(s.Properties[name]), "name", name)
		}
	}
}

func (in *inspector) member(at string, m member, s *huma.Schema) {
	if p := s.Properties[m.name]; p != nil {
		in.value(at, m.value, p)
		return
	}
	if more, ok := s.AdditionalProperties.(*huma.Schema); ok {
		if !isLanguage(m.name) {
			in.add(at, "api.bad_language", i18n.T(in.lang, "api.want.language"), "got", shorten(m.name))
			return
		}
		in.value(at, m.value, more)
		return
	}
	in.unknown(at, "api.unknown_field", m.name, slices.Sorted(maps.Keys(s.Properties)))
}

// unknown names what is not known and, if there is one, the name that was probably meant.
func (in *inspector) unknown(at, key, name string, known []string) {
	want := i18n.T(in.lang, "api.want.nothing")
	if len(known) > 0 {
		want = i18n.T(in.lang, "api.want.one_of", "values", strings.Join(known, ", "))
	}
	if near, ok := nearest(name, known); ok {
		in.add(shorten(at), key+"_near", want, "name", shorten(name), "near", near)
		return
	}
	in.add(shorten(at), key, want, "name", shorten(name))
}

func (in *inspector) list(field string, n *node, s *huma.Schema) {
	if s.MaxItems != nil && len(n.items) > *s.MaxItems {
		in.add(field, "api.too_many", in.want(s), "count", len(n.items), "limit", *s.MaxItems)
		return
	}
	if s.MinItems != nil && len(n.items) < *s.MinItems {
		in.add(field, "api.too_few", in.want(s), "count", len(n.items))
		return
	}
	for i, item := range n.items {
		in.value(fmt.Sprintf("%s[%d]", field, i), item, s.Items)
	}
}

func (in *inspector) text(field, text string, s *huma.Schema) {
	length := utf8.RuneCountInString(text)
	switch {
	case len(s.Enum) > 0 && !slices.Contains(s.Enum, any(text)):
		in.wrongWord(field, text, s)
	case s.MinLength != nil && length < *s.MinLength:
		in.add(field, "api.too_short", in.want(s))
	case s.MaxLength != nil && length > *s.MaxLength:
		in.add(field, "api.too_long", in.want(s), "count", length, "limit", *s.MaxLength)
	case !formatted(s.Format, text):
		in.add(field, "api.bad_format", in.want(s), "got", shorten(text))
	}
}

func (in *inspector) wrongWord(field, text string, s *huma.Schema) {
	words := make([]string, len(s.Enum))
	for i, w := range s.Enum {
		words[i] = fmt.Sprint(w)
	}
	if near, ok := nearest(text, words); ok {
		in.add(field, "api.wrong_word_near", in.want(s), "got", shorten(text), "near", near)
		return
	}
	in.add(field, "api.wrong_word", in.want(s), "got", shorten(text))
}

func (in *inspector) number(field, digits string, s *huma.Schema) {
	if s.Type == huma.TypeNumber {
		if n, err := strconv.ParseFloat(digits, 64); err != nil || s.Minimum != nil && n < *s.Minimum || s.Maximum != nil && n > *s.Maximum {
			in.add(field, "api.out_of_range", in.want(s), "got", shorten(digits))
		}
		return
	}
	n, err := strconv.ParseInt(digits, 10, 32)
	switch {
	case err != nil:
		in.add(field, "api.no_whole_number", in.want(s), "got", shorten(digits))
	case s.Minimum != nil && float64(n) < *s.Minimum, s.Maximum != nil && float64(n) > *s.Maximum:
		in.add(field, "api.out_of_range", in.want(s), "got", n)
	}
}

// parameters inspects everything a request says outside of its body.
func (in *inspector) parameters(req *http.Request, op *huma.Operation) {
	query, err := url.ParseQuery(req.URL.RawQuery)
	if err != nil {
		in.in = "query"
		in.add("", "api.bad_query", i18n.T(in.lang, "api.want.query"))
		return
	}
	var known []string
	for _, p := range op.Parameters {
		in.in = p.In
		switch p.In {
		case "path":
			in.parameter(p, []string{req.PathValue(p.Name)})
		case "header":
			in.parameter(p, req.Header.Values(p.Name))
		case "query":
			in.parameter(p, query[p.Name])
			known = append(known, p.Name)
		}
	}
	in.in = "query"
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if !slices.Contains(known, name) {
			in.unknown(name, "api.unknown_parameter", name, known)
		}
	}
}

func (in *inspector) parameter(p *huma.Param, values []string) {
	switch {
	case len(values) == 0 && p.Required:
		in.add(p.Name, "api.missing", in.want(p.Schema), "name", p.Name)
	case len(values) == 0:
	case len(values) > 1:
		in.add(p.Name, "api.twice", "", "name", p.Name)
	case !utf8.ValidString(values[0]) || strings.ContainsRune(values[0], 0):
		in.add(p.Name, "api.bad_text", in.want(p.Schema))
	case p.Schema.Type == huma.TypeInteger:
		in.number(p.Name, values[0], p.Schema)
	case p.Schema.Type == huma.TypeBoolean:
		if values[0] != "true" && values[0] != "false" {
			in.add(p.Name, "api.wrong_word", in.want(p.Schema), "got", shorten(values[0]))
		}
	default:
		in.text(p.Name, values[0], p.Schema)
	}
}

func join(field, name string) string {
	if field == "" {
		return name
	}
	return field + "." + name
}
