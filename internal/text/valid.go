package text

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/fault"
)

// The limits of a Document. They bound what a page, a journal line and a search entry can
// become; markup stays within them, so only foreign JSON meets them.
const (
	MaxDepth = 32        // levels of blocks, items and inlines within each other
	MaxBytes = 256 << 10 // bytes of text and addresses: four times the Markdown we take
	MaxNodes = 1 << 17   // blocks, items, rows, cells and inlines
	MaxStart = 999999999 // the first number of a list, as in CommonMark
	MinLevel = 3         // of a heading: the update's own headline is h2 or h3
	MaxLevel = 4
)

// Valid tells whether a Document may be stored: known kinds, only the fields of each kind,
// text as [Check] wants it and on one line, links as [AllowedHref] wants them and none in
// another, and the limits above. The fault names the field, "blocks[3].items[0][1].level";
// a Document that is too big or too deep is a TooLarge fault, everything else Invalid.
func (d Document) Valid() error {
	var c checker
	return c.blocks("blocks", d.Blocks, 1)
}

// checker counts while it walks, so that it can stop early on a hostile Document.
type checker struct{ bytes, nodes, readouts int }

func (c *checker) blocks(at string, blocks []Block, depth int) error {
	for i, b := range blocks {
		if err := c.block(fmt.Sprintf("%s[%d]", at, i), b, depth); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) block(at string, b Block, depth int) error {
	if err := c.count(at, depth); err != nil {
		return err
	}
	if err := onlyFields(at, b); err != nil {
		return err
	}
	switch b.Kind {
	case BlockHeading:
		if b.Level < MinLevel || b.Level > MaxLevel {
			return fault.At(at+".level", "text.heading_level", "got", b.Level, "min", MinLevel, "max", MaxLevel)
		}
		return c.inlines(at+".inlines", b.Inlines, depth+1, false)
	case BlockParagraph:
		return c.inlines(at+".inlines", b.Inlines, depth+1, false)
	case BlockList:
		return c.list(at, b, depth)
	case BlockQuote:
		return c.blocks(at+".blocks", b.Blocks, depth+1)
	case BlockCode:
		return c.code(at, b)
	case BlockTable:
		return c.table(at, b, depth)
	case BlockReadout:
		return c.readout(at, b.Readout, depth)
	}
	return nil
}

func (c *checker) readout(at string, r *Readout, depth int) error {
	if c.readouts++; c.readouts > MaxReadouts {
		return tooLarge(at, "readout.too_many", MaxReadouts)
	}
	if r == nil || depth > 1 {
		return fault.At(at, "text.stray_field", "kind", string(BlockReadout))
	}
	if f, ok := r.Valid().(*fault.Error); ok {
		f.Field = at + ".readout." + f.Field
		return f
	}
	return nil
}

// onlyFields refuses fields that the kind does not have: nobody would see them, yet they
// would be stored, signed and sent on.
func onlyFields(at string, b Block) error {
	rest := b
	rest.Kind = ""
	switch b.Kind {
	case BlockParagraph:
		rest.Inlines = nil
	case BlockHeading:
		rest.Level, rest.Inlines = 0, nil
	case BlockList:
		rest.Ordered, rest.Start, rest.Items = false, 0, nil
	case BlockQuote:
		rest.Blocks = nil
	case BlockCode:
		rest.Text, rest.Lang = "", ""
	case BlockTable:
		rest.Rows = nil
	case BlockRule:
	case BlockReadout:
		rest.Readout = nil
	default:
		return fault.At(at+".kind", "text.unknown_kind", "got", string(b.Kind))
	}
	empty := rest.Level == 0 && !rest.Ordered && rest.Start == 0 && rest.Items == nil &&
		rest.Blocks == nil && rest.Inlines == nil && rest.Text == "" && rest.Lang == "" && rest.Rows == nil && rest.Readout == nil
	if !empty {
		return fault.At(at, "text.stray_field", "kind", string(b.Kind))
	}
	return nil
}

func (c *checker) list(at string, b Block, depth int) error {
	if b.Start < 0 || b.Start > MaxStart || (b.Start != 0 && !b.Ordered) {
		return fault.At(at+".start", "text.list_start", "got", b.Start, "max", MaxStart)
	}
	for i, item := range b.Items {
		if err := c.count(at, depth+1); err != nil {
			return err
		}
		if err := c.blocks(fmt.Sprintf("%s.items[%d]", at, i), item, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) code(at string, b Block) error {
	if b.Lang != "" && !langPattern.MatchString(b.Lang) {
		return fault.At(at+".lang", "text.code_language", "got", shorten(b.Lang))
	}
	return c.text(at+".text", b.Text)
}

func (c *checker) table(at string, b Block, depth int) error {
	for i, row := range b.Rows {
		if err := c.count(at, depth); err != nil {
			return err
		}
		for j, cell := range row {
			where := fmt.Sprintf("%s.rows[%d][%d]", at, i, j)
			if err := c.count(where, depth); err != nil {
				return err
			}
			if err := c.inlines(where+".inlines", cell.Inlines, depth+1, false); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *checker) inlines(at string, inlines []Inline, depth int, inLink bool) error {
	for i, in := range inlines {
		if err := c.inline(fmt.Sprintf("%s[%d]", at, i), in, depth, inLink); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) inline(at string, in Inline, depth int, inLink bool) error {
	if err := c.count(at, depth); err != nil {
		return err
	}
	switch in.Kind {
	case InlineText, InlineCode:
		if strings.Contains(in.Text, "\n") {
			return fault.At(at+".text", "text.newline")
		}
	case InlineStrong, InlineEmphasis, InlineBreak:
	case InlineLink:
		if err := c.link(at, in, inLink); err != nil {
			return err
		}
		inLink = true
	default:
		return fault.At(at+".kind", "text.unknown_kind", "got", shorten(string(in.Kind)))
	}
	if hasStray(in) {
		return fault.At(at, "text.stray_field", "kind", string(in.Kind))
	}
	if err := c.text(at+".text", in.Text); err != nil {
		return err
	}
	return c.inlines(at+".inlines", in.Inlines, depth+1, inLink)
}

func hasStray(in Inline) bool {
	leaf := slices.Contains([]InlineKind{InlineText, InlineCode, InlineBreak}, in.Kind)
	words := in.Kind == InlineText || in.Kind == InlineCode
	return (leaf && in.Inlines != nil) || (!words && in.Text != "") || (in.Kind != InlineLink && in.Href != "")
}

func (c *checker) link(at string, in Inline, inLink bool) error {
	if inLink {
		return fault.At(at, "text.link_in_link")
	}
	if !AllowedHref(in.Href) {
		return fault.At(at+".href", "text.link_not_allowed", "got", shorten(in.Href))
	}
	return c.text(at+".href", in.Href)
}

func (c *checker) text(at, s string) error {
	c.bytes += len(s)
	if c.bytes > MaxBytes {
		return tooLarge(at, "text.too_large", MaxBytes)
	}
	if f := checkRun(s); f != nil {
		f.Field = at
		return f
	}
	return nil
}

func (c *checker) count(at string, depth int) error {
	if depth > MaxDepth {
		return tooLarge(at, "text.too_deep", MaxDepth)
	}
	c.nodes++
	if c.nodes > MaxNodes {
		return tooLarge(at, "text.too_many_parts", MaxNodes)
	}
	return nil
}

func tooLarge(at, key string, limit int) error {
	f := fault.New(fault.TooLarge, key, "limit", limit)
	f.Field = at
	return f
}

// shorten keeps a foreign value short enough to be said back.
func shorten(s string) string {
	const most = 64
	if cut := firstRunes(s, most); cut != s {
		return cut + "…"
	}
	return s
}
