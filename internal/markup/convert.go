package markup

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"readout/internal/fault"
	"readout/internal/text"
)

// convert makes a Document of what goldmark read.
func convert(source []byte, root ast.Node) (text.Document, error) {
	c := converter{source: source}
	blocks, err := c.blocks(root, 1)
	if err != nil {
		return text.Document{}, err
	}
	d := text.Document{Blocks: blocks}
	return d, d.Valid() // our own work looked over: the limits hold for every Document
}

// converter walks the tree; size counts the bytes of text and addresses made so far,
// since one link definition can be used a thousand times.
type converter struct {
	source []byte
	size   int
	inList bool
}

func (c *converter) blocks(parent ast.Node, depth int) ([]text.Block, error) {
	var out []text.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if depth > text.MaxDepth {
			return nil, tooDeep(c.line(n))
		}
		block, err := c.block(n, depth)
		if err != nil {
			return nil, err
		}
		if block.Kind != "" {
			out = append(out, block)
		}
	}
	return out, nil
}

// block converts one block; a block without a kind is nothing a reader would see.
func (c *converter) block(n ast.Node, depth int) (text.Block, error) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		inlines, err := c.content(n, depth+1)
		if len(inlines) == 0 {
			return text.Block{}, err
		}
		return text.Block{Kind: text.BlockParagraph, Inlines: inlines}, err
	case *ast.Heading:
		inlines, err := c.content(n, depth+1)
		return text.Block{Kind: text.BlockHeading, Level: level(n.Level), Inlines: inlines}, err
	case *ast.Blockquote:
		blocks, err := c.blocks(n, depth+1)
		return text.Block{Kind: text.BlockQuote, Blocks: blocks}, err
	case *ast.List:
		return c.list(n, depth)
	case *ast.FencedCodeBlock:
		return c.code(n, string(n.Language(c.source)))
	case *ast.CodeBlock:
		return c.code(n, "")
	case *extast.Table:
		return c.table(n, depth)
	case *ast.ThematicBreak:
		return text.Block{Kind: text.BlockRule}, nil
	case *readoutNode:
		return text.Block{Kind: text.BlockReadout, Readout: &n.readout}, nil
	}
	return text.Block{}, nil // a link definition
}

// level fits the six levels of Markdown below the headline of the update.
func level(markdown int) int {
	if markdown <= 2 {
		return text.MinLevel
	}
	return text.MaxLevel
}

func (c *converter) list(n *ast.List, depth int) (text.Block, error) {
	block := text.Block{Kind: text.BlockList, Ordered: n.IsOrdered()}
	if n.IsOrdered() && n.Start > 1 {
		block.Start = n.Start
	}
	outer := c.inList
	c.inList = true
	defer func() { c.inList = outer }()
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		blocks, err := c.blocks(item, depth+1)
		if err != nil {
			return block, err
		}
		if blocks == nil {
			blocks = []text.Block{} // [] in JSON; null would not tell what is meant
		}
		block.Items = append(block.Items, blocks)
	}
	return block, nil
}

var language = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9+#._-]{0,31}$`)

func (c *converter) code(n ast.Node, lang string) (text.Block, error) {
	var b strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		b.Write(segment.Value(c.source))
	}
	words := strings.TrimSuffix(b.String(), "\n")
	if c.inList {
		// A tab that an item's indentation cuts in two has no one form; blanks have.
		words = strings.ReplaceAll(words, "\t", "    ")
	}
	if !language.MatchString(lang) {
		lang = ""
	}
	return text.Block{Kind: text.BlockCode, Text: words, Lang: lang}, c.grow(n, len(words))
}

func (c *converter) table(n *extast.Table, depth int) (text.Block, error) {
	block := text.Block{Kind: text.BlockTable}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []text.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			inlines, err := c.content(cell, depth+1)
			if err != nil {
				return block, err
			}
			cells = append(cells, text.Cell{Inlines: inCell(inlines)})
		}
		block.Rows = append(block.Rows, cells)
	}
	return block, nil
}

// inCell takes the backslash from before the pipes of code, where it only kept the cell
// together; in other text it is gone already.
func inCell(inlines []text.Inline) []text.Inline {
	for i, in := range inlines {
		if in.Kind == text.InlineCode {
			inlines[i].Text = strings.ReplaceAll(in.Text, `\|`, "|")
		}
		inCell(in.Inlines)
	}
	return inlines
}

// grow counts what the Document holds and stops a small source from becoming a big one.
func (c *converter) grow(n ast.Node, bytes int) error {
	c.size += bytes
	if c.size > text.MaxBytes {
		return fault.New(fault.TooLarge, "markup.result_too_large", "limit", text.MaxBytes, "line", c.line(n))
	}
	return nil
}

