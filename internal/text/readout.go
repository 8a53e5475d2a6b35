package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/fault"
)

// Readout is what a block of the kind BlockReadout holds: the name of a section of a round's
// readout. Its lines stand in the record and nowhere in the Document; who shows the Document asks
// for them. So nothing of it is in the plain text, and words that are taken back are in no article.
type Readout struct {
	Round   string   `json:"round"`
	Section string   `json:"section"`          // one of SectionNames
	Frozen  string   `json:"frozen,omitempty"` // as it stood at the end of a day or at a moment; "": as it stands now
	Hidden  []string `json:"hidden,omitempty"` // items whose lines are left out, "outcome/o-x"
}

// The limits of blocks that show readouts.
const (
	MaxReadouts = 24  // in a Document
	MaxHidden   = 100 // lines that one of them leaves out
)

var (
	roundForm  = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)
	hiddenForm = regexp.MustCompile(`^(statement|outcome|forecast)/[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)
)

// Valid tells whether it names what can be: the fault is about the part "round", "section",
// "frozen" or "hide". Whether there is such a round is for others to find.
func (r *Readout) Valid() error {
	switch {
	case !roundForm.MatchString(r.Round):
		return fault.At("round", "readout.no_round", "got", shorten(r.Round))
	case !slices.Contains(SectionNames, r.Section):
		return fault.At("section", "readout.no_section", "got", shorten(r.Section), "known", strings.Join(SectionNames, ", "))
	case len(r.Hidden) > MaxHidden:
		return fault.At("hide", "readout.hides_too_many", "limit", MaxHidden, "got", len(r.Hidden))
	}
	if r.Frozen != "" {
		if _, err := r.Until(time.UTC); err != nil {
			return fault.At("frozen", "readout.frozen", "got", shorten(r.Frozen))
		}
	}
	for _, item := range r.Hidden {
		if !hiddenForm.MatchString(item) {
			return fault.At("hide", "readout.hide", "got", shorten(item))
		}
	}
	return nil
}

// Until gives the moment as of which it shows the record, the zero time for now. A day is over
// when it ends in the given zone.
func (r *Readout) Until(zone *time.Location) (time.Time, error) {
	if r.Frozen == "" {
		return time.Time{}, nil
	}
	if day, err := time.ParseInLocation(time.DateOnly, r.Frozen, zone); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Microsecond), nil
	}
	at, err := time.Parse(time.RFC3339, r.Frozen)
	if err == nil && at.UTC().Format(time.RFC3339) != r.Frozen {
		err = strconv.ErrSyntax
	}
	return at.Add(time.Second - time.Microsecond), err // it is written to the second
}

// State names the state of the record that it shows a part of: sections of one round as of one
// moment share it.
func (r *Readout) State() string { return r.Round + " " + r.Frozen }

// FrozenAt writes a moment as Readout.Frozen holds it.
func FrozenAt(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Hides tells whether the line of an item is left out.
func (r *Readout) Hides(item string) bool { return slices.Contains(r.Hidden, item) }

// String writes it as Markdown does.
func (r *Readout) String() string {
	words := "::readout{round=" + r.Round + " section=" + r.Section
	if r.Frozen == "" {
		words += " live"
	} else {
		words += " frozen=" + r.Frozen
	}
	if len(r.Hidden) > 0 {
		words += " hide=" + strings.Join(r.Hidden, ",")
	}
	return words + "}"
}

// Readouts gives what the Document shows of readouts, in its order.
func (d Document) Readouts() []*Readout {
	var all []*Readout
	for _, b := range d.Blocks {
		if b.Readout != nil {
			all = append(all, b.Readout)
		}
	}
	return all
}

// Filled gives the Document with blocks in the place of its readouts, for those who want all of
// it as one text. No offset of a citation holds in it.
func (d Document) Filled(lines func(*Readout) []Block) Document {
	if len(d.Readouts()) == 0 {
		return d
	}
	var out Document
	for _, b := range d.Blocks {
		if b.Readout == nil {
			out.Blocks = append(out.Blocks, b)
			continue
		}
		out.Blocks = append(out.Blocks, lines(b.Readout)...)
	}
	return out
}

// Named gives the Document with a line in the place of each readout that says what stands there,
// for comparing two texts.
func (d Document) Named() Document {
	return d.Filled(func(r *Readout) []Block { return Paragraphs(r.String()).Blocks })
}
