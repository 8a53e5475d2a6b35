package media

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"

	"readout/internal/fault"
)

// TestWhatIsNotTakenIsRefusedForLittle: each is refused by its header and by how its file is
// put together, for a fraction of what its pixels would take.
func TestWhatIsNotTakenIsRefusedForLittle(t *testing.T) {
	jpeg := jpegOf(t, photo(64, 48))
	gif := gifOf(t, 2)
	for _, row := range []struct {
		name string
		body []byte
		key  string
		kind string // of picture, where the fault names it
	}{
		{"a PNG of 50,000 x 50,000", claims(50_000, 50_000), "media.too_many_pixels", ""},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "media.kind_of", "HEIC"},
		{"HEIC of a kind", []byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00"), "media.kind_of", "HEIC"},
		{"AVIF", []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"), "media.kind_of", "AVIF"},
		{"SVG", []byte(drawing), "media.kind_of", "SVG"},
		{"SVG behind a declaration", []byte(`<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), "media.kind_of", "SVG"},
		{"TIFF", []byte("II*\x00\x08\x00\x00\x00"), "media.kind_of", "TIFF"},
		{"BMP", []byte("BM\x00\x00\x00\x00"), "media.kind_of", "BMP"},
		{"PDF", []byte("%PDF-1.7\n"), "media.kind_of", "PDF"},
		{"text", []byte("no picture at all"), "media.kind", ""},
		{"nothing", nil, "media.kind", ""},
		{"a JPEG cut off", jpeg[:len(jpeg)/2], "media.damaged", ""},
		{"a GIF cut off", gif[:len(gif)-3], "media.damaged", ""},
		{"a JPEG with a page behind it", append(bytes.Clone(jpeg), "<html><script>alert(1)</script>"...), "media.foreign", ""},
		{"a JPEG with an archive behind it", append(bytes.Clone(jpeg), "PK\x03\x04 and so on"...), "media.foreign", ""},
		{"too many bytes", append(bytes.Clone(jpeg), make([]byte, MaxPicture)...), "media.too_many_bytes", ""},
		{"a PNG whose name is another's", append([]byte("\xff\xd8\xff"), claims(5, 5)...), "media.damaged", ""},
		{"chunks without end", append([]byte(pngMagic), strings.Repeat("\x00\x00\x00\x00iTXt\x00\x00\x00\x00", 2*maxParts)...), "media.damaged", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := New(t.TempDir())
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := s.PutPicture(t.Context(), row.body)
			runtime.ReadMemStats(&after)
			var f *fault.Error
			if !errors.As(err, &f) || f.Key != row.key {
				t.Fatalf("got %v, want %s", err, row.key)
			}
			if row.kind != "" && f.Args["kind"] != row.kind {
				t.Errorf("kind of picture: got %v, want %s", f.Args["kind"], row.kind)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
				t.Errorf("%d bytes to refuse it", used)
			}
		})
	}
}

// TestAFileThatMovesIsKeptAsAStill: the first frame, and it is known that there were more.
func TestAFileThatMovesIsKeptAsAStill(t *testing.T) {
	for _, row := range []struct {
		name   string
		body   []byte
		frames int
	}{{"a GIF of three frames", gifOf(t, 3), 3}, {"a GIF of one", gifOf(t, 1), 1}, {"a PNG", pngOf(t, photo(9, 7)), 1}} {
		p, err := New(t.TempDir()).PutPicture(t.Context(), row.body)
		if err != nil {
			t.Fatal(err)
		}
		if p.Frames != row.frames {
			t.Errorf("%s: got %d frames, want %d", row.name, p.Frames, row.frames)
		}
	}
}
