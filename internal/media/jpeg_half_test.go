package media

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// flat is a JPEG of one colour of any size, in a file of a few bits for each block: sampling and
// level of each component, interleaved, with Adobe's note unless adobe is -1.
func flat(progressive bool, width, height, adobe int, samples, levels []byte) []byte {
	var b bytes.Buffer
	b.Write([]byte{0xFF, 0xD8})
	if adobe >= 0 {
		note := bytes.Clone(inkNote)
		note[len(note)-1] = byte(adobe)
		b.Write(note)
	}
	b.Write(segment(0xDB, []byte{0}, bytes.Repeat([]byte{8}, 64)))
	frame, scan, marker, band := []byte{8, byte(height >> 8), byte(height), byte(width >> 8), byte(width), byte(len(samples))}, []byte{byte(len(samples))}, byte(0xC0), []byte{0, 63, 0}
	for i, s := range samples {
		frame, scan = append(frame, byte(i+1), s, 0), append(scan, byte(i+1), 0)
	}
	if progressive {
		marker, band = 0xC2, []byte{0, 0, 0}
	}
	b.Write(segment(marker, frame))
	b.Write(segment(0xC4, []byte{0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}))
	b.Write(segment(0xC4, []byte{0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0}))
	b.Write(segment(0xDA, scan, band))
	hMax, vMax, blocks := 1, 1, 0
	for _, s := range samples {
		hMax, vMax, blocks = max(hMax, int(s>>4)), max(vMax, int(s&15)), blocks+int(s>>4)*int(s&15)
	}
	units, each := ceilDiv(width, 8*hMax)*ceilDiv(height, 8*vMax), 5 // bits of a block like the one before
	if progressive {
		each = 4
	}
	first := &strings.Builder{}
	for i, s := range samples {
		put := func(v, n int) {
			for n--; n >= 0; n-- {
				first.WriteByte('0' + byte(v>>n&1))
			}
		}
		diff := int(levels[i]) - 128
		size, v := 0, max(diff, -diff)
		for ; v>>size > 0; size++ {
		}
		put(size, 4)
		if diff < 0 {
			diff += 1<<size - 1
		}
		put(diff, size)
		put(0, each-4+each*(int(s>>4)*int(s&15)-1))
	}
	all := first.String() + strings.Repeat("0", (8-(first.Len()+(units-1)*blocks*each)%8)%8)
	bits := len(all) + (units-1)*blocks*each
	for i := 0; i < bits; i += 8 {
		v := byte(0)
		for k := i; k < i+8; k++ {
			v <<= 1
			if k < first.Len() && all[k] == '1' {
				v |= 1
			}
		}
		if b.WriteByte(v); v == 0xFF {
			b.WriteByte(0)
		}
	}
	b.Write([]byte{0xFF, 0xD9})
	return b.Bytes()
}

// distance is how much two pictures differ on average, and at most, in steps of 255.
func distance(a, b image.Image) (mean float64, most int) {
	sum, r := 0, a.Bounds()
	for y := range r.Dy() {
		for x := range r.Dx() {
			p := color.RGBAModel.Convert(a.At(r.Min.X+x, r.Min.Y+y)).(color.RGBA)
			q := color.RGBAModel.Convert(b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y)).(color.RGBA)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				sum, most = sum+max(d, -d), max(most, d, -d)
			}
		}
	}
	return float64(sum) / float64(3*r.Dx()*r.Dy()), most
}

// TestHalfIsWhatTheWholeIs: decoded at half its size, a JPEG is what the standard library makes
// of it, averaged down, in all the ways files come in. The files are of made-up waves.
func TestHalfIsWhatTheWholeIs(t *testing.T) {
	names, err := filepath.Glob("testdata/half_*.jpg")
	if err != nil || len(names) < 8 {
		t.Fatalf("got %v, %v, want eight files", names, err)
	}
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := jpeg.Decode(bytes.NewReader(body))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := decodeHalf(t.Context(), body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := average(whole, 2)
		if r := got.Bounds(); r.Dx() != (whole.Bounds().Dx()+1)/2 || r.Dy() != (whole.Bounds().Dy()+1)/2 {
			t.Errorf("%s: got %v of %v", name, r, whole.Bounds())
		}
		near := 1.0
		if y, ok := whole.(*image.YCbCr); ok && y.SubsampleRatio != image.YCbCrSubsampleRatio444 {
			near = 2.5 // its colours, which are coarse already, are halved too
		}
		if mean, _ := distance(want, got); mean > near {
			t.Errorf("%s: differs by %.2f of 255 on average, want the same picture", name, mean)
		}
	}
}

