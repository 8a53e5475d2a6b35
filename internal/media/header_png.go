package media

import "readout/internal/fault"

const pngMagic = "\x89PNG\r\n\x1a\n"

// walkPNG goes from chunk to chunk to the end of the image.
func walkPNG(b []byte) (*header, error) {
	h := &header{format: isPNG, frames: 1}
	data := 0
	for at, parts := len(pngMagic), 0; ; parts++ {
		if at+12 > len(b) || parts > maxParts {
			return nil, errCut()
		}
		size, name := be32(b[at:]), string(b[at+4:at+8])
		if size > len(b)-at-12 || (parts == 0) != (name == "IHDR") {
			return nil, errCut()
		}
		part := b[at+8 : at+8+size]
		at += 12 + size
		switch name {
		case "IHDR":
			if err := h.pngHeader(part); err != nil {
				return nil, err
			}
		case "acTL":
			if size < 8 {
				return nil, errCut()
			}
			h.frames = be32(part)
		case "IDAT":
			data += size
		case "IEND":
			h.end = at
			if data == 0 {
				return nil, errCut()
			}
			return h, nil
		}
	}
}

// pngHeader reads the first chunk. Its work is what image/png holds: four or eight bytes a
// pixel for colours, and for an interlaced one the passes beside it.
func (h *header) pngHeader(p []byte) error {
	if len(p) != 13 {
		return errCut()
	}
	h.width, h.height = be32(p), be32(p[4:])
	if h.width > 1<<30 || h.height > 1<<30 {
		return fault.New(fault.TooLarge, "media.too_many_pixels", "width", h.width, "height", h.height, "count", maxPixels/1_000_000)
	}
	each := int64(4)
	if p[8] == 16 {
		each = 8
	}
	if p[9] == 3 {
		each = 1
	}
	if p[12] != 0 {
		each += each / 2
	}
	if side := int64(maxSide); int64(h.width) <= side && int64(h.height) <= side {
		h.work = each * int64(h.width) * int64(h.height)
	}
	return nil
}
