// Package saved gives text of the bytes that a page was saved in: in whatever encoding, with the header of its answer,
// with its pictures in one file (mhtml.go).
package saved

import (
	"bytes"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"readout/internal/fault"
	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// How it was found out in which encoding a page is saved.
const (
	ByMark   = "mark"   // its first bytes are a byte order mark
	ByItself = "itself" // its bytes are UTF-8, or hold the signs of one encoding
	ByHeader = "header" // the HTTP header that was saved with it
	ByMarkup = "markup" // <meta charset>, or the XML declaration
	ByTrial  = "trial"  // of all that were tried, the text looks most like one in this
)

// UTF8 is the name of the encoding that needs no word.
const UTF8 = "UTF-8"

const (
	oneBroken  = 100       // characters, at least, for each place that is damaged
	mostBroken = 200       // places where a page may be damaged and still be read
	tried      = 256 << 10 // bytes that encodings are tried on
	declaredIn = 8 << 10   // bytes in which a page declares its encoding
	utf16Name  = "UTF-16"  // of both orders
	jisName    = "ISO-2022-JP"
)

// MaxBytes is how many bytes a page has at most.
const MaxBytes = 10 << 20

// Text is a page as text: UTF-8 with lines ended by "\n", whatever it was saved in.
type Text struct {
	Words       string
	Encoding    string    // the name of what it was saved in: "UTF-8", "Shift_JIS"
	Found       string    // how that was found out: mark, itself, header, markup, trial
	Saved       time.Time // when, as the header says that was saved with it; zero where none does
	HeaderLines int       // lines before the page: the HTTP header that was saved with it
}

// Decode gives a page as text. It goes by a byte order mark, else by the bytes themselves,
// by what a saved HTTP header and the page declare, and then by trial; what cannot be read
// in any encoding is refused with its line. Damaged places become U+FFFD, and Read notes
// their lines.
func Decode(page []byte) (Text, error) {
	if len(page) > MaxBytes {
		return Text{}, fault.New(fault.TooLarge, "paste.too_large", "limit", MaxBytes>>20)
	}
	header, page := savedHeader(page)
	charset := charsetIn(header)
	saved := savedAt(header)
	if isMHTML(page) {
		if part, named := htmlPart(page); part != nil {
			saved = savedAt(page)
			header, page, charset = nil, part, named
		}
	}
	t, err := decoded(page, charset)
	if err != nil {
		return t, err
	}
	t.Saved = saved
	t.HeaderLines = bytes.Count(header, []byte("\n"))
	t.Words = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(t.Words)
	if words := strings.ReplaceAll(t.Words, "\x00", ""); len(words) < len(t.Words) && flat.IsHTML(words) {
		t.Words = words // as browsers read markup
	}
	if at := strings.IndexByte(t.Words, 0); at >= 0 {
		return t, fault.At("page", "paste.nul", "line", 1+t.HeaderLines+strings.Count(t.Words[:at], "\n"))
	}
	if strings.TrimFunc(t.Words, printed.IsSpace) == "" {
		return t, fault.At("page", "paste.empty")
	}
	return t, nil
}

// decoded reads bytes that are nothing but a page.
func decoded(page []byte, header string) (Text, error) {
	switch {
	case bytes.HasPrefix(page, []byte("\xef\xbb\xbf")):
		return readIn(page[3:], unicode.UTF8, UTF8, ByMark)
	case bytes.HasPrefix(page, []byte("\xff\xfe")), bytes.HasPrefix(page, []byte("\xfe\xff")):
		return readIn(page, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), utf16Name, ByMark)
	case hasJISEscape(page):
		return readIn(page, japanese.ISO2022JP, jisName, ByItself)
	case utf8.Valid(page) && bytes.IndexByte(page, 0) < 0:
		return Text{Words: string(page), Encoding: UTF8, Found: ByItself}, nil
	}
	if order, ok := utf16Order(page); ok {
		return readIn(page, unicode.UTF16(order, unicode.IgnoreBOM), utf16Name, ByItself)
	}
	if utf8.Valid(page) {
		return Text{Words: string(page), Encoding: UTF8, Found: ByItself}, nil // with a NUL in it
	}
	if header != "" {
		if t, ok := readDeclared(page, header, ByHeader); ok {
			return t, nil
		}
	}
	if name := charsetOf(page); name != "" {
		if t, ok := readDeclared(page, name, ByMarkup); ok {
			return t, nil
		}
	}
	if best, ok := tryAll(page); ok {
		return readIn(page, best.enc, best.name, ByTrial)
	}
	if t, err := readIn(page, unicode.UTF8, UTF8, ByTrial); err == nil {
		return t, nil
	}
	return Text{}, fault.At("page", "paste.not_utf8", "line", lineAt(page, max(invalidAt(page), 0)))
}

