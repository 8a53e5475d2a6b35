package hook

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"readout/internal/keyfile"
)

// KeyFile is the name of the file in the data folder that holds the key with which secrets
// are sealed. It is not in the database: who has that can sign nothing.
const KeyFile = "webhooks.key"

// sealedPrefix begins a secret that is sealed; base64 of the nonce and what it hides follows.
const sealedPrefix = "sealed1:"

// Seal hides the secrets of hooks where they are stored. They cannot be hashed, as they sign.
type Seal struct{ box cipher.AEAD }

// LoadSeal makes a Seal of the key of a data folder, and the key if there is none.
func LoadSeal(dir string) (*Seal, error) {
	file := filepath.Join(dir, KeyFile)
	text, err := keyfile.Load(file, func() (string, error) {
		key := make([]byte, 32)
		rand.Read(key)
		return base64.StdEncoding.EncodeToString(key), nil
	})
	if err != nil {
		return nil, fmt.Errorf("key of the webhooks' secrets: %w", err)
	}
	key, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(key) != 32 {
		return nil, fmt.Errorf("key of the webhooks' secrets %s: it is damaged", file)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	box, err := cipher.NewGCMWithRandomNonce(block)
	return &Seal{box}, err
}

// IsSealed tells a secret that is sealed from one that is not.
func IsSealed(stored string) bool { return strings.HasPrefix(stored, sealedPrefix) }

// Close seals a secret of a hook. In the row of another one it opens nothing.
func (s *Seal) Close(hook, secret string) string {
	return sealedPrefix + base64.StdEncoding.EncodeToString(s.box.Seal(nil, nil, []byte(secret), []byte(hook)))
}

// Open gives a secret of a hook that was sealed.
func (s *Seal) Open(hook, stored string) (string, error) {
	hidden, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(stored, sealedPrefix))
	if err != nil || !IsSealed(stored) {
		return "", errors.New("a webhook's secret is not sealed")
	}
	secret, err := s.box.Open(nil, nil, hidden, []byte(hook))
	if err != nil {
		return "", errors.New("a webhook's secret is sealed with another key")
	}
	return string(secret), nil
}
