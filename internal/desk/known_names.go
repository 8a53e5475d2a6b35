package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"readout/internal/drafting"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/store"
)

// knownNames is what the record calls people and issues, made ready for reading a text, as of a
// line of the site's journal. It is never changed: what is new makes another one.
type knownNames struct {
	at     int64
	names  *drafting.Gazetteer
	actors []spelled // persons first
	said   saidNames
	short  shortNames
	family familyNames
	party  map[record.ActorID]record.ActorID // of those who are there, "" of who speaks for nobody else
}

// spelled is an actor with its names in small letters. One letter is no name.
type spelled struct {
	id    record.ActorID
	names []string
}

func spell(id record.ActorID, names []record.Name) spelled {
	s := spelled{id: id}
	for _, n := range names {
		if len([]rune(n.Text)) > 1 {
			s.names = append(s.names, strings.ToLower(n.Text))
		}
	}
	return s
}

// mostPassed is how many lines of the journal are looked at for names that are new; behind more
// of them all names are read anew.
const mostPassed = 200

// namesKnown gives the names as of a snapshot: those that were made ready before, unless a line
// of the journal since then is about an actor, an office or an issue.
func (d *Desk) namesKnown(ctx context.Context, tx *store.Tx) (*knownNames, error) {
	head, err := tx.Head(ctx, journal.Site)
	if err != nil {
		return nil, err
	}
	known := d.known.Load()
	if known != nil && known.at >= head.Seq {
		return known, nil
	}
	if known != nil {
		passed, err := tx.ChangesAfter(ctx, journal.Site, known.at, mostPassed)
		if err != nil {
			return nil, err
		}
		if len(passed) < mostPassed && !slices.ContainsFunc(passed, changesNames) {
			return d.keepKnown(known.asOf(head.Seq)), nil
		}
	}
	fresh, err := readNames(ctx, tx)
	if err != nil {
		return nil, err
	}
	fresh.at = head.Seq
	return d.keepKnown(fresh), nil
}

// keepKnown keeps names for those who ask next, unless somebody has kept newer ones meanwhile.
func (d *Desk) keepKnown(fresh *knownNames) *knownNames {
	if known := d.known.Load(); known == nil || known.at < fresh.at {
		d.known.CompareAndSwap(known, fresh)
	}
	return fresh
}

func changesNames(c *journal.Change) bool {
	switch record.Kind(c.Item) {
	case record.KindActor, record.KindTenure, record.KindIssue:
		return true
	}
	return false
}

func readNames(ctx context.Context, tx *store.Tx) (*knownNames, error) {
	var items record.Items
	var err error
	if items.Actors, err = store.Items[record.Actor](ctx, tx, record.KindActor); err != nil {
		return nil, err
	}
	if items.Tenures, err = store.Items[record.Tenure](ctx, tx, record.KindTenure); err != nil {
		return nil, err
	}
	if items.Issues, err = store.Items[record.Issue](ctx, tx, record.KindIssue); err != nil {
		return nil, err
	}
	known := &knownNames{names: drafting.NewGazetteer(items), said: make(saidNames), short: make(shortNames), family: make(familyNames), party: make(map[record.ActorID]record.ActorID, len(items.Actors))}
	var others []spelled
	for _, a := range items.Actors {
		known.party[a.ID] = a.Party
		for _, n := range a.Names {
			known.said.add(&a, n.Text)
			known.short.add(&a, n.Text)
			known.family.add(&a, n.Text)
		}
		if a.Kind == record.Person {
			known.actors = append(known.actors, spell(a.ID, a.Names))
		} else {
			others = append(others, spell(a.ID, a.Names))
		}
	}
	known.actors = append(known.actors, others...)
	known.said.ready()
	return known, nil
}

// asOf is the same as of a later line of the journal.
func (k *knownNames) asOf(at int64) *knownNames {
	later := *k
	later.at = at
	return &later
}

// actorsNamed gives the persons and bodies of which a name stands in the words, persons first.
func (k *knownNames) actorsNamed(words string) []record.ActorID {
	words = strings.ToLower(words)
	var found []record.ActorID
	for _, s := range k.actors {
		if slices.ContainsFunc(s.names, func(name string) bool { return strings.Contains(words, name) }) {
			found = append(found, s.id)
		}
	}
	return found
}

// sidesOf gives for whom actors speak: themselves where that is nobody else.
func (k *knownNames) sidesOf(speakers []record.ActorID) []record.ActorID {
	var sides []record.ActorID
	for _, id := range speakers {
		party, there := k.party[id]
		if side := cmp.Or(party, id); there && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	return sides
}