// readIn reads bytes in an encoding; a page that is damaged in too many places is none in it.
func readIn(page []byte, enc encoding.Encoding, name, found string) (Text, error) {
	raw, err := enc.NewDecoder().Bytes(page)
	if err != nil {
		return Text{}, fault.At("page", "paste.encoding_broken", "encoding", name, "line", 1).Because(err)
	}
	t := Text{Words: string(raw), Encoding: name, Found: found}
	if at, ok := tooBroken(t.Words); ok {
		return t, fault.At("page", "paste.encoding_broken", "encoding", name, "line", 1+strings.Count(t.Words[:at], "\n"))
	}
	return t, nil
}

// tooBroken finds where a text is damaged for the first time, if it is in more places than
// a file is that somebody can still read.
func tooBroken(words string) (at int, is bool) {
	n := strings.Count(words, string(utf8.RuneError))
	if n <= mostBroken && n*oneBroken <= utf8.RuneCountInString(words) {
		return 0, false
	}
	return max(strings.IndexRune(words, utf8.RuneError), 0), n > 0
}

func countASCII(words string) int {
	n := 0
	for i := range len(words) {
		if words[i] < utf8.RuneSelf {
			n++
		}
	}
	return n
}

// readDeclared reads a page in the encoding that it declares, as browsers know it by name.
// Pages often declare one that is not theirs: then it is as if they had not.
func readDeclared(page []byte, name, found string) (Text, bool) {
	enc, err := htmlindex.Get(name)
	if err != nil {
		return Text{}, false
	}
	known, err := htmlindex.Name(enc)
	if err != nil || known == "replacement" || known == "x-user-defined" {
		return Text{}, false
	}
	t, err := readIn(page, enc, spelled(known), found)
	return t, err == nil
}

// spelled gives the name of an encoding as people write it.
func spelled(name string) string {
	if known, ok := map[string]string{
		"utf-8": UTF8, "shift_jis": "Shift_JIS", "euc-jp": "EUC-JP", "iso-2022-jp": jisName, "koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "ibm866": "IBM866",
		"utf-16le": utf16Name, "utf-16be": utf16Name, "gbk": "GBK", "big5": "Big5", "euc-kr": "EUC-KR", "macintosh": "Macintosh",
	}[name]; ok {
		return known
	}
	if strings.HasPrefix(name, "iso-") {
		return strings.ToUpper(name)
	}
	return name
}

var (
	httpStart   = pattern.New(`^HTTP/\d(?:\.\d)? \d{3}[^\n]{0,200}\r?\n`)
	charsetWord = pattern.New(`(?i)charset\s*=\s*["']?\s*([a-z0-9_.:-]{2,40})`)
	xmlStart    = pattern.New(`(?i)^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_.:-]{2,40})["']`)
	metaTag     = pattern.New(`(?i)<meta[^>]{0,400}>`)
)

// savedHeader parts the header that a tool saved with a page from the page.
func savedHeader(page []byte) (header, rest []byte) {
	start := page[:min(len(page), declaredIn)]
	if !httpStart.Match(start) {
		return nil, page
	}
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if at := bytes.Index(start, []byte(end)); at > 0 {
			return page[:at+len(end)], page[at+len(end):]
		}
	}
	return nil, page
}

var dateField = pattern.New(`(?im)^date:[ \t]*([^\r\n]{10,60})`)

