package paste

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste/clock"
	"readout/internal/paste/export"
	"readout/internal/paste/noise"
	"readout/internal/paste/saved"
)

const smallLive = "Talks in Tarn: the day\n\n18:21\nThe end\n17:05\nThe start\n"

func TestFaults(t *testing.T) {
	for _, row := range []struct {
		name, page string
		options    Options
		kind       fault.Kind
		keys       string
	}{
		{"empty", "", Options{}, fault.Invalid, "paste.empty"},
		{"only space", "\ufeff \n\u3000\n", Options{}, fault.Invalid, "paste.empty"},
		{"NUL", "a line\nanother\x00 line\n", Options{}, fault.Invalid, "paste.nul"},
		{"too large", strings.Repeat("a", saved.MaxBytes+1), Options{}, fault.TooLarge, "paste.too_large"},
		{"HTML without a date", "<!DOCTYPE html>\n<html><body><h1>A title of the day</h1><p>Words.</p></body></html>", Options{}, fault.Invalid, "paste.date_needed_no_stamp"},
		{"HTML of too many parts", "<html>" + strings.Repeat("<b>", 300_001), Options{}, fault.TooLarge, "paste.too_many_parts"},
		{"an export that breaks off", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>A day", Options{}, fault.Invalid, "paste.export_broken"},
		{"an export of too many entries", strings.Repeat("TITLE: A day\nDATE: 11/02/2030 08:00:00\n-----\nBODY:\nWords.\n-----\n--------\n", export.MaxEntries+1), Options{}, fault.TooLarge, "paste.too_many_entries"},
		{"too many updates", "A title of the day\n" + strings.Repeat("18:21\nWords\n", MaxUpdates+1), Options{Date: "2030-01-01", Zone: time.UTC}, fault.TooLarge, "paste.too_many"},
		{"no date", smallLive, Options{Zone: time.UTC}, fault.Invalid, "paste.date_needed_no_stamp"},
		{"no date but a stamp", "20:00 9 May 2035\n" + smallLive, Options{Zone: time.UTC}, fault.Invalid, "paste.date_needed"},
		{"no date but a stamp below", smallLive + "Tags: a, b\nUpdated 9 May 2035\n", Options{Zone: time.UTC}, fault.Invalid, "paste.date_needed"},
		{"no zone", smallLive, Options{Date: "2030-01-01"}, fault.Invalid, "paste.zone_needed"},
		{"neither", smallLive, Options{}, fault.Invalid, "paste.date_needed_no_stamp paste.zone_needed"},
		{"bad date", smallLive, Options{Date: "2030-02-30"}, fault.Invalid, "paste.bad_date"},
		{"bad form and date", smallLive, Options{Date: "1 May", Form: "blog"}, fault.Invalid, "paste.unknown_form paste.bad_date"},
		{"no timeline", "A title of the day\nWords.\n", Options{Form: coverage.Live, Date: "2030-01-01", Zone: time.UTC}, fault.Invalid, "paste.no_timeline"},
		{"an article with a stamp alone", "A title of the day in Tarn\n9 May 2035\n\nThe ministers met in Brenna and agreed to meet again in the autumn.\n", Options{}, fault.Invalid, "paste.date_needed_article"},
		{"article without date", "A title of the day\nWords.\n", Options{}, fault.Invalid, "paste.date_needed_no_stamp"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := Read([]byte(row.page), row.options)
			if err == nil {
				t.Fatalf("got a draft of %d updates, want a fault", len(d.Updates))
			}
			check(t, "keys", keyOf(err), row.keys)
			check(t, "kind", fault.KindOf(err), row.kind)
			for _, key := range strings.Fields(keyOf(err)) {
				check(t, key+" in the catalogue", i18n.Has(key), true)
			}
		})
	}
}

func TestReasonsAreInTheCatalogue(t *testing.T) {
	for _, key := range []string{
		reasonUnknown, reasonEmpty, reasonDateDiffers, reasonOrder, clock.Twice, clock.NoSuchTime, reasonZone, reasonZoneVague,
		noise.OutShare, noise.OutComment, noise.OutLabel, noise.OutMenu, noise.OutAd, noise.OutSubscribe, noise.OutGallery, noise.OutFooter, noise.OutReadMore, noise.OutRelated, noise.OutRepeated, noise.OutStamp,
	} {
		check(t, key, i18n.Has(key), true)
	}
}

func TestStampIsNoDate(t *testing.T) {
	_, err := Read([]byte("20:00 9 May 2035\n"+smallLive), Options{Zone: time.UTC})
	var f *fault.Error
	if !errors.As(err, &f) {
		t.Fatal(err)
	}
	check(t, "stamp", fmt.Sprint(f.Args["stamp"]), "20:00 9 May 2035")
	check(t, "field", f.Field, "date")
}

