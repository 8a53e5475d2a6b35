package media

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bep/imagemeta"
	"golang.org/x/text/encoding/charmap"
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

// vocabularies are where XMP has them from: others have names like these that mean other things.
var vocabularies = map[string][]string{
	"http://purl.org/dc/elements/1.1/":            {"Description", "Creator", "Rights"},
	"http://ns.adobe.com/photoshop/1.0/":          {"Headline", "Credit", "Source", "DateCreated"},
	"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": {"AltTextAccessibility"},
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
		// XMP says in which letters it is written, IPTC does not.
		Caption:   text(maxCaption, xmp["Description"], iptc["Caption-Abstract"], ofPeople(exif["ImageDescription"])),
		Alt:       text(maxCaption, xmp["AltTextAccessibility"]),
		Headline:  line(xmp["Headline"], iptc["Headline"]),
		Creator:   line(xmp["Creator"], iptc["By-line"], exif["Artist"]),
		Agency:    line(xmp["Credit"], iptc["Credit"]),
		Copyright: line(xmp["Rights"], iptc["CopyrightNotice"], exif["Copyright"]),
		Date:      day(xmp["DateCreated"], iptc["DateCreated"], exif["DateTimeOriginal"]),
	}
	w.settle(line(xmp["Source"], iptc["Source"]))
	orientation, _ = strconv.Atoi(exif["Orientation"])
	return w, orientation
}

func readTags(body []byte, f format) tags {
	found := tags{}
	kind, ok := metaFormats[f]
	if !ok {
		return found
	}
	sources := imagemeta.EXIF | imagemeta.XMP
	switch f {
	case isJPEG: // in whatever letters
		found[imagemeta.IPTC], found[imagemeta.EXIF] = readIPTC(body), readExifTexts(body)
	case isPNG:
		found.read(xmpOfPNG(body), imagemeta.JPEG, imagemeta.XMP)
		sources |= imagemeta.IPTC // some tools write it there
	}
	found.read(body, kind, sources)
	return found
}

// read takes what imagemeta finds. What it has read before something was broken counts.
func (found tags) read(body []byte, kind imagemeta.ImageFormat, sources imagemeta.Source) {
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(body), ImageFormat: kind, Sources: sources, LimitNumTags: maxTags, LimitTagSize: maxTag,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool {
			if t.Source == imagemeta.XMP && !contains(vocabularies[t.Namespace], t.Tag) {
				return false
			}
			return contains(wanted[t.Source], t.Tag) && !strings.HasPrefix(t.Namespace, "IFD1")
		},
		HandleTag: func(t imagemeta.TagInfo) error {
			if found[t.Source] == nil {
				found[t.Source] = map[string]string{}
			}
			name := known(wanted[t.Source], t.Tag)
			if found[t.Source][name] == "" {
				found[t.Source][name] = valueOf(t, name)
			}
			return nil
		},
	})
}

// valueOf gives a tag's value as text: of one in several languages the first, which counts.
func valueOf(t imagemeta.TagInfo, name string) string {
	if list, ok := t.Value.([]string); ok && contains(inLanguages, name) && len(list) > 0 {
		return list[0]
	}
	value := oneOf(t.Value)
	if t.Source == imagemeta.IPTC { // bytes that were taken for Latin-1
		if raw, err := charmap.ISO8859_1.NewEncoder().String(value); err == nil {
			return lettersOf(raw)(raw)
		}
	}
	return value
}

// xmpOfPNG gives a PNG's XMP as a JPEG has it, which is how it can be read; nil if it has none.
func xmpOfPNG(png []byte) []byte {
	for at := len(pngMagic); at+12 <= len(png); {
		size := be32(png[at:])
		if size > len(png)-at-12 {
			return nil
		}
		part := png[at+8 : at+8+size]
		packet, ok := bytes.CutPrefix(part, []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00"))
		if ok && string(png[at+4:at+8]) == "iTXt" && len(packet) <= maxTag {
			packet = append([]byte("http://ns.adobe.com/xap/1.0/\x00"), packet...)
			return append(append([]byte{0xFF, 0xD8, 0xFF, 0xE1, byte((len(packet) + 2) >> 8), byte(len(packet) + 2)}, packet...), 0xFF, 0xD9)
		}
		at += 12 + size
	}
	return nil
}

// inLanguages are what XMP has in several languages, the one that counts first.
var inLanguages = []string{"Description", "AltTextAccessibility", "Rights"}

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
		return strings.Join(slices.Compact(v), ", ")
	case nil:
		return ""
	}
	return fmt.Sprint(value)
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

// newLines are written as Windows, and as old Macs and agencies' terminals did.
var newLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// text gives the first that says something, clean and at most so many characters of it.
func text(most int, candidates ...string) string {
	for _, c := range candidates {
		c = strings.Map(func(r rune) rune {
			switch {
			case r == utf8.RuneError || r != '\n' && r != '\t' && unicode.IsControl(r):
				return -1
			case unicode.Is(unicode.Cf, r) && r != '\u200d':
				return -1
			}
			return r
		}, newLines.Replace(c))
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
