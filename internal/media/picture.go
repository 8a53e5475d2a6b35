package media

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/jpeg"
	"image/png"
	"strconv"
	"strings"
	"time"

	"readout/internal/fault"
)

// Picture is a picture that was taken in.
type Picture struct {
	File          string // its name; the renditions' names follow from it, see Rendition
	Width, Height int    // of the file, upright
	Words         Words  // what the file it came from said
	Frames        int    // of a file that moves; the first of them is the picture. 1: it does not
}

const (
	quality  = 82
	patience = 20 * time.Second // for one picture, waiting included
)

// PutPicture decodes a picture within bounds, makes its renditions and keeps them. Nothing
// of the file that came is kept but its pixels: a name stands for bytes of our own making.
func (s *Store) PutPicture(ctx context.Context, body []byte) (*Picture, error) {
	h, err := look(body)
	if err != nil {
		return nil, err
	}
	words, orientation := readWords(body, h)
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	leave, err := work.enter(ctx, h.cost(len(body)))
	if err != nil {
		return nil, fault.New(fault.Unavailable, "media.busy").Because(err)
	}
	defer leave()
	p, err := s.render(ctx, body, h, orientation)
	if ctx.Err() != nil {
		return nil, fault.New(fault.Unavailable, "media.busy").Because(ctx.Err())
	}
	if err != nil {
		return nil, err
	}
	p.Words, p.Frames = words, h.frames
	return p, nil
}

func (s *Store) render(ctx context.Context, body []byte, h *header, orientation int) (*Picture, error) {
	img, err := decode(ctx, body, h)
	if err != nil {
		return nil, err
	}
	lines := drawn(img, h.format)
	width := Widths[0]
	if orientation >= 5 && orientation <= 8 { // lies on its side: its height will be its width
		b := img.Bounds()
		width = max(1, b.Dx()*min(b.Dy(), Widths[0])/b.Dy())
	}
	widest := upright(fit(img, width), orientation)
	img = nil // the largest of all; the renditions are made of the widest
	return s.keep(widest, lines)
}

// keep writes the narrow renditions first: where the widest is, all of them are.
func (s *Store) keep(widest *image.RGBA, lines bool) (*Picture, error) {
	body, ext, err := encode(widest, lines)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	p := &Picture{File: hex.EncodeToString(sum[:]) + ext, Width: widest.Rect.Dx(), Height: widest.Rect.Dy()}
	narrower := widest
	for _, width := range Widths[1:] {
		if width >= p.Width {
			continue
		}
		narrower = fit(narrower, width)
		small, _, err := encode(narrower, lines)
		if err != nil {
			return nil, err
		}
		if err := s.write(Rendition(p.File, width), small); err != nil {
			return nil, err
		}
	}
	return p, s.write(p.File, body)
}

func encode(img *image.RGBA, lines bool) (body []byte, ext string, err error) {
	var b bytes.Buffer
	if lines {
		err = (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, img)
		return b.Bytes(), ".png", err
	}
	err = jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	return b.Bytes(), ".jpg", err
}

// Rendition gives the name of a picture kept narrower: "ab…cd.jpg" is "ab…cd-390.jpg".
func Rendition(file string, width int) string {
	base, ext, ok := strings.Cut(file, ".")
	if !ok || width == Widths[0] {
		return file
	}
	return base + "-" + strconv.Itoa(width) + "." + ext
}

// drawn tells line art from a photograph: what is to stay sharp, or lets the page shine
// through. A JPEG was a photograph to whoever made it.
func drawn(img image.Image, f format) bool {
	if f == isJPEG {
		return false
	}
	if o, ok := img.(interface{ Opaque() bool }); ok && !o.Opaque() {
		return true
	}
	seen := make(map[uint32]bool)
	b := img.Bounds()
	step := max(1, max(b.Dx(), b.Dy())/300)
	for y := b.Min.Y; y < b.Max.Y; y += step {
		for x := b.Min.X; x < b.Max.X; x += step {
			r, g, b, _ := img.At(x, y).RGBA()
			if seen[r>>8<<16|g>>8<<8|b>>8] = true; len(seen) > 1024 {
				return false
			}
		}
	}
	return true
}
