package media

import (
	"bytes"
	"encoding/binary"

	"golang.org/x/image/webp"

	"readout/internal/fault"
)

// walkWebP goes from chunk to chunk of the container.
func walkWebP(b []byte) (*header, error) {
	size := int64(binary.LittleEndian.Uint32(b[4:])) + 8
	if size > int64(len(b)) {
		return nil, errCut()
	}
	h := &header{format: isWebP, frames: 1, end: int(size)}
	each, data := int64(2), false
	for at, parts := 12, 0; at+8 <= h.end; parts++ {
		name, n := string(b[at:at+4]), int64(binary.LittleEndian.Uint32(b[at+4:]))
		if parts > maxParts || n > int64(h.end-at-8) {
			return nil, errCut()
		}
		switch name {
		case "VP8 ":
			data = true
		case "VP8L", "ALPH": // lossless: pixels and the tables of its transforms
			each, data = 10, data || name == "VP8L"
		case "ANIM", "ANMF":
			return nil, fault.New(fault.Invalid, "media.webp_moves")
		}
		at += 8 + int(n+n&1)
	}
	cfg, err := webp.DecodeConfig(bytes.NewReader(b[:h.end]))
	if err != nil || !data {
		return nil, errCut()
	}
	h.width, h.height = cfg.Width, cfg.Height
	h.work = each * int64(cfg.Width) * int64(cfg.Height)
	return h, nil
}
