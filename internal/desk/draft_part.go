package desk

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/record"
)

// draftPart is a field of an update as it is read for drafts.
type draftPart struct {
	u     *coverage.Update
	field record.Field
	plain string
	reads int // how much of it is read, in bytes: of a card its title
}

// partsOf gives all that is read of updates, in the order in which it stands there. Of a card that is
// the title alone, as a headline: what stands below it is another page's.
func partsOf(updates []coverage.Update) []draftPart {
	var parts []draftPart
	for i := range updates {
		u := &updates[i]
		for _, field := range []record.Field{record.Headline, record.Body} {
			if plain, ok := u.Message.Field(string(field)); ok {
				parts = append(parts, draftPart{u, field, plain, len(plain)})
			}
		}
		for i, card := range u.Message.Cards {
			parts = append(parts, draftPart{u, record.Field(fmt.Sprintf("card/%d", i)), card.Plain(), len(strings.TrimSpace(card.Title))})
		}
	}
	return parts
}

// sizeOf tells how much of an update is read, in code points.
func sizeOf(u *coverage.Update) int {
	size := utf8.RuneCountInString(u.Message.Headline) + utf8.RuneCountInString(u.Message.Body.Plain())
	for _, card := range u.Message.Cards {
		size += utf8.RuneCountInString(card.Title)
	}
	return size
}
