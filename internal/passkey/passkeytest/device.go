// Package passkeytest is a device with passkeys for tests, as a browser would speak for it
// (https://www.w3.org/TR/webauthn-3/): ES256, no attestation, unlocked by its owner.
package passkeytest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// Device holds passkeys of one site.
type Device struct {
	Origin  string // where its browser is
	Locked  bool   // its owner has not unlocked it
	Counter uint32 // how often it was used
	keys    []*key
}

type key struct {
	id      []byte
	owner   []byte
	private *ecdsa.PrivateKey
}

// options is what a site tells a browser.
type options struct {
	Key       string `json:"key"`
	PublicKey struct {
		Challenge string `json:"challenge"`
		RPID      string `json:"rpId"` // when asked
		RP        struct {
			ID string `json:"id"`
		} `json:"rp"` // when made
		User struct {
			ID string `json:"id"`
		} `json:"user"`
	} `json:"publicKey"`
}

func read(raw []byte) (o options, err error) {
	err = json.Unmarshal(raw, &o)
	return o, err
}

// Make makes a passkey as the site offers; answer is for the site, with the offer's key.
func (d *Device) Make(offer []byte) (offered string, answer []byte, err error) {
	o, err := read(offer)
	if err != nil {
		return "", nil, err
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", nil, err
	}
	owner, err := base64.RawURLEncoding.DecodeString(o.PublicKey.User.ID)
	if err != nil {
		return "", nil, err
	}
	k := &key{id: []byte(rand.Text()), owner: owner, private: private}
	d.keys = append(d.keys, k)
	public, err := k.public()
	if err != nil {
		return "", nil, err
	}
	data := d.data(o.PublicKey.RP.ID, 0x40) // with a key
	data = append(data, make([]byte, 16)...)
	data = binary.BigEndian.AppendUint16(data, uint16(len(k.id)))
	data = append(append(data, k.id...), public...)
	object := append([]byte{0xa3}, text("fmt")...)
	object = append(append(object, text("none")...), text("attStmt")...)
	object = append(append(object, 0xa0), text("authData")...)
	object = append(object, bytesOf(data)...)
	answer, err = json.Marshal(map[string]any{
		"id": letters(k.id), "rawId": letters(k.id), "type": "public-key", "clientExtensionResults": map[string]any{},
		"response": map[string]any{"clientDataJSON": letters(d.client("webauthn.create", o)), "attestationObject": letters(object)},
	})
	return o.Key, answer, err
}

// Answer answers a site's question with the newest passkey.
func (d *Device) Answer(question []byte) (asked string, answer []byte, err error) {
	o, err := read(question)
	if err != nil {
		return "", nil, err
	}
	if len(d.keys) == 0 {
		return "", nil, fmt.Errorf("no passkey")
	}
	k := d.keys[len(d.keys)-1]
	d.Counter++
	data, client := d.data(o.PublicKey.RPID, 0), d.client("webauthn.get", o)
	of := sha256.Sum256(client)
	sum := sha256.Sum256(append(append([]byte(nil), data...), of[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, k.private, sum[:])
	if err != nil {
		return "", nil, err
	}
	answer, err = json.Marshal(map[string]any{
		"id": letters(k.id), "rawId": letters(k.id), "type": "public-key", "clientExtensionResults": map[string]any{},
		"response": map[string]any{
			"clientDataJSON": letters(client), "authenticatorData": letters(data),
			"signature": letters(signature), "userHandle": letters(k.owner),
		},
	})
	return o.Key, answer, err
}

// data is what the device says of itself: for which site, that somebody was there and had
// unlocked it, how often it was used.
func (d *Device) data(site string, flags byte) []byte {
	flags |= 0x01
	if !d.Locked {
		flags |= 0x04
	}
	sum := sha256.Sum256([]byte(site))
	return binary.BigEndian.AppendUint32(append(sum[:], flags), d.Counter)
}

// client is what the browser says: what for, to which question, from which page.
func (d *Device) client(what string, o options) []byte {
	raw, err := json.Marshal(map[string]any{"type": what, "challenge": o.PublicKey.Challenge, "origin": d.Origin, "crossOrigin": false})
	if err != nil {
		panic(err) // strings can be encoded
	}
	return raw
}

// public is the public key as COSE writes it: EC2, ES256, P-256.
func (k *key) public() ([]byte, error) {
	point, err := k.private.PublicKey.Bytes()
	if err != nil {
		return nil, err
	}
	out := []byte{0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21}
	out = append(append(out, bytesOf(point[1:33])...), 0x22)
	return append(out, bytesOf(point[33:])...), nil
}

// text and bytesOf write CBOR.
func text(s string) []byte { return append([]byte{0x60 + byte(len(s))}, s...) }

func bytesOf(b []byte) []byte {
	if len(b) < 256 {
		return append([]byte{0x58, byte(len(b))}, b...)
	}
	return append(binary.BigEndian.AppendUint16([]byte{0x59}, uint16(len(b))), b...)
}

func letters(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
