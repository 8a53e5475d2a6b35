package paste

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/paste/printed"
)

// TestLongLinksStayText is about paragraphs that lead elsewhere and are longer than a card's title:
// none of their words is lost.
func TestLongLinksStayText(t *testing.T) {
	var words strings.Builder
	for k := range 9 {
		fmt.Fprintf(&words, "Ferry %d between Tarn and Veld waits for the tide. ", k)
	}
	long := words.String()
	for name, paragraph := range map[string]string{
		"one link":       `<p><a href="https://tarn.example/ferry">` + long + `</a></p>`,
		"an address":     `<p>` + long + `Timetable: https://tarn.example/ferry</p>`,
		"a card's title": `<div class="related-card"><a href="https://tarn.example/ferry"><h4>` + long + `</h4></a></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := []byte(`<html><body><h1>Tarn waits for its ferry</h1><p>The harbour was closed in the morning for a storm that never came.</p>` + paragraph +
				`<p>It will open again in the evening.</p></body></html>`)
			d, err := Read(page, Options{Date: "2031-05-14", Zone: time.UTC})
			if err != nil {
				t.Fatal(err)
			}
			accounted(t, page, d)
		})
	}
}

// TestCreditsInParts: captions whose credits are a label and a name in boxes of their own, as turns
// of a transcript are.
func TestCreditsInParts(t *testing.T) {
	figure := `<figure><img src="/image/ferry.jpg"><figcaption><div><p>The ferry at its pier.</p></div> <div class="foto">Foto: <div><p>Reed</p></div></div></figcaption></figure>`
	page := []byte(`<html><body><article><h1>Tarn waits for its ferry</h1>` + figure + figure +
		`<p>The harbour was closed in the morning for a storm that never came.</p><p>It will open again in the evening.</p></article></body></html>`)
	d, err := Read(page, Options{Date: "2031-05-14", Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, page, d)
}

// TestCreditsBehindCaptions: how papers print who took a picture behind what it shows.
func TestCreditsBehindCaptions(t *testing.T) {
	for _, row := range []struct{ printed, caption, credit string }{
		{"The ferry at its pier (Foto: Lena Ash/Belmar via TARN).", "The ferry at its pier", "Foto: Lena Ash/Belmar via TARN"},
		{"The ferry lies at its pier. FOTO Lena Ash", "The ferry lies at its pier.", "FOTO Lena Ash"},
		{"Паром стоит у причала. ФОТО Лены Аш", "Паром стоит у причала.", "ФОТО Лены Аш"},
		{"Prom przy molo / Źródło: Belmar", "Prom przy molo", "Źródło: Belmar"},
		{"Die Fähre am Kai. Quelle: Belmar", "Die Fähre am Kai.", "Quelle: Belmar"},
		{"The paper has a PHOTO Lena took of the pier", "The paper has a PHOTO Lena took of the pier", ""},
	} {
		caption, credit, _ := captioned(row.printed, printed.Normal(row.printed))
		check(t, row.printed+": caption", caption, row.caption)
		check(t, row.printed+": credit", credit, row.credit)
	}
}
