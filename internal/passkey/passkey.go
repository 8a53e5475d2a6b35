// Package passkey speaks WebAuthn: it says what a browser is to ask of a passkey, and tells
// whether its answer is right. What a passkey opens and where it is kept is the desk's.
package passkey

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net"
	"net/url"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// The bounds of what has been asked and not yet answered.
const (
	patience = 5 * time.Minute
	most     = 1 << 16 // some 30 MB; beyond it the oldest must be asked anew
)

// ErrWrong says that an answer is not to be trusted, or came too late.
var ErrWrong = errors.New("passkey")

// Owner is whom a passkey belongs to.
type Owner struct {
	ID   string
	Name string
}

// Site asks for passkeys of one site.
type Site struct {
	web   *webauthn.WebAuthn
	name  func() string // of the site, as browsers show it
	clock func() time.Time

	mu    sync.Mutex
	asked map[string]question
	order []string // keys of asked, the oldest first
}

type question struct {
	data  webauthn.SessionData
	until time.Time
}

// New makes a Site for an address; nil when browsers have no passkeys there: they want a
// name, not a number, and HTTPS, except on localhost. name is asked each time: it is a setting.
// clock nil is the real one.
func New(address string, name func() string, clock func() time.Time) (*Site, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	host := u.Hostname()
	if net.ParseIP(host) != nil || u.Scheme != "https" && host != "localhost" {
		return nil, nil
	}
	web, err := webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: name(), RPOrigins: []string{u.Scheme + "://" + u.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			// It stands for name and password both: whoever holds the device must also unlock it.
			UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, err
	}
	if clock == nil {
		clock = time.Now
	}
	return &Site{web: web, name: name, clock: clock, asked: make(map[string]question)}, nil
}

// Key is a passkey as it is kept: what the browser calls it, and what checks its answers.
type Key struct {
	ID     string // base64url
	Public []byte // JSON
}

// Offer gives what a browser is told to make a new passkey with, beside those it has.
func (s *Site) Offer(o Owner, has []Key) ([]byte, error) {
	owner, err := ownerWith(o, has)
	if err != nil {
		return nil, err
	}
	options, data, err := s.web.BeginRegistration(owner, webauthn.WithExclusions(webauthn.Credentials(owner.keys).CredentialDescriptors()))
	if err != nil {
		return nil, err
	}
	options.Response.RelyingParty.Name = s.name()
	return s.ask(options.Response, data)
}

// Take takes the new passkey out of a browser's answer.
func (s *Site) Take(o Owner, key string, answer []byte) (Key, error) {
	data, ok := s.answered(key)
	if !ok {
		return Key{}, errors.Join(ErrWrong, errors.New("asked too long ago"))
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return Key{}, errors.Join(ErrWrong, err)
	}
	made, err := s.web.CreateCredential(&owner{Owner: o}, data, parsed)
	if err != nil {
		return Key{}, errors.Join(ErrWrong, err)
	}
	return keyOf(made)
}

// Ask gives what a browser is told to find a passkey of this site with, whoever's it is.
func (s *Site) Ask() ([]byte, error) {
	options, data, err := s.web.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, err
	}
	return s.ask(options.Response, data)
}

// Check tells whose passkey answered and gives it as it is to be kept from now on. find
// gives the owner of a passkey and the passkey, or an error.
func (s *Site) Check(key string, answer []byte, find func(id string) (Owner, Key, error)) (Key, error) {
	data, ok := s.answered(key)
	if !ok {
		return Key{}, errors.Join(ErrWrong, errors.New("asked too long ago"))
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return Key{}, errors.Join(ErrWrong, err)
	}
	var lost error
	used, err := s.web.ValidateDiscoverableLogin(func(id, handle []byte) (webauthn.User, error) {
		o, k, err := find(base64.RawURLEncoding.EncodeToString(id))
		if err != nil {
			lost = err
			return nil, err
		}
		if o.ID != string(handle) {
			return nil, errors.New("a passkey of somebody else's")
		}
		return ownerWith(o, []Key{k})
	}, data, parsed)
	switch {
	case lost != nil:
		return Key{}, lost
	case err != nil:
		return Key{}, errors.Join(ErrWrong, err)
	case used.Authenticator.CloneWarning:
		return Key{}, errors.Join(ErrWrong, errors.New("its counter went back: there may be a copy of it"))
	}
	return keyOf(used)
}

// ask remembers a question and puts it into what the browser is sent.
func (s *Site) ask(options any, data *webauthn.SessionData) ([]byte, error) {
	key := rand.Text()
	s.mu.Lock()
	s.forget()
	s.asked[key] = question{data: *data, until: s.clock().Add(patience)}
	s.order = append(s.order, key)
	s.mu.Unlock()
	return json.Marshal(map[string]any{"key": key, "publicKey": options})
}

// forget drops questions that nobody will answer any more.
func (s *Site) forget() {
	now := s.clock()
	for len(s.order) > 0 {
		q, open := s.asked[s.order[0]]
		if open && now.Before(q.until) && len(s.asked) < most {
			return
		}
		delete(s.asked, s.order[0])
		s.order = s.order[1:]
	}
}

// answered gives a question once.
func (s *Site) answered(key string) (webauthn.SessionData, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q, ok := s.asked[key]
	delete(s.asked, key)
	return q.data, ok && s.clock().Before(q.until)
}

func keyOf(c *webauthn.Credential) (Key, error) {
	c.Attestation = webauthn.CredentialAttestation{} // we ask for none and look at none
	public, err := json.Marshal(c)
	return Key{ID: base64.RawURLEncoding.EncodeToString(c.ID), Public: public}, err
}

// owner is an Owner as the library asks about one.
type owner struct {
	Owner
	keys []webauthn.Credential
}

func ownerWith(o Owner, has []Key) (*owner, error) {
	all := &owner{Owner: o, keys: make([]webauthn.Credential, len(has))}
	for i, k := range has {
		if err := json.Unmarshal(k.Public, &all.keys[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// WebAuthnID is what the passkey gives back to say whose it is.
func (o *owner) WebAuthnID() []byte { return []byte(o.ID) }

// WebAuthnName is what the device shows.
func (o *owner) WebAuthnName() string { return o.Name }

// WebAuthnDisplayName is what the device shows too.
func (o *owner) WebAuthnDisplayName() string { return o.Name }

// WebAuthnCredentials are the passkeys we know of.
func (o *owner) WebAuthnCredentials() []webauthn.Credential { return o.keys }
