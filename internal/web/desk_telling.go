package web

import (
	"net/url"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
)

// Telling is what readers can be told about a change: nothing but that there was one, or
// what kind of note.
func (p DeskPage) Telling() []choiceGroup {
	choices := []choice{{Label: p.T("desk.correction.none"), Sub: p.T("desk.correction.none_hint")}}
	for _, kind := range coverage.Notes {
		choices = append(choices, choice{
			Value: string(kind), Label: p.T("correction." + string(kind)), Sub: p.T("desk.correction." + string(kind) + "_hint"),
		})
	}
	return []choiceGroup{{Choices: choices}}
}

// readTelling reads what readers are to be told about a change.
func readTelling(typed url.Values) (note string, kind coverage.CorrectionKind, err error) {
	note, kind = typed.Get("note"), coverage.CorrectionKind(typed.Get("correction"))
	if strings.TrimSpace(note) != "" && kind == "" {
		err = fault.At("correction", "desk.note_of_what_kind")
	}
	return note, kind, err
}