// TestRestartsAtHalf: markers from which one could begin anew change nothing of the picture.
func TestRestartsAtHalf(t *testing.T) {
	var both [2]image.Image
	for i, name := range []string{"testdata/half_progressive_420.jpg", "testdata/restart_progressive_420.jpg"} {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if both[i], err = decodeHalf(t.Context(), body); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if _, most := distance(both[0], both[1]); most != 0 {
		t.Errorf("with restart markers it differs by %d", most)
	}
}

// TestInksAtHalf: the colours of inks are those of the whole decoder, with and without Adobe's note.
func TestInksAtHalf(t *testing.T) {
	for name, body := range map[string][]byte{
		"without a note":      flat(false, 40, 24, -1, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 200, 90, 30}),
		"with one":            flat(false, 40, 24, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 200, 90, 210}),
		"as light and colour": flat(false, 40, 24, 2, []byte{0x22, 0x11, 0x11, 0x22}, []byte{140, 100, 170, 200}),
		"progressive":         flat(true, 40, 24, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 200, 90, 210}),
		"light and colours":   flat(true, 40, 24, -1, []byte{0x22, 0x11, 0x11}, []byte{140, 100, 170}),
		"red, green and blue": flat(true, 40, 24, 0, []byte{0x11, 0x11, 0x11}, []byte{140, 100, 170}),
	} {
		h, err := look(body)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		whole, err := decode(t.Context(), body, h)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got, err := decodeHalf(t.Context(), body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, most := distance(got, whole); most > 3 {
			t.Errorf("%s: got %v, want %v", name, got.At(3, 3), whole.At(3, 3))
		}
	}
}

// TestWhatIsHeavyIsTakenAtHalf: up to 24 megapixels in the ways that agencies and editors save
// them. All that is allocated, one after the other, stays within what decoding may hold at once
// and what the renditions take.
func TestWhatIsHeavyIsTakenAtHalf(t *testing.T) {
	for _, row := range []struct {
		name   string
		body   []byte
		taken  bool
		halved bool
	}{
		{"progressive, 4:4:4, 8 MP", flat(true, 3400, 2400, -1, []byte{0x11, 0x11, 0x11}, []byte{90, 128, 128}), true, false},
		{"progressive, 4:4:4, 12 MP", flat(true, 4000, 3000, -1, []byte{0x11, 0x11, 0x11}, []byte{90, 128, 128}), true, true},
		{"progressive, 4:4:4, 24 MP", flat(true, 6000, 4000, -1, []byte{0x11, 0x11, 0x11}, []byte{90, 128, 128}), true, true},
		{"inks, 12 MP", flat(false, 4000, 3000, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 20, 30, 200}), true, false},
		{"inks, 24 MP", flat(false, 6000, 4000, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 20, 30, 200}), true, true},
		{"inks, progressive, 24 MP", flat(true, 6000, 4000, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 20, 30, 200}), true, true},
		{"inks, progressive, 50 MP", flat(true, 7000, 7100, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{10, 20, 30, 200}), false, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			h, err := look(row.body)
			if (err == nil) != row.taken {
				t.Fatalf("got %v, want it taken: %v", err, row.taken)
			}
			if err != nil {
				return
			}
			if h.half != row.halved {
				t.Errorf("decoded at half: got %v, want %v", h.half, row.halved)
			}
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			p, err := New(filepath.Join(t.TempDir(), "media")).PutPicture(t.Context(), row.body)
			if err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			if p.Width != Widths[0] {
				t.Errorf("got it %d pixels wide, want %d", p.Width, Widths[0])
			}
			if got := int64(after.TotalAlloc - before.TotalAlloc); row.halved && got > maxDecode+(32<<20) {
				t.Errorf("allocated %d MB in all", got>>20)
			}
		})
	}
}

// TestHalfOfWhatIsCut: a file that ends anywhere, or has anything else in a place, does no harm.
func TestHalfOfWhatIsCut(t *testing.T) {
	for _, name := range []string{"testdata/restart_progressive_420.jpg", "testdata/half_baseline_422_restart.jpg"} {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for end := range len(body) - 2 {
			if _, err := decodeHalf(t.Context(), body[:end]); err == nil {
				t.Fatalf("%s: cut after %d of %d bytes: got a picture, want it refused", name, end, len(body))
			}
		}
		for at := 2; at < len(body); at += 7 {
			other := bytes.Clone(body)
			other[at] ^= 0x5A
			if h, err := look(other); err == nil && h.width*h.height < 1<<20 {
				decodeHalf(t.Context(), other) // whatever comes of it, it ends
			}
		}
	}
}

func FuzzHalf(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.jpg")
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add(flat(true, 40, 24, 2, []byte{0x22, 0x11, 0x11, 0x22}, []byte{140, 100, 170, 200}))
	f.Fuzz(func(t *testing.T, body []byte) {
		h, err := look(body)
		if err != nil || h.format != isJPEG || h.halfWork == 0 || h.halfWork > 8<<20 {
			return
		}
		img, err := decodeHalf(t.Context(), body[:h.end])
		if err == nil && (img.Bounds().Dx() != (h.width+1)/2 || img.Bounds().Dy() != (h.height+1)/2) {
			t.Errorf("got %v of %d x %d", img.Bounds(), h.width, h.height)
		}
		if err == nil {
			plain(img) // every pixel is there
		}
	})
}

func BenchmarkHalf24MP(b *testing.B) {
	body := flat(true, 6000, 4000, -1, []byte{0x11, 0x11, 0x11}, []byte{90, 128, 128})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(b.TempDir()).PutPicture(b.Context(), body); err != nil {
			b.Fatal(err)
		}
	}
}
