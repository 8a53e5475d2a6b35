// Package docs hands out what stands here and is shown by the program too.
package docs

import _ "embed" // for the page below

// LogFormat is what a stranger needs to verify a site's journal.
//
//go:embed log-format.md
var LogFormat []byte
