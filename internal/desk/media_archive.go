package desk

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"readout/internal/fault"
	"readout/internal/media"
)

// The bounds of an archive of pictures.
const (
	MaxArchive  = 256 << 20 // bytes, as it comes
	maxEntries  = 1000
	maxUnpacked = 1 << 30

	longestList = 2 << 20 // bytes of its list, which is read before anything else: a thousand long names
	mostSwell   = 100     // times an entry may grow: pictures are packed already
	anySwell    = 1 << 20 // bytes that any entry may grow to
)

// openArchive reads the list of an archive and nothing else of it. What can be read anywhere,
// as an upload that lies on disk, does not come into memory.
func openArchive(from io.Reader) (*zip.Reader, error) {
	in, ok := from.(interface {
		io.ReaderAt
		io.Seeker
	})
	if !ok {
		body, err := io.ReadAll(io.LimitReader(from, MaxArchive+1))
		if err != nil {
			return nil, err
		}
		in = bytes.NewReader(body)
	}
	size, err := in.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	if size > MaxArchive {
		return nil, fault.New(fault.Invalid, "media.archive")
	}
	listed := &listing{from: in, left: longestList}
	archive, err := zip.NewReader(listed, size)
	switch {
	case errors.Is(err, errLongList), err == nil && len(archive.File) > maxEntries:
		return nil, fault.New(fault.TooLarge, "media.archive_entries", "count", maxEntries)
	case err != nil:
		return nil, fault.New(fault.Invalid, "media.archive").Because(err)
	}
	listed.left = -1
	return archive, nil
}

var errLongList = errors.New("the list of the archive is too long")

// listing bounds how much of an archive is read until its list is known: a few hundred megabytes
// of nothing but names would be held in memory ten times over. With less than nothing left it
// bounds no more.
type listing struct {
	from io.ReaderAt
	left int
}

// ReadAt makes listing an io.ReaderAt.
func (l *listing) ReadAt(p []byte, off int64) (int, error) {
	if l.left >= 0 {
		if l.left -= len(p); l.left < 0 {
			l.left = 0
			return 0, errLongList
		}
	}
	return l.from.ReadAt(p, off)
}

// systemLetters are in which letters systems have written the names of an archive that does not
// say so: Windows its own of each country.
var systemLetters = []encoding.Encoding{
	japanese.ShiftJIS, charmap.CodePage866, charmap.Windows1251, japanese.EUCJP, charmap.CodePage437, charmap.Windows1252,
}

// nameIn gives the name of an entry. Where the archive does not say how it is to be read, it is
// read in the way in which it is wanted.
func nameIn(entry *zip.File, wanted func(string) bool) string {
	if utf8.ValidString(entry.Name) {
		return entry.Name
	}
	for _, by := range systemLetters {
		if name, err := by.NewDecoder().String(entry.Name); err == nil && wanted(name) {
			return name
		}
	}
	return strings.ToValidUTF8(entry.Name, "?")
}

// tooMuch refuses an entry for what the list says of it, before a byte is unpacked: more than a
// picture may have, or so much more than it is packed that it can be none.
func tooMuch(entry *zip.File) error {
	switch {
	case entry.UncompressedSize64 > media.MaxPicture:
		return fault.New(fault.TooLarge, "media.too_many_bytes", "count", media.MaxPicture>>20)
	case entry.UncompressedSize64 > anySwell && entry.UncompressedSize64/mostSwell > entry.CompressedSize64:
		return fault.New(fault.TooLarge, "media.archive_swells")
	}
	return nil
}
