package media

// walkGIF goes from block to block and counts the frames. Only the first is shown: a
// picture on a live page must not move by itself.
func walkGIF(b []byte) (*header, error) {
	if len(b) < 13 {
		return nil, errCut()
	}
	h := &header{format: isGIF, width: le16(b[6:]), height: le16(b[8:])}
	h.work = int64(h.width) * int64(h.height) * 2
	at := 13 + colours(b[10])
	for at < len(b) {
		switch b[at] {
		case 0x3B: // the end
			h.end = at + 1
			if h.frames == 0 {
				return nil, errCut()
			}
			return h, nil
		case 0x21: // an extension: a label and blocks
			at = skipBlocks(b, at+2)
		case 0x2C: // a frame
			if at+10 > len(b) || le16(b[at+1:])+le16(b[at+5:]) > h.width || le16(b[at+3:])+le16(b[at+7:]) > h.height {
				return nil, errCut()
			}
			if h.frames++; h.frames > maxFrames {
				return h, nil // more of them than anybody wants to count
			}
			at = skipBlocks(b, at+11+colours(b[at+9]))
		default:
			return nil, errCut()
		}
	}
	return nil, errCut()
}

// colours is the length of the table of colours that a packed byte announces.
func colours(packed byte) int {
	if packed&0x80 == 0 {
		return 0
	}
	return 3 << (packed&7 + 1)
}

func skipBlocks(b []byte, at int) int {
	for at < len(b) && b[at] != 0 {
		at += 1 + int(b[at])
	}
	return at + 1
}
