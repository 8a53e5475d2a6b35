package paste

import (
	"slices"

	"readout/internal/coverage"
	"readout/internal/paste/flat"
	"readout/internal/paste/onset"
	"readout/internal/paste/printed"
)

// MostChoices is how many further lines are offered where a guess is one's to check.
const MostChoices = 4

// farChoice is how many pieces from the top titles are looked for.
const farChoice = 60

// TitleChoices names those of the page's pieces that could be the title instead, the likeliest first: its
// other titles, headings, lines as long as titles that are no sentences.
func (d *Draft) TitleChoices(pieces []Piece) []string {
	var names []string
	points := make(map[string]int)
	for n, p := range pieces {
		if n == farChoice {
			break
		}
		if p.Begins() || p.Place == AsTitle || p.Place == AsCard {
			continue
		}
		l, words := d.page.lines[p.at], line(p)
		w := printed.Width(printed.Head(words, longTitle+1))
		said := 0
		switch {
		case words == d.Title || w < shortTitle || w > longTitle || slices.ContainsFunc(names, func(name string) bool { return name == p.ID }):
			continue
		case d.places[p.at] == inTitle:
			said = 6
		case l.Role == flat.RoleHeading, l.Role == flat.RoleTitle:
			said = 5
		case printed.Stopped(words, true):
			said = 1
		case p.Place == AsStandfirst, p.Place == AsBody, p.Place == AsHeadline:
			said = 3
		case w >= told:
			said = 2
		}
		if said == 0 {
			continue
		}
		names, points[p.ID] = append(names, p.ID), said
	}
	slices.SortStableFunc(names, func(a, b string) int { return points[b] - points[a] })
	return names[:min(len(names), MostChoices)]
}

// StartGuessed tells whether where the text begins is a guess.
func (d *Draft) StartGuessed() bool {
	return slices.ContainsFunc(d.NotUnderstood, func(l Line) bool { return l.Reason == reasonStart })
}

// StartChoices names those of an article's pieces with which its text could begin instead, the likeliest first.
func (d *Draft) StartChoices(pieces []Piece) []string {
	if d.Form == coverage.Live || d.page == nil {
		return nil
	}
	var lines []onset.Line
	var names []string // of each line
	now, gap := "", true
	seen := make(map[int]string)
	for _, p := range pieces {
		if p.Update == 0 && !p.Begins() && (p.Place == AsBody || p.Place == LeaveOut || p.Place == AsStandfirst) {
			seen[p.at] = p.ID
		}
		if now == "" && p.Place == AsBody {
			now = p.ID
		}
	}
	for i := d.page.first; i < len(d.page.lines) && len(lines) < onset.Farthest+onset.Ahead; i++ {
		l := d.page.lines[i]
		if l.Text == "" {
			gap = true
		} else if name := seen[i]; name != "" {
			lines = append(lines, onset.Line{Text: l.Text, Norm: l.Norm, Look: lookOf(l, d.Title), Gap: gap})
			names, gap = append(names, name), false
		}
	}
	if at := slices.Index(names, now); at >= 0 {
		lines[at].Look = onset.Noise
	}
	var all []string
	for len(all) < MostChoices {
		at, _ := onset.Start(d.Title, lines)
		if at < 0 {
			break
		}
		all, lines[at].Look = append(all, names[at]), onset.Noise
	}
	return all
}
