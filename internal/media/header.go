package media

import (
	"bytes"
	"encoding/binary"

	"readout/internal/fault"
)

// The bounds of a picture. They are checked on its header and on how its file is put
// together, before anything is allocated for its pixels.
const (
	MaxPicture = 32 << 20 // bytes of the file
	maxPixels  = 51_000_000
	maxSide    = 30_000
	maxFrames  = 200
	maxScans   = 64        // of a progressive JPEG: each goes over all of it again
	maxParts   = 20_000    // chunks of a PNG, segments of a JPEG
	maxDecode  = 128 << 20 // bytes that decoding may hold: all that a picture can cost that is refused in the end
	maxWork    = 224 << 20 // bytes that all pictures together may hold, scaling included
)

// format is one of the kinds of picture we take.
type format string

const (
	isJPEG format = "jpeg"
	isPNG  format = "png"
	isGIF  format = "gif"
	isWebP format = "webp"
)

// header is what a picture's file says about itself before it is decoded.
type header struct {
	format        format
	width, height int
	frames        int
	work          int64 // bytes that decoding holds at once
	end           int   // where the picture ends in its file
	adobe         bool  // a JPEG that says how its inks are written
	inks          int   // components of a JPEG
	blocks        int64 // of a JPEG, and
	halfWork      int64 // bytes that decoding it at half its size holds; 0 where that cannot be done
	half          bool  // it is decoded so, as it would be too heavy
}

// errCut is a picture whose file ends too early or contradicts itself.
func errCut() error { return fault.New(fault.Invalid, "media.damaged") }

// look reads the header of a picture and walks through its file's structure. Whatever is
// no picture, too large or more than a picture is refused here.
func look(body []byte) (*header, error) {
	if len(body) > MaxPicture {
		return nil, fault.New(fault.TooLarge, "media.too_many_bytes", "count", MaxPicture>>20)
	}
	walk := walkerOf(body)
	if walk == nil {
		return nil, notTaken(body)
	}
	if foreign(body[:min(len(body), 1024)]) {
		return nil, fault.New(fault.Invalid, "media.foreign")
	}
	h, err := walk(body)
	if err != nil {
		return nil, err
	}
	return h, h.check(body)
}

func walkerOf(body []byte) func([]byte) (*header, error) {
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xd8\xff")):
		return walkJPEG
	case bytes.HasPrefix(body, []byte(pngMagic)):
		return walkPNG
	case bytes.HasPrefix(body, []byte("GIF87a")), bytes.HasPrefix(body, []byte("GIF89a")):
		return walkGIF
	case len(body) >= 12 && string(body[:4]) == "RIFF" && string(body[8:12]) == "WEBP":
		return walkWebP
	}
	return nil
}

// others are kinds of picture that people have and that are not taken, by how their files begin.
var others = []struct{ name, begin string }{
	{"TIFF", "II*\x00"}, {"TIFF", "MM\x00*"}, {"BMP", "BM"}, {"PSD", "8BPS"}, {"JPEG 2000", "\x00\x00\x00\x0cjP  "}, {"JPEG XL", "\xff\x0a"}, {"JPEG XL", "\x00\x00\x00\x0cJXL "}, {"PDF", "%PDF-"},
}

// notTaken refuses what is no picture of ours, and says which one it is where that is known:
// telephones save HEIC without saying so.
func notTaken(body []byte) error {
	begin := body[:min(len(body), 512)]
	if len(begin) >= 12 && string(begin[4:8]) == "ftyp" {
		switch string(begin[8:12]) {
		case "heic", "heix", "hevc", "mif1", "msf1":
			return fault.New(fault.Invalid, "media.kind_of", "kind", "HEIC")
		case "avif", "avis":
			return fault.New(fault.Invalid, "media.kind_of", "kind", "AVIF")
		}
	}
	if bytes.Contains(bytes.ToLower(begin), []byte("<svg")) {
		return fault.New(fault.Invalid, "media.kind_of", "kind", "SVG")
	}
	for _, o := range others {
		if bytes.HasPrefix(begin, []byte(o.begin)) {
			return fault.New(fault.Invalid, "media.kind_of", "kind", o.name)
		}
	}
	return fault.New(fault.Invalid, "media.kind")
}

func (h *header) check(body []byte) error {
	if h.heavy(len(body)) && h.halfWork > 0 {
		h.half, h.work = true, h.halfWork
	}
	switch {
	case h.width < 1 || h.height < 1:
		return errCut()
	case h.width > maxSide || h.height > maxSide || h.width*h.height > maxPixels:
		return fault.New(fault.TooLarge, "media.too_many_pixels", "width", h.width, "height", h.height, "count", maxPixels/1_000_000)
	case h.half && int64(len(body))*8 < h.blocks: // each takes a bit at least
		return errCut()
	case h.frames > maxFrames:
		return fault.New(fault.TooLarge, "media.too_many_frames", "count", maxFrames)
	case h.heavy(len(body)):
		return fault.New(fault.TooLarge, "media.too_heavy", "width", h.width, "height", h.height)
	case foreignTail(body[h.end:]):
		return fault.New(fault.Invalid, "media.foreign")
	}
	return nil
}

func (h *header) heavy(file int) bool {
	return h.work+int64(file) > maxDecode || h.cost(file) > maxWork
}

// cost is how much memory it takes to decode the picture and to make its renditions.
func (h *header) cost(file int) int64 {
	width, height := h.width, h.height
	if h.half {
		width, height = (width+1)/2, (height+1)/2
	}
	return h.work + int64(file) + scaleCost(width, height)
}

// signs are the beginnings of what browsers and readers of documents would run or open.
var signs = [][]byte{
	[]byte("%pdf-"), []byte("<html"), []byte("<!doctype"), []byte("<script"), []byte("<svg"), []byte("<?php"), []byte("<body"), []byte("<iframe"),
}

// foreign tells whether something else begins here: a file that is two things at once is
// made to be taken for the other one.
func foreign(begin []byte) bool {
	low := bytes.ToLower(begin)
	for _, sign := range signs {
		if bytes.Contains(low, sign) {
			return true
		}
	}
	return false
}

func be16(b []byte) int { return int(binary.BigEndian.Uint16(b)) }
func be32(b []byte) int { return int(binary.BigEndian.Uint32(b)) }
func le16(b []byte) int { return int(binary.LittleEndian.Uint16(b)) }
