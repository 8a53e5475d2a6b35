package store

import (
	"context"

	"readout/internal/coverage"
)

// Touch is something of which the desk shows what a commit has changed, public or not.
type Touch struct {
	Coverage coverage.ID
	Author   string // of the update that it is about; "" if it is about the coverage
	Public   bool   // it shows beyond those who may read drafts and the author
}

// audience is who sees what is touched.
type audience int

const (
	whoSeesIt audience = iota
	theAuthor          // and who may read drafts
	theDesk            // who may read drafts
)

// touched names what is touched: an update, a coverage, or an item of the record, which
// stands beside the updates that it cites.
type touched struct {
	item, id string
	by       audience
}

// touch notes that the desk shows something otherwise from now on.
func (t *Tx) touch(item, id string) { t.touchFor(item, id, whoSeesIt) }

// touchFor notes that the desk shows something otherwise to some of those who see it.
func (t *Tx) touchFor(item, id string, by audience) {
	if t.touching == nil {
		t.touching = make(map[touched]bool)
	}
	t.touching[touched{item, id, by}] = true
}

// touches finds whom it concerns what an action has touched.
func (t *Tx) touches(ctx context.Context) ([]Touch, error) {
	var all []Touch
	for one := range t.touching {
		found, err := t.touchesOf(ctx, one)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			all = append(all, f.only(one.by))
		}
	}
	return all, nil
}

func (t *Tx) touchesOf(ctx context.Context, one touched) ([]Touch, error) {
	switch one.item {
	case ItemCoverage:
		return []Touch{{Coverage: coverage.ID(one.id), Public: true}}, nil
	case ItemUpdate:
		return list(ctx, t, scanTouch, `
		SELECT u.coverage, u.made_by, u.standing, c.standing FROM coverage_update u JOIN coverage c ON c.id = u.coverage
		WHERE u.id = $1`, one.id)
	}
	return list(ctx, t, scanTouch, `
		SELECT u.coverage, u.made_by, u.standing, c.standing FROM citation a
		JOIN coverage_update u ON u.id = a.update_id JOIN coverage c ON c.id = u.coverage
		WHERE a.kind = $1 AND a.id = $2`, one.item, one.id)
}

// only leaves out whom it does not concern.
func (t Touch) only(by audience) Touch {
	t.Public = t.Public && by == whoSeesIt
	if by == theDesk {
		t.Author = ""
	}
	return t
}

func scanTouch(r scanner) (Touch, error) {
	var t Touch
	var update, of coverage.Standing
	err := r.Scan(&t.Coverage, &t.Author, &update, &of)
	t.Public = of == coverage.Published && (update == coverage.Published || update == coverage.Withdrawn || update == coverage.Undone)
	return t, err
}

// Touched has f told what each commit has touched, once it is stored and applied and before
// anybody is answered. It must not wait. It is set once, before the first Commit.
func (s *Store) Touched(f func([]Touch)) { s.tell = f }
