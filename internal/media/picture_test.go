package media

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"readout/internal/fault"
)

// tiny is a WebP of 1 x 1 pixel, lossy.
var tiny, _ = base64.StdEncoding.DecodeString("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")

func kept(t *testing.T, s *Store, name string) image.Image {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	img, _, err := image.Decode(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func put(t *testing.T, s *Store, body []byte) *Picture {
	t.Helper()
	p, err := s.PutPicture(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// near tells whether a pixel is of a colour, as far as JPEG keeps it.
func near(img image.Image, x, y int, want color.RGBA) bool {
	got := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
	off := func(a, b uint8) bool { return max(a, b)-min(a, b) > 12 }
	return !off(got.R, want.R) && !off(got.G, want.G) && !off(got.B, want.B)
}

func TestRenditions(t *testing.T) {
	for _, row := range []struct {
		name          string
		body          []byte
		width, height int
		ext           string
		narrower      int
	}{
		{"12 megapixels", jpegOf(t, photo(4000, 3000)), 1560, 1170, ".jpg", 2},
		{"very large, averaged first", jpegOf(t, photo(6240, 1200)), 1560, 300, ".jpg", 2},
		{"as wide as a telephone", jpegOf(t, photo(800, 400)), 800, 400, ".jpg", 2},
		{"small", jpegOf(t, photo(300, 200)), 300, 200, ".jpg", 0},
		{"one row", jpegOf(t, photo(2000, 1)), 1560, 1, ".jpg", 2},
		{"a diagram", pngOf(t, photo(900, 600)), 900, 600, ".png", 2},
		{"a moving picture stands still", gifOf(t, 3), 4, 4, ".png", 0},
		{"WebP", tiny, 1, 1, ".png", 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := New(filepath.Join(t.TempDir(), "media"))
			p := put(t, s, row.body)
			if p.Width != row.width || p.Height != row.height || filepath.Ext(p.File) != row.ext {
				t.Errorf("got %d x %d, %s, want %d x %d, %s", p.Width, p.Height, p.File, row.width, row.height, row.ext)
			}
			if w, h, err := s.Size(p.File); w != p.Width || h != p.Height || err != nil {
				t.Errorf("Size: got %d x %d, %v, want %d x %d", w, h, err, p.Width, p.Height)
			}
			files, _ := os.ReadDir(s.dir)
			if len(files) != 1+row.narrower {
				t.Errorf("files: got %v, want %d renditions", files, row.narrower)
			}
			for _, width := range Widths[1:] {
				if width < p.Width {
					if b := kept(t, s, Rendition(p.File, width)).Bounds(); b.Dx() != width {
						t.Errorf("rendition: got %d wide, want %d", b.Dx(), width)
					}
				}
			}
			if img := kept(t, s, p.File); p.Width > 200 && p.Height > 100 {
				for _, c := range []struct {
					x, y int
					want color.RGBA
				}{{10, 10, color.RGBA{200, 20, 20, 255}}, {p.Width - 10, 10, color.RGBA{20, 160, 20, 255}}, {10, p.Height - 10, color.RGBA{20, 20, 200, 255}}} {
					if !near(img, c.x, c.y, c.want) {
						t.Errorf("at %d, %d: got %v, want %v", c.x, c.y, img.At(c.x, c.y), c.want)
					}
				}
			}
		})
	}
}

// TestOrientation: whichever way the camera was held, red stands where it stood.
func TestOrientation(t *testing.T) {
	red := color.RGBA{200, 20, 20, 255}
	corners := map[int][2]int{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 1}, 8: {0, 1}}
	for orientation, corner := range corners {
		s := New(filepath.Join(t.TempDir(), "media"))
		p := put(t, s, jpegOf(t, photo(1680, 1120), exif(uint16(orientation), "x", "y")))
		width, height := 1560, 1040
		if orientation >= 5 {
			width, height = 1120, 1680
		}
		if p.Width != width || p.Height != height {
			t.Errorf("%d: got %d x %d, want %d x %d", orientation, p.Width, p.Height, width, height)
		}
		x, y := 20+corner[0]*(p.Width-40), 20+corner[1]*(p.Height-40)
		if img := kept(t, s, p.File); !near(img, x, y, red) {
			t.Errorf("%d: at %d, %d got %v, want red", orientation, x, y, img.At(x, y))
		}
	}
}

func TestInks(t *testing.T) {
	for _, row := range []struct {
		name       string
		c, m, y, k byte
		want       color.RGBA
	}{
		{"red", 0, 255, 255, 0, color.RGBA{255, 0, 0, 255}},
		{"paper", 0, 0, 0, 0, color.RGBA{255, 255, 255, 255}},
		{"black", 0, 0, 0, 255, color.RGBA{0, 0, 0, 255}},
		{"half cyan", 128, 0, 0, 0, color.RGBA{127, 255, 255, 255}},
	} {
		for _, noted := range []bool{true, false} {
			s := New(filepath.Join(t.TempDir(), "media"))
			p := put(t, s, inked(noted, row.c, row.m, row.y, row.k))
			if img := kept(t, s, p.File); !near(img, 8, 8, row.want) {
				t.Errorf("%s, by Adobe %t: got %v, want %v", row.name, noted, img.At(8, 8), row.want)
			}
		}
	}
}

func TestWords(t *testing.T) {
	sjis := func(s string) string { out, _ := japanese.ShiftJIS.NewEncoder().String(s); return out }
	win := func(s string) string { out, _ := charmap.Windows1251.NewEncoder().String(s); return out }
	for _, row := range []struct {
		name  string
		parts [][]byte
		want  Words
	}{
		{
			"an agency's IPTC",
			[][]byte{iptc(true, map[byte]string{120: "Ministers shake hands in Norden, May 14, 2031.", 80: "A. Sample", 110: "Sample News", 116: "© 2031 Sample News", 55: "20310514", 105: "Talks"})},
			Words{Caption: "Ministers shake hands in Norden, May 14, 2031.", Headline: "Talks", Creator: "A. Sample", Agency: "Sample News", Credit: "A. Sample / Sample News", Copyright: "© 2031 Sample News", Date: "2031-05-14"},
		},
		{"Japanese, declared", [][]byte{iptc(true, map[byte]string{120: "握手する両外相", 110: "見本通信"})}, Words{Caption: "握手する両外相", Agency: "見本通信", Credit: "見本通信"}},
		{
			"Japanese in Shift_JIS, nothing declared",
			[][]byte{iptc(false, map[byte]string{120: sjis("握手する両外相（１４日、ノルデン港）"), 80: sjis("見本太郎")})},
			Words{Caption: "握手する両外相（１４日、ノルデン港）", Creator: "見本太郎", Credit: "見本太郎"},
		},
		{
			"Russian in Windows-1251, nothing declared",
			[][]byte{iptc(false, map[byte]string{120: win("Министры пожимают руки в Нордене"), 80: win("Пётр Образцов")})},
			Words{Caption: "Министры пожимают руки в Нордене", Creator: "Пётр Образцов", Credit: "Пётр Образцов"},
		},
		{"UTF-8, nothing declared", [][]byte{iptc(false, map[byte]string{120: "Министры и 握手"})}, Words{Caption: "Министры и 握手"}},
		{"French in Latin-1", [][]byte{iptc(false, map[byte]string{120: "Les d\xe9l\xe9gu\xe9s au d\xe9jeuner"})}, Words{Caption: "Les délégués au déjeuner"}},
		{"XMP beside IPTC in other letters", [][]byte{
			iptc(false, map[byte]string{120: sjis("文字化け")}),
			xmp(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">握手</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>A. Sample</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>A. Sample/Agency</photoshop:Credit><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Two people</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>`),
		}, Words{Caption: "握手", Alt: "Two people", Creator: "A. Sample", Agency: "Agency", Credit: "A. Sample/Agency"}},
		{"a camera's EXIF", [][]byte{exif(1, "OLYMPUS DIGITAL CAMERA", "B. Sample")}, Words{Creator: "B. Sample", Credit: "B. Sample"}},
		{"control characters", [][]byte{iptc(true, map[byte]string{120: "one\x00\x07 \u202etwo\r\nthree", 80: "A\nB"})}, Words{Caption: "one two\nthree", Creator: "A B", Credit: "A B"}},
		{"nothing", nil, Words{}},
		{"broken", [][]byte{segment(0xED, []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\xff\xff\x1c\x02\x78\xff\xff")), segment(0xE1, []byte("Exif\x00\x00MM\x00*\xff\xff\xff\xff"))}, Words{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := New(filepath.Join(t.TempDir(), "media"))
			p := put(t, s, jpegOf(t, photo(40, 30), row.parts...))
			if p.Words != row.want {
				t.Errorf("got %+v\nwant %+v", p.Words, row.want)
			}
			body, _ := os.ReadFile(filepath.Join(s.dir, p.File))
			for _, leak := range []string{"Exif", "Photoshop", "adobe", "Sample"} {
				if bytes.Contains(body, []byte(leak)) {
					t.Errorf("the kept file holds %q", leak)
				}
			}
		})
	}
}

// TestHostilePictures are refused by what they say and how they are put together: the
// bound on what is allocated is what shows that nothing was decoded.
func TestHostilePictures(t *testing.T) {
	ok := jpegOf(t, photo(64, 48))
	late := pngOf(t, photo(64, 48))
	heavy := jpegOf(t, photo(16, 16))
	copy(heavy[bytes.Index(heavy, []byte("\xff\xc0"))+5:], []byte{0x1B, 0x58, 0x1B, 0x58}) // 7000 x 7000
	heavy[bytes.Index(heavy, []byte("\xff\xc0"))+1] = 0xC2                                 // progressive
	moves := append([]byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00ANIM\x00\x00\x00\x00"), make([]byte, 8)...)
	for _, row := range []struct {
		name string
		body []byte
		want string
	}{
		{"50,000 x 50,000", claims(50_000, 50_000), "media.too_many_pixels"},
		{"four thousand million wide", claims(1<<32-1, 1<<32-1), "media.too_many_pixels"},
		{"30,000 x 30,000 JPEG", func() []byte {
			b := bytes.Clone(ok)
			copy(b[bytes.Index(b, []byte("\xff\xc0"))+5:], []byte{0x75, 0x30, 0x75, 0x30})
			return b
		}(), "media.too_many_pixels"},
		{"49 megapixels in a few bytes", heavy, "media.damaged"},
		{"too much to unpack", flat(true, 7000, 7100, 0, []byte{0x11, 0x11, 0x11, 0x11}, []byte{1, 2, 3, 4}), "media.too_heavy"},
		{"10,000 frames", gifOf(t, 10_000), "media.too_many_frames"},
		{"10,000 frames of an APNG", claims(10, 10, chunk("acTL", []byte{0, 0, 0x27, 0x10, 0, 0, 0, 0})), "media.too_many_frames"},
		{"a WebP that moves", moves, "media.webp_moves"},
		{"an SVG", []byte(drawing), "media.kind_of"},
		{"an SVG behind a declaration", []byte("<?xml version=\"1.0\"?>" + drawing), "media.kind_of"},
		{"HTML", []byte("<!doctype html><script>alert(1)</script>"), "media.kind"},
		{"nothing", nil, "media.kind"},
		{"a PDF", []byte("%PDF-1.7"), "media.kind_of"},
		{"a film", []byte("\x00\x00\x00\x18ftypisom"), "media.kind"},
		{"a HEIF", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "media.kind_of"},
		{"a GIF that is a script", []byte("GIF89a/*aaaaaaaaaaaaaaaaa*/=1;alert(1)//"), "media.damaged"},
		{"a JPEG with an archive behind", append(bytes.Clone(ok), "PK\x03\x04 and the rest"...), "media.foreign"},
		{"a JPEG with a page behind", append(bytes.Clone(ok), "\n<html><script>alert(1)</script>"...), "media.foreign"},
		{"a JPEG with anything behind", append(bytes.Clone(ok), "words"...), "media.foreign"},
		{"a JPEG with an archive that ends as a trailer does", append(bytes.Clone(ok), "PK\x03\x04 and PK\x05\x06 the rest\x00\x00SEFT"...), "media.foreign"},
		{"a JPEG with a page that ends as a trailer does", append(bytes.Clone(ok), "<script>alert(1)</script>cbipcbbl"...), "media.foreign"},
		{"a JPEG with a page in its comment", with(ok, segment(0xFE, []byte("*/<script>alert(1)</script>"))), "media.foreign"},
		{"a JPEG that is a PDF", with(ok, segment(0xFE, []byte("\n%PDF-1.4\n"))), "media.foreign"},
		{"a PNG with an archive behind", append(bytes.Clone(late), "PK\x03\x04"...), "media.foreign"},
		{"cut in the middle", ok[:len(ok)/2], "media.damaged"},
		{"cut before its end", ok[:len(ok)-2], "media.damaged"},
		{"a PNG cut", late[:len(late)-6], "media.damaged"},
		{"a WebP cut", tiny[:30], "media.damaged"},
		{"only a marker", []byte("\xff\xd8\xff"), "media.damaged"},
		{"bytes that are no pixels", claims(2000, 2000), "media.damaged"},
		{"32 MB and one", append(bytes.Clone(ok), make([]byte, MaxPicture)...), "media.too_many_bytes"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := New(filepath.Join(t.TempDir(), "media"))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := s.PutPicture(t.Context(), row.body)
			runtime.ReadMemStats(&after)
			f, ok := err.(*fault.Error)
			if !ok || f.Key != row.want {
				t.Errorf("got %v, want %s", err, row.want)
			}
			if got := after.TotalAlloc - before.TotalAlloc; got > 20<<20 {
				t.Errorf("allocated: got %d bytes, want next to none", got)
			}
			if _, err := os.Stat(s.dir); err == nil {
				t.Error("the folder: got something kept, want nothing")
			}
		})
	}
}

// TestATelephonesPicturesHaveATail: a second picture or a short film behind the first is
// dropped, not refused.
func TestATelephonesPicturesHaveATail(t *testing.T) {
	ok := jpegOf(t, photo(64, 48))
	for name, tail := range map[string][]byte{
		"a preview": ok, "a film": []byte("\x00\x00\x00\x18ftypmp42 and frames"), "padding": make([]byte, 100),
		"names of a telephone's shot": []byte("\x00\x00\x01\x0a\x0e\x00\x00\x00Image_UTC_Data1700000000000SEFH\x6b\x00\x00\x00\x01\x00\x00\x00\x00\x00\x01\x0a\x23\x00\x00\x00\x23\x00\x00\x00\x18\x00\x00\x00SEFT"),
		"a picture desk's ratings":    []byte("\x00\x00\x00\x10ratings and crops\x00\x00\x00\x20cbipcbbl"),
	} {
		s := New(filepath.Join(t.TempDir(), "media"))
		if _, err := s.PutPicture(t.Context(), append(bytes.Clone(ok), tail...)); err != nil {
			t.Errorf("%s: got %v, want it taken", name, err)
		}
	}
}

// TestTheLargestStaysInBounds decodes what just passes and looks at all that was allocated.
func TestTheLargestStaysInBounds(t *testing.T) {
	body := jpegOf(t, image.NewGray(image.Rect(0, 0, 7000, 7000)))
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := New(filepath.Join(t.TempDir(), "media")).PutPicture(t.Context(), body); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > maxDecode {
		t.Errorf("allocated: got %d MB in all, want at most %d", got>>20, maxDecode>>20)
	}
}

// TestWhatAgenciesSendFits: twelve megapixels in the ways they come in.
func TestWhatAgenciesSendFits(t *testing.T) {
	for name, h := range map[string]header{
		"baseline, 4:4:4":    {width: 4000, height: 3000, work: 36_000_000},
		"CMYK":               {width: 4000, height: 3000, work: 96_000_000},
		"progressive, 4:2:0": {width: 4000, height: 3000, work: 90_000_000},
		"PNG, 16 bits":       {width: 4000, height: 3000, work: 96_000_000},
		"48 MP, telephone":   {width: 8064, height: 6048, work: 73_000_000},
	} {
		h.end = 1
		if err := h.check(make([]byte, 1)); err != nil {
			t.Errorf("%s: got %v, want it taken", name, err)
		}
	}
}

func TestAPictureGivesUpWithItsAsker(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := New(filepath.Join(t.TempDir(), "media")).PutPicture(ctx, jpegOf(t, photo(64, 48)))
	if !fault.Is(err, fault.Unavailable) {
		t.Errorf("got %v, want unavailable", err)
	}
}

func TestClips(t *testing.T) {
	for _, row := range []struct{ name, body, ext string }{
		{"mp4", "\x00\x00\x00\x18ftypisom and so on", ".mp4"},
		{"m4a", "\x00\x00\x00\x18ftypM4A and so on", ".m4a"},
		{"webm", "\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB\x82\x84webm", ".webm"},
		{"ogg", "OggS and so on", ".ogg"},
		{"mp3 with tags", "ID3\x04 and so on", ".mp3"},
		{"mp3", "\xff\xfb\x90\x00", ".mp3"},
		{"a picture in the same container", "\x00\x00\x00\x18ftypheic", ""},
		{"matroska", "\x1a\x45\xdf\xa3 matroska", ""},
		{"a page", "<html>", ""},
		{"a page in a film", "\x00\x00\x00\x18ftypisom<script>", ""},
		{"nothing", "", ""},
		{"an SVG", drawing, ""},
	} {
		s := New(filepath.Join(t.TempDir(), "media"))
		c, err := s.PutClip(strings.NewReader(row.body))
		if row.ext == "" {
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: got %v, want it refused", row.name, err)
			}
			continue
		}
		if err != nil || filepath.Ext(c.File) != row.ext || c.Film != (row.ext == ".mp4" || row.ext == ".webm") {
			t.Errorf("%s: got %+v, %v, want %s", row.name, c, err, row.ext)
			continue
		}
		w := serve(s, c.File, "Range", "bytes=1-2")
		if w.Code != 206 || w.Body.String() != row.body[1:3] || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: a part of it: got %d, %q, want 206, %q", row.name, w.Code, w.Body, row.body[1:3])
		}
	}
}

func FuzzLook(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		h, err := look(body)
		if err == nil && (h.width*h.height > maxPixels || h.work > maxDecode || h.cost(len(body)) > maxWork || h.end > len(body) || h.end < 1) {
			t.Errorf("let through: %+v", h)
		}
	})
}

func FuzzWords(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		h, err := look(body)
		if err != nil {
			return
		}
		w, _ := readWords(body, h)
		for _, s := range []string{w.Caption, w.Alt, w.Creator, w.Agency, w.Credit, w.Copyright, w.Headline, w.Date} {
			if strings.ContainsAny(s, "\x00\x07\u202e") || len([]rune(s)) > maxCaption {
				t.Errorf("got %q", s)
			}
		}
	})
}

func seed(f *testing.F) {
	f.Add(jpegOf(f, photo(9, 7), iptc(true, map[byte]string{120: "words", 80: "A"}), exif(6, "x", "y"), xmp(`<dc:rights>r</dc:rights>`)))
	f.Add(pngOf(f, photo(9, 7)))
	f.Add(gifOf(f, 2))
	f.Add(tiny)
	f.Add(inked(true, 1, 2, 3, 4))
	f.Add(claims(50_000, 50_000))
}

func BenchmarkRenditions12MP(b *testing.B) {
	body := jpegOf(b, photo(4000, 3000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(b.TempDir()).PutPicture(b.Context(), body); err != nil {
			b.Fatal(err)
		}
	}
}
