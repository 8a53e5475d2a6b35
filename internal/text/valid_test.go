package text

import (
	"errors"
	"strings"
	"testing"

	"readout/internal/fault"
)

func TestValid(t *testing.T) {
	word := Inlines("x")
	paragraph := func(in ...Inline) Document {
		return Document{Blocks: []Block{{Kind: BlockParagraph, Inlines: in}}}
	}
	one := func(b Block) Document { return Document{Blocks: []Block{b}} }
	link := func(href string, in ...Inline) Inline {
		return Inline{Kind: InlineLink, Href: href, Inlines: in}
	}
	tests := []struct {
		name  string
		in    Document
		key   string
		field string
	}{
		{"empty", Document{}, "", ""},
		{"sample", sample(), "", ""},
		{"deep enough", deep(MaxDepth - 2), "", ""},
		{"too deep", deep(MaxDepth), "text.too_deep", strings.Repeat("blocks[0].", MaxDepth) + "blocks[0]"},
		{"unknown block", one(Block{Kind: "video"}), "text.unknown_kind", "blocks[0].kind"},
		{"no kind", one(Block{}), "text.unknown_kind", "blocks[0].kind"},
		{"unknown inline", paragraph(Inline{Kind: "image"}), "text.unknown_kind", "blocks[0].inlines[0].kind"},
		{"level", one(Block{Kind: BlockHeading, Level: 2}), "text.heading_level", "blocks[0].level"},
		{"stray block field", one(Block{Kind: BlockParagraph, Text: "hidden"}), "text.stray_field", "blocks[0]"},
		{"stray inline field", paragraph(Inline{Kind: InlineText, Text: "a", Href: "/b"}), "text.stray_field", "blocks[0].inlines[0]"},
		{"inlines in text", paragraph(Inline{Kind: InlineText, Text: "a", Inlines: word}), "text.stray_field", "blocks[0].inlines[0]"},
		{"script", paragraph(link("javascript:alert(1)", word...)), "text.link_not_allowed", "blocks[0].inlines[0].href"},
		{"link in link", paragraph(link("/a", Inline{Kind: InlineStrong, Inlines: []Inline{link("/b", word...)}})), "text.link_in_link", "blocks[0].inlines[0].inlines[0].inlines[0]"},
		{"newline", paragraph(Inline{Kind: InlineText, Text: "a\nb"}), "text.newline", "blocks[0].inlines[0].text"},
		{"NUL", paragraph(Inline{Kind: InlineText, Text: "a\x00"}), "text.nul", "blocks[0].inlines[0].text"},
		{"control", one(Block{Kind: BlockCode, Text: "a\x1b"}), "text.control", "blocks[0].text"},
		{"not UTF-8", one(Block{Kind: BlockCode, Text: "a\xff"}), "text.not_utf8", "blocks[0].text"},
		{"language", one(Block{Kind: BlockCode, Lang: "a b"}), "text.code_language", "blocks[0].lang"},
		{"start of bullets", one(Block{Kind: BlockList, Start: 2}), "text.list_start", "blocks[0].start"},
		{"start", one(Block{Kind: BlockList, Ordered: true, Start: -1}), "text.list_start", "blocks[0].start"},
		{"in an item", one(Block{Kind: BlockList, Items: [][]Block{{}, {{Kind: "x"}}}}), "text.unknown_kind", "blocks[0].items[1][0].kind"},
		{"in a cell", one(Block{Kind: BlockTable, Rows: [][]Cell{{{}, {Inlines: []Inline{{Kind: "x"}}}}}}), "text.unknown_kind", "blocks[0].rows[0][1].inlines[0].kind"},
		{"too large", one(Block{Kind: BlockCode, Text: strings.Repeat("あ", MaxBytes/2)}), "text.too_large", "blocks[0].text"},
		{"too many", Document{Blocks: rules(MaxNodes + 1)}, "text.too_many_parts", "blocks[131072]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var f *fault.Error
			err := tt.in.Valid()
			if !errors.As(err, &f) {
				f = &fault.Error{}
			}
			if f.Key != tt.key || f.Field != tt.field {
				t.Errorf("Valid = %q at %q, want %q at %q", f.Key, f.Field, tt.key, tt.field)
			}
		})
	}
}

