package drafting

// title takes from the title of the page that the parts are of who speaks for a page that is a statement, and
// who was named. The title itself is not read for drafts.
func (rd *readerEu) title(r []rune) {
	rd.r = r
	l := line{span: span{0, len(r)}, role: headline, first: true}
	rd.whole = elsewhere(rd.pageSpeaker(&l))
	s := sentenceEu{span: l.span, line: &l}
	s.words = wordsEu(r, s.span, nil)
	rd.note(&s)
	rd.topic = nil
	for i := range rd.seen {
		rd.seen[i] = elsewhere(rd.seen[i])
	}
}
