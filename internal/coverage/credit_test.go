package coverage

import (
	"fmt"
	"testing"
)

func TestCredits(t *testing.T) {
	known := Credits{{"Alexei Scherbak", []string{"Sherbak", "Scherbak", "A. Sherbak", "Щербак"}}, {"見本通信", []string{"見本通", "Sample News"}}}
	for got, want := range map[string]string{
		"Sherbak": "Alexei Scherbak", "© sherbak / Sample News": "© Alexei Scherbak / 見本通信", "A. Sherbak": "Alexei Scherbak",
		"Alexei Scherbak": "Alexei Scherbak", "Sherbakov": "Sherbakov", "фото: Щербак": "фото: Alexei Scherbak",
		"見本通信": "見本通信", "(見本通)": "(見本通信)", "": "", "Nobody": "Nobody",
	} {
		if n := known.Normal(got); n != want {
			t.Errorf("%q: got %q, want %q", got, n, want)
		}
		if n := known.Normal(want); n != want {
			t.Errorf("%q again: got %q", want, n)
		}
	}
}

// TestNamesAreJoined: one person whose spellings were on the list as several names becomes one,
// and no spelling belongs to two.
func TestNamesAreJoined(t *testing.T) {
	known := Credits{
		{Name: "A. Scherbak", Variants: []string{"Sherbak"}}, {Name: "A. Sherbak", Variants: []string{"Щербак"}}, {Name: "Sample News"},
	}
	for _, row := range []struct {
		name, was string
		c         Credit
		want      string
	}{
		{"new", "", Credit{Name: "B. Petrov", Variants: []string{"Petrov"}}, "B. Petrov [Petrov] gone []"},
		{"as it was", "A. Scherbak", Credit{Name: "A. Scherbak", Variants: []string{"Sherbak"}}, "A. Scherbak [Sherbak] gone []"},
		{"fewer spellings", "A. Scherbak", Credit{Name: "A. Scherbak"}, "A. Scherbak [] gone []"},
		{
			"another name becomes a spelling", "",
			Credit{Name: "A. Scherbak", Variants: []string{"Sherbak", "a. sherbak"}},
			"A. Scherbak [Sherbak a. sherbak A. Sherbak Щербак] gone [A. Sherbak]",
		},
		{
			"renamed", "A. Scherbak",
			Credit{Name: "Alexei Scherbak", Variants: []string{"Sherbak"}},
			"Alexei Scherbak [Sherbak A. Scherbak] gone [A. Scherbak]",
		},
		{"renamed into another", "A. Sherbak", Credit{Name: "A. Scherbak", Variants: []string{"Sherbak", "Щербак"}}, "A. Scherbak [Sherbak Щербак A. Sherbak] gone [A. Sherbak]"},
		{"in other capitals", "", Credit{Name: "SAMPLE NEWS"}, "SAMPLE NEWS [Sample News] gone [Sample News]"},
		{"a spelling of another", "", Credit{Name: "B. Sherbak", Variants: []string{"sherbak"}}, "credit.elsewhere@variants"},
		{"called as another is spelt", "", Credit{Name: "Sherbak"}, "credit.elsewhere@name"},
	} {
		c, gone, err := known.Join(row.was, row.c)
		got := fmt.Sprint(c.Name, " ", c.Variants, " gone ", gone)
		if err != nil {
			got = faults(err)
		}
		if got != row.want {
			t.Errorf("%s: got %s, want %s", row.name, got, row.want)
		}
	}
}

func TestPlayers(t *testing.T) {
	for href, want := range map[string]string{
		"https://www.youtube.com/watch?v=abcdEFGH_-1&t=5": "https://www.youtube-nocookie.com/embed/abcdEFGH_-1",
		"https://youtu.be/abcdEFGH_-1":                    "https://www.youtube-nocookie.com/embed/abcdEFGH_-1",
		"https://m.youtube.com/live/abcdEFGH_-1":          "https://www.youtube-nocookie.com/embed/abcdEFGH_-1",
		"https://vimeo.com/123456":                        "https://player.vimeo.com/video/123456",
		"https://www.nicovideo.jp/watch/sm1234567":        "https://embed.nicovideo.jp/watch/sm1234567",
		"https://rutube.ru/video/0123abc/":                "https://rutube.ru/play/embed/0123abc",
		"https://www.youtube.com/watch?v=\"><script>":     "",
		"https://youtube.com.example.org/watch?v=abcdEF":  "",
		"https://example.org/film":                        "", "/c/own": "", "javascript:x": "", "": "",
	} {
		if got := (Card{Href: href}).Player(); got != want {
			t.Errorf("%s: got %q, want %q", href, got, want)
		}
	}
}
