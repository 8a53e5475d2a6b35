package api

import (
	"context"

	"golang.org/x/text/language"
)

// The first is what an asker gets whose languages we do not speak.
var (
	spoken  = []string{"en", "ja", "ru"}
	matcher = language.NewMatcher([]language.Tag{language.English, language.Japanese, language.Russian})
)

type langKey struct{}

// negotiate chooses the language of an answer by Accept-Language.
func negotiate(accept string) string {
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return spoken[0]
	}
	_, i, confidence := matcher.Match(tags...)
	if confidence == language.No {
		return spoken[0]
	}
	return spoken[i]
}

func withLang(ctx context.Context, lang string) context.Context {
	return context.WithValue(ctx, langKey{}, lang)
}

func langOf(ctx context.Context) string {
	if lang, ok := ctx.Value(langKey{}).(string); ok {
		return lang
	}
	return spoken[0]
}
