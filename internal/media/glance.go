package media

import (
	"bytes"
	"encoding/binary"

	"readout/internal/fault"
)

// Beginning is how much of a file Glance wants to see.
const Beginning = 4096

// Glance refuses what the first bytes of a picture's file and its length give away, before the
// rest is taken in: what is no picture, more bytes than are taken, more pixels. length is what
// the sender says, less than nothing if they do not. What it lets through is looked at again.
func Glance(begin []byte, length int64) error {
	if length > MaxPicture {
		return fault.New(fault.TooLarge, "media.too_many_bytes", "count", MaxPicture>>20)
	}
	if walkerOf(begin) == nil {
		return notTaken(begin)
	}
	if foreign(begin[:min(len(begin), 1024)]) {
		return fault.New(fault.Invalid, "media.foreign")
	}
	width, height := sizeSaid(begin)
	if width > maxSide || height > maxSide || width*height > maxPixels {
		return fault.New(fault.TooLarge, "media.too_many_pixels", "width", width, "height", height, "count", maxPixels/1_000_000)
	}
	return nil
}

// sizeSaid reads how large a picture says it is, where that stands near the beginning; 0, 0
// where it does not, or where it makes no sense.
func sizeSaid(b []byte) (width, height int) {
	switch {
	case len(b) >= 24 && string(b[:8]) == pngMagic && string(b[12:16]) == "IHDR":
		return min(be32(b[16:]), 1<<30), min(be32(b[20:]), 1<<30)
	case len(b) >= 10 && string(b[:4]) == "GIF8":
		return le16(b[6:]), le16(b[8:])
	case len(b) >= 30 && string(b[12:16]) == "VP8X":
		return 1 + le24(b[24:]), 1 + le24(b[27:])
	case bytes.HasPrefix(b, []byte("\xff\xd8")):
		return jpegSizeSaid(b)
	}
	return 0, 0
}

// jpegSizeSaid goes from segment to segment as far as there is something.
func jpegSizeSaid(b []byte) (width, height int) {
	for at := 2; at+9 < len(b) && b[at] == 0xFF; {
		marker, size := b[at+1], be16(b[at+2:])
		if marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC {
			return be16(b[at+7:]), be16(b[at+5:])
		}
		if marker == 0xDA || size < 2 {
			break
		}
		at += 2 + size
	}
	return 0, 0
}

func le24(b []byte) int { return int(binary.LittleEndian.Uint16(b)) | int(b[2])<<16 }
