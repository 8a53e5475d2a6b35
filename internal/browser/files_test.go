//go:build browser

package browser

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// picture makes a PNG that no other number makes.
func picture(t *testing.T, number int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 320, 240))
	for y := range 240 {
		for x := range 320 {
			img.Set(x, y, color.RGBA{uint8(x + 37*number), uint8(y + 11*number), uint8(x * y >> 5), 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// choosesFile chooses a file in the composer, as the system's window does.
func (p *tab) choosesFile(name string, body []byte) {
	p.t.Helper()
	p.do(fmt.Sprintf(`(() => {
		const raw = atob(%s);
		const file = new File([Uint8Array.from(raw, (c) => c.charCodeAt(0))], %s, {type: %s});
		const all = new DataTransfer();
		all.items.add(file);
		const input = document.querySelector('#compose-files');
		input.files = all.files;
		input.dispatchEvent(new Event('change', {bubbles: true}));
	})()`, js(base64.StdEncoding.EncodeToString(body)), js(name), js(kindOf(name))))
}

func kindOf(name string) string {
	if name[len(name)-4:] == ".png" {
		return "image/png"
	}
	return "video/webm"
}

// A site that cannot be reached for a while, by a device that has a network all the time: the file waits and goes
// when the site is there again, with nobody doing anything.
func TestAFileGoesWhenTheSiteIsBack(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "back-soon")
	far, wire := s.wired(t)
	p := far.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.excuse(networkIsDown, "fetching the script") // of the worker, which is asked for anew
	wire.set(true)
	p.choosesFile("port.png", picture(t, 1))
	p.until(`document.querySelector('[data-picture] [data-row-say]')?.textContent === document.querySelector('[data-picture] [data-row-say]')?.dataset.waits`)
	wire.set(false)
	p.until(`document.querySelector('[data-picture] [data-of=file]').value.length > 60`)
	p.fill("#compose-headline", "The port")
	p.fill(`[data-picture] [data-of=alt]`, "The port")
	p.sends()
	p.until(`document.querySelector('#u-1 .desk-picture')`)
}
