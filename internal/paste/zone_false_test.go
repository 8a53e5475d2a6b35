package paste

import (
	"strings"
	"testing"
	"time"
)

// A host that marks its own clock as UTC is believed where nothing on the page says otherwise, and
// where its other clocks say that it is in another zone.
func TestZoneOfUpdates(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	page := string(read(t, "testdata/html_en_printed_zone.html"))
	for name, c := range map[string]struct {
		page, first string
	}{
		"two tellings apart by an hour":       {page, "16:56"},
		"the page prints what it marks":       {strings.ReplaceAll(page, ">16:58<", ">15:58<"), "17:56"},
		"the updates are converted":           {strings.ReplaceAll(page, ">16:56<", ">17:56<"), "17:56"},
		"other times are apart by no zone":    {strings.ReplaceAll(page, ">16:58<", ">16:31<"), "17:56"},
		"the updates themselves know a zone":  {strings.NewReplacer("T16:56Z", "T16:56+01:00", "T13:10Z", "T13:10+01:00", "T00:20Z", "T00:20+01:00").Replace(page), "16:56"},
		"no other time stands on the page":    {strings.ReplaceAll(page, `<time datetime="2031-11-03T15:58:23Z">16:58</time>`, "16:58"), "17:56"},
		"the other time is marked as of town": {strings.ReplaceAll(page, "T15:58:23Z", "T16:58:23+01:00"), "16:56"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read([]byte(c.page), Options{Zone: berlin, Date: "2031-11-03"})
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Updates[0].Time; len(d.Updates) != 3 || got != c.first {
				t.Errorf("first of %d updates at %s, want %s", len(d.Updates), got, c.first)
			}
		})
	}
}
