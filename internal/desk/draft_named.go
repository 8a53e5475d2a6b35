package desk

import (
	"context"
	"slices"

	"readout/internal/people"
)

// DraftsNamed gives drafts of a coverage as they are now, decided about or not, for who has just
// decided: those of the named ones that its words still offer.
func (d *Desk) DraftsNamed(ctx context.Context, slug string, refs []DraftRef) ([]DraftedItem, error) {
	if _, err := people.NeedAnywhere(ctx, people.Record); err != nil {
		return nil, err
	}
	all := make(map[DraftRef]DraftedItem)
	var read []int // the stretches
	for _, ref := range refs[:min(len(refs), MostReviewed)] {
		stretch := stretchOf(max(ref.N, 1))
		if slices.Contains(read, stretch) {
			continue
		}
		read = append(read, stretch)
		items, err := d.draftsIn(ctx, slug, stretch, refs)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			all[item.Ref] = item
		}
	}
	var named []DraftedItem
	for _, ref := range refs {
		if item, ok := all[ref]; ok {
			named = append(named, item)
		}
	}
	return named, nil
}
