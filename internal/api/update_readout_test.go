package api

import (
	"testing"

	"readout/internal/desk"
	"readout/internal/text"
)

// The text of an update is the author's own, which offsets count; its HTML has the lines of what
// it shows of the record, which are told by themselves besides.
func TestTheReadoutsThatATextShows(t *testing.T) {
	v := sampleUpdates()[0]
	shown := &text.Readout{Round: "two-2017", Section: "results", Frozen: "2017-03-20", Hidden: []string{"outcome/o-1"}}
	before, after := text.Paragraphs("私の見方。"), text.Paragraphs("以上。")
	v.Update.Message.Body = text.Document{Blocks: append(append(before.Blocks, text.Block{Kind: text.BlockReadout, Readout: shown}), after.Blocks...)}
	lines := func(u *desk.UpdateView, r *text.Readout) []text.Block {
		if u != &v || r != shown {
			t.Errorf("asked for %v of update %d", r, u.Update.N)
		}
		return text.Paragraphs("<b>合意</b>").Blocks
	}
	got := (&room{readout: lines}).update("jr-2017", &v)
	if want := "私の見方。\n\n以上。"; got.Text != want {
		t.Errorf("text: got %q, want %q", got.Text, want)
	}
	if want := "<p>私の見方。</p>\n" + `<section class="from-record" data-readout="results"><p>&lt;b&gt;合意&lt;/b&gt;</p></section>` + "\n<p>以上。</p>"; got.HTML != want {
		t.Errorf("HTML: got %s, want %s", got.HTML, want)
	}
	if len(got.Readouts) != 1 || got.Readouts[0].Text != "<b>合意</b>" || got.Readouts[0].Frozen != "2017-03-20" || got.Readouts[0].Hidden[0] != "outcome/o-1" {
		t.Errorf("readouts: got %+v", got.Readouts)
	}
}
