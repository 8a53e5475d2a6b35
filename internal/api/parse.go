package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// kindOf is what a JSON value is.
type kindOf string

const (
	isObject kindOf = "object"
	isList   kindOf = "list"
	isText   kindOf = "text"
	isNumber kindOf = "number"
	isBool   kindOf = "boolean"
	isNull   kindOf = "null"
)

// node is one value of a JSON text. encoding/json into a struct would forgive what we do
// not: a name given twice, half of a surrogate pair, NUL in disguise.
type node struct {
	kind    kindOf
	text    string   // of a text; the digits of a number; "true" or "false"
	members []member // of an object, in the order they came
	items   []*node
}

type member struct {
	name  string
	value *node
}

// parse reads a JSON text strictly.
func parse(raw []byte) (*node, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, malformed("api.empty_body")
	}
	if err := badByte(raw); err != nil {
		return nil, err
	}
	if err := wellFormed(raw); err != nil {
		return nil, err
	}
	p := &parser{raw: raw, dec: json.NewDecoder(bytes.NewReader(raw))}
	p.dec.UseNumber()
	return p.value()
}

// wellFormed names the byte at which a text stops being JSON.
func wellFormed(raw []byte) error {
	var any json.RawMessage
	err := json.Unmarshal(raw, &any)
	if err == nil {
		return nil
	}
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	if !ok {
		return malformed("api.not_json", "offset", 0, "found", firstAt(raw, 0))
	}
	// Offset counts the bytes read; the last of them is the wrong one, unless all were
	// read and more was expected.
	at := int(syntax.Offset) - 1
	dec := json.NewDecoder(bytes.NewReader(raw))
	if dec.Decode(&any) == nil {
		return malformed("api.trailing", "offset", at, "found", firstAt(raw, at))
	}
	if strings.Contains(syntax.Error(), "unexpected end") {
		return malformed("api.unexpected_end", "offset", len(raw))
	}
	if strings.Contains(syntax.Error(), "max depth") {
		return malformed("api.too_deep", "offset", at)
	}
	return malformed("api.not_json", "offset", at, "found", firstAt(raw, at))
}

// firstAt gives the character at a byte offset, as a person would name it.
func firstAt(raw []byte, at int) string {
	c, _ := utf8.DecodeRune(raw[max(at, 0):])
	if c < ' ' {
		return strings.Trim(string(must(json.Marshal(string(c)))), `"`)
	}
	return string(c)
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(err) // a string always marshals
	}
	return b
}

type parser struct {
	raw []byte
	dec *json.Decoder
}

func (p *parser) value() (*node, error) {
	from := p.next()
	token, err := p.dec.Token()
	if err != nil {
		return nil, malformed("api.not_json", "offset", from, "found", firstAt(p.raw, from))
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			return p.object()
		}
		return p.list()
	case string:
		return &node{kind: isText, text: t}, p.checkText(t, from)
	case json.Number:
		return &node{kind: isNumber, text: t.String()}, nil
	case bool:
		if t {
			return &node{kind: isBool, text: "true"}, nil
		}
		return &node{kind: isBool, text: "false"}, nil
	}
	return &node{kind: isNull}, nil
}

func (p *parser) object() (*node, error) {
	n := &node{kind: isObject}
	for p.dec.More() {
		from := p.next()
		token, err := p.dec.Token()
		if err != nil {
			return nil, malformed("api.not_json", "offset", from, "found", firstAt(p.raw, from))
		}
		name := token.(string) // wellFormed has seen that it is one
		if err := p.checkText(name, from); err != nil {
			return nil, err
		}
		value, err := p.value()
		if err != nil {
			return nil, err
		}
		n.members = append(n.members, member{name, value})
	}
	_, err := p.dec.Token()
	return n, err
}

func (p *parser) list() (*node, error) {
	n := &node{kind: isList}
	for p.dec.More() {
		item, err := p.value()
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err := p.dec.Token()
	return n, err
}

// next gives the offset at which the next token begins.
func (p *parser) next() int {
	at := int(p.dec.InputOffset())
	for at < len(p.raw) && strings.IndexByte(" \t\r\n:,", p.raw[at]) >= 0 {
		at++
	}
	return at
}

// checkText refuses \u0000 and half of a surrogate pair, which the decoder would quietly
// have turned into U+FFFD.
func (p *parser) checkText(s string, from int) error {
	raw := p.raw[from:p.dec.InputOffset()]
	if strings.ContainsRune(s, 0) {
		return malformed("api.nul", "offset", from+bytes.Index(raw, []byte(`\u0000`)))
	}
	if strings.Count(s, "\uFFFD") == bytes.Count(raw, []byte("\uFFFD")) {
		return nil
	}
	if at, ok := halfPair(raw); ok {
		return malformed("api.half_pair", "offset", from+at, "found", string(raw[at:at+6]))
	}
	return nil
}

// halfPair finds an escaped surrogate without its other half in the raw text of a string.
func halfPair(raw []byte) (at int, ok bool) {
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			continue
		}
		if surrogate(raw[i:], "89ab") && surrogate(raw[i+6:], "cdef") {
			i += 11
			continue
		}
		if surrogate(raw[i:], "89abcdef") {
			return i, true
		}
		i++ // the escaped character, which may be a backslash
	}
	return 0, false
}

// surrogate tells whether raw begins with \uD followed by one of the digits.
func surrogate(raw []byte, digits string) bool {
	if len(raw) < 6 {
		return false
	}
	start := strings.ToLower(string(raw[:4]))
	return strings.HasPrefix(start, `\ud`) && strings.Contains(digits, start[3:])
}

// canonical writes a value so that two texts with the same values become the same bytes:
// names sorted, no blanks.
func (n *node) canonical(to []byte) []byte {
	switch n.kind {
	case isObject:
		sorted := slices.Clone(n.members)
		slices.SortStableFunc(sorted, func(a, b member) int { return strings.Compare(a.name, b.name) })
		to = append(to, '{')
		for i, m := range sorted {
			to = comma(to, i)
			to = append(append(to, must(json.Marshal(m.name))...), ':')
			to = m.value.canonical(to)
		}
		return append(to, '}')
	case isList:
		to = append(to, '[')
		for i, item := range n.items {
			to = item.canonical(comma(to, i))
		}
		return append(to, ']')
	case isText:
		return append(to, must(json.Marshal(n.text))...)
	case isNull:
		return append(to, "null"...)
	}
	return append(to, n.text...)
}

func comma(to []byte, i int) []byte {
	if i > 0 {
		return append(to, ',')
	}
	return to
}
