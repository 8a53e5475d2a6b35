package saved

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"readout/internal/fault"
)

const (
	japaneseWords = "青嶺・白浜協議\n\n18:21\nミナト外相は「隔たりは残るが対話を続ける」と述べた。\n"
	russianWords  = "Переговоры Тарна и Вельда\n\n18:21\nМиро Наат назвал пролив «общим двором».\n"
	latinWords    = "Le débat de Tarn\n\n18:21\nLe maire s’est dit « fatigué et content ».\n"
)

// FuzzDecode: nothing given makes Decode panic, and what it gives is text.
func FuzzDecode(f *testing.F) {
	for _, page := range []string{japaneseWords, russianWords, latinWords} {
		f.Add([]byte(page))
		f.Add([]byte("HTTP/1.1 200 OK\r\n\r\n" + page))
		f.Add([]byte("\xff\xfe" + page))
		f.Add([]byte("\x1b$B" + page))
		for _, enc := range []encoding.Encoding{japanese.ShiftJIS, japanese.EUCJP, charmap.Windows1251, charmap.KOI8R} {
			raw, err := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(page))
			if err != nil {
				f.Fatal(err)
			}
			f.Add(raw)
		}
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > 1<<16 {
			return
		}
		got, err := Decode(page)
		if err != nil {
			if fault.KindOf(err) == fault.Internal {
				t.Fatalf("not a fault: %v", err)
			}
			return
		}
		if strings.ToValidUTF8(got.Words, "") != got.Words || strings.ContainsAny(got.Words, "\x00\r") || got.Encoding == "" || got.Found == "" {
			t.Fatalf("%q as %s, found by %s", got.Words, got.Encoding, got.Found)
		}
	})
}