// deep makes quotes in quotes around one word.
func deep(levels int) Document {
	blocks := Paragraphs("x").Blocks
	for range levels {
		blocks = []Block{{Kind: BlockQuote, Blocks: blocks}}
	}
	return Document{Blocks: blocks}
}

func rules(n int) []Block {
	blocks := make([]Block, n)
	for i := range blocks {
		blocks[i].Kind = BlockRule
	}
	return blocks
}

func TestAllowedHref(t *testing.T) {
	tests := map[string]bool{
		"https://a.example/b": true, "http://a": true, "HTTPS://A.example": true, "mailto:a@b.example": true,
		"/": true, "/a?b#c": true, "#a": true, "#": true, "https://日本.example/合意": true,
		"": false, "a": false, "a/b": false, "//a.example": false, `/\a.example`: false, `\a`: false, "https:a": false,
		"https://": false, "https:///a": false, "https://?a": false, "mailto:": false, "javascript:alert(1)": false,
		"JavaScript:x": false, " javascript:x": false, "java\tscript:x": false, "data:text/html,x": false, "vbscript:x": false,
		"ftp://a": false, "file:///a": false, "https://a b": false, "/a\nb": false, "/\u00a0": false, "/a\x00": false, "/\xff": false,
		"/" + strings.Repeat("a", MaxHref): false,
	}
	for href, want := range tests {
		if got := AllowedHref(href); got != want {
			t.Errorf("AllowedHref(%q) = %v, want %v", href, got, want)
		}
	}
}

func TestNormal(t *testing.T) {
	tests := map[string]string{
		"": "", "a\r\nb\rc\n": "a\nb\nc\n", "a\x00b\x1bc\x7fd\u0085e": "abcde", "\t　a  b ": "\t　a  b ",
		"か\u3099": "か\u3099", "ｶﾞ": "ｶﾞ", "a\xff\rb": "a\xff\nb", "\ufeffa\u200b": "\ufeffa\u200b", "\r\r\n": "\n\n",
	}
	for in, want := range tests {
		if got := Normal(in); got != want {
			t.Errorf("Normal(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		in, key      string
		line, column int
	}{
		{"合意\n\tした", "", 0, 0},
		{"\ufffd", "", 0, 0},
		{"一\n二三\x00", "text.nul", 2, 3},
		{"\xff", "text.not_utf8", 1, 1},
		{"あ\xe3\x81", "text.not_utf8", 1, 2},
		{"a\r\n", "text.control", 1, 2},
		{"\u0085", "text.control", 1, 1},
	}
	for _, tt := range tests {
		var f *fault.Error
		if !errors.As(Check(tt.in), &f) {
			f = &fault.Error{Args: fault.Args{"line": 0, "column": 0}}
		}
		if f.Key != tt.key || f.Args["line"] != tt.line || f.Args["column"] != tt.column {
			t.Errorf("Check(%q) = %q %v, want %q at %d:%d", tt.in, f.Key, f.Args, tt.key, tt.line, tt.column)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, d := range []Document{{}, Paragraphs(""), Paragraphs(" \n　"), {Blocks: []Block{{Kind: BlockList, Items: [][]Block{{}}}}}} {
		if !d.Empty() {
			t.Errorf("%+v is not empty, want empty", d)
		}
	}
	for _, d := range []Document{Paragraphs("a"), {Blocks: []Block{{Kind: BlockRule}}}, {Blocks: []Block{{Kind: BlockQuote, Blocks: []Block{{Kind: BlockRule}}}}}} {
		if d.Empty() {
			t.Errorf("%+v is empty, want not empty", d)
		}
	}
}

func TestParagraphs(t *testing.T) {
	got := Paragraphs("**a**", "", "b\nc").Plain()
	if want := "**a**\nb\nc"; got != want {
		t.Errorf("Plain of Paragraphs = %q, want %q", got, want)
	}
}
