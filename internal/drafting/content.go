package drafting

// content is a row of a content lexicon: what the words themselves say.
type content struct {
	words  string
	act    act
	weight int  // of what stands in somebody's words the heaviest decides
	end    bool // it counts at their end alone
}

// loadContents gives the rows of a content lexicon, in its order.
func loadContents(name string) []content {
	var all []content
	for _, row := range rows(name, 4) {
		all = append(all, content{words: row[0], act: actOf(row[1]), weight: int(row[2][0] - '0'), end: row[3] == "end"})
	}
	return all
}

// endOfWords is how many letters count as the end.
const endOfWords = 16

// endOf gives what counts as the end of words.
func endOf(s string) string {
	i := len(s)
	for n := endOfWords; n > 0 && i > 0; n-- {
		i--
		for i > 0 && s[i]&0xC0 == 0x80 {
			i--
		}
	}
	return s[i:]
}
