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
	width, height, err := sizeSaid(begin)
	if err != nil {
		return err
	}
	if width > maxSide || height > maxSide || width*height > maxPixels {
		return fault.New(fault.TooLarge, "media.too_many_pixels", "width", width, "height", height, "count", maxPixels/1_000_000)
	}
	return nil
}

// sizeSaid reads how large a picture says it is, where that stands near the beginning; 0, 0
// where it does not.
func sizeSaid(b []byte) (width, height int, err error) {
	switch {
	case len(b) >= 24 && string(b[:8]) == pngMagic && string(b[12:16]) == "IHDR":
		return min(be32(b[16:]), 1<<30), min(be32(b[20:]), 1<<30), nil
	case len(b) >= 10 && string(b[:4]) == "GIF8":
		return le16(b[6:]), le16(b[8:]), nil
	case len(b) >= 30 && string(b[12:16]) == "VP8X":
		return 1 + le24(b[24:]), 1 + le24(b[27:]), nil
	case bytes.HasPrefix(b, []byte("\xff\xd8")):
		return jpegSizeSaid(b)
	}
	return 0, 0, nil
}

// jpegSizeSaid goes from segment to segment, as walkJPEG does, as far as there is something.
func jpegSizeSaid(b []byte) (width, height int, err error) {
	for at := 2; ; {
		marker, next, ok := nextMarker(b, at)
		if !ok || next+7 > len(b) || marker == 0xD9 || marker == 0xDA {
			return 0, 0, nil
		}
		if carriesNothing(marker) {
			at = next
			continue
		}
		size := be16(b[next:])
		switch {
		case size < 2:
			return 0, 0, errCut()
		case isFrame(marker):
			return be16(b[next+5:]), be16(b[next+3:]), nil
		}
		at = next + size
	}
}

func le24(b []byte) int { return int(binary.LittleEndian.Uint16(b)) | int(b[2])<<16 }
