package journal

import (
	"encoding/base64"
	"fmt"
	"time"
)

// Head is what is signed: how many lines the journal has, the root of the tree over them,
// and a moment before which no later line was made.
type Head struct {
	Origin string // names the log; the name of its key
	Size   int64
	Root   Digest
	At     time.Time
}

// Text is what the signature covers, as docs/log-format.md has it: origin, size and root as
// in a transparency log's checkpoint, then the moment.
func (h *Head) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\ntime %s\n", h.Origin, h.Size, h.Root.Base64(), h.At.UTC().Format(TimeFormat))
}

// Base64 writes a digest as heads and proofs do.
func (d Digest) Base64() string { return base64.StdEncoding.EncodeToString(d[:]) }

// Mark names a state of the journal briefly, so that a page or a sheet of paper can bear it.
type Mark struct {
	Size int64
	Root Digest
}

// Short gives the first 12 hex digits of the root: enough to find it again, and to show
// that it is another.
func (m Mark) Short() string { return fmt.Sprintf("%x", m.Root[:6]) }
