package flat

import (
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

var (
	htmlStart = pattern.New(`(?is)^\s*(<\?xml[^>]*>\s*)?(<!--.{0,400}?-->\s*)*<(!doctype|html|head|body|meta|link|style|script)\b`)
	htmlTag   = pattern.New(`(?i)</?(p|div|span|a|li|ul|h[1-6]|br|img|section|article|script|style|td|tr|time)(\s[^<>]{0,400})?/?>`)
)

// IsHTML tells whether a file is markup and not the text a browser shows. What is looked
// at may begin with the "key: value" head some collections put before a page.
func IsHTML(words string) bool {
	if at := strings.Index(printed.Head(words, 2000), "\n---\n"); at > 0 {
		words = words[at+5:]
	}
	if htmlStart.MatchString(printed.Head(words, 4000)) {
		return true
	}
	tags, lines := 0, 0
	for l := range strings.Lines(words) {
		if strings.TrimFunc(l, printed.IsSpace) == "" {
			continue
		}
		lines++
		if strings.Contains(l, "<") && htmlTag.MatchString(l) {
			tags++
		}
	}
	return tags >= 3 && tags*3 >= lines
}
