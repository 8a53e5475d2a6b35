package media

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bep/imagemeta"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// Words are what a picture's file says about it: what agencies write into IPTC and XMP, and
// cameras into EXIF.
type Words struct {
	Caption   string
	Alt       string
	Headline  string
	Credit    string // as it should be printed, made of the rest where the file has no such line
	Creator   string
	Agency    string
	Copyright string
	Date      string // YYYY-MM-DD, "" if it is not told
}

const (
	maxCaption = 2000 // characters
	maxLine    = 200
	maxTag     = 60_000 // bytes; it must fit into 16 bits
	maxTags    = 2000
)

var metaFormats = map[format]imagemeta.ImageFormat{isJPEG: imagemeta.JPEG, isPNG: imagemeta.PNG, isWebP: imagemeta.WebP}

// tags are what was found, by the standard it was found in.
type tags map[imagemeta.Source]map[string]string

// wanted are the tags that are read, by their names in each standard.
var wanted = map[imagemeta.Source][]string{
	imagemeta.IPTC: {"Caption-Abstract", "Headline", "By-line", "Credit", "Source", "CopyrightNotice", "DateCreated"},
	imagemeta.XMP:  {"Description", "AltTextAccessibility", "Headline", "Creator", "Credit", "Source", "Rights", "DateCreated"},
	imagemeta.EXIF: {"ImageDescription", "Artist", "Copyright", "DateTimeOriginal", "Orientation"},
}

// readWords reads them, and how the camera was held. What cannot be read is as good as
// not there: a picture is not refused for it.
func readWords(body []byte, h *header) (w Words, orientation int) {
	defer func() {
		if recover() != nil { // somebody else's reader of somebody else's bytes
			w, orientation = Words{}, 1
		}
	}()
	found := readTags(body[:h.end], h.format)
	exif, iptc, xmp := found[imagemeta.EXIF], found[imagemeta.IPTC], found[imagemeta.XMP]
	w = Words{
		// XMP says in which letters it is written, IPTC often does not.
		Caption:   text(maxCaption, xmp["Description"], iptc["Caption-Abstract"], ofPeople(exif["ImageDescription"])),
		Alt:       text(maxCaption, xmp["AltTextAccessibility"]),
		Headline:  line(xmp["Headline"], iptc["Headline"]),
		Creator:   line(xmp["Creator"], iptc["By-line"], exif["Artist"]),
		Agency:    line(xmp["Credit"], iptc["Credit"], xmp["Source"], iptc["Source"]),
		Copyright: line(xmp["Rights"], iptc["CopyrightNotice"], exif["Copyright"]),
		Date:      day(xmp["DateCreated"], iptc["DateCreated"], exif["DateTimeOriginal"]),
	}
	w.Credit = w.credit()
	orientation, _ = strconv.Atoi(exif["Orientation"])
	return w, orientation
}

// credit is the line under the picture: who made it, for whom.
func (w Words) credit() string {
	switch {
	case w.Creator == "" && w.Agency == "":
		return w.Copyright
	case w.Agency == "" || strings.Contains(strings.ToLower(w.Creator), strings.ToLower(w.Agency)):
		return w.Creator
	case w.Creator == "" || strings.Contains(strings.ToLower(w.Agency), strings.ToLower(w.Creator)):
		return w.Agency
	}
	return cut(w.Creator+" / "+w.Agency, maxLine)
}

func readTags(body []byte, f format) tags {
	found := tags{}
	kind, ok := metaFormats[f]
	if !ok {
		return found
	}
	var bare []string // names of IPTC whose letters nobody has declared
	declared := false
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(body), ImageFormat: kind, LimitNumTags: maxTags, LimitTagSize: maxTag,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool {
			return t.Tag == "CodedCharacterSet" || contains(wanted[t.Source], t.Tag) && !strings.HasPrefix(t.Namespace, "IFD1")
		},
		HandleTag: func(t imagemeta.TagInfo) error {
			if t.Tag == "CodedCharacterSet" {
				declared = true
				return nil
			}
			if found[t.Source] == nil {
				found[t.Source] = map[string]string{}
			}
			name := known(wanted[t.Source], t.Tag)
			if value := oneOf(t.Value); value != "" && found[t.Source][name] == "" {
				found[t.Source][name] = value
				if t.Source == imagemeta.IPTC {
					bare = append(bare, name)
				}
			}
			return nil
		},
	})
	if err != nil && len(found) == 0 || declared {
		return found
	}
	for _, name := range bare {
		found[imagemeta.IPTC][name] = letters(found[imagemeta.IPTC][name])
	}
	return found
}

