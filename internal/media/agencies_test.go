package media

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// TestWhatAgenciesWrite: of each file in testdata/agencies.txt, what is made of what it says.
func TestWhatAgenciesWrite(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "agencies.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(raw), "\n== ")[1:]
	if len(cases) < 50 {
		t.Fatalf("got %d cases", len(cases))
	}
	for _, c := range cases {
		name, lines, _ := strings.Cut(c, "\n")
		t.Run(name, func(t *testing.T) {
			file := &agencyFile{t: t, declared: true, xmp: map[string]string{}, exif: map[string]string{}, want: map[string]string{}}
			for line := range strings.Lines(lines) {
				file.read(strings.TrimSpace(line))
			}
			body := file.body()
			h, err := look(body)
			if err != nil {
				t.Fatal(err)
			}
			w, _ := readWords(body, h)
			for what, got := range map[string]string{"caption": w.Caption, "credit": w.Credit, "creator": w.Creator, "agency": w.Agency, "headline": w.Headline} {
				if want := file.want[what]; got != want {
					t.Errorf("%s:\n got %q\nwant %q", what, got, want)
				}
			}
		})
	}
}

// agencyFile is a file as the table describes it.
type agencyFile struct {
	t         *testing.T
	letters   string
	declared  bool
	name      string
	iptc      []dataset
	xmp, exif map[string]string
	want      map[string]string
}

type dataset struct {
	number byte
	value  string
}

func (f *agencyFile) read(line string) {
	f.t.Helper()
	kind, rest, _ := strings.Cut(line, " ")
	key, value, _ := strings.Cut(rest, " ")
	value = strings.NewReplacer(`\n`, "\n", `\r`, "\r").Replace(value)
	switch kind {
	case "", "#":
	case "letters":
		f.letters, f.declared = key, false
	case "says":
		f.declared = true
	case "iptc":
		number, err := strconv.Atoi(strings.TrimPrefix(key, "2:"))
		if err != nil {
			f.t.Fatalf("no dataset: %q", line)
		}
		f.iptc = append(f.iptc, dataset{byte(number), value})
	case "xmp":
		f.xmp[key] = value
	case "exif":
		f.exif[key] = value
	case "file":
		f.name = key
	case "->":
		f.want[key] = value
	default:
		f.t.Fatalf("what is %q?", line)
	}
}

func (f *agencyFile) body() []byte {
	f.t.Helper()
	if f.name != "" {
		body, err := os.ReadFile(filepath.Join("testdata", f.name))
		if err != nil {
			f.t.Fatal(err)
		}
		return body
	}
	var parts [][]byte
	if len(f.exif) > 0 {
		parts = append(parts, exif(1, f.write(f.exif["ImageDescription"]), f.write(f.exif["Artist"])))
	}
	if len(f.xmp) > 0 {
		parts = append(parts, xmp(f.properties()))
	}
	if len(f.iptc) > 0 {
		parts = append(parts, f.datasets())
	}
	return jpegOf(f.t, photo(16, 16), parts...)
}

func (f *agencyFile) write(words string) string {
	f.t.Helper()
	if f.letters == "" || f.letters == "utf-8" {
		return words
	}
	by := map[string]encoding.Encoding{
		"windows-1251": charmap.Windows1251, "windows-1252": charmap.Windows1252, "koi8-r": charmap.KOI8R,
		"macintosh": charmap.Macintosh, "x-mac-cyrillic": charmap.MacintoshCyrillic,
		"shift_jis": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "iso-2022-jp": japanese.ISO2022JP,
	}[f.letters]
	if by == nil {
		f.t.Fatalf("no letters %q", f.letters)
	}
	out, err := by.NewEncoder().String(words)
	if err != nil {
		f.t.Fatal(err)
	}
	return out
}

// datasets writes them behind another part of an odd length, as Photoshop does.
func (f *agencyFile) datasets() []byte {
	f.t.Helper()
	var b bytes.Buffer
	put := func(record, number byte, value string) {
		b.Write([]byte{0x1C, record, number, byte(len(value) >> 8), byte(len(value))})
		b.WriteString(value)
	}
	if f.declared {
		put(1, 90, "\x1b%G")
	}
	for _, d := range f.iptc {
		put(2, d.number, f.write(d.value))
	}
	other := []byte("8BIM\x04\x25\x03odd\x00\x00\x00\x03abc\x00")
	size := []byte{0, 0, byte(b.Len() >> 8), byte(b.Len())}
	if b.Len()%2 == 1 {
		b.WriteByte(0)
	}
	return segment(0xED, []byte("Photoshop 3.0\x00"), other, []byte("8BIM\x04\x04\x00\x00"), size, b.Bytes())
}

func (f *agencyFile) properties() string {
	var b strings.Builder
	for name, value := range f.xmp {
		list := map[string]string{"dc:creator": "Seq", "dc:description": "Alt", "dc:rights": "Alt"}[name]
		if list == "" {
			b.WriteString("<" + name + ` xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">` + value + "</" + name + ">")
			continue
		}
		b.WriteString("<" + name + "><rdf:" + list + ">")
		for i, one := range strings.Split(value, " || ") {
			lang := ""
			if list == "Alt" {
				lang = ` xml:lang="` + []string{"x-default", "ru"}[i] + `"`
			}
			b.WriteString("<rdf:li" + lang + ">" + one + "</rdf:li>")
		}
		b.WriteString("</rdf:" + list + "></" + name + ">")
	}
	return b.String()
}
