package coverage

import "testing"

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
