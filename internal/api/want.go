package api

import (
	"fmt"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/i18n"
)

// want says in the asker's language what a schema takes.
func (in *inspector) want(s *huma.Schema) string {
	s = in.resolve(s)
	switch {
	case len(s.OneOf) > 0:
		return i18n.T(in.lang, "api.want.words")
	case len(s.Enum) > 0:
		return i18n.T(in.lang, "api.want.one_of", "values", enumerate(s.Enum))
	case formats[s.Format] != nil:
		return i18n.T(in.lang, "api.want."+s.Format)
	}
	switch s.Type {
	case huma.TypeObject:
		return in.wantObject(s)
	case huma.TypeArray:
		return in.wantList(s)
	case huma.TypeString:
		return in.wantText(s)
	case huma.TypeBoolean:
		return i18n.T(in.lang, "api.want.boolean")
	}
	return in.wantNumber(s)
}

func (in *inspector) wantObject(s *huma.Schema) string {
	if _, byLanguage := s.AdditionalProperties.(*huma.Schema); byLanguage {
		return i18n.T(in.lang, "api.want.by_language")
	}
	return i18n.T(in.lang, "api.want.object")
}

func (in *inspector) wantList(s *huma.Schema) string {
	of := in.want(s.Items)
	if s.MaxItems != nil {
		return i18n.T(in.lang, "api.want.list_max", "of", of, "count", *s.MaxItems)
	}
	return i18n.T(in.lang, "api.want.list", "of", of)
}

func (in *inspector) wantText(s *huma.Schema) string {
	if s.MaxLength != nil {
		return i18n.T(in.lang, "api.want.text_max", "count", *s.MaxLength)
	}
	return i18n.T(in.lang, "api.want.text")
}

func (in *inspector) wantNumber(s *huma.Schema) string {
	switch {
	case s.Type == huma.TypeNumber && s.Minimum != nil && s.Maximum != nil:
		return i18n.T(in.lang, "api.want.share", "min", int(*s.Minimum), "max", int(*s.Maximum))
	case s.Minimum != nil && s.Maximum != nil:
		return i18n.T(in.lang, "api.want.number_between", "min", int(*s.Minimum), "max", int(*s.Maximum))
	case s.Minimum != nil:
		return i18n.T(in.lang, "api.want.number_from", "min", int(*s.Minimum))
	}
	return i18n.T(in.lang, "api.want.number")
}

// wantAt says what a schema takes at a place such as "names[0].lang"; of a place it does
// not describe, what the nearest one above it takes.
func (in *inspector) wantAt(field string, s *huma.Schema) string {
	s = in.resolve(s)
	for _, step := range strings.FieldsFunc(field, func(c rune) bool { return c == '.' || c == '[' || c == ']' }) {
		below := s.Items
		if s.Type == huma.TypeObject {
			below = s.Properties[step]
		}
		if below == nil {
			break
		}
		s = in.resolve(below)
	}
	return in.want(s)
}

func enumerate(values []any) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = fmt.Sprint(v)
	}
	return strings.Join(words, ", ")
}
