package paste

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/fault"
)

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func zoneNamed(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// keyOf gives the catalogue keys of a fault, those of several joined by spaces.
func keyOf(err error) string {
	var f *fault.Error
	if !errors.As(err, &f) {
		return ""
	}
	keys := []string{}
	for _, d := range f.Details {
		keys = append(keys, d.Key)
	}
	if len(keys) == 0 {
		return f.Key
	}
	return strings.Join(keys, " ")
}

// accounted proves that nothing of a page vanished: every nonblank line has a place, and
// its letters and digits are found in what stands at that place.
func accounted(t testing.TB, page []byte, d *Draft) {
	t.Helper()
	words, err := decode(page)
	if err != nil {
		t.Fatal(err)
	}
	shelves := d.shelves()
	listed := make(map[int]int)
	for _, l := range slices.Concat(d.NotUnderstood, d.LeftOut) {
		if !strings.HasPrefix(l.Reason, "paste.note_") {
			listed[l.Number]++
		}
	}
	p := newPage(words)
	for i, l := range p.lines {
		where := d.places[i]
		if (l.text == "") != (where == nowhere) {
			if l.text == "" && where == inHeader {
				continue
			}
			t.Fatalf("line %d %q has place %d", l.n, l.text, where)
		}
		want := 0
		if where == leftOut || where == notUnderstood {
			want = 1
		}
		if l.text != "" && listed[l.n] != want {
			t.Fatalf("line %d %q is listed %d times, want %d", l.n, l.text, listed[l.n], want)
		}
		shelf, ok := shelves[where]
		if !ok {
			continue
		}
		said := letters(l.text)
		if once, _ := folded(l.text); !strings.Contains(shelf, said) && !strings.Contains(shelf, letters(once)) && !d.partly(l, shelf) {
			t.Fatalf("line %d %q is not found at its place %d", l.n, l.text, where)
		}
	}
}

// shelves gives the letters and digits of what a draft holds, by place.
func (d *Draft) shelves() map[place]string {
	var update, lead, picture, card strings.Builder
	for _, p := range d.Lead {
		lead.WriteString(p.Caption + p.Credit + " ")
	}
	for _, u := range d.Updates {
		update.WriteString(u.Headline + strings.Join(u.Body, ""))
		for _, p := range u.Pictures {
			picture.WriteString(p.Caption + p.Credit + " ")
		}
		for _, c := range u.Cards {
			card.WriteString(c.Title + c.Title + c.Excerpt)
		}
	}
	all := map[place]string{
		inTitle: d.Title + d.Section + strings.Join(d.AltTitles, ""), inStandfirst: d.Standfirst, inByline: d.Byline, inSection: d.Section,
		inStamp: d.Stamp, inLead: lead.String(), inUpdate: update.String(), inPicture: picture.String(), inCard: card.String(),
	}
	for where, s := range all {
		all[where] = letters(s)
	}
	return all
}

// partly knows lines that hold more than their value: a clock, a label.
func (d *Draft) partly(l line, shelf string) bool {
	if s, ok := readStamp(l); ok {
		rest := letters(string([]rune(l.text)[s.rest:]))
		return !s.inline || strings.Contains(shelf, rest) || d.onOtherShelf(rest)
	}
	for _, cut := range []string{captionLead.FindString(l.norm), bylinePart.FindString(l.norm)} {
		if cut != "" && strings.Contains(shelf, letters(l.norm[len(cut):])) {
			return true
		}
	}
	for _, labels := range []map[string]bool{cardLabels, tagLabels, topicLabels, sectionTags} {
		if _, value, ok := labelled(l, labels); ok && strings.Contains(shelf, letters(value)) {
			return true
		}
	}
	if caption, credit, ok := captioned(l.text, l.norm); ok {
		one, _ := folded(caption)
		two, _ := folded(credit)
		return strings.Contains(shelf, letters(one)) && strings.Contains(shelf, letters(two))
	}
	return strings.Contains(shelf, letters(sectionOf(l))) && sectionOf(l) != ""
}

// onOtherShelf is for words beside a clock that are a picture, a card or boilerplate.
func (d *Draft) onOtherShelf(rest string) bool {
	shelves := d.shelves()
	for _, where := range []place{inPicture, inCard} {
		if strings.Contains(shelves[where], rest) {
			return true
		}
	}
	return false
}
