package web

import (
	"net/url"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

// TestARefusedDecisionIsSaidOnTheItemsPage, where it was asked for, and the form is as it was.
func TestARefusedDecisionIsSaidOnTheItemsPage(t *testing.T) {
	refuse := fault.New(fault.Conflict, "record.review_named", "item", "outcome/fourth-round", "by", "forecast/leak-1")
	for kind, id := range map[record.Kind]string{record.KindOutcome: "fourth-round", record.KindForecast: "leak-1", record.KindParticipant: "harbour-3--orlin"} {
		for _, do := range []string{"withdraw", "publish"} {
			a := ask(deskServer(&deskNewsroom{refuse: refuse}), people.Owner, "/en/desk/record/stand", url.Values{"kind": {string(kind)}, "id": {id}, "do": {do}})
			page := string(a.body)
			if a.status != 409 || !strings.Contains(page, "data-faults") || !strings.Contains(page, "forecast/leak-1") || !strings.Contains(page, `name="revision" value="3"`) {
				t.Errorf("%s %s: got %d, without the fault on its page", do, kind, a.status)
			}
		}
	}
}

// TestAnImportAsksWhereASourceWasFound: the pages that compare it lead there.
func TestAnImportAsksWhereASourceWasFound(t *testing.T) {
	page := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/import", nil).body)
	if !strings.Contains(page, ` name="address"`) {
		t.Error("the form does not ask")
	}
}
