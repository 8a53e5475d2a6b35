package coverage

import (
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/fault"
	"readout/internal/text"
)

// The bounds of memos: of one in characters, and of how many there are about one thing.
const (
	MaxMemo  = 4000
	MaxMemos = 200
)

// Memo is what somebody who works on a coverage or an update wrote about it to the others who
// do. It is never public.
type Memo struct {
	ID        string
	Words     string // plain text
	ForAuthor bool   // of an update: its author sees it, also one who may only hand in
	By        string // the user
	At        time.Time
}

// CheckMemo gives the words of a memo as they are kept, or the fault of them.
func CheckMemo(words string) (string, error) {
	words = strings.TrimSpace(words)
	if words == "" {
		return "", fault.At("words", "memo.empty")
	}
	if length := utf8.RuneCountInString(words); length > MaxMemo {
		return "", fault.At("words", "memo.long", "count", MaxMemo, "got", length)
	}
	if bad, ok := text.Check(words).(*fault.Error); ok {
		bad.Field = "words"
		return "", bad
	}
	return words, nil
}

// ClaimLapse is for how long somebody can be away from the desk of a coverage until what they
// have taken there is free again.
const ClaimLapse = 30 * time.Minute

// Claim says that somebody has taken an update that waits: advice to the others, which locks
// nothing.
type Claim struct {
	By   string // the user
	Over string // the user they took it over from, "" if nobody had it
	At   time.Time
	Seen time.Time // when they were at the desk last
}

// Lapses is when the update is free again, if its holder does not come back.
func (c Claim) Lapses() time.Time { return c.Seen.Add(ClaimLapse) }
