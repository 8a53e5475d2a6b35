package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste"
)

// How much of a page is shown to be looked through and mended.
const (
	mendableUpdates = 300
	mendableLines   = 300
	shownLeftOut    = 300
	shownBody       = 220 // characters of an update's text
)

// importSeen is what was understood of a page.
type importSeen struct {
	Words
	Draft   *paste.Draft // the page, or the first entry of an export
	Entries []importEntry
	Updates []importUpdate
	Lines   []importLine
	Notes   []paste.Line // about lines that have their place
	LeftOut []importLine
	ReadIn  string // the encoding of the file, where a person should know
	Changed string // said when it was read anew instead of stored

	drafts []*paste.Draft
}

// importEntry is one of several entries of an export.
type importEntry struct {
	Name  string // of its inputs
	Draft *paste.Draft
}

// importUpdate is an update that can be mended.
type importUpdate struct {
	Name   string
	Update *paste.Update
	Start  string // of its text
}

// importLine is a line that was not understood or was left out, and where it can be put.
type importLine struct {
	Name  string
	Line  paste.Line
	Label string
	Puts  []choiceGroup
}

func newImportSeen(words Words, drafts []*paste.Draft) *importSeen {
	seen := &importSeen{Words: words, Draft: drafts[0], drafts: drafts}
	if len(drafts) > 1 {
		for i, d := range drafts {
			seen.Entries = append(seen.Entries, importEntry{Name: "d." + strconv.Itoa(i), Draft: d})
		}
		return seen
	}
	d := drafts[0]
	for i := range d.Updates[:min(len(d.Updates), mendableUpdates)] {
		u := &d.Updates[i]
		seen.Updates = append(seen.Updates, importUpdate{Name: "u." + strconv.Itoa(i), Update: u, Start: startOf(strings.ReplaceAll(u.Body.Plain(), "\n", " "))})
	}
	puts := putChoices(words)
	for i, l := range d.NotUnderstood {
		if !l.Unplaced() {
			seen.Notes = append(seen.Notes, l)
		} else if len(seen.Lines) < mendableLines {
			seen.Lines = append(seen.Lines, importLine{Name: "l." + strconv.Itoa(i), Line: l, Puts: puts})
		}
	}
	for i, l := range d.LeftOut[:min(len(d.LeftOut), shownLeftOut)] {
		seen.LeftOut = append(seen.LeftOut, importLine{Name: "o." + strconv.Itoa(i), Line: l, Puts: puts})
	}
	return seen
}

// lines gives all that can be put somewhere, in the order of the page.
func (p *importSeen) lines() []importLine {
	return slices.SortedStableFunc(slices.Values(slices.Concat(p.Lines, p.LeftOut)), func(a, b importLine) int { return a.Line.Number - b.Line.Number })
}

func putChoices(words Words) []choiceGroup {
	var all []choice
	for _, p := range []paste.Putting{paste.LeaveOut, paste.AsHeadline, paste.AsBody, paste.AsStandfirst, paste.AsTitle} {
		key := string(p)
		if p == paste.LeaveOut {
			key = "leave_out"
		}
		all = append(all, choice{Value: string(p), Label: words.T("desk_import.put." + key)})
	}
	return oneGroup(all...)
}

// startOf gives the first words of a text.
func startOf(text string) string {
	runes := []rune(text)
	if len(runes) <= shownBody {
		return text
	}
	return string(runes[:shownBody]) + "…"
}

// TitleHint says where the title is from if not from the page's own words; "" if it is.
func (p *importSeen) TitleHint() string {
	switch {
	case p.Draft.Title == "":
		return "desk_import.title_missing"
	case p.Draft.TitleGuessed:
		return "desk_import.title_guessed"
	}
	return ""
}

// Pictures counts the pictures of the page.
func (p *importSeen) Pictures() int {
	n := len(p.Draft.Lead)
	for _, u := range p.Draft.Updates {
		n += len(u.Pictures)
	}
	return n
}

// Cards counts the links to other pages.
func (p *importSeen) Cards() int {
	n := 0
	for _, u := range p.Draft.Updates {
		n += len(u.Cards)
	}
	return n
}

// Unplaced counts the lines that were not understood, shown or not.
func (p *importSeen) Unplaced() int { return len(p.Draft.NotUnderstood) - len(p.Notes) }

// More counts the updates beyond those that can be mended here.
func (p *importSeen) More() int { return len(p.Draft.Updates) - len(p.Updates) }

// Zoned tells whether the updates of the page have clock times that can be mended.
func (u importUpdate) Zoned() bool { return !u.Update.Said.IsZero() }

// names lists the inputs that belong to what was seen.
func (p *importSeen) names() []string {
	var all []string
	for _, e := range p.Entries {
		all = append(all, e.Name+".title", e.Name+".drop")
	}
	for _, l := range p.lines() {
		all = append(all, l.Name)
	}
	for _, u := range p.Updates {
		all = append(all, u.Name+".headline", u.Name+".at", u.Name+".drop")
	}
	return all
}

// fill puts what was understood into the form. What a person has typed into the page's own
// fields stays, and so do headlines where the updates are as many as before.
func (p *importSeen) fill(f *form, digest string) {
	d := p.Draft
	for name, value := range map[string]string{
		"title": d.Title, "standfirst": d.Standfirst, "section": d.Section, "topic": d.Topic, "tags": strings.Join(d.Tags, ", "),
	} {
		if f.Value(name) == "" {
			f.set(name, value)
		}
	}
	f.inputs = append(f.inputs, p.names()...)
	for _, e := range p.Entries {
		f.set(e.Name+".title", e.Draft.Title)
	}
	for _, u := range p.Updates {
		f.set(u.Name+".headline", u.Update.Headline)
		f.set(u.Name+".at", clockIn(u.Update))
	}
	f.set("seen", digest).set("count", strconv.Itoa(len(d.Updates)))
}

// take fills the form with what was sent about what was seen before.
func (p *importSeen) take(f *form, typed url.Values) {
	for _, name := range p.names() {
		f.inputs = append(f.inputs, name)
		f.set(name, typed[name]...)
	}
}

// clockIn writes an update's time as its field has it.
func clockIn(u *paste.Update) string {
	if u.Time == "" {
		return u.Date + "T00:00"
	}
	return u.Date + "T" + u.Time
}

// PictureWords names a picture by what is known of it.
func (p *importSeen) PictureWords(pic coverage.Picture) string {
	var known []string
	for _, s := range []string{pic.Name, pic.Caption, pic.Credit} {
		if s != "" {
			known = append(known, s)
		}
	}
	if len(known) == 0 {
		return pic.Alt
	}
	return strings.Join(known, " · ")
}

// Where names the update of a line for people: its clock, or its number.
func (u importUpdate) Where() string {
	if u.Update.Time != "" {
		return fmt.Sprintf("%s %s", u.Update.Date, u.Update.Time)
	}
	return u.Update.Date
}