// line gives the line of the source at which a node begins.
func (c *converter) line(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return lineAt(c.source, n.Pos())
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return lineAt(c.source, n.Lines().At(0).Start)
		}
	}
	return 1
}

// content converts what a paragraph, a heading or a cell holds.
func (c *converter) content(n ast.Node, depth int) ([]text.Inline, error) {
	inlines, err := c.inlines(n, depth)
	if err != nil {
		return nil, err
	}
	return canonical(inlines), nil
}

// inlines converts the children of n. Neighbouring pieces of text are one run to a
// reader, and an address may be spread over several of them: raw gathers the run.
func (c *converter) inlines(parent ast.Node, depth int) ([]text.Inline, error) {
	var out []text.Inline
	var raw strings.Builder
	flush := func() {
		out = append(out, c.run(parent, raw.String())...)
		raw.Reset()
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if depth > text.MaxDepth {
			return nil, tooDeep(c.line(n))
		}
		if t, ok := n.(*ast.Text); ok {
			raw.Write(t.Segment.Value(c.source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				flush()
				out = append(out, text.Inline{Kind: text.InlineBreak})
			}
			continue
		}
		flush()
		more, err := c.inline(n, depth)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	flush()
	return out, c.grow(parent, ownBytes(out))
}

// run converts a run of text; addresses within a link are only words of it.
func (c *converter) run(parent ast.Node, raw string) []text.Inline {
	if insideLink(parent) {
		return text.Inlines(resolve(raw))
	}
	return linkify(raw)
}

func insideLink(n ast.Node) bool {
	for ; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if n.Kind() == ast.KindLink || n.Kind() == ast.KindImage {
			return true
		}
	}
	return false
}

// ownBytes counts text and addresses of a level; deeper levels were counted before.
func ownBytes(inlines []text.Inline) int {
	sum := 0
	for _, in := range inlines {
		sum += len(in.Text) + len(in.Href)
	}
	return sum
}

func (c *converter) inline(n ast.Node, depth int) ([]text.Inline, error) {
	switch n := n.(type) {
	case *ast.CodeSpan:
		return c.codeSpan(n), nil
	case *ast.AutoLink:
		return c.autoLink(n), nil
	case *ast.Image:
		return c.image(n, depth)
	case *ast.Emphasis:
		inlines, err := c.inlines(n, depth+1)
		kind := text.InlineEmphasis
		if n.Level == 2 {
			kind = text.InlineStrong
		}
		return []text.Inline{{Kind: kind, Inlines: inlines}}, err
	case *ast.Link:
		inlines, err := c.inlines(n, depth+1)
		return link(n, string(n.Destination), inlines), err
	}
	return nil, nil
}

// link puts an address around words, or gives the words alone when it may not be linked
// or a link is around already. A link without words shows its address.
func link(n ast.Node, destination string, words []text.Inline) []text.Inline {
	href := address(destination)
	if insideLink(n.Parent()) || !text.AllowedHref(href) {
		return words
	}
	if len(words) == 0 {
		words = text.Inlines(href)
	}
	return []text.Inline{{Kind: text.InlineLink, Href: href, Inlines: words}}
}

// address gives the address that a destination names; blanks in it are written as %20.
func address(destination string) string {
	href := strings.Trim(resolve(destination), " \t\n")
	return strings.ReplaceAll(href, " ", "%20")
}

// image gives a picture as a link to it with the words that stand for it.
func (c *converter) image(n *ast.Image, depth int) ([]text.Inline, error) {
	inlines, err := c.inlines(n, depth+1)
	if err != nil {
		return nil, err
	}
	alt := text.Document{Blocks: []text.Block{{Kind: text.BlockParagraph, Inlines: inlines}}}.Plain()
	return link(n, string(n.Destination), text.Inlines(alt)), nil
}

func (c *converter) codeSpan(n *ast.CodeSpan) []text.Inline {
	var b bytes.Buffer
	for t := n.FirstChild(); t != nil; t = t.NextSibling() {
		if t, ok := t.(*ast.Text); ok {
			b.Write(t.Segment.Value(c.source))
		}
	}
	words := strings.ReplaceAll(b.String(), "\n", " ")
	if words == "" {
		return nil
	}
	return []text.Inline{{Kind: text.InlineCode, Text: words}}
}

// autoLink converts <https://...> and <name@host>; other schemes, and <Reuters:速報>, stay
// text with their brackets.
func (c *converter) autoLink(n *ast.AutoLink) []text.Inline {
	label := string(n.Label(c.source))
	href := label
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(label), "mailto:") {
		href = "mailto:" + label
	}
	if !text.AllowedHref(href) || strings.HasPrefix(href, "/") {
		return text.Inlines("<" + label + ">")
	}
	if insideLink(n.Parent()) {
		return text.Inlines(label)
	}
	return []text.Inline{{Kind: text.InlineLink, Href: href, Inlines: text.Inlines(label)}}
}
