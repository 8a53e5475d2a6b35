package paste

import (
	"readout/internal/paste/flat"
)

// blocks gives the updates that stand in boxes of their own, where markup shows them.
func (p *page) blocks() []entry {
	var all []entry
	for i, l := range p.lines {
		if l.Role == flat.RoleTime && l.Entry > 0 && l.Out == "" && (len(all) == 0 || all[len(all)-1].id != l.Entry) {
			all = append(all, entry{line: i, stamp: *l.When, day: l.When.Day, id: l.Entry})
		}
	}
	return all
}

// cutBlocks finds where each update ends: with the last line of its box.
func (p *page) cutBlocks(entries []entry) {
	for k := range entries {
		e := &entries[k]
		e.end = e.line + 1
		next := len(p.lines)
		if k+1 < len(entries) {
			next = entries[k+1].line
		}
		for i := e.line; i < next; i++ {
			if p.lines[i].Entry == e.id {
				e.end = i + 1
			}
		}
		if k+1 < len(entries) {
			e.end = next // day headings and boilerplate between boxes are looked at with the one above
		}
	}
	p.tailAt = entries[len(entries)-1].end
	p.days(entries)
}

// strange tells whether a line between the lines of an update is not its own.
func (p *page) strange(e entry, i int) bool {
	if e.id > 0 {
		return p.lines[i].Entry != e.id
	}
	return p.indent > 0 && p.lines[i].Indent < p.indent
}
