package media

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// exifNames are the texts of the first directory that people fill in, by their tags.
var exifNames = map[int]string{0x010E: "ImageDescription", 0x013B: "Artist", 0x8298: "Copyright"}

// readExifTexts reads what a JPEG's EXIF says in words. The standard knows ASCII alone; cameras
// and programs write what their owners type, in the letters of their country.
func readExifTexts(jpeg []byte) map[string]string {
	found := map[string][]string{}
	segments(jpeg, func(marker byte, part []byte) {
		if b, ok := bytes.CutPrefix(part, []byte("Exif\x00\x00")); ok && marker == 0xE1 && len(b) >= 8 {
			exifTexts(b, func(name, value string) {
				if value != "" && found[name] == nil {
					found[name] = []string{value}
				}
			})
		}
	})
	return inOneScript(found)
}

// exifTexts goes through the first directory: tag, type, count, and the value or where it is.
func exifTexts(b []byte, each func(name, value string)) {
	order := binary.ByteOrder(binary.BigEndian)
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return
	}
	for n, at := int(order.Uint16(b[at:])), at+2; n > 0 && at+12 <= len(b); n, at = n-1, at+12 {
		name, count := exifNames[int(order.Uint16(b[at:]))], int(order.Uint32(b[at+4:]))
		if name == "" || order.Uint16(b[at+2:]) != 2 || count > maxTag {
			continue
		}
		from := at + 8
		if count > 4 {
			from = int(order.Uint32(b[at+8:]))
		}
		if from+count <= len(b) {
			value, _, _ := strings.Cut(string(b[from:from+count]), "\x00")
			each(name, strings.TrimSpace(value))
		}
	}
}
