package web

import (
	"context"
	"strings"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/journal"
	"readout/internal/people"
)

// sickNewsroom is of a site where much is amiss.
type sickNewsroom struct{ deskNewsroom }

func (d *deskNewsroom) Health(context.Context) (*desk.HealthView, error) { return wellStory(), nil }

func (d *sickNewsroom) Health(context.Context) (*desk.HealthView, error) {
	v := wellStory()
	v.Status, v.Trouble = "full", fault.New(fault.Full, "store.full")
	v.Free, v.Behind, v.Backup = 12_000_000, 5000, nil
	v.Delay = desk.Delay{Count: 3, Half: 25 * time.Millisecond, Slowest: 10 * time.Second, Beyond: true}
	v.Certificate.Ends = v.At.Add(48 * time.Hour)
	v.Put = desk.Off{Due: 2, Held: 1}
	v.SignedAt = v.At.Add(26*time.Hour + 5*time.Minute)
	return v, nil
}

func wellStory() *desk.HealthView {
	return &desk.HealthView{
		At: morning, Position: journal.Position{Hash: "3f2a90c1", Seq: 1204}, Signed: 1204, SignedAt: morning.Add(-time.Minute), Mark: journal.Mark{Size: 1204, Root: journal.Digest{0x3f, 0x2a}},
		Put: desk.Off{Waiting: 3, Next: morning.Add(time.Hour)},
		Vitals: desk.Vitals{
			Status: "ok", Version: "v1.2.3", Started: morning.Add(-75 * time.Hour), Database: 48_300_000, Log: 4_120_000, Free: 812_000_000_000, Disk: 1_000_000_000_000,
			Streams: 2, Readers: 1400, Delay: desk.Delay{Count: 90_000, Half: 2500 * time.Microsecond, Slowest: 50 * time.Millisecond},
			Backup:      &desk.BackupNote{Made: morning.Add(-9 * time.Hour), Bytes: 51_000_000, File: "readout.tar.zst", By: "readout"},
			Certificate: &desk.Certificate{Names: []string{"talks.example"}, Ends: morning.Add(60 * 24 * time.Hour)},
		},
	}
}

func init() {
	stories = append(stories,
		story{"desk-health", "desk/settings_health", settingsStory("/desk/settings/health", func() Newsroom { return &deskNewsroom{} })},
		story{"desk-health-amiss", "desk/settings_health", settingsStory("/desk/settings/health", func() Newsroom { return &sickNewsroom{} })},
	)
}

func TestHealthSaysWhatIsSoAndWhatIsAmiss(t *testing.T) {
	well := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/settings/health", nil).body)
	for _, want := range []string{"3f2a90c1-1204", "48.3 MB", "812 GB of 1.0 TB", "51.0 MB", "readout.tar.zst", "1400", "half within 2.5 ms", "99 % within 50 ms", "talks.example", "v1.2.3", "3 d 3 h 0 min", "3, the next 14 May 2031 02:00 UTC"} {
		if !strings.Contains(well, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if strings.Contains(well, "⚠") || strings.Contains(well, `role="alert"`) {
		t.Error("all is well, and something is marked as amiss")
	}
	sick := string(ask(deskServerWith(&sickNewsroom{}), people.Owner, "/en/desk/settings/health", nil).body)
	if got, want := strings.Count(sick, "⚠"), 9; got != want {
		t.Errorf("got %d things amiss, want %d", got, want)
	}
	if !strings.Contains(sick, `role="alert"`) || !strings.Contains(sick, "others took more than 10 s") || !strings.Contains(sick, "1 d 2 h 5 min behind the newest signed head") {
		t.Error("the page does not say what is wrong")
	}
}

func TestSizesAreWrittenAsPeopleDo(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 KB", 123_456: "123 KB", 99_900_000: "99.9 MB", 2_500_000_000_000_000: "2500 TB"} {
		if got := sizeIn("en", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	if got, want := sizeIn("ru", 48_300_000), "48,3 МБ"; got != want {
		t.Errorf("in Russian: got %q, want %q", got, want)
	}
}

func sizeIn(lang string, n int64) string {
	p := &HealthPage{}
	p.Lang = lang
	return p.bytes(n)
}
