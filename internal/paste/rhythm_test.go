package paste_test

import (
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/paste"
)

// What begins lines as clocks do, and is none: days and months, years, points that are counted,
// sums, and hours that go to and fro.
func TestNumbersAtTheBeginningOfLinesMakeNoLivePage(t *testing.T) {
	for what, lines := range map[string][]string{
		"days and months": {"10.03 – The ferry is tied up.", "11.03 – The council of Tarn meets.", "02.04 – Both towns agree.", "12.04 – The ferry sails again."},
		"years":           {"2014 The harbour of Tarn is built.", "2017 The mill burns down.", "2021 Veld builds a bridge.", "2029 The bridge is closed."},
		"sums":            {"2.50 crowns for a child.", "3.20 crowns for a grown person.", "4.10 crowns for a cart.", "9.30 crowns for a horse."},
		"to and fro":      {"10.30 metres is the height of the mast.", "14.20 metres is its length.", "09.40 metres is its width at the bow.", "12.10 metres at the stern.", "08.50 metres is its draught."},
		"two speakers":    {"Mole: 10:15 was the hour when I came.", "Pell: 10:20 was the hour when I did.", "Mole: 10:30 was when we began.", "Pell: 11:00 was the end of it."},
		"parts":           {"1.15 The first part of the treaty.", "1.16% of all dues.", "1.17.2031 is no day.", "1.18 million crowns were lost."},
	} {
		page := "A short history of the ferry of Tarn\n\nThe ferry has carried people and goods for a long time. This is what is known of it.\n\n" + strings.Join(lines, "\n\n") + "\n"
		d, err := paste.Read([]byte(page), paste.Options{Zone: time.UTC, Date: "2031-03-14"})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if d.Form != coverage.Article {
			t.Errorf("%s: read as %s of %d updates", what, d.Form, len(d.Updates))
		}
	}
}
