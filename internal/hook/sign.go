package hook

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"time"
)

// secretPrefix begins a secret, as Standard Webhooks has it; base64 of its bytes follows.
const secretPrefix = "whsec_"

// NewSecret makes a secret of 32 random bytes.
func NewSecret() string {
	raw := make([]byte, 32)
	rand.Read(raw)
	return secretPrefix + base64.StdEncoding.EncodeToString(raw)
}

// Sign gives the signature of a message by a secret: "v1," and base64 of HMAC-SHA256 over
// "id.timestamp.body".
func Sign(secret, id string, at time.Time, body []byte) string {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretPrefix))
	if err != nil { // it is one of ours: see NewSecret
		key = []byte(secret)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + strconv.FormatInt(at.Unix(), 10) + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// headers gives what a message is sent with: its signatures by every secret that is good.
func headers(h *Hook, m *Message, at time.Time) map[string]string {
	var signed []string
	for _, secret := range h.Secrets(at) {
		signed = append(signed, Sign(secret, m.ID, at, m.Body))
	}
	return map[string]string{
		"Content-Type":      "application/json",
		"User-Agent":        "Readout/1 (webhook)",
		"webhook-id":        m.ID,
		"webhook-timestamp": strconv.FormatInt(at.Unix(), 10),
		"webhook-signature": strings.Join(signed, " "),
	}
}
