package onsettest

import "testing"

// TestFit: what is on the right lines counts for them, what is on the wrong ones against, what is on both for nothing.
func TestFit(t *testing.T) {
	page := Page{Signs: [][]string{{"short", "line"}, nil, {"sentence", "line"}, {"short", "line"}}, Right: []int{2}, Weight: 1}
	other := Page{Signs: [][]string{{"sentence", "line"}, {"short", "line"}}, Right: []int{0}, Weight: 1}
	weights := Fit([]Page{page, other, page}, 0.5)
	if weights["sentence"] <= 0.5 || weights["short"] >= -0.5 || weights["line"] > 0.01 || weights["line"] < -0.01 {
		t.Errorf("weights %v", weights)
	}
	if at := Best(page, weights); at != 2 {
		t.Errorf("the best of the page is %d", at)
	}
	if held := Fit([]Page{page, other, page}, 50); held["sentence"] >= weights["sentence"] {
		t.Errorf("held stronger it counts %v, before %v", held["sentence"], weights["sentence"])
	}
}

// TestFitFrom: a table that is there goes on counting where the pages say nothing, and gives way where they do.
func TestFitFrom(t *testing.T) {
	page := Page{Signs: [][]string{{"short", "line"}, {"sentence", "line"}, {"short", "line"}}, Right: []int{1}, Weight: 1}
	table := map[string]float64{"short": 1, "seen elsewhere": 2}
	weights := FitFrom(table, []Page{page, page, page}, 0.5)
	if weights["seen elsewhere"] != 2 || weights["short"] >= 1 || weights["short"] <= Fit([]Page{page, page, page}, 0.5)["short"] {
		t.Errorf("weights %v", weights)
	}
	if table["short"] != 1 {
		t.Errorf("the table itself was changed: %v", table)
	}
}
