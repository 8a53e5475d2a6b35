package people

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"readout/internal/fault"
)

// The cost of a password: argon2id with 19 MiB, two passes, one lane, the first choice of
// OWASP's password storage cheat sheet. It is kept in each hash, so it can be raised later.
const (
	argonMemory = 19 * 1024 // KiB
	argonPasses = 2
	argonLanes  = 1
	argonKey    = 32 // bytes
)

// The bounds of a password, in characters.
const (
	MinPassword = 12
	MaxPassword = 200
)

// CheckPassword gives the fault of a password that is too short or too long. There are no
// other rules: length is what counts (NIST SP 800-63B, 5.1.1.2).
func CheckPassword(password string) *fault.Error {
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		return fault.At("password", "people.password_short", "count", MinPassword)
	case n > MaxPassword:
		return fault.At("password", "people.password_long", "count", MaxPassword)
	}
	return nil
}

// turns bounds how many passwords are worked on at once, and so the memory that a crowd at
// the login page can make us use.
var turns = make(chan struct{}, 4)

func key(password string, salt []byte, passes, memory uint32, lanes uint8, length uint32) []byte {
	turns <- struct{}{}
	defer func() { <-turns }()
	return argon2.IDKey([]byte(password), salt, passes, memory, lanes, length)
}

// HashPassword gives the PHC string to keep for a password. It takes some 30 ms of CPU and
// 19 MiB: never inside a transaction.
func HashPassword(password string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	sum := key(password, salt, argonPasses, argonMemory, argonLanes, argonKey)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonPasses, argonLanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum))
}

// PasswordFits tells whether a password is the one a PHC string was made from. A user
// without a password fits none, after the same work: who asks cannot tell by the clock.
func PasswordFits(phc, password string) bool {
	if phc == "" {
		key(password, make([]byte, 16), argonPasses, argonMemory, argonLanes, argonKey)
		return false
	}
	salt, want, memory, passes, lanes, err := parsePHC(phc)
	if err != nil {
		return false
	}
	got := key(password, salt, passes, memory, lanes, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}

func parsePHC(phc string) (salt, sum []byte, memory, passes uint32, lanes uint8, err error) {
	parts := strings.Split(phc, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return nil, nil, 0, 0, 0, errors.New("no argon2id hash")
	}
	if _, err = fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &passes, &lanes); err != nil {
		return nil, nil, 0, 0, 0, err
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return nil, nil, 0, 0, 0, err
	}
	if sum, err = base64.RawStdEncoding.DecodeString(parts[5]); err == nil && (len(sum) < 16 || passes == 0 || lanes == 0) {
		err = errors.New("an argon2id hash of no strength") // an empty one would fit every password
	}
	return salt, sum, memory, passes, lanes, err
}
