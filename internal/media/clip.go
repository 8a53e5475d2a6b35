package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"readout/internal/fault"
)

// MaxClip is how large a film or a sound may be, in bytes.
const MaxClip = 256 << 20

// Clip is a film or a sound that was taken in. It is kept as it came.
type Clip struct {
	File string
	Film bool // not only a sound
}

// clipKind tells by its first bytes what plays: the extension it is kept under, "" if it is
// nothing that browsers play.
func clipKind(begin []byte) (ext string) {
	switch {
	case len(begin) >= 12 && string(begin[4:8]) == "ftyp":
		return mp4Kind(string(begin[8:12]))
	case bytes.HasPrefix(begin, []byte("\x1a\x45\xdf\xa3")) && bytes.Contains(begin[:min(len(begin), 64)], []byte("webm")):
		return ".webm"
	case bytes.HasPrefix(begin, []byte("OggS")):
		return ".ogg"
	case bytes.HasPrefix(begin, []byte("ID3")), len(begin) > 2 && begin[0] == 0xFF && begin[1]&0xE6 == 0xE2:
		return ".mp3"
	}
	return ""
}

// mp4Kind goes by the brand: pictures (HEIF, AVIF) are in the same kind of container.
func mp4Kind(brand string) string {
	switch brand {
	case "M4A ", "M4B ":
		return ".m4a"
	case "heic", "heix", "hevc", "mif1", "msf1", "avif", "avis", "qt  ":
		return ""
	}
	return ".mp4"
}

// IsClip tells whether a file that begins so should go to PutClip.
func IsClip(begin []byte) bool { return clipKind(begin) != "" }

// PutClip keeps a film or a sound. It is written while it comes in and named when all of
// it is there.
func (s *Store) PutClip(from io.Reader) (*Clip, error) {
	begin := make([]byte, 512)
	n, err := io.ReadFull(from, begin)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && err != io.EOF {
		return nil, err
	}
	begin = begin[:n]
	ext := clipKind(begin)
	if ext == "" || foreign(begin) {
		return nil, fault.New(fault.Invalid, "media.clip_kind")
	}
	part, err := s.part()
	if err != nil {
		return nil, err
	}
	defer os.Remove(part.Name())
	sum := sha256.New()
	all := io.MultiReader(bytes.NewReader(begin), from)
	size, err := io.Copy(io.MultiWriter(part, sum), io.LimitReader(all, MaxClip+1))
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return nil, fmt.Errorf("keep a film: %w", err)
	}
	if size > MaxClip {
		return nil, fault.New(fault.TooLarge, "media.too_many_bytes", "count", MaxClip>>20)
	}
	name := hex.EncodeToString(sum.Sum(nil)) + ext
	if err := s.name(part, name); err != nil {
		return nil, err
	}
	return &Clip{File: name, Film: IsFilm(name)}, nil
}

// IsFilm tells by its name whether a file is a film.
func IsFilm(name string) bool {
	return strings.HasSuffix(name, ".mp4") || strings.HasSuffix(name, ".webm")
}
