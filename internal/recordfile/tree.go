package recordfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"readout/internal/fault"
)

// node is a value of the file with the line it stands in.
type node struct {
	line  int
	value any // nil, bool, string, json.Number, []*node or []member
}

// member is one key of an object, in the order of the file.
type member struct {
	name  string
	value *node
}

// parser reads JSON into nodes. encoding/json alone loses the lines.
type parser struct {
	raw     []byte
	decoder *json.Decoder
	lines   []int // offsets at which lines end
}

func parse(raw []byte) (*node, *Fault) {
	if len(raw) > MaxBytes {
		return nil, &Fault{Line: 1, Err: fault.New(fault.TooLarge, "recordfile.too_large", "mb", MaxBytes>>20)}
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	p := &parser{raw: raw, decoder: json.NewDecoder(bytes.NewReader(raw))}
	p.decoder.UseNumber()
	for i, b := range raw {
		if b == '\n' {
			p.lines = append(p.lines, i)
		}
	}
	top, err := p.value(0)
	if err == nil {
		if _, more := p.decoder.Token(); !errors.Is(more, io.EOF) {
			err = fault.New(fault.Invalid, "recordfile.more_behind")
		}
	}
	if err == nil {
		return top, nil
	}
	return nil, &Fault{Line: p.lineOf(err), Err: notJSON(err)}
}

// notJSON tells what is wrong with the file as JSON.
func notJSON(err error) *fault.Error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	why := err.Error()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.New(fault.Invalid, "recordfile.cut_off")
	}
	return fault.New(fault.Invalid, "recordfile.not_json", "why", why)
}

func (p *parser) lineOf(err error) int {
	at := p.decoder.InputOffset()
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = s.Offset - 1
	}
	return p.line(at)
}

// line counts from one.
func (p *parser) line(at int64) int {
	i, _ := slices.BinarySearch(p.lines, int(at))
	return i + 1
}

func (p *parser) value(depth int) (*node, error) {
	if depth > maxDepth {
		return nil, fault.New(fault.Invalid, "recordfile.too_deep", "count", maxDepth)
	}
	token, err := p.decoder.Token()
	if err != nil {
		return nil, err
	}
	n := &node{line: p.line(p.decoder.InputOffset() - 1)}
	switch t := token.(type) {
	case json.Delim:
		if t == '[' {
			n.value, err = p.list(depth)
		} else {
			n.value, err = p.object(depth)
		}
		return n, err
	default:
		n.value = t
		return n, nil
	}
}

func (p *parser) list(depth int) ([]*node, error) {
	list := []*node{}
	for p.decoder.More() {
		n, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	_, err := p.decoder.Token()
	return list, err
}

func (p *parser) object(depth int) ([]member, error) {
	members := []member{}
	seen := make(map[string]bool)
	for p.decoder.More() {
		token, err := p.decoder.Token()
		if err != nil {
			return nil, err
		}
		name, ok := token.(string)
		if !ok {
			return nil, fmt.Errorf("a key that is no text: %v", token)
		}
		if seen[name] {
			return nil, fault.New(fault.Invalid, "recordfile.key_twice", "key", name)
		}
		seen[name] = true
		n, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		members = append(members, member{name, n})
	}
	_, err := p.decoder.Token()
	return members, err
}

// kind names what a value is, for people.
func (n *node) kind() string {
	switch n.value.(type) {
	case nil:
		return "null"
	case bool:
		return "true/false"
	case string:
		return "text"
	case json.Number:
		return "number"
	case []*node:
		return "list"
	default:
		return "object"
	}
}

// raw gives the value as encoding/json would have it, for parts that are read by their type.
func (n *node) raw() any {
	switch v := n.value.(type) {
	case []*node:
		list := make([]any, len(v))
		for i, one := range v {
			list[i] = one.raw()
		}
		return list
	case []member:
		object := make(map[string]any, len(v))
		for _, m := range v {
			object[m.name] = m.value.raw()
		}
		return object
	default:
		return v
	}
}
