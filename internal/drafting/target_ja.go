package drafting

// target finds at whom an act is aimed: ヴェルドに対し停止を求めた, 記者団に語った. Whoever merely
// listens is no target.
func (c *clause) target(l *jaLexicon, r []rune, speaker *mention) *mention {
	for k := c.floor + 1; k < c.p.head; k++ {
		t := &c.toks[k]
		aimed := t.is("に対し", "に対して", "に向けて", "に向け")
		if !aimed && !(t.is("に") && c.p.e != nil && c.p.e.class == acts) {
			continue
		}
		i := c.nameBefore(l, k, c.floor)
		class := l.classOf(c.sentence, i, k)
		if class == nobody || class == outlet || class == doc || class == source {
			continue
		}
		m := c.mentionOf(l, r, i, k, class)
		if speaker != nil && m.start == speaker.start {
			continue
		}
		return m
	}
	return nil
}
