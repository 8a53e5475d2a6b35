package coverage

import (
	"slices"
	"strings"
)

// ReadTags reads tags as people type them: with commas, of any script, or on lines of their own; each once.
func ReadTags(typed string) []string {
	var tags []string
	for tag := range strings.FieldsFuncSeq(typed, func(r rune) bool { return strings.ContainsRune(",，、;\n", r) }) {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}
