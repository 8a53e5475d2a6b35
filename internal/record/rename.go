package record

import "slices"

// Rename has an item name another one wherever it names a given one: as its doubles are made
// one, what named the one that goes names the one that stays, once. An item never comes to
// stand under itself. It tells whether anything changed.
func Rename(item Item, kind Kind, from, to string) bool {
	r := renaming{kind: kind, from: from, to: to}
	switch it := item.(type) {
	case *Actor:
		rename(&r, KindActor, &it.Party)
		rename(&r, KindActor, &it.Parent)
		r.names(it.Names)
		if it.Party == it.ID {
			it.Party = ""
		}
		if it.Parent == it.ID {
			it.Parent = ""
		}
	case *Tenure:
		rename(&r, KindActor, &it.Person)
		rename(&r, KindActor, &it.Organization)
	case *Event:
		renameAll(&r, KindActor, &it.Parties)
		r.names(it.Names)
	case *Participant:
		rename(&r, KindActor, &it.Actor)
		rename(&r, KindActor, &it.Party)
	case *Issue:
		rename(&r, KindIssue, &it.Broader)
		r.names(it.Names)
		if it.Broader == it.ID {
			it.Broader = ""
		}
	case *Statement:
		renameAll(&r, KindActor, &it.Speaker)
		renameAll(&r, KindActor, &it.Party)
		rename(&r, KindActor, &it.Via)
		renameAll(&r, KindActor, &it.Target)
		renameAll(&r, KindIssue, &it.Issues)
		rename(&r, KindOutcome, &it.Outcome)
		it.Verdicts.rename(&r, KindStatement, it.ID)
	case *Outcome:
		r.outcome(it)
	case *Forecast:
		renameAll(&r, KindActor, &it.Outlet)
		rename(&r, KindActor, &it.Origin)
		renameAll(&r, KindIssue, &it.Issues)
		if kind == KindOutcome || kind == KindStatement {
			renameAll(&r, kind, &it.ResolvedBy)
		}
	}
	return r.changed
}

type renaming struct {
	kind     Kind
	from, to string
	changed  bool
}

func (r *renaming) outcome(o *Outcome) {
	renameAll(r, KindIssue, &o.Issues)
	renameAll(r, KindActor, &o.Bound)
	renameAll(r, KindActor, &o.ToldBy)
	changes := slices.Clone(o.Changes)
	for i := range changes {
		renameAll(r, KindActor, &changes[i].ToldBy)
	}
	o.Changes = changes
	rename(r, KindOutcome, &o.SupersededBy)
	if o.SupersededBy == o.ID {
		o.SupersededBy = ""
	}
	o.Verdicts.rename(r, KindOutcome, o.ID)
}

func (r *renaming) names(names []Name) {
	for i := range names {
		rename(r, KindActor, &names[i].UsedBy)
	}
}

func rename[T ~string](r *renaming, kind Kind, id *T) {
	if r.kind == kind && string(*id) == r.from {
		*id, r.changed = T(r.to), true
	}
}

// renameAll leaves a list in its order; what it names twice then, it names where it did first.
func renameAll[T ~string](r *renaming, kind Kind, ids *[]T) {
	if r.kind != kind || !slices.Contains(*ids, T(r.from)) {
		return
	}
	var all []T
	for _, id := range *ids {
		rename(r, kind, &id)
		all = with(all, id)
	}
	*ids = all
}

// with adds what is not there yet.
func with[T comparable](all []T, more ...T) []T {
	for _, one := range more {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}
