package ja

import (
	"readout/internal/drafting/discourse"
	"readout/internal/drafting/lexicon"
)

// target finds at whom an act is aimed: ヴェルドに対し停止を求めた, 記者団に語った. Whoever merely
// listens is no target.
func (c *clause) target(l *vocabulary, r []rune, speaker *discourse.Mention) *discourse.Mention {
	for k := c.floor + 1; k < c.p.head; k++ {
		t := &c.toks[k]
		aimed := t.is("に対し", "に対して", "に向けて", "に向け")
		if !aimed && !(t.is("に") && c.p.e != nil && c.p.e.Class == lexicon.Acts) {
			continue
		}
		i := c.nameBefore(l, k, c.floor)
		class := l.classOf(c.sentence, i, k)
		if class == discourse.Nobody || class == discourse.Outlet || class == discourse.Doc || class == discourse.Source {
			continue
		}
		m := c.mentionOf(l, r, i, k, class)
		if speaker != nil && m.Start == speaker.Start {
			continue
		}
		return m
	}
	return nil
}
