package drafting

import (
	"slices"
	"unicode"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/eu"
	"readout/internal/drafting/ja"
	"readout/internal/drafting/layout"
	"readout/internal/record"
)

// Options are what the caller knows beside the text.
type Options struct {
	Gazetteer *Gazetteer       // nil: none
	Sides     []record.ActorID // of the talks that the text is about; nil: not known
	Held      *Held            // not offered again; nil: nothing

	// Rejected tells whether a person has rejected the draft with this key; nil: none.
	Rejected func(key string) bool
	// Progress is told now and then how many of the text's code points are read.
	Progress func(done, total int)
}

// Read reads a page and offers drafts in the order of the text.
func Read(p Page, o Options) []Draft {
	total := 0
	parts := make([][]rune, len(p.Parts))
	for i := range p.Parts {
		parts[i] = []rune(p.Parts[i].Text)
		total += len(parts[i])
	}
	title := []rune(p.Title)
	with := slices.Concat([][]rune{title}, parts)
	lang := p.Lang
	if lang == "" {
		lang = langOf(with)
	}
	rd := readerFor(lang, with)
	if len(title) > 0 && len(title) <= layout.LongestSentence {
		rd.Title(title)
	}
	done := 0
	for i, r := range parts {
		lines := layout.Lines(r, i, p.Parts[i].Headline)
		rd.Part(r, i, lines, func(at int) {
			if o.Progress != nil {
				o.Progress(done+at, total)
			}
		})
		done += len(r)
	}
	return finish(rd.Found(), parts, lang, o)
}

// reader reads the parts of a page one after another.
type reader interface {
	Title(r []rune)
	Part(r []rune, n int, lines []layout.Line, at func(int))
	Found() []*discourse.Said
}

func readerFor(lang string, parts [][]rune) reader {
	switch lang {
	case "ja":
		return ja.NewReader(parts)
	case "ru":
		return eu.NewReader("ru")
	}
	return eu.NewReader("en")
}

// langOf tells the language by its letters.
func langOf(parts [][]rune) string {
	var kana, cyrillic, latin int
	n := 0
	for _, r := range parts {
		for _, c := range r {
			switch {
			case unicode.In(c, unicode.Hiragana, unicode.Katakana):
				kana++
			case unicode.Is(unicode.Cyrillic, c):
				cyrillic++
			case unicode.Is(unicode.Latin, c):
				latin++
			}
			if n++; n > 20000 {
				break
			}
		}
	}
	switch {
	case kana > 0 && kana*10 >= latin+cyrillic:
		return "ja"
	case cyrillic > latin:
		return "ru"
	}
	return "en"
}
