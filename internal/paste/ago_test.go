package paste

import (
	"strings"
	"testing"
	"time"

	"readout/internal/paste/saved"
)

const pageOfAgo = "Talks in Tarn: live\n%\n5 minutes ago\nThe end\nEverybody leaves.\n\n40 minutes ago\nA break\nCoffee is served.\n\n2 hours ago\nThe start\nThe doors close.\n"

func TestTimesWithoutAMomentTheyAreSeenFromAreAskedFor(t *testing.T) {
	tokyo := zoneNamed(t, "Asia/Tokyo")
	saved := time.Date(2031, 5, 14, 9, 26, 0, 0, time.UTC)
	for _, c := range []struct {
		name, stamp string
		options     Options
		want, fault string
	}{
		{"nothing is known", "", Options{Zone: tokyo}, "", "paste.saved_needed"},
		{"the day alone", "", Options{Zone: tokyo, Date: "2031-05-14"}, "", "paste.saved_needed"},
		{"no zone", "", Options{Saved: saved}, "", "paste.zone_needed"},
		{"a person says it", "", Options{Zone: tokyo, Saved: saved}, "2031-05-14 18:21", ""},
		{"the page's stamp", "Updated at 18:26, 14 May 2031\n", Options{Zone: tokyo}, "2031-05-14 18:21", ""},
		{"the stamp's zone", "Updated at 9:26 GMT, 14 May 2031\n", Options{Zone: tokyo}, "2031-05-14 18:21", ""},
		{"the stamp's clock on the day given", "Updated at 18:26\n", Options{Zone: tokyo, Date: "2031-05-14"}, "2031-05-14 18:21", ""},
		{"a person before the stamp", "Updated at 20:00, 14 May 2031\n", Options{Zone: tokyo, Saved: saved}, "2031-05-14 18:21", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := []byte(strings.Replace(pageOfAgo, "%", c.stamp, 1))
			d, err := Read(page, c.options)
			check(t, "fault", keyOf(err), c.fault)
			if err != nil {
				return
			}
			accounted(t, page, d)
			check(t, "updates", len(d.Updates), 3)
			check(t, "the first", d.Updates[0].Date+" "+d.Updates[0].Time, c.want)
			notes := 0
			for _, l := range d.NotUnderstood {
				if l.Reason == reasonAgo {
					notes++
				}
			}
			check(t, "times it is told", notes, 1)
		})
	}
}

// TestWhatReadersWroteIsNoTimeline: an article whose comments say how long ago they were written.
func TestWhatReadersWroteIsNoTimeline(t *testing.T) {
	page := "The bridge opens\n\nThe bridge of Tarn was opened on Friday by the mayor, who walked over it first.\n\nChildren followed, and the fishermen looked on from their boats below.\n\nComments\n\nAda\n5 minutes ago\nWell done.\n\nFinn\n40 minutes ago\nAt last.\n\nJo\n2 hours ago\nFirst!\n"
	d, err := Read([]byte(page), Options{Zone: time.UTC, Date: "2031-05-14"})
	if err != nil {
		t.Fatal(err)
	}
	check(t, "form", d.Form, "article")
	check(t, "updates", len(d.Updates), 1)
}

func TestAFileSaysWhenItWasSaved(t *testing.T) {
	for name, header := range map[string]string{
		"a server's header": "HTTP/1.1 200 OK\r\nDate: Wed, 14 May 2031 09:26:00 GMT\r\nContent-Type: text/plain\r\n\r\n",
	} {
		text, err := saved.Decode([]byte(header + pageOfAgo))
		if err != nil {
			t.Fatal(err)
		}
		check(t, name, text.Saved.Format(time.RFC3339), "2031-05-14T09:26:00Z")
	}
}
