package follow

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"readout/internal/keyfile"
)

// KeyFile is the name of the signing key's file in the data folder. It is not in the
// database: who has a backup of that can read the journal and not sign another one.
const KeyFile = "log.key"

// Key signs heads. Its public part verifies them.
type Key struct {
	signer note.Signer
	Public string // as golang.org/x/mod/sumdb/note writes verifier keys
}

// Name is the log's name. It comes from the key and not from an address, so that a site can move.
func (k *Key) Name() string { return k.signer.Name() }

// LoadKey reads the key of a data folder, and makes it if there is none.
func LoadKey(dir string) (*Key, error) {
	file := filepath.Join(dir, KeyFile)
	raw, err := keyfile.Load(file, newKey)
	if err != nil {
		return nil, fmt.Errorf("signing key: %w", err)
	}
	key, err := parseKey(raw)
	if err != nil {
		return nil, fmt.Errorf("signing key %s: %w", file, err)
	}
	return key, nil
}

func newKey() (string, error) {
	name := make([]byte, 8)
	rand.Read(name)
	secret, _, err := note.GenerateKey(rand.Reader, "readout-log/"+hex.EncodeToString(name))
	return secret, err
}

// parseKey reads "PRIVATE+KEY+<name>+<hash>+<base64 of 1 and the seed>" and works out the
// public part.
func parseKey(secret string) (*Key, error) {
	signer, err := note.NewSigner(secret)
	if err != nil {
		return nil, err
	}
	parts := strings.SplitN(secret, "+", 5) // the base64 may hold a "+" too
	seed, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(seed) != 1+ed25519.SeedSize {
		return nil, errors.New("it is damaged")
	}
	public := ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey)
	verifier, err := note.NewEd25519VerifierKey(signer.Name(), public)
	return &Key{signer: signer, Public: verifier}, err
}

func (k *Key) sign(text string) (string, error) {
	signed, err := note.Sign(&note.Note{Text: text}, k.signer)
	return string(signed), err
}
