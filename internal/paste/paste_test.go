package paste

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/saved"
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
	decoded, err := saved.Decode(page)
	if err != nil {
		t.Fatal(err)
	}
	words := decoded.Words
	shelves := d.shelves()
	type shown struct { // several lines of markup may stand on one line of its file
		n    int
		text string
	}
	listed, due := make(map[shown]int), make(map[shown]int)
	for _, l := range slices.Concat(d.NotUnderstood, d.LeftOut) {
		if !strings.HasPrefix(l.Reason, "paste.note_") {
			listed[shown{l.Number, l.Text}]++
		}
	}
	p := d.page
	if last := p.lines[len(p.lines)-1].N; !p.marked && last != decoded.HeaderLines+strings.Count(words, "\n")+1 {
		t.Fatalf("the last line of the page is %d, of the file %d", last, strings.Count(words, "\n")+1)
	}
	for i, l := range p.lines {
		where := d.places[i]
		if (l.Text == "") != (where == nowhere) {
			if l.Text == "" && where == inHeader {
				continue
			}
			t.Fatalf("line %d %q has place %d", l.N, l.Text, where)
		}
		if where == leftOut || where == notUnderstood {
			due[shown{l.N, l.Text}]++
		}
		shelf, ok := shelves[where]
		if !ok {
			continue
		}
		said := printed.Letters(l.Text)
		if once, _ := printed.Folded(l.Text); !strings.Contains(shelf, said) && !strings.Contains(shelf, printed.Letters(once)) && !d.partly(l, shelf) {
			t.Fatalf("line %d %q is not found at its place %d", l.N, l.Text, where)
		}
	}
	if !maps.Equal(listed, due) {
		t.Fatalf("listed: %v\nhave the place of what is listed: %v", listed, due)
	}
}

// shelves gives the letters and digits of what a draft holds, by place.
func (d *Draft) shelves() map[place]string {
	var update, lead, picture, card strings.Builder
	for _, p := range d.Lead {
		lead.WriteString(p.Name + " " + p.Caption + p.Credit + " " + p.Alt + " ")
	}
	for _, u := range d.Updates {
		update.WriteString(u.Headline + u.Body.Plain())
		for _, p := range u.Pictures {
			picture.WriteString(p.Name + " " + p.Caption + p.Credit + " " + p.Alt + " ")
		}
		for _, c := range u.Cards {
			card.WriteString(c.Title + c.Title + c.Excerpt + c.Href)
		}
	}
	all := map[place]string{
		inTitle: d.Title + d.Section + strings.Join(d.AltTitles, ""), inStandfirst: d.Standfirst, inByline: d.Byline, inSection: d.Section,
		inStamp: d.Stamp, inLead: lead.String(), inTheme: d.Theme, inUpdate: update.String(), inPicture: picture.String(), inCard: card.String(),
	}
	for where, s := range all {
		all[where] = printed.Letters(s)
	}
	return all
}

// partly knows lines that hold more than their value: a clock, a label.
func (d *Draft) partly(l flat.Line, shelf string) bool {
	if s, ok := clock.Read(l.Norm); ok {
		rest := printed.Letters(string([]rune(l.Text)[s.Rest:]))
		return !s.Inline || stampWords[printed.Normal(string([]rune(l.Text)[s.Rest:]))] || strings.Contains(shelf, rest) || d.onOtherShelf(rest)
	}
	if s, ok := clock.Same(l.Norm, clock.Stamp{Inline: true}); ok && strings.Contains(shelf, printed.Letters(string([]rune(l.Text)[s.Rest:]))) {
		return true
	}
	if _, ok := clock.ReadAgo(l.Norm); ok {
		return true
	}
	begins := slices.ContainsFunc(d.Updates, func(u Update) bool { return u.Line == l.N }) // its clock is told then
	if _, ok := clock.Same(l.Norm, clock.Stamp{}); ok && begins {
		return true
	}
	if _, ok := clock.ReadChanged(l.Norm); ok && begins {
		return true
	}
	for _, read := range []func() (clock.Stamp, bool){func() (clock.Stamp, bool) { s, _, ok := clock.ReadLoose(l.Norm); return s, ok }, func() (clock.Stamp, bool) { s, _, ok := clock.ReadCalled(l.Norm); return s, ok }, func() (clock.Stamp, bool) { return clock.ReadTrailing(l.Text, l.Norm) }} {
		if s, ok := read(); ok {
			if !s.Inline && begins {
				return true // a clock and nothing else
			}
			own := []rune(l.Text)
			if s.Until > 0 {
				own = own[:s.Until]
			}
			if strings.Contains(shelf, printed.Letters(string(own[s.Rest:]))) {
				return true
			}
		}
	}
	if one, two, ok := twoCredits(l.Text); ok {
		return strings.Contains(shelf, printed.Letters(one)) && strings.Contains(shelf, printed.Letters(two))
	}
	for _, cut := range []string{captionLead.FindString(l.Norm), bylinePart.FindString(l.Norm), signs.FindString(l.Norm)} {
		if cut != "" && strings.Contains(shelf, printed.Letters(l.Norm[len(cut):])) {
			return true
		}
	}
	for _, labels := range []map[string]bool{noise.CardLabels, noise.TagLabels, noise.TopicLabels, noise.SectionLabels} {
		if _, value, ok := noise.Labelled(l.Text, l.Norm, labels); ok && strings.Contains(shelf, printed.Letters(value)) {
			return true
		}
	}
	if names, rest := flat.FileNames(l.Text); len(names) > 0 && strings.Contains(shelf, printed.Letters(rest)) {
		return strings.Contains(d.shelves()[inPicture], printed.Letters(names[0]))
	}
	if l.Role == flat.RoleTime {
		return true // the clock of an update; a page's own is its stamp
	}
	for _, cut := range []string{themePart.FindString(l.Norm)} {
		if cut != "" && strings.Contains(shelf, printed.Letters(l.Norm[len(cut):])) {
			return true
		}
	}
	if caption, credit, ok := captioned(l.Text, l.Norm); ok {
		one, _ := printed.Folded(caption)
		two, _ := printed.Folded(credit)
		return strings.Contains(shelf, printed.Letters(one)) && (strings.Contains(shelf, printed.Letters(two)) || d.onOtherShelf(printed.Letters(two)))
	}
	return strings.Contains(shelf, printed.Letters(sectionOf(l))) && sectionOf(l) != ""
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
