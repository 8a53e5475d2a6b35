package desk_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/unicode/norm"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
)

func archive(t *testing.T, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(body)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestNamesInOtherLetters: archives of systems that write names in letters of their own, or taken
// apart into their strokes, and names as an address writes them.
func TestNamesInOtherLetters(t *testing.T) {
	for _, row := range []struct {
		system, wanted string
		comes          func(name string) string
	}{
		{"Windows in Japan", "会談_表紙.jpg", encoded(t, japanese.ShiftJIS)},
		{"Windows in Russia", "Переговоры.JPG", encoded(t, charmap.CodePage866)},
		{"the same, from another program", "Переговоры.jpg", encoded(t, charmap.Windows1251)},
		{"Unix in Japan", "会談.jpg", encoded(t, japanese.EUCJP)},
		{"Windows in France", "délégué.jpg", encoded(t, charmap.CodePage437)},
		{"a Mac", "会議ガ.jpg", norm.NFD.String},
		{"an address", "会談 1.jpg", url.PathEscape},
		{"a percent that is none", "100%.jpg", func(name string) string { return name }},
	} {
		s := withMedia(t)
		s.post(editor, "talks", desk.NewUpdate{Headline: "one", Pictures: []coverage.Picture{{Name: row.wanted}}})
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.CreateHeader(&zip.FileHeader{Name: "photos/" + row.comes(row.wanted), NonUTF8: true})
		s.must(err)
		_, err = w.Write(credited(t, "A. Sample", "x"))
		s.must(err)
		s.must(z.Close())
		f, err := s.FillMissing(editor, "talks", nil, []desk.NamedFile{{Name: "all.zip", From: &b}})
		s.must(err)
		if f.Pictures != 1 || len(f.Strange) != 0 {
			t.Errorf("%s: got %+v", row.system, f)
		}
	}
}

func encoded(t *testing.T, by encoding.Encoding) func(string) string {
	return func(name string) string {
		out, err := by.NewEncoder().String(name)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

// swelling is what has the beginning of a picture and grows to so many bytes of nothing.
func swelling(size int) []byte { return append([]byte("\xff\xd8\xff"), make([]byte, size)...) }

// TestHostileArchives hold too many files, or such as swell. What the list of an archive gives
// away is refused for that, and not a byte is unpacked.
func TestHostileArchives(t *testing.T) {
	s := withMedia(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Pictures: []coverage.Picture{{Name: "a.jpg"}}})
	many := map[string][]byte{}
	for i := range 1001 {
		many[fmt.Sprint(i, ".jpg")] = nil
	}
	fill := func(from io.Reader) (desk.Filled, error) {
		return s.FillMissing(editor, "talks", nil, []desk.NamedFile{{Name: "x.zip", From: from}})
	}
	_, err := fill(bytes.NewReader(archive(t, many)))
	wantFault(t, "many files", err, fault.TooLarge, "media.archive_entries", "")
	_, err = fill(bytes.NewReader(namesAlone(100_000)))
	wantFault(t, "nothing but names", err, fault.TooLarge, "media.archive_entries", "")
	_, err = fill(bytes.NewReader([]byte("no archive")))
	wantFault(t, "no archive", err, fault.Invalid, "media.archive", "")
	for _, row := range []struct {
		name string
		body []byte
		want string
		read int64 // of the archive at most
	}{
		{"larger than a picture", archive(t, map[string][]byte{"a.jpg": swelling(33 << 20)}), "media.too_many_bytes", 9 << 10},
		{"swelling", archive(t, map[string][]byte{"a.jpg": swelling(3 << 20)}), "media.archive_swells", 9 << 10},
		{"an archive in an archive, by a picture's name", archive(t, map[string][]byte{"a.jpg": archive(t, map[string][]byte{"a.jpg": swelling(3 << 20)})}), "media.kind", 99 << 10},
		{"saying that it is small", lying(t, swelling(3<<20)), "media.archive", 99 << 10},
	} {
		read := &readsCounted{Reader: bytes.NewReader(row.body)}
		f, err := fill(read)
		var why *fault.Error
		if err != nil || f.Pictures != 0 || len(f.Refused) != 1 || !errors.As(f.Fault, &why) || why.Key != row.want {
			t.Errorf("%s: got %+v, %v, want it refused for %s", row.name, f, err, row.want)
		}
		if read.read > row.read {
			t.Errorf("%s: got %d bytes of it read, want %d at most", row.name, read.read, row.read)
		}
	}
}

// TestOneNameOnceInAnArchive: the first file of a name is tried, the others are not even
// unpacked.
func TestOneNameOnceInAnArchive(t *testing.T) {
	s := withMedia(t)
	s.post(editor, "talks", desk.NewUpdate{Headline: "one", Pictures: []coverage.Picture{{Name: "a.jpg"}}})
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, file := range []struct {
		name string
		body []byte
	}{{"one/a.jpg", credited(t, "A. Sample", "x")}, {"two/a.jpg", credited(t, "B", "y")}, {"three/A.JPG", swelling(31 << 20)}} {
		w, err := z.Create(file.name)
		s.must(err)
		_, err = w.Write(file.body)
		s.must(err)
	}
	s.must(z.Close())
	f, err := s.FillMissing(editor, "talks", nil, []desk.NamedFile{{Name: "x.zip", From: io.MultiReader(&b)}})
	s.must(err)
	check(t, "filled and refused", fmt.Sprint(f.Pictures, f.Refused), "1 [a.jpg A.JPG]")
	check(t, "whose", s.update("talks", 1).Pictures[0].Credit, "A. Sample")
}

// readsCounted counts what is read of a file that lies somewhere.
type readsCounted struct {
	*bytes.Reader
	read int64
}

func (r *readsCounted) ReadAt(p []byte, off int64) (int, error) {
	n, err := r.Reader.ReadAt(p, off)
	r.read += int64(n)
	return n, err
}

// namesAlone is an archive that is a list and nothing else.
func namesAlone(count int) []byte {
	entry := make([]byte, 46)
	copy(entry, "PK\x01\x02")
	list := bytes.Repeat(entry, count)
	end := make([]byte, 22)
	copy(end, "PK\x05\x06")
	binary.LittleEndian.PutUint16(end[8:], uint16(count))
	binary.LittleEndian.PutUint16(end[10:], uint16(count))
	binary.LittleEndian.PutUint32(end[12:], uint32(len(list)))
	return append(list, end...)
}

// lying is an archive whose list says that its one file has a thousand bytes.
func lying(t *testing.T, body []byte) []byte {
	t.Helper()
	raw := archive(t, map[string][]byte{"a.jpg": body})
	list := bytes.LastIndex(raw, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(raw[list+24:], 1000)
	return raw
}
