package paste

import (
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// repeated finds lines that stand in most updates, or behind the credits of several: the
// reporter's name, a label, "go to the picture bank". They say nothing about an update.
func (p *page) repeated(entries []entry) map[string]bool {
	count, label := make(map[string]int), make(map[string]bool)
	for _, e := range entries {
		seen := make(map[string]bool)
		first := true
		for i := e.line + 1; i < e.end; i++ {
			l := p.lines[i]
			if l.Text == "" || printed.Width(printed.Head(l.Text, 61)) > 60 || printed.Stopped(l.Text, false) || isCredit(l.Text, l.Norm) || noise.ReadMore[l.Plain] {
				first = first && l.Text == ""
				continue
			}
			name := printed.Letters(l.Norm)
			if !seen[name] {
				seen[name] = true
				count[name]++
			}
			if first || p.captionBelow(i, e.end) {
				label[name] = false
			} else if _, known := label[name]; !known {
				label[name] = true
			}
			first = false
		}
	}
	labels := p.authors(entries)
	for name, n := range count {
		if n >= 3 && n*2 > len(entries) || label[name] && n+p.outside(entries, name) >= mostSaid {
			labels[name] = true
		}
	}
	return labels
}

// mostSaid is how often a line may stand on a page that is somebody's words: below the first
// lines of updates and not over a credit.
const mostSaid = 4

// outside counts how often the head of a page says a line.
func (p *page) outside(entries []entry, name string) int {
	if p.heads == nil {
		p.heads = make(map[string]int)
		for i := p.first; i < entries[0].starts(); i++ {
			p.heads[printed.Letters(printed.Head(p.lines[i].Norm, longTitle))]++
		}
	}
	return p.heads[name]
}

var (
	personName = pattern.New(`^\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|bin|la)){1,3}$`)
	// ofReporter is the line below a reporter's name: the outlet, or what somebody is.
	ofReporter = pattern.New(`^(?:\p{L}[\p{L}& ]{1,24} (?:news|online|sport|radio)(?:, \p{L}[\p{L} ]{1,30})?|.{0,40}\b(?:correspondent|reporter|editor|producer|presenter|analyst|journalist|live page)\b.{0,50}|commentating (?:from|in|at|on|for) \p{L}[\p{L} ,]{2,40}|(?:reporting )?(?:from|in) \p{L}[\p{L} ,]{2,30}|.{0,30}(?:корреспондент|редактор|обозреватель).{0,40})$`)
)

// authors finds the names of reporters that stand first in updates: in nearly every one, some
// more than once, since two or three capitalised words alone could be a headline. A name
// printed twice, or with what its bearer is below it, is one below the headline as well.
func (p *page) authors(entries []entry) map[string]bool {
	count, said := make(map[string]int), make(map[string]int) // said: with something below
	labels := make(map[string]bool)
	found := 0
	for _, e := range entries {
		i := p.beginsBelow(e, e.end)
		if p.isName(i) {
			found++
			count[printed.Letters(p.lines[i].Norm)]++
			if next := p.next(i+1, e.end); next > 0 && p.lines[next].Out == "" {
				said[printed.Letters(p.lines[i].Norm)]++
			}
		}
		for range nearSigned {
			if p.isName(i) {
				p.signed(i, e, labels)
			}
			if i > 0 {
				i = p.next(i+1, e.end)
			}
		}
	}
	for name, n := range count {
		if n > 1 && said[name] == n {
			labels[name] = true // what two updates are called the same is no headline
		}
	}
	if found < 3 || found*10 < len(entries)*8 || len(count) == found {
		return labels
	}
	for name := range count {
		labels[name] = true
	}
	return labels
}

// nearSigned is how many lines below its clock an update is signed at most.
const nearSigned = 3

func (p *page) isName(i int) bool {
	return i > 0 && printed.Width(printed.Head(p.lines[i].Text, 41)) <= 40 && personName.MatchString(p.lines[i].Text)
}

// signed takes a name that is printed twice, or with its outlet below, for a reporter's.
func (p *page) signed(i int, e entry, labels map[string]bool) {
	next := p.next(i+1, e.end)
	if next == 0 || p.next(next+1, e.end) == 0 {
		return
	}
	name := printed.Letters(p.lines[i].Norm)
	switch l := p.lines[next]; {
	case printed.Letters(l.Norm) == name, printed.Letters(l.Norm[len(bylinePart.FindString(l.Norm)):]) == name:
		labels[name] = true
	case printed.Width(printed.Head(l.Text, 61)) <= 60 && ofReporter.MatchString(l.Norm) && !printed.Stopped(l.Text, false):
		labels[name], labels[printed.Letters(l.Norm)] = true, true
	}
}
