package web

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout/internal/fault"
	"readout/internal/people"
)

// A form that comes after its session has ended is carried through the log-in page, in a field
// of it, so that what was typed is not lost where no script keeps it. The server keeps nothing.
//
// Nobody else can have it carry their words: it is taken from this site's own pages alone, as
// any form is, and sealed with a secret that this browser has (carried_key.go). Nothing is sent
// by itself: once somebody has logged in they are shown what it is and asked (carried_on.go).

// What is carried of a form at most, and how much of it is read to find that: files stand
// between its fields.
const (
	carriedBytes  = 256 << 10
	carriedFields = 200
	carriedRead   = 64 << 20
	carriedNames  = 20 // of files, to be told which to choose again
)

// carried is a form that was sent without a session.
type carried struct {
	To     string      `json:"to"`               // where it was sent, with prefix and query
	By     string      `json:"by,omitempty"`     // whose it is, if that is known
	Fields [][2]string `json:"fields"`           // in their order
	Files  []string    `json:"files,omitempty"`  // names of files that it had, which are not carried
	Secret bool        `json:"secret,omitempty"` // it had passwords, which are not carried
	Cut    bool        `json:"cut,omitempty"`    // it had more than can be carried

	bytes int
}

// secretFields are the fields that are passwords: they go into no page.
var secretFields = []string{"password", "old", "again"}

// carries tells whether a request without a session is a form whose words would be lost. What
// neither says that it comes from a page of ours nor which site it is from is no browser's.
func carries(r *http.Request) bool {
	ours := r.Header.Get("Sec-Fetch-Site") != "" || r.Header.Get("Origin") != "" // sameOrigin has looked at them
	return ours && r.Method == http.MethodPost && !forScript(r) && strings.HasPrefix(r.URL.Path, "/desk") && formKind(r) != ""
}

// formKind gives the type of a form's body, "" if it is none.
func formKind(r *http.Request) string {
	for _, kind := range []string{"application/x-www-form-urlencoded", "multipart/form-data"} {
		if strings.HasPrefix(r.Header.Get("Content-Type"), kind) {
			return kind
		}
	}
	return ""
}

// carry reads what was sent. What cannot be read any more is said to be cut.
func carry(r *http.Request) *carried {
	c := &carried{To: sentTo(r)}
	var err error
	switch {
	case r.PostForm != nil: // somebody has read it, and then found that there is no session
		c.takeForm(r)
	case formKind(r) == "multipart/form-data":
		err = c.readParts(r)
	default:
		err = c.readPairs(r.Body)
	}
	c.Cut = c.Cut || err != nil
	return c
}

// sentTo gives the address that a form was sent to, as it stands in a page.
func sentTo(r *http.Request) string {
	a, _ := r.Context().Value(languageKey{}).(asked)
	return (&url.URL{Path: a.path, RawQuery: r.URL.RawQuery}).String()
}

func (c *carried) takeForm(r *http.Request) {
	for _, name := range slices.SortedFunc(maps.Keys(r.PostForm), asTyped) {
		for _, value := range r.PostForm[name] {
			c.add(name, value)
		}
	}
	for _, file := range filesOf(r) {
		c.addFile(file.Filename)
	}
}

// asTyped puts the names of fields in the order in which people fill them, as far as that is
// known: a form that was read has none.
func asTyped(a, b string) int {
	place := func(name string) int {
		if i := slices.IndexFunc(typedFirst, func(first string) bool { return slices.Contains(strings.Split(name, "."), first) }); i >= 0 {
			return i
		}
		return len(typedFirst)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a, b))
}

var typedFirst = []string{"headline", "title", "standfirst", "body"}

func (c *carried) readPairs(body io.Reader) error {
	raw, err := io.ReadAll(io.LimitReader(body, 4*carriedBytes))
	for pair := range strings.SplitSeq(string(raw), "&") {
		name, value, _ := strings.Cut(pair, "=")
		n, err1 := url.QueryUnescape(name)
		v, err2 := url.QueryUnescape(value)
		if err1 != nil || err2 != nil {
			c.Cut = true
			continue
		}
		c.add(n, v)
	}
	c.Cut = c.Cut || len(raw) == 4*carriedBytes
	return err
}

// readParts reads the fields of a form with files, and reads over the files.
func (c *carried) readParts(r *http.Request) error {
	body := &io.LimitedReader{R: r.Body, N: carriedRead}
	r.Body = io.NopCloser(body)
	parts, err := r.MultipartReader()
	for err == nil {
		var part *multipart.Part
		if part, err = parts.NextPart(); err != nil {
			break
		}
		if name := part.FileName(); name != "" {
			c.addFile(name)
			continue // the next one reads over it
		}
		var value []byte
		if value, err = io.ReadAll(io.LimitReader(part, carriedBytes+1)); err == nil {
			c.add(part.FormName(), string(value))
		}
	}
	if err == io.EOF && body.N > 0 {
		return nil
	}
	return err
}

func (c *carried) add(name, value string) {
	value = strings.ReplaceAll(value, "\r\n", "\n")
	switch size := len(name) + len(value); {
	case name == "":
	case slices.Contains(secretFields, name):
		c.Secret = c.Secret || value != ""
	case c.bytes+size > carriedBytes || len(c.Fields) == carriedFields:
		c.Cut = true
	default:
		c.bytes += size
		c.Fields = append(c.Fields, [2]string{name, value})
	}
	if name == "by" {
		c.By = value
	}
}

func (c *carried) addFile(name string) {
	const most = 100
	if name = strings.ToValidUTF8(name, "?"); len(name) > most {
		name = name[:most]
	}
	if len(c.Files) < carriedNames {
		c.Files = append(c.Files, strings.ToValidUTF8(name, ""))
	}
}

// Whole tells whether all of the form is there.
func (c *carried) Whole() bool { return len(c.Files) == 0 && !c.Secret && !c.Cut }

// of tells whether it may be somebody's: theirs, or of nobody known.
func (c *carried) of(u *people.User) bool { return c.By == "" || u != nil && c.By == string(u.ID) }

// sealed writes it for a field, so that open knows what it has written in the same browser.
func (c *carried) sealed(key []byte) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it goes into a page as base64
	if err := e.Encode(c); err != nil {
		return "", err
	}
	raw := b.Bytes()
	return base64.RawURLEncoding.EncodeToString(raw) + "." + base64.RawURLEncoding.EncodeToString(seal(key, raw)), nil
}

func seal(key, raw []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("readout carried form\n"))
	mac.Write(raw)
	return mac.Sum(nil)
}

// openCarried reads what a log-in form carries; nil if it carries nothing. What was not sealed
// in this browser is refused.
func openCarried(field string, key []byte) (*carried, error) {
	if field == "" {
		return nil, nil
	}
	foreign := fault.New(fault.Denied, "carried.foreign")
	words, mark, _ := strings.Cut(field, ".")
	raw, err := base64.RawURLEncoding.DecodeString(words)
	if err != nil {
		return nil, foreign
	}
	told, err := base64.RawURLEncoding.DecodeString(mark)
	if err != nil || len(key) == 0 || !hmac.Equal(told, seal(key, raw)) {
		return nil, foreign
	}
	var c carried
	if err := json.Unmarshal(raw, &c); err != nil {
		return nil, foreign
	}
	return &c, nil
}
