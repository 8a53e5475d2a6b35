// Package proof reads a journal as a stranger would: by docs/log-format.md alone. It
// imports nothing of ours, so that a mistake in how the journal is written is not made
// again where it is checked. Its checks are pure: what is in, whatever it was read from,
// gives the same findings.
package proof

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// Hash is a SHA-256 sum.
type Hash [sha256.Size]byte

// String writes a hash as heads and proofs do.
func (h Hash) String() string { return base64.StdEncoding.EncodeToString(h[:]) }

// MarshalText writes a hash as String does.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (h *Hash) UnmarshalText(text []byte) (err error) {
	*h, err = parseHash(string(text))
	return err
}

func parseHash(s string) (Hash, error) {
	raw, err := base64.StdEncoding.Strict().DecodeString(s)
	if err != nil || len(raw) != sha256.Size {
		return Hash{}, fmt.Errorf("%.60q is no hash in base64", s)
	}
	return Hash(raw), nil
}

// LeafHash gives RFC 6962's hash of a leaf.
func LeafHash(leaf []byte) Hash { return sum(0, leaf) }

// sum hashes with RFC 6962's prefix: 0 for a leaf, 1 for what stands above two others.
func sum(prefix byte, parts ...[]byte) Hash {
	h := sha256.New()
	h.Write([]byte{prefix})
	for _, p := range parts {
		h.Write(p)
	}
	return Hash(h.Sum(nil))
}

func number(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != s {
		return 0, fmt.Errorf("%.40q is no number", s)
	}
	return n, nil
}

// SplitLeaves cuts what /log/leaves answers: leaves, each with an empty line behind it.
func SplitLeaves(body []byte) ([][]byte, error) {
	var leaves [][]byte
	for rest := string(body); rest != ""; {
		leaf, after, ok := strings.Cut(rest, "\n\n")
		if !ok {
			return nil, fmt.Errorf("the last leaf is cut off: %.80q", rest)
		}
		leaves, rest = append(leaves, []byte(leaf+"\n")), after
	}
	return leaves, nil
}

// Head is a signed head: how many lines, the root over them, and a moment before which no
// later line was made.
type Head struct {
	Origin string
	Size   int64
	Root   Hash
	At     time.Time
}

// ReadHead reads a head without asking who signed it.
func ReadHead(signed []byte) (Head, error) {
	text, _, ok := strings.Cut(string(signed), "\n\n")
	if !ok || !utf8.Valid(signed) {
		return Head{}, errors.New("no signed head: the empty line before the signature is missing")
	}
	lines := strings.Split(text, "\n")
	if len(lines) != 4 {
		return Head{}, errors.New("no signed head: want origin, size, root and time, a line each, and no more")
	}
	h := Head{Origin: lines[0]}
	var errs [3]error
	h.Size, errs[0] = number(lines[1])
	h.Root, errs[1] = parseHash(lines[2])
	at, _ := strings.CutPrefix(lines[3], "time ")
	if h.At, errs[2] = time.Parse(timeFormat, at); errs[2] == nil && "time "+h.At.Format(timeFormat) != lines[3] {
		errs[2] = fmt.Errorf("%.80q is no moment of a head", lines[3])
	}
	return h, errors.Join(errs[:]...)
}

// Newer tells whether a head says more than another of its log: of more lines, or of a later moment.
func (h *Head) Newer(than *Head) bool {
	return h.Size > than.Size || h.Size == than.Size && h.At.After(than.At)
}

// Signed tells whether a head bears a good signature of a key, and is of that key's log.
func Signed(signed []byte, key string) error {
	verifier, err := note.NewVerifier(strings.TrimSpace(key))
	if err != nil {
		return fmt.Errorf("the key: %w", err)
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	if origin, _, _ := strings.Cut(opened.Text, "\n"); origin != verifier.Name() {
		return fmt.Errorf("the head is of the log %q, the key of %q", origin, verifier.Name())
	}
	return nil
}
