package paste

import "testing"

// TestFixtures: other matches are no updates, and what is told of one match is.
func TestFixtures(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want int
	}{
		"a list of matches":          {"18:00. Tarn - Veld - 0:1\nText\n20:30. Hazal - Brenna - 2:2\nText\nThe goal came late, and nobody in Brenna had waited for it.\n", 0},
		"goals of one match":         {"18:15. Tarn - Veld - 1:0\n18:30. Tarn - Veld - 2:0\n18:45. Tarn - Veld - 2:1\nThat was all.\n", 3},
		"results as they came":       {"18:07. Tarn - Veld - 1:0\n18:22. Hazal - Brenna - 2:0\n18:49. Orsa - Lind - 2:1\nThat was all.\n", 3},
		"of which something is told": {"18:00. Tarn - Veld - 1:0\nThe first goal of the evening came from the halfway line.\n18:30. Hazal - Brenna - 2:0\nThe second was an own goal, and the keeper laughed.\n18:45. The lights went out in Orsa.\n", 3},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPage(c.page)
			if got := p.withoutFixtures(p.clocks()); len(got) != c.want {
				t.Errorf("%d updates, want %d", len(got), c.want)
			}
		})
	}
}
