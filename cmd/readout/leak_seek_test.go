package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"
)

// sought is a text that tells a word of a secret.
type sought struct {
	text []byte
	word string
	of   *planted
}

// beginning is by how many bytes a text is known; shorter ones cannot be sought.
const beginning = 8

// seeker finds hundreds of texts in one reading of thousands of answers: at each place it asks a
// table whether one of them may begin there, and seldom more.
type seeker struct {
	may    [1 << 16]bool // by what mixed makes of a beginning
	begins map[uint64][]sought
}

func (s *seeker) add(one sought) {
	begin := binary.LittleEndian.Uint64(one.text)
	if s.begins == nil {
		s.begins = make(map[uint64][]sought)
	}
	s.may[mixed(begin)] = true
	s.begins[begin] = append(s.begins[begin], one)
}

// in tells of each text that stands in another one, and where.
func (s *seeker) in(text []byte, found func(one sought, at int)) {
	for at := range len(text) - beginning + 1 {
		begin := binary.LittleEndian.Uint64(text[at:])
		if !s.may[mixed(begin)] {
			continue
		}
		for _, one := range s.begins[begin] {
			if bytes.HasPrefix(text[at:], one.text) {
				found(one, at)
			}
		}
	}
}

// mixed has each bit of a beginning count.
func mixed(begin uint64) uint16 { return uint16(begin * 0x9e3779b97f4a7c15 >> 48) }

func TestSeeker(t *testing.T) {
	var s seeker
	for _, text := range []string{"quaxavomble", "quaxavombles", "quaxbvomble", "12345678"} {
		s.add(sought{text: []byte(text)})
	}
	for text, want := range map[string][]string{
		"":                                       nil,
		"quaxavombl":                             nil,
		"quaxavomble":                            {"0 quaxavomble"},
		"a quaxavombles, 1234567 and 12345678":   {"2 quaxavomble", "2 quaxavombles", "28 12345678"},
		"quaxbvombquaxbvomblequaxavomble1234567": {"9 quaxbvomble", "20 quaxavomble"},
	} {
		var got []string
		s.in([]byte(text), func(one sought, at int) { got = append(got, fmt.Sprintf("%d %s", at, one.text)) })
		if !slices.Equal(got, want) {
			t.Errorf("in %q: got %q, want %q", text, got, want)
		}
	}
}
