package drafting

import (
	"crypto/sha256"
	"encoding/hex"
)

// keyOf names a draft by its words, so that it is the same draft after an edit elsewhere in
// the text. Blanks and marks do not count, and neither does what we make of the words: a
// better lexicon must not bring back what a person has rejected.
func keyOf(d *Draft) string {
	sum := sha256.Sum256([]byte(string(d.What) + "\n" + fold(d.Citations[0].Exact)))
	return hex.EncodeToString(sum[:8])
}
