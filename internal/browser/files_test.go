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
