package recordfile

import (
	"bytes"
	"encoding/json"

	"readout/internal/coverage"
	"readout/internal/record"
)

// Write gives a file's bytes: the same for the same record, two spaces of indent, a newline at
// the end. Citations name coverages by slug and updates by number.
func Write(f *File) ([]byte, error) {
	out := written{Format: Format, Items: f.Items}
	for _, c := range f.Coverages {
		w := writtenCoverage{Slug: c.Slug, Content: c.Content, Updates: []writtenUpdate{}}
		for _, u := range c.Updates {
			w.Updates = append(w.Updates, writtenUpdate{N: u.N, Message: u.Message})
		}
		out.Coverages = append(out.Coverages, w)
	}
	raw, err := json.Marshal(out.lists())
	if err != nil {
		return nil, err
	}
	top, broken := parse(raw)
	if broken != nil {
		return nil, broken.Err
	}
	flatten(top)
	var b, pretty bytes.Buffer
	if err := encode(&b, top); err != nil {
		return nil, err
	}
	err = json.Indent(&pretty, b.Bytes(), "", "  ")
	pretty.WriteByte('\n')
	return pretty.Bytes(), err
}

// flatten puts the words of a citation beside what else it says: the quote is a part of ours
// and no part of the format.
func flatten(n *node) {
	switch v := n.value.(type) {
	case []*node:
		for _, one := range v {
			flatten(one)
		}
	case []member:
		var flat []member
		for _, m := range v {
			if inner, ok := m.value.value.([]member); ok && m.name == "quote" {
				flat = append(flat, inner...)
				continue
			}
			flatten(m.value)
			flat = append(flat, m)
		}
		n.value = flat
	}
}

// encode writes a value with the keys in their order.
func encode(b *bytes.Buffer, n *node) error {
	switch v := n.value.(type) {
	case []*node:
		b.WriteByte('[')
		for i, one := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, one); err != nil {
				return err
			}
		}
		b.WriteByte(']')
		return nil
	case []member:
		b.WriteByte('{')
		for i, m := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := encode(b, &node{value: m.name}); err != nil {
				return err
			}
			b.WriteByte(':')
			if err := encode(b, m.value); err != nil {
				return err
			}
		}
		b.WriteByte('}')
		return nil
	default:
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		err := e.Encode(v)
		b.Truncate(len(bytes.TrimRight(b.Bytes(), "\n")))
		return err
	}
}

type written struct {
	Format    string
	Coverages []writtenCoverage
	Items     record.Items
}

type writtenCoverage struct {
	Slug    string            `json:"slug"`
	Content *coverage.Content `json:"content"`
	Updates []writtenUpdate   `json:"updates"`
}

type writtenUpdate struct {
	N       int               `json:"n"`
	Message *coverage.Message `json:"message"`
}

// lists is the file in the order of its keys. Lists are there when they are empty: who reads
// the file sees what it could hold.
func (w written) lists() any {
	return struct {
		Format       string               `json:"format"`
		Coverages    []writtenCoverage    `json:"coverages"`
		Actors       []record.Actor       `json:"actors"`
		Tenures      []record.Tenure      `json:"tenures"`
		Events       []record.Event       `json:"events"`
		Participants []record.Participant `json:"participants"`
		Issues       []record.Issue       `json:"issues"`
		Outcomes     []record.Outcome     `json:"outcomes"`
		Statements   []record.Statement   `json:"statements"`
		Forecasts    []record.Forecast    `json:"forecasts"`
	}{
		w.Format, full(w.Coverages), full(w.Items.Actors), full(w.Items.Tenures), full(w.Items.Events), full(w.Items.Participants),
		full(w.Items.Issues), full(w.Items.Outcomes), full(w.Items.Statements), full(w.Items.Forecasts),
	}
}

func full[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
