package people

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/fault"
	"readout/internal/text"
)

// Session is somebody's being logged in, in one browser.
type Session struct {
	Hash    string // of its secret: it names the session and opens nothing
	Browser string // as far as it told, such as "Firefox, Linux"
	Opened  time.Time
	Expires time.Time
}

// Passkey opens the door instead of name and password.
type Passkey struct {
	ID      string
	User    UserID
	Name    string // what its owner calls it
	Public  []byte // what checks its answers
	Created time.Time
	Used    time.Time // zero: never
}

// MaxPasskeys is how many passkeys somebody may have.
const MaxPasskeys = 20

// CheckPasskeyName gives the fault of what a passkey is called: 1 to 60 characters.
func CheckPasskeyName(name string) *fault.Error {
	switch {
	case strings.TrimSpace(name) == "":
		return fault.At("passkey_name", "people.passkey_name_missing")
	case text.Check(name) != nil, strings.ContainsAny(name, "\n\t"), utf8.RuneCountInString(name) > 60:
		return fault.At("passkey_name", "people.passkey_name_long", "count", 60)
	}
	return nil
}

type browserKey struct{}

// WithBrowser puts into a context which browser somebody logs in with.
func WithBrowser(ctx context.Context, browser string) context.Context {
	return context.WithValue(ctx, browserKey{}, browser)
}

// BrowserOf gives the browser somebody logs in with, "" if that is not known.
func BrowserOf(ctx context.Context) string {
	browser, _ := ctx.Value(browserKey{}).(string)
	return browser
}
