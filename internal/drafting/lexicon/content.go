package lexicon

// Content is a row of a content lexicon: what the words themselves say.
type Content struct {
	Words  string
	Act    Act
	Weight int  // of what stands in somebody's words the heaviest decides
	End    bool // it counts at their end alone
}

// Contents gives the rows of a content lexicon, in its order.
func Contents(name string) []Content {
	var all []Content
	for _, row := range Rows(name, 4) {
		all = append(all, Content{Words: row[0], Act: ActOf(row[1]), Weight: int(row[2][0] - '0'), End: row[3] == "end"})
	}
	return all
}

// endOfWords is how many letters count as the end.
const endOfWords = 16

// End gives what counts as the end of words.
func End(s string) string {
	i := len(s)
	for n := endOfWords; n > 0 && i > 0; n-- {
		i--
		for i > 0 && s[i]&0xC0 == 0x80 {
			i--
		}
	}
	return s[i:]
}
