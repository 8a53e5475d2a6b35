package media

import (
	"errors"
	"testing"

	"readout/internal/fault"
)

// TestAPictureThatIsNotTakenIsNamed: who sends a HEIC mostly does not know that it is one.
func TestAPictureThatIsNotTakenIsNamed(t *testing.T) {
	for _, row := range []struct{ begin, kind string }{
		{"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"},
		{"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00", "HEIC"},
		{"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00", "AVIF"},
		{drawing, "SVG"},
		{`<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, "SVG"},
		{"II*\x00\x08\x00\x00\x00", "TIFF"},
		{"BM\x00\x00\x00\x00", "BMP"},
		{"8BPS\x00\x01", "PSD"},
		{"%PDF-1.7\n", "PDF"},
	} {
		_, err := New(t.TempDir()).PutPicture(t.Context(), []byte(row.begin))
		var f *fault.Error
		if !errors.As(err, &f) || f.Key != "media.kind_of" || f.Args["kind"] != row.kind {
			t.Errorf("%.30q: got %v, want it called %s", row.begin, err, row.kind)
		}
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
