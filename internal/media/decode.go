package media

import (
	"bytes"
	"context"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// decode gives the pixels of a picture that look has let through.
func decode(ctx context.Context, body []byte, h *header) (image.Image, error) {
	from := &until{ctx: ctx, r: bytes.NewReader(body[:h.end])}
	var img image.Image
	var err error
	switch h.format {
	case isJPEG:
		if h.half {
			img, err = decodeHalf(ctx, body[:h.end])
		} else {
			img, err = decodeJPEG(ctx, from, body, h)
		}
	case isPNG:
		img, err = png.Decode(from)
	case isGIF:
		img, err = gif.Decode(from)
	case isWebP:
		img, err = webp.Decode(from)
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, errCut()
	}
	return img, nil
}

// until ends a decoding when its context ends: decoders take no context, but they read.
type until struct {
	ctx context.Context
	r   io.Reader
}

func (u *until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.r.Read(p[:min(len(p), 64<<10)])
}

// inkNote is the segment with which Adobe says that four components are plain CMYK. Our
// decoder refuses four without it.
var inkNote = []byte("\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00")

func decodeJPEG(ctx context.Context, from io.Reader, body []byte, h *header) (image.Image, error) {
	unsaid := h.inks == 4 && !h.adobe
	if unsaid {
		noted := io.MultiReader(bytes.NewReader(body[:2]), bytes.NewReader(inkNote), bytes.NewReader(body[2:h.end]))
		from = &until{ctx: ctx, r: noted}
	}
	img, err := jpeg.Decode(from)
	if err != nil {
		return nil, err
	}
	inks, ok := img.(*image.CMYK)
	if !ok {
		return img, nil
	}
	return fromInks(inks, unsaid), nil
}

// fromInks turns CMYK into RGB, in the same memory. Adobe writes its inks inverted, and the
// decoder takes all of them for Adobe's; others write them as they are.
func fromInks(inks *image.CMYK, others bool) *image.RGBA {
	pix := inks.Pix
	for i := 0; i+3 < len(pix); i += 4 {
		c, m, y, k := uint32(pix[i]), uint32(pix[i+1]), uint32(pix[i+2]), uint32(pix[i+3])
		if others {
			c, m, y, k = 255-c, 255-m, 255-y, 255-k
		}
		pix[i], pix[i+1], pix[i+2], pix[i+3] = paper(c, k), paper(m, k), paper(y, k), 255
	}
	return &image.RGBA{Pix: pix, Stride: inks.Stride, Rect: inks.Rect}
}

// paper is how much light comes back through two inks.
func paper(ink, black uint32) uint8 { return uint8((255 - ink) * (255 - black) / 255) }
