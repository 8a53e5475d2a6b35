package web

import (
	"net/url"
	"strings"
	"testing"

	"readout/internal/people"
	"readout/internal/record"
)

// TestTheLastFieldsOfTheForms: what only files and programs could say before stands in a form.
func TestTheLastFieldsOfTheForms(t *testing.T) {
	for path, names := range map[string][]string{
		"record/actors/orlin":                 {"wikidata", "iso3"},
		"record/actors/orlin/office":          {"attested"},
		"record/forecasts/leak-1":             {"probability"},
		"record/outcomes/fourth-round":        {"as"},
		"record/outcomes/fourth-round/status": {"as"},
	} {
		page := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/"+path, nil).body)
		for _, name := range names {
			if !strings.Contains(page, ` name="`+name+`"`) {
				t.Errorf("%s: no field %s", path, name)
			}
		}
	}
	refused := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/record/actors/orlin", url.Values{
		"kind": {"person"}, "names.en": {"Orlin"}, "wikidata": {"17"}, "iso3": {"jp"},
	}).body)
	for _, want := range []string{"17&#34; is no Wikidata id", "JP&#34; is no country code", `value="17"`} {
		if !strings.Contains(refused, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestAPrintedProbability is read in percent, with either sign between digits.
func TestAPrintedProbability(t *testing.T) {
	for typed, want := range map[string]float64{"70": 0.7, " 70 % ": 0.7, "12.5": 0.125, "12,5": 0.125, "0": 0, "100": 1} {
		if got := percent(typed); got == nil || *got != want {
			t.Errorf("%q: got %v, want %v", typed, got, want)
		}
	}
	if percent("  ") != nil {
		t.Error("nothing: got a number")
	}
	for _, typed := range []string{"likely", "NaN", "120", "-3", "1e400"} {
		f := readForecast(url.Values{"probability": {typed}, "basis": {"leak"}, "expects.en": {"x"}, "round": {"harbour-3"}}, record.Forecast{})
		if err := checkForecast(f); err == nil || !strings.Contains(err.Error(), "bad_probability") {
			t.Errorf("%q: got %v, want it refused", typed, err)
		}
	}
}

// TestHowTheWordsOfAStatementAreWorded stands in its form, for each of them.
func TestHowTheWordsOfAStatementAreWorded(t *testing.T) {
	said := newFakeDesk().round.Statements[0].Statement
	typed := url.Values{"speaker": {"orlin"}, "kind": {"propose"}, "as.0": {"agree"}, "as.x": {"agree"}}
	if got := statementEdit(typed, "en").As; len(got) != 1 || got[0] != "agree" {
		t.Errorf("got %v", got)
	}
	page := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/statements/"+string(said.ID)+"/edit", nil).body)
	if !strings.Contains(page, `name="as.0"`) {
		t.Error("the form does not ask")
	}
}