// savedAt reads when a page was saved, or sent to whoever saved it, off the header above it.
func savedAt(header []byte) time.Time {
	header = header[:min(len(header), declaredIn)]
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		header, _, _ = bytes.Cut(header, []byte(blank))
	}
	m := dateField.FindSubmatch(header)
	if m == nil {
		return time.Time{}
	}
	at, err := mail.ParseDate(strings.TrimSpace(string(m[1])))
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}

func charsetIn(text []byte) string {
	if m := charsetWord.FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return ""
}

// charsetOf reads what a page declares in its markup.
func charsetOf(page []byte) string {
	start := page[:min(len(page), declaredIn)]
	if m := xmlStart.FindSubmatch(start); m != nil {
		return string(m[1])
	}
	for _, tag := range metaTag.FindAll(start, 40) {
		if name := charsetIn(tag); name != "" {
			return name
		}
	}
	return ""
}

// hasJISEscape knows ISO-2022-JP, whose bytes are all ASCII: by what turns it to Japanese.
func hasJISEscape(page []byte) bool {
	at := bytes.IndexByte(page, 0x1b)
	if at < 0 || at+2 >= len(page) {
		return false
	}
	turn := string(page[at+1 : at+3])
	return turn == "$B" || turn == "$@" || turn == "(J" || turn == "(I"
}

// utf16Order tells the order of UTF-16 without a mark: every other byte of letters is the same.
func utf16Order(page []byte) (unicode.Endianness, bool) {
	zeros := [2]int{}
	n := min(len(page), 4096)
	for i := range n {
		if page[i] == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case n < 4 || len(page)%2 != 0 || zeros[0]*8 < n && zeros[1]*8 < n:
		return unicode.BigEndian, false
	case zeros[0]*4 < zeros[1]:
		return unicode.LittleEndian, true
	case zeros[1]*4 < zeros[0]:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// guess is an encoding to try.
type guess struct {
	name string
	enc  encoding.Encoding
	like func(string) int // how much a text looks like one of those written in it

	script bool // its texts are written in letters that are not ASCII
}

// fewestForeign is how many bytes beyond ASCII tell of another script.
const fewestForeign = 12

var guesses = []guess{
	{UTF8, unicode.UTF8, likeAny, false},
	{"Shift_JIS", japanese.ShiftJIS, likeJapanese, true},
	{"EUC-JP", japanese.EUCJP, likeJapanese, true},
	{"windows-1251", charmap.Windows1251, likeRussian, true},
	{"KOI8-R", charmap.KOI8R, likeRussian, true},
	{"IBM866", charmap.CodePage866, likeRussian, true},
	{"ISO-8859-5", charmap.ISO8859_5, likeRussian, true},
	{"windows-1252", charmap.Windows1252, likeLatin, false},
}

// tryAll reads the beginning of a page, where it is not ASCII, in all of them.
func tryAll(page []byte) (best guess, ok bool) {
	sample := notASCII(page)
	most, foreign := 0, len(sample)-countASCII(string(sample))
	for _, g := range guesses {
		if g.script && foreign < fewestForeign {
			continue // a few bytes do not make a page Russian
		}
		raw, err := g.enc.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		points := g.like(string(raw)) - 20*bytes.Count(raw, []byte(string(utf8.RuneError)))
		if points > most {
			best, most = g, points
		}
	}
	return best, most*4 >= 3*foreign && most > 0
}

// notASCII gathers the lines of a page that are not ASCII, up to what encodings are tried on.
func notASCII(page []byte) []byte {
	var all []byte
	for l := range bytes.Lines(page) {
		if bytes.ContainsFunc(l, func(r rune) bool { return r >= utf8.RuneSelf }) {
			all = append(all, l[:min(len(l), tried)]...)
		}
		if len(all) > tried {
			break
		}
	}
	return all
}

func likeAny(s string) int {
	return 3 * (utf8.RuneCountInString(s) - countASCII(s) - strings.Count(s, string(utf8.RuneError)))
}

func lineAt(b []byte, at int) int { return 1 + bytes.Count(b[:at], []byte("\n")) }

// invalidAt gives where the first byte stands that is not UTF-8, or -1.
func invalidAt(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for at := 0; at < len(b); {
		r, size := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}