func TestMarkOf(t *testing.T) {
	for _, row := range []struct {
		text string
		want coverage.Mark
	}{
		{"生中継が終了", coverage.MarkEnd},
		{"青嶺と白浜の外相会談(2プラス2)が終了した", coverage.MarkEnd},
		{"青嶺・白浜協議2プラス2が始まる", coverage.MarkStart},
		{"記者会見を開始", coverage.MarkStart},
		{"会談が一時中断", coverage.MarkPause},
		{"本会議が再開した", coverage.MarkResume},
		{"協議の開始で合意", ""},
		{"来週、協議が始まる", ""},
		{"青嶺が調査を開始", ""},
		{"現在、首都で協議が行われている", ""},
		{"Talks have begun", coverage.MarkStart},
		{"The press conference is under way", coverage.MarkStart},
		{"Talks about fishing have ended.", coverage.MarkEnd},
		{"Our live coverage is over", coverage.MarkEnd},
		{"That's the end of our live blog", coverage.MarkEnd},
		{"Session adjourned", coverage.MarkPause},
		{"Talks resume after lunch", coverage.MarkResume},
		{"Talks fail again", ""},
		{"Talks over ferry line drag on", ""},
		{"Talks will begin on Monday", ""},
		{"Minister says talks have ended", ""},
		{"Minister starts work on a plan", ""},
		{"Переговоры начались", coverage.MarkStart},
		{"Началась пресс-конференция министров", coverage.MarkStart},
		{"Прямая трансляция завершена", coverage.MarkEnd},
		{"Перерыв в переговорах", coverage.MarkPause},
		{"Заседание возобновилось", coverage.MarkResume},
		{"Переговоры начались бы завтра", ""},
		{"Переговоры не начались", ""},
	} {
		check(t, row.text, markOf(row.text), row.want)
	}
}

func TestHeads(t *testing.T) {
	for _, row := range []struct {
		text string
		want bool
	}{
		{"Fenn offers two timetables", true},
		{"Is this the end?", true},
		{"Fenn is asking the questions.", false},
		{"Here are the main points:", false},
		{"Q: How long is that for?", false},
		{"Ministers leave for the U.S.", true},
		{"青嶺が提案した。白浜の外相が明らかにした", true},
		{"協議が行われた。", false},
		{strings.Repeat("long ", 60), false},
	} {
		check(t, row.text, heads(row.text), row.want)
	}
}

// TestDays is about the days of updates in pages of one clock per line.
func TestDays(t *testing.T) {
	tokyo := zoneNamed(t, "Asia/Tokyo")
	for _, row := range []struct {
		name, page string
		options    Options
		want, note string
	}{
		{"newest first over midnight", "00:10\na\n23:50\nb\n22:00\nc\n", Options{Date: "2030-05-01", Zone: tokyo}, "02 00:10,01 23:50,01 22:00", ""},
		{"oldest first over midnight", "22:00\na\n23:50\nb\n00:10\nc\n", Options{Date: "2030-05-01", Zone: tokyo}, "01 22:00,01 23:50,02 00:10", ""},
		{"two updates over midnight", "23:50\na\n00:10\nb\n", Options{Date: "2030-05-01", Zone: tokyo}, "01 23:50,02 00:10", ""},
		{"slightly out of order", "18:20\na\n18:00\nb\n18:05\nc\n17:00\nd\n", Options{Date: "2030-05-01", Zone: tokyo}, "01 18:20,01 18:00,01 18:05,01 17:00", reasonOrder},
		{"printed dates", "2 May 2030 08:00\na\n1 May 2030 09:00\nb\n", Options{Zone: tokyo}, "02 08:00,01 09:00", ""},
		{"printed dates that differ", "2 June 2033 08:00\na\n1 June 2033 09:00\nb\n", Options{Date: "2030-05-04", Zone: tokyo}, "05 08:00,04 09:00", reasonDateDiffers},
		{"another zone", "16:00 GMT\na\n14:00 GMT\nb\n", Options{Date: "2030-05-01", Zone: tokyo}, "02 01:00,01 23:00", reasonZone},
		{"another zone with dates", "1 May 2030 16:00 GMT\na\n1 May 2030 15:30 GMT\nb\n", Options{Date: "2030-05-02", Zone: tokyo}, "02 01:00,02 00:30", reasonZone},
		{"the same offset", "16:00 JST\na\n14:00 JST\nb\n", Options{Date: "2030-05-01", Zone: tokyo}, "01 16:00,01 14:00", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := Read([]byte("A day in the town of Tarn\n\n"+row.page), row.options)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, u := range d.Updates {
				got = append(got, u.Date[8:]+" "+u.Time)
			}
			note := ""
			if len(d.NotUnderstood) > 0 {
				note = d.NotUnderstood[0].Reason
			}
			check(t, "days", strings.Join(got, ","), row.want)
			check(t, "note", note, row.note)
		})
	}
}

// TestAListOfNewsBeginsWithItsFirst: where the moments stand below, the first line of a file is an update's.
func TestAListOfNewsBeginsWithItsFirst(t *testing.T) {
	page := "The minister of Tarn said that the talks of the strait would go on in the new year.\n12/14 11:53\nThe ferries of Veld stood still for an hour, the harbour office of Brenna said.\n12/13 16:50\nThe islanders met the envoy of Orsa and asked for a bell of their own.\n12/12 21:44\n"
	d, err := Read([]byte(page), Options{Date: "2031-12-12", Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, u := range d.Updates {
		told = append(told, u.Date+" "+u.Time+" "+strings.Fields(u.Body.Plain())[1])
	}
	check(t, "updates", strings.Join(told, "; "), "2031-12-14 11:53 minister; 2031-12-13 16:50 ferries; 2031-12-12 21:44 islanders")
	check(t, "title", d.Title, "")
}
