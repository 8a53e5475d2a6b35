package text

import "testing"

// TestNotesStandInTheSignsOfTheirLanguage: what is said of a line stands in brackets behind it.
func TestNotesStandInTheSignsOfTheirLanguage(t *testing.T) {
	for want, l := range map[string]Line{
		"フェリーを再開する（見解）":              {Words: "フェリーを再開する", Notes: []string{"見解"}},
		"ハザル：橋を渡す（見解）（現在は停滞）":        {Who: "ハザル：", Words: "橋を渡す", Notes: []string{"見解", "現在は停滞"}},
		"The ferry sails (due 2031)": {Words: "The ferry sails", Notes: []string{"due 2031"}},
		"Паром пойдёт (срок: май)":   {Words: "Паром пойдёт", Notes: []string{"срок: май"}},
	} {
		if got := l.Plain(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
