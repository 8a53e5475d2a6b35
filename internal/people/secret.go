package people

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"readout/internal/fault"
)

// SessionFor is how long a session lasts.
const SessionFor = 30 * 24 * time.Hour

// NewSecret makes a secret for a session, a token or a one-time link: 26 characters with
// 130 bits of randomness.
func NewSecret() string { return strings.ToLower(rand.Text()) }

// HashSecret gives what is kept of a secret. It has enough randomness of its own that a
// plain SHA-256 serves.
func HashSecret(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// CheckName gives the fault of a user's name: 1 to 60 characters that can be seen.
func CheckName(name string) *fault.Error {
	switch {
	case strings.TrimSpace(name) == "":
		return fault.At("name", "people.name_missing")
	case utf8.RuneCountInString(name) > 60:
		return fault.At("name", "people.name_long", "count", 60)
	case !utf8.ValidString(name) || name != strings.TrimSpace(name) || strings.ContainsFunc(name, unseen):
		return fault.At("name", "people.name_characters")
	}
	return nil
}

// unseen tells whether a character shows nothing itself: two names that differ by one look the
// same to colleagues, and one of them can turn the line around it.
func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

// CheckSiteRole gives the fault of a role that nobody can have on the whole site; none, for
// who has roles on single coverages alone, is one.
func CheckSiteRole(role Role) *fault.Error {
	if role == "" || slices.Contains(SiteRoles, role) {
		return nil
	}
	return fault.At("role", "people.role_unknown", "got", short(role), "want", words(SiteRoles))
}

// CheckCoverageRole gives the fault of a role that nobody can have on a single coverage.
func CheckCoverageRole(role Role) *fault.Error {
	if slices.Contains(CoverageRoles, role) {
		return nil
	}
	return fault.At("role", "people.role_unknown", "got", short(role), "want", words(CoverageRoles))
}

func words(roles []Role) string {
	all := make([]string, len(roles))
	for i, r := range roles {
		all[i] = string(r)
	}
	return strings.Join(all, ", ")
}

func short(role Role) string {
	if r := []rune(string(role)); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(role)
}
