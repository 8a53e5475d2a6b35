package i18n

import (
	"testing"
	"time"

	"readout/internal/fault"
)

func TestEveryKeyStandsInEveryLanguage(t *testing.T) {
	if err := Check(); err != nil {
		t.Error(err)
	}
}

func TestPluralsFollowTheLanguage(t *testing.T) {
	for _, c := range []struct {
		lang  string
		count int
		want  string
	}{
		{"en", 1, "1 thing needs mending."},
		{"en", 2, "2 things need mending."},
		{"ru", 1, "Нужно исправить 1 место."},
		{"ru", 3, "Нужно исправить 3 места."},
		{"ru", 11, "Нужно исправить 11 мест."},
		{"ru", 21, "Нужно исправить 21 место."},
		{"ja", 5, "5 か所を直してください。"},
	} {
		if got := T(c.lang, "fault.several", "count", c.count); got != c.want {
			t.Errorf("%s %d: got %q, want %q", c.lang, c.count, got, c.want)
		}
	}
}

func TestAFaultOfManyFieldsIsToldLineByLine(t *testing.T) {
	err := fault.Join(fault.At("a", "people.log_in"), fault.At("b", "fault.internal"))
	want := T("en", "people.log_in") + "\n" + T("en", "fault.internal")
	if got := Fault("en", err); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDatesAndZones(t *testing.T) {
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2017, 3, 20, 18, 5, 0, 0, tokyo)
	for lang, want := range map[string]string{
		"ja": "2017年3月20日 18:05", "en": "20 March 2017 18:05", "ru": "20 марта 2017 г. 18:05",
	} {
		if got := Moment(lang, at); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
	for lang, want := range map[string]string{"ja": "2017年3月, 2017年", "en": "March 2017, 2017", "ru": "март 2017 г., 2017 г."} {
		if got := Month(lang, at) + ", " + Year(lang, at); got != want {
			t.Errorf("%s, as far as known: got %q, want %q", lang, got, want)
		}
	}
	for zone, want := range map[string]string{"Asia/Tokyo": "JST", "Asia/Kathmandu": "UTC+5:45", "America/Sao_Paulo": "UTC-3", "UTC": "UTC"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := ZoneName(at.In(loc)); got != want {
			t.Errorf("%s: got %q, want %q", zone, got, want)
		}
	}
}
