package desk

import (
	"slices"
	"time"

	"readout/internal/record"
)

// stillAbout lets a draft that names no issue be about what the one before it in the same update is about,
// as the panel for marking does: who objects to an idea seldom names it again.
func stillAbout(items []DraftedItem) {
	for i := range items {
		if i > 0 && items[i].Update == items[i-1].Update && len(items[i].Issues) == 0 {
			items[i].Issues = items[i-1].Issues
		}
	}
}

// recall lets who speaks in the drafts that wait be whom somebody has chosen for the same printed name
// in others of the same updates, where the record knows nobody by it: whom 代表団 stands for on a page is
// said once. Of whom the record knows, nothing is recalled: who takes one sentence of a minister's for
// both sides' has not said that about their others. The newest decision about a name counts.
func (s *draftSource) recall(items []DraftedItem) {
	chosen := s.chosenFor(items)
	for i := range items {
		item := &items[i]
		if speakers := chosen[item.Printed]; !item.Decided && len(item.Speakers) == 0 && len(speakers) > 0 {
			item.Speakers, item.New = speakers, nil
		}
	}
}

// chosenFor gives whom those who decided have chosen for printed names that the record does not know.
func (s *draftSource) chosenFor(items []DraftedItem) map[string][]record.ActorID {
	chosen, since := make(map[string][]record.ActorID), make(map[string]time.Time)
	for i := range items {
		item := &items[i]
		made, ok := s.decided[decidedDraft{item.Update, item.Ref.Field, item.Ref.Key}]
		if !ok || item.Printed == "" || len(item.Speakers) > 0 || made.Item.Kind != record.KindStatement || made.At.Before(since[item.Printed]) {
			continue
		}
		at := slices.IndexFunc(s.items.Statements, func(st record.Statement) bool { return string(st.ID) == made.Item.ID })
		if at >= 0 {
			chosen[item.Printed], since[item.Printed] = s.items.Statements[at].Speaker, made.At
		}
	}
	return chosen
}
