package record

import "slices"

// Conceal takes out of an item what readers are not told: the citations that gone names, and what had rested on these
// alone. Of an outcome that is a step of its life, of a forecast its result, which then waits. Told tells of an outcome
// or a statement, by its id, whether readers are told that it is there: what replaced an outcome and what a result rests
// on are named to them only then.
func Conceal(item Citing, gone func(*Citation) bool, told func(id string) bool) {
	switch it := item.(type) {
	case *Outcome:
		it.conceal(gone, told)
	case *Forecast:
		it.conceal(gone, told)
	default:
		item.Trim(gone)
	}
}

func (o *Outcome) conceal(gone func(*Citation) bool, told func(id string) bool) {
	rested := make([]bool, len(o.Changes))
	for i, c := range o.Changes {
		rested[i] = len(c.Citations) > 0
	}
	o.Trim(gone)
	replaced := o.Ever(Superseded)
	var left []StatusChange
	for i, c := range o.Changes {
		if !rested[i] || len(c.Citations) > 0 {
			left = append(left, c)
		}
	}
	o.Changes = left
	if replaced && !o.Ever(Superseded) || o.SupersededBy != "" && !told(string(o.SupersededBy)) {
		o.SupersededBy = ""
	}
}

func (f *Forecast) conceal(gone func(*Citation) bool, told func(id string) bool) {
	rested := len(f.Resolving) + len(f.ResolvedBy)
	f.Trim(gone)
	f.ResolvedBy = slices.DeleteFunc(slices.Clone(f.ResolvedBy), func(id string) bool { return !told(id) })
	if rested > 0 && len(f.Resolving)+len(f.ResolvedBy) == 0 {
		f.Waits = f.Result != Open
		f.Result, f.Why = Open, nil
	}
}
