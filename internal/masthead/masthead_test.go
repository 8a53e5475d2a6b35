package masthead_test

import (
	"errors"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/masthead"
	"readout/internal/text"
)

func good() masthead.Masthead {
	return masthead.Masthead{
		Name: text.Local{"ja": "会談の記録", "en": "The Readout"}, Langs: []string{"ja", "en"}, TZ: "Asia/Tokyo",
		Imprint: text.Local{"ja": "架空新聞社"}, Policy: text.Local{"en": "We correct."},
	}
}

func TestWhatAMastheadMayBe(t *testing.T) {
	if err := good().Check(); err != nil {
		t.Errorf("a good one: got %v, want it taken", err)
	}
	for _, row := range []struct {
		name   string
		change func(*masthead.Masthead)
		want   string // field and key of each fault
	}{
		{"no language", func(m *masthead.Masthead) { m.Langs = nil }, "languages masthead.no_language"},
		{"a language that pages cannot be in", func(m *masthead.Masthead) { m.Langs = []string{"ja", "tlh"} }, "languages.2 masthead.language_unknown"},
		{"a language twice", func(m *masthead.Masthead) { m.Langs = []string{"ja", "en", "ja"} }, "languages.3 masthead.language_twice"},
		{"no zone", func(m *masthead.Masthead) { m.TZ = "" }, "tz coverage.zone_unknown"},
		{"a zone of this machine", func(m *masthead.Masthead) { m.TZ = "Local" }, "tz coverage.zone_unknown"},
		{"a path for a zone", func(m *masthead.Masthead) { m.TZ = "../../etc/passwd" }, "tz coverage.zone_unknown"},
		{"a long name", func(m *masthead.Masthead) { m.Name = text.Local{"en": strings.Repeat("長", masthead.MaxName+1)} }, "name.en coverage.too_long"},
		{"a name of two lines", func(m *masthead.Masthead) { m.Name = text.Local{"en": "a\nb"} }, "name.en coverage.one_line"},
		{"a name in another language", func(m *masthead.Masthead) { m.Name = text.Local{"de": "a"} }, "name.de masthead.language_unknown"},
		{"a long imprint", func(m *masthead.Masthead) { m.Imprint = text.Local{"ja": strings.Repeat("長", masthead.MaxText+1)} }, "imprint.ja coverage.too_long"},
		{"bytes that are no text", func(m *masthead.Masthead) { m.Policy = text.Local{"ja": "a\x00b"} }, "corrections_policy.ja text.nul"},
		{"two at once", func(m *masthead.Masthead) { m.TZ, m.Langs = "Tokyo", nil }, "languages masthead.no_language, tz coverage.zone_unknown"},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := good()
			row.change(&m)
			if got := told(m.Check()); got != row.want {
				t.Errorf("got %q, want %q", got, row.want)
			}
		})
	}
}

func told(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return ""
	}
	details := f.Details
	if len(details) == 0 {
		details = []*fault.Error{f}
	}
	var all []string
	for _, d := range details {
		all = append(all, d.Field+" "+d.Key)
	}
	return strings.Join(all, ", ")
}

func TestTidyLeavesOutWhatSaysNothing(t *testing.T) {
	m := masthead.Masthead{Name: text.Local{"ja": "  会談 ", "en": " \n"}, TZ: " UTC "}.Tidy()
	if len(m.Name) != 1 || m.Name["ja"] != "会談" || m.TZ != "UTC" {
		t.Errorf("got %+v", m)
	}
}
