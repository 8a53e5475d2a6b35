package media

import (
	"encoding/binary"
	"errors"
	"testing"

	"readout/internal/fault"
)

// saying changes what a picture says of its size.
func saying(body []byte, at int, order binary.AppendByteOrder, size uint32, bytes int) []byte {
	body = append([]byte(nil), body...)
	for range 2 {
		if bytes == 2 {
			copy(body[at:], order.AppendUint16(nil, uint16(size)))
		} else {
			copy(body[at:], order.AppendUint32(nil, size))
		}
		at += bytes
	}
	return body
}

// TestGlance: what the beginning gives away is refused before the rest is taken in, and nothing else.
func TestGlance(t *testing.T) {
	png, gif, jpeg := pngOf(t, photo(40, 30)), gifOf(t, 2), jpegOf(t, photo(40, 30))
	at := 2 // of the frame's size in the JPEG
	for jpeg[at+1] != 0xC0 {
		at += 2 + be16(jpeg[at+2:])
	}
	webp := append([]byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff"), make([]byte, 8)...)
	for _, row := range []struct {
		name   string
		begin  []byte
		length int64
		want   string
	}{
		{"a PNG", png, -1, ""},
		{"a PNG whose length is known", png, int64(len(png)), ""},
		{"a GIF", gif, -1, ""},
		{"a JPEG", jpeg, -1, ""},
		{"a JPEG whose size stands further behind", jpeg[:4], -1, ""},
		{"a JPEG whose first segment is shorter than its own length", append([]byte("\xff\xd8\xff\xe0"), make([]byte, 60)...), MaxPicture, "media.damaged"},
		{"as long as one may be", jpeg, MaxPicture, ""},
		{"a byte longer", jpeg, MaxPicture + 1, "media.too_many_bytes"},
		{"nothing", nil, 0, "media.kind"},
		{"text", []byte("nothing to see"), -1, "media.kind"},
		{"a drawing", []byte(drawing), -1, "media.kind_of"},
		{"a page behind a GIF's first bytes", append([]byte("GIF89a/*"), "*/<script>alert(1)</script>"...), -1, "media.foreign"},
		{"a PNG that says 50,000 x 50,000", saying(png, 16, binary.BigEndian, 50_000, 4), -1, "media.too_many_pixels"},
		{"a PNG that says 2^32 - 1", saying(png, 16, binary.BigEndian, 1<<32-1, 4), -1, "media.too_many_pixels"},
		{"a GIF that says 65,535", saying(gif, 6, binary.LittleEndian, 65_535, 2), -1, "media.too_many_pixels"},
		{"a JPEG that says 65,500", saying(jpeg, at+5, binary.BigEndian, 65_500, 2), -1, "media.too_many_pixels"},
		{"a WebP that says 2^24", webp, -1, "media.too_many_pixels"},
	} {
		err := Glance(row.begin, row.length)
		var f *fault.Error
		if got := ""; errors.As(err, &f) {
			if got = f.Key; got != row.want {
				t.Errorf("%s: got %s, want %q", row.name, got, row.want)
			}
		} else if row.want != "" || err != nil {
			t.Errorf("%s: got %v, want %q", row.name, err, row.want)
		}
	}
}

// FuzzGlance: whatever begins a file, it is looked at without harm, and what is taken in the end
// is never refused at a glance.
func FuzzGlance(f *testing.F) {
	for _, seed := range [][]byte{pngOf(f, photo(9, 7)), gifOf(f, 2), jpegOf(f, photo(9, 7)), []byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		begin := body[:min(len(body), Beginning)]
		if err := Glance(begin, int64(len(body))); err != nil {
			if _, err2 := look(body); err2 == nil {
				t.Errorf("refused at a glance (%v) and taken in the end", err)
			}
		}
	})
}
