package media

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// photo is a picture with a different colour in each corner: red, green, blue, grey.
func photo(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{200, 200, 200, 255}
			switch {
			case x < width/2 && y < height/2:
				c = color.RGBA{200, 20, 20, 255}
			case y < height/2:
				c = color.RGBA{20, 160, 20, 255}
			case x < width/2:
				c = color.RGBA{20, 20, 200, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func jpegOf(t testing.TB, img image.Image, parts ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return with(b.Bytes(), parts...)
}

// with puts segments behind a JPEG's first marker.
func with(body []byte, parts ...[]byte) []byte {
	return append(append(append([]byte{}, body[:2]...), bytes.Join(parts, nil)...), body[2:]...)
}

func segment(marker byte, content ...[]byte) []byte {
	all := bytes.Join(content, nil)
	return append([]byte{0xFF, marker, byte((len(all) + 2) >> 8), byte(len(all) + 2)}, all...)
}

// iptc writes datasets of record 2 as agencies do; utf8 declares the letters.
func iptc(utf8 bool, sets map[byte]string) []byte {
	var b bytes.Buffer
	put := func(record, number byte, value string) {
		b.Write([]byte{0x1C, record, number, byte(len(value) >> 8), byte(len(value))})
		b.WriteString(value)
	}
	if utf8 {
		put(1, 90, "\x1b%G")
	}
	for number := range byte(255) {
		if value, ok := sets[number]; ok {
			put(2, number, value)
		}
	}
	if b.Len()%2 == 1 {
		b.WriteByte(0)
	}
	size := binary.BigEndian.AppendUint32(nil, uint32(b.Len()))
	return segment(0xED, []byte("Photoshop 3.0\x00"), []byte("8BIM\x04\x04\x00\x00"), size, b.Bytes())
}

func xmp(properties string) []byte {
	return segment(0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00"), []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">`+properties+`</rdf:Description></rdf:RDF></x:xmpmeta>`))
}

// exif writes an orientation and two texts.
func exif(orientation uint16, description, artist string) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x03")
	at := 8 + 2 + 3*12 + 4
	ascii := func(tag uint16, s string) {
		b = binary.BigEndian.AppendUint16(b, tag)
		b = binary.BigEndian.AppendUint16(b, 2)
		b = binary.BigEndian.AppendUint32(b, uint32(len(s)+8))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		at += len(s) + 8
	}
	ascii(0x010E, description)
	b = append(b, 0x01, 0x12, 0, 3, 0, 0, 0, 1, byte(orientation>>8), byte(orientation), 0, 0)
	ascii(0x013B, artist)
	b = append(b, 0, 0, 0, 0)
	b = append(append(b, description...), make([]byte, 8)...)
	b = append(append(b, artist...), make([]byte, 8)...)
	return segment(0xE1, []byte("Exif\x00\x00"), b)
}

// inked is a JPEG of one colour in four inks, as photo editors for print make it: without
// Adobe's note the inks are written as they are, with it inverted.
func inked(noted bool, c, m, y, k byte) []byte {
	var b bytes.Buffer
	b.Write([]byte{0xFF, 0xD8})
	if noted {
		c, m, y, k = 255-c, 255-m, 255-y, 255-k
		b.Write(inkNote)
	}
	b.Write(segment(0xDB, []byte{0}, bytes.Repeat([]byte{8}, 64)))
	b.Write(segment(0xC0, []byte{8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0}))
	b.Write(segment(0xC4, []byte{0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}))
	b.Write(segment(0xC4, []byte{0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0}))
	b.Write(segment(0xDA, []byte{4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0}))
	bits := ""
	put := func(v, n int) {
		for n--; n >= 0; n-- {
			bits += string('0' + rune(v>>n&1))
		}
	}
	for block := range 4 {
		for _, level := range []byte{c, m, y, k} {
			diff := int(level) - 128 // a block's mean, against the block before: 0 after the first
			if block > 0 {
				diff = 0
			}
			size, v := 0, max(diff, -diff)
			for ; v>>size > 0; size++ {
			}
			put(size, 4)
			if diff < 0 {
				diff += 1<<size - 1
			}
			put(diff, size)
			put(0, 1)
		}
	}
	for len(bits)%8 != 0 {
		bits += "1"
	}
	for i := 0; i < len(bits); i += 8 {
		v := byte(0)
		for _, bit := range bits[i : i+8] {
			v = v<<1 | byte(bit-'0')
		}
		b.WriteByte(v)
		if v == 0xFF {
			b.WriteByte(0)
		}
	}
	b.Write([]byte{0xFF, 0xD9})
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func chunk(name string, content []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	b = append(append(b, name...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// claims is a PNG that says it is as large as that and holds nearly nothing.
func claims(width, height uint32, more ...[]byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	return bytes.Join([][]byte{[]byte(pngMagic), chunk("IHDR", append(head, 8, 6, 0, 0, 0)), bytes.Join(more, nil), chunk("IDAT", []byte("x")), chunk("IEND", nil)}, nil)
}

// gifOf is a GIF whose one frame is written that often.
func gifOf(t testing.TB, frames int) []byte {
	t.Helper()
	still := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.White, color.Black})
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{still}, Delay: []int{0}}); err != nil {
		t.Fatal(err)
	}
	all := b.Bytes()
	at := 13 + colours(all[10])
	frame := all[at : len(all)-1]
	return append(append(bytes.Clone(all[:at]), bytes.Repeat(frame, frames)...), 0x3B)
}
