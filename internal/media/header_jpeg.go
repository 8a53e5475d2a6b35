package media

import (
	"bytes"

	"readout/internal/fault"
)

// walkJPEG goes from marker to marker to the end of the image.
func walkJPEG(b []byte) (*header, error) {
	h := &header{format: isJPEG, frames: 1}
	scans := 0
	for at, parts := 2, 0; ; parts++ {
		marker, next, ok := nextMarker(b, at)
		if !ok || parts > maxParts {
			return nil, errCut()
		}
		if at = next; marker == 0xD9 { // the end
			h.end = at
			break
		}
		if carriesNothing(marker) {
			continue
		}
		if at+2 > len(b) {
			return nil, errCut()
		}
		size := be16(b[at:])
		if size < 2 || at+size > len(b) {
			return nil, errCut()
		}
		part := b[at+2 : at+size]
		if err := h.jpegPart(marker, part); err != nil {
			return nil, err
		}
		if marker == 0xDA {
			scans++
		}
		at += size
	}
	switch {
	case h.width == 0 || scans == 0:
		return nil, errCut()
	case scans > maxScans:
		return nil, fault.New(fault.TooLarge, "media.too_heavy", "width", h.width, "height", h.height)
	}
	return h, nil
}

// nextMarker finds the next marker at or after a place. Within a scan 0xFF is followed by
// 0x00, or by a restart marker, which nobody waits for here.
func nextMarker(b []byte, at int) (marker byte, next int, ok bool) {
	for at < len(b) {
		i := bytes.IndexByte(b[at:], 0xFF)
		if i < 0 || at+i+1 >= len(b) {
			return 0, 0, false
		}
		at += i + 1
		switch m := b[at]; {
		case m == 0xFF:
		case m == 0, m >= 0xD0 && m <= 0xD7:
			at++
		default:
			return m, at + 1, true
		}
	}
	return 0, 0, false
}

func (h *header) jpegPart(marker byte, part []byte) error {
	switch {
	case marker == 0xEE && len(part) >= 12 && string(part[:5]) == "Adobe":
		h.adobe = true
	case isFrame(marker):
		return h.jpegFrame(marker, part)
	}
	return nil
}

// carriesNothing tells a marker that stands alone from one that a segment with its length follows.
func carriesNothing(marker byte) bool { return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8 }

// isFrame tells whether the segment of a marker says how large the picture is.
func isFrame(marker byte) bool {
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
}

// jpegFrame reads the frame's header: how large, how many inks, how finely each is kept.
func (h *header) jpegFrame(marker byte, p []byte) error {
	switch {
	case h.width != 0 || len(p) < 6 || len(p) < 6+3*int(p[5]):
		return errCut()
	case marker > 0xC2 || p[0] != 8: // lossless, arithmetic, 12 bits: hardly ever seen
		return fault.New(fault.Invalid, "media.jpeg_kind")
	}
	h.height, h.width, h.inks = be16(p[1:]), be16(p[3:]), int(p[5])
	if h.inks != 1 && h.inks != 3 && h.inks != 4 {
		return errCut()
	}
	samples := jpegSamples(h.width, h.height, p[6:6+3*h.inks])
	h.work = samples
	if marker == 0xC2 { // every coefficient waits in four bytes for the last scan
		h.work += 4 * samples
	}
	if h.inks > 1 && h.adobe || h.inks == 4 {
		h.work += int64(h.width) * int64(h.height) * 4
	}
	h.blocks = jpegBlocks(h.width, h.height, p[6:6+3*h.inks])
	h.halfWork = halfWork(h.width, h.height, h.blocks, marker == 0xC2)
	return nil
}

// halfWork is how many bytes decodeHalf holds: sixteen pixels of each block, the coefficients of
// a progressive one and which of them are known, and the pixels that it all becomes. 0 if there
// are no blocks that it can decode.
func halfWork(width, height int, blocks int64, progressive bool) int64 {
	each := int64(16)
	if progressive {
		each += 2*halfBlock + 8
	}
	if blocks == 0 {
		return 0
	}
	return blocks*each + int64(width+1)*int64(height+1)
}

// jpegBlocks counts the blocks of all components; 0 where they are sampled as decodeHalf does
// not take it.
func jpegBlocks(width, height int, components []byte) (blocks int64) {
	hMax, vMax := 1, 1
	if len(components) == 3 { // of a single one it is not heeded
		components = []byte{0, 0x11, 0}
	}
	for i := 1; i < len(components); i += 3 {
		hMax, vMax = max(hMax, int(components[i]>>4)), max(vMax, int(components[i]&15))
	}
	units := int64(ceilDiv(width, 8*hMax)) * int64(ceilDiv(height, 8*vMax))
	for i := 1; i < len(components); i += 3 {
		h, v := int(components[i]>>4), int(components[i]&15)
		if h < 1 || v < 1 || h > 4 || v > 4 || hMax%h != 0 || vMax%v != 0 {
			return 0
		}
		blocks += units * int64(h*v)
	}
	return blocks
}

// jpegSamples counts the samples of all components, the finest at full size.
func jpegSamples(width, height int, components []byte) int64 {
	most, all := int64(1), int64(0)
	for i := 1; i < len(components); i += 3 {
		n := int64(components[i]>>4) * int64(components[i]&15)
		most, all = max(most, n), all+n
	}
	return (int64(width)*int64(height)*all + most - 1) / most
}
