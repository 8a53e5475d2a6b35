package media

import (
	"bytes"
	"strings"
)

// iptcNames are the datasets of record 2 that are read, as their standard calls them.
var iptcNames = map[byte]string{
	55: "DateCreated", 80: "By-line", 105: "Headline", 110: "Credit", 115: "Source", 116: "CopyrightNotice", 120: "Caption-Abstract",
}

// readIPTC reads what agencies write into a JPEG by the older standard (IIM), in whatever
// letters: most files of agencies have it, and many have nothing else. A dataset that comes
// more than once is a list.
func readIPTC(jpeg []byte) map[string]string {
	found := map[string][]string{}
	resources(photoshop(jpeg), func(id int, data []byte) {
		if id == 0x0404 {
			datasets(data, func(record, number byte, value []byte) {
				if name := iptcNames[number]; record == 2 && name != "" && len(value) > 0 {
					found[name] = append(found[name], string(value))
				}
			})
		}
	})
	return inOneScript(found)
}

// photoshop gives what Photoshop and its like have written between the pixels' tables: one block,
// in as many segments as it takes.
func photoshop(jpeg []byte) []byte {
	var all []byte
	segments(jpeg, func(marker byte, part []byte) {
		if part, ok := bytes.CutPrefix(part, []byte("Photoshop 3.0\x00")); ok && marker == 0xED {
			all = append(all, part...)
		}
	})
	return all
}

// segments goes through the parts of a JPEG that stand before its pixels.
func segments(jpeg []byte, each func(marker byte, part []byte)) {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xFF; {
		marker, size := jpeg[at+1], be16(jpeg[at+2:])
		if marker == 0xFF { // padding
			at++
			continue
		}
		if marker == 0xDA || size < 2 || at+2+size > len(jpeg) {
			return
		}
		each(marker, jpeg[at+4:at+2+size])
		at += 2 + size
	}
}

// resources goes through the parts of Photoshop's block. Each has a name and data, either padded
// to an even length.
func resources(b []byte, each func(id int, data []byte)) {
	for len(b) >= 12 && string(b[:4]) == "8BIM" {
		id, name := be16(b[4:]), (1+int(b[6])+1)&^1
		if len(b) < 6+name+4 {
			return
		}
		size := be32(b[6+name:])
		b = b[6+name+4:]
		if size > len(b) {
			return
		}
		each(id, b[:size])
		b = b[min(len(b), (size+1)&^1):]
	}
}

// datasets goes through what stands in it by IIM: 0x1C, record, number, length, value.
func datasets(b []byte, each func(record, number byte, value []byte)) {
	for n := 0; n < maxTags && len(b) >= 5 && b[0] == 0x1C; n++ {
		size := be16(b[3:])
		if size > len(b)-5 { // or a length too long for two bytes, which no text needs
			return
		}
		if size <= maxTag {
			each(b[1], b[2], b[5:5+size])
		}
		b = b[5+size:]
	}
}

// inOneScript makes text of bytes. Nobody mixes letters within a file, so that all of it together
// tells what a short name alone would not. What a file declares about them is not asked: it is
// wrong too often, and UTF-8 shows itself.
func inOneScript(found map[string][]string) map[string]string {
	var all []string
	for _, values := range found {
		all = append(all, values...)
	}
	read := lettersOf(strings.Join(all, "\n"))
	texts := make(map[string]string, len(found))
	for name, values := range found {
		for i := range values {
			values[i] = strings.TrimSpace(read(values[i]))
		}
		texts[name] = oneOf(values)
	}
	return texts
}
