package api

import (
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// ShownReadout is a section of a round's readout that the text of an article shows. The text
// names it; its lines come from the record, as readers may see it now.
type ShownReadout struct {
	Round   string   `json:"round" doc:"Id of the round."`
	Section string   `json:"section" doc:"Which part of its readout."`
	Frozen  string   `json:"frozen,omitempty" doc:"It is shown as it stood at the end of this day or at this moment; left out of one that follows the record."`
	Hidden  []string `json:"hidden,omitempty" doc:"Items of the record whose lines are left out, as kind/id."`
	Text    string   `json:"text" doc:"What readers see there now, as plain text. It is no part of the update's own text: no offset counts it."`
}

// shownReadouts gives the readouts within an update's text, and the text as HTML with them.
func (r *room) shownReadouts(v *desk.UpdateView) (all []ShownReadout, html string) {
	lines := func(shown *text.Readout) []text.Block {
		if r.readout == nil {
			return nil
		}
		return r.readout(v, shown)
	}
	body := v.Update.Message.Body
	for _, shown := range body.Readouts() {
		all = append(all, ShownReadout{
			Round: shown.Round, Section: shown.Section, Frozen: shown.Frozen, Hidden: shown.Hidden,
			Text: text.Document{Blocks: lines(shown)}.Plain(),
		})
	}
	return all, text.HTMLWith(body, v.Marks(record.Body), func(shown *text.Readout) string { return text.ReadoutHTML(shown, "", lines(shown)) })
}
