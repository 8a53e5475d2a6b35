package media

import "bytes"

// trailers are what telephones, cameras and the programs of picture desks hang behind a JPEG, by
// how it ends: names of shots, crops, ratings. Nothing of it is read, and nothing of it is kept.
var trailers = [][]byte{
	[]byte("\x00\x00SEFT"),         // Samsung's telephones
	[]byte("\x00\x00QDIOBS"),       // their older ones
	[]byte("cbipcbbl"),             // Photo Mechanic
	{0xA1, 0xB2, 0xC3, 0xD4},       // FotoStation
	[]byte("CANON OPTIONAL DATA"),  // Canon's recipes, which begin so too
	[]byte("\x00\x00/NIKON APP"),   // Nikon's app for telephones
	[]byte("edff439fe026bf"),       // cameras that look all around
	[]byte("~\x00\x04\x00zmie~"),   // Meta Information Encapsulation, before its last length
	[]byte("AXS!"), []byte("AXS*"), // AFCP, before its last 8 bytes
}

// foreignTail tells whether something hangs behind a picture that is neither padding nor
// what telephones and picture desks put there: a second JPEG (a preview, a depth map), a short
// film, a trailer.
func foreignTail(tail []byte) bool {
	if len(tail) >= 12 && string(tail[4:8]) == "ftyp" {
		return false
	}
	tail = bytes.Trim(tail, "\x00\r\n\t ")
	return len(tail) > 0 && !bytes.HasPrefix(tail, []byte("\xff\xd8\xff")) && !isTrailer(tail)
}

// isTrailer knows a trailer by its last bytes. What browsers would run or programs unpack is
// none, however it ends.
func isTrailer(tail []byte) bool {
	if foreign(tail) || bytes.Contains(tail, []byte("PK\x05\x06")) {
		return false
	}
	last := tail[max(0, len(tail)-40):]
	for _, ending := range trailers {
		if i := bytes.LastIndex(last, ending); i >= 0 && len(last)-i-len(ending) <= 16 {
			return true
		}
	}
	return false
}