// known gives a wanted tag by its own name: XMP writes some with a small letter.
func known(names []string, tag string) string {
	for _, name := range names {
		if strings.EqualFold(name, tag) {
			return name
		}
	}
	return ""
}

func contains(names []string, tag string) bool { return known(names, tag) != "" }

func oneOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case nil:
		return ""
	}
	return fmt.Sprint(value)
}

// letters finds the letters of a text whose bytes were taken for Latin-1 since nobody said
// what they are: Japanese agencies wrote Shift_JIS there, Russian ones Windows-1251.
func letters(s string) string {
	raw, err := charmap.ISO8859_1.NewEncoder().String(s)
	if err != nil || isASCII(s) {
		return s
	}
	if utf8.ValidString(raw) {
		return raw
	}
	if high := len(s) - len(raw); high*3 < len(raw) { // a few accents among Latin letters
		return s
	}
	if ja, ok := decoded(japanese.ShiftJIS, raw, isJapanese); ok {
		return ja
	}
	if ru, ok := decoded(charmap.Windows1251, raw, isCyrillic); ok {
		return ru
	}
	return s
}

// decoded reads bytes by a table of letters; ok when nearly all that is not ASCII then
// belongs to the script that the table is for.
func decoded(by encoding.Encoding, raw string, in func(rune) bool) (s string, ok bool) {
	s, err := by.NewDecoder().String(raw)
	if err != nil {
		return "", false
	}
	strange, fits := 0, 0
	for _, r := range s {
		switch {
		case r == utf8.RuneError:
			return "", false
		case r < 0x80:
		case in(r):
			fits++
		default:
			strange++
		}
	}
	return s, fits > 1 && fits > 8*strange
}

func isJapanese(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && (r < 0xFF61 || r > 0xFF9F) || r >= 0x3000 && r < 0x3040 || r == '・' || r == 'ー' || r >= 0xFF00 && r < 0xFF61
}

func isCyrillic(r rune) bool {
	return unicode.Is(unicode.Cyrillic, r) || strings.ContainsRune("«»—–№“”„ ©", r)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}

// cameras write these where people would describe the picture.
var ofCameras = []string{"digital camera", "sony dsc", "dcim", "samsung", "minolta", "exif", "default", "untitled", "dav", "sdr", "mde", "hdr", "cof", "_"}

func ofPeople(description string) string {
	low := strings.ToLower(strings.TrimSpace(description))
	for _, c := range ofCameras {
		if strings.HasPrefix(low, c) || strings.HasSuffix(low, c) && len(low) < 40 {
			return ""
		}
	}
	return description
}

// text gives the first that says something, clean and at most so many characters of it.
func text(most int, candidates ...string) string {
	for _, c := range candidates {
		c = strings.Map(func(r rune) rune {
			switch {
			case r == '\r' || r == utf8.RuneError || r != '\n' && r != '\t' && unicode.IsControl(r):
				return -1
			case unicode.Is(unicode.Cf, r) && r != '\u200d':
				return -1
			}
			return r
		}, strings.ReplaceAll(c, "\r\n", "\n"))
		if c = strings.TrimSpace(c); c != "" {
			return cut(c, most)
		}
	}
	return ""
}

func line(candidates ...string) string {
	return cut(strings.Join(strings.Fields(text(maxCaption, candidates...)), " "), maxLine)
}

func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}

// day reads the date at the front of what the standards write: 2024:05:14, 20240514,
// 2024-05-14T10:00:00.
func day(candidates ...string) string {
	for _, c := range candidates {
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, c[:min(len(c), 10)])
		if len(digits) == 8 && digits > "18000101" && digits[4:6] >= "01" && digits[4:6] <= "12" && digits[6:] >= "01" && digits[6:] <= "31" {
			return digits[:4] + "-" + digits[4:6] + "-" + digits[6:]
		}
	}
	return ""
}
