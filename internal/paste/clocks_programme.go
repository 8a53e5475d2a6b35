package paste

import "slices"

// The programme of a day stands in an update as a list of clocks, printed as the page's own are: "8.40am:
// Here is what we expect.", "10am: The minister speaks.", "3.30pm: The vote.", and below it goes on at 8.50.

const (
	fewestPlanned = 2  // clocks of a programme
	farPlanned    = 60 // minutes from its update to the first of them at least, of a page that runs forward
)

// withoutProgrammes leaves out the clocks of such lists: they leap ahead of the update above them, run
// forward, and the page goes on below where it was. They are lines of that update. Where they would be
// more than the updates that stay, it is they that are the page.
func (p *page) withoutProgrammes(all []entry) []entry {
	if p.marked || len(all) < 2*fewestPlanned+1 || slices.ContainsFunc(all, func(e entry) bool { return e.day.Printed() || e.stamp.IsAgo }) {
		return all
	}
	for _, forward := range []bool{true, false} {
		if kept := unplanned(all, forward); kept != nil {
			return kept
		}
	}
	return all
}

// unplanned gives the clocks without those of programmes, where they run one way then and ran none before;
// nil where they do not.
func unplanned(all []entry, forward bool) []entry {
	kept := all[:1:1]
	for i := 1; i < len(all); {
		above := kept[len(kept)-1].stamp.Minutes()
		end := i
		for end < len(all) && all[end].stamp.Inline && all[end].stamp.Minutes() > above && (end == i || all[end].stamp.Minutes() >= all[end-1].stamp.Minutes()) {
			end++
		}
		planned := end-i >= fewestPlanned && all[i].stamp.Minutes()-above >= farPlanned
		switch {
		case planned && forward:
			on := 0
			if planned = end < len(all) && all[end].stamp.Minutes() >= above; planned {
				on = all[end].stamp.Minutes() - above
			}
			planned = planned && on <= nearBeat && on < all[i].stamp.Minutes()-above
		case planned:
			planned = end == len(all) || all[end].stamp.Minutes() <= above
		}
		if planned {
			i = end
			continue
		}
		step := all[i].stamp.Minutes() - above
		if forward && step < 0 || !forward && step > 0 {
			return nil
		}
		kept = append(kept, all[i])
		i++
	}
	if len(kept) == len(all) || len(kept) < fewestPlanned+1 || len(all)-len(kept) > len(kept) {
		return nil
	}
	return kept
}
