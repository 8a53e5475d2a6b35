// Package media keeps the files of pictures, films and sounds under the hash of their
// bytes, and serves them so that a hostile one can do nothing. A picture from outside is
// decoded within bounds, its words read, and only pixels of our own encoding are kept.
package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"readout/internal/pattern"
)

// Store is a folder of files.
type Store struct {
	dir  string
	mu   sync.Mutex
	made bool // and the folder around it knows
}

// New makes a store in a folder, which is made when the first file comes.
func New(dir string) *Store { return &Store{dir: dir} }

var types = map[string]string{
	".svg": "image/svg+xml", ".jpg": "image/jpeg", ".png": "image/png",
	".mp4": "video/mp4", ".webm": "video/webm", ".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".m4a": "audio/mp4",
}

var nameForm = pattern.New(`^[0-9a-f]{64}(?:-(?:780|390))?(\.[a-z0-9]+)$`)

// ErrNoFile is what a name stands for that nothing is kept under.
var ErrNoFile = errors.New("no such file")

// PutDrawing keeps an SVG of our own. Drawings of others are not taken: an SVG is a program.
func (s *Store) PutDrawing(svg []byte) (name string, err error) {
	if !bytes.HasPrefix(bytes.TrimSpace(svg), []byte("<svg")) {
		return "", errors.New("no SVG drawing")
	}
	return s.put(svg, ".svg")
}

func (s *Store) put(body []byte, ext string) (string, error) {
	sum := sha256.Sum256(body)
	name := hex.EncodeToString(sum[:]) + ext
	return name, s.write(name, body)
}

// write keeps a file under a name, once. One that is there already may have been named a
// moment ago by somebody who was killed, or who waits for the folder yet: it is not there
// for good until the folder remembers it.
func (s *Store) write(name string, body []byte) error {
	if _, err := os.Stat(filepath.Join(s.dir, name)); err == nil {
		return remember(s.dir)
	}
	part, err := s.part()
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	_, err = part.Write(body)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return fmt.Errorf("keep a picture: %w", err)
	}
	return s.name(part, name)
}

// name moves what was written to its place, and has the folder remember it through a power
// cut: what is acknowledged is there.
func (s *Store) name(part *os.File, name string) error {
	if err := os.Rename(part.Name(), filepath.Join(s.dir, name)); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	return remember(s.dir)
}

// remember has a folder keep the names in it through a power cut.
func remember(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	return nil
}

// part opens a file beside the others. Written there and moved to its name, a reader finds
// all of it or nothing.
func (s *Store) part() (*os.File, error) {
	if err := s.folder(); err != nil {
		return nil, fmt.Errorf("keep a picture: %w", err)
	}
	part, err := os.CreateTemp(s.dir, ".part-*")
	if err != nil {
		return nil, fmt.Errorf("keep a picture: %w", err)
	}
	return part, nil
}

// folder makes the store's own, and has the one around it remember that.
func (s *Store) folder() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := os.MkdirAll(s.dir, 0o700); err != nil || s.made {
		return err
	}
	err := remember(filepath.Dir(s.dir))
	s.made = err == nil
	return err
}

// Named tells whether a name has the form of a file that pages name; renditions follow
// from it and are not named.
func Named(name string) bool {
	parts := nameForm.FindStringSubmatch(name)
	return parts != nil && types[parts[1]] != "" && name[64] == '.'
}

// Size gives width and height of a picture that is kept, in pixels; ErrNoFile if it is not.
// Of a drawing, a film or a sound it knows neither.
func (s *Store) Size(name string) (width, height int, err error) {
	f, err := s.open(name)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	if ext := filepath.Ext(name); ext != ".jpg" && ext != ".png" {
		return 0, 0, nil
	}
	cfg, _, err := image.DecodeConfig(f)
	return cfg.Width, cfg.Height, err
}

func (s *Store) open(name string) (*os.File, error) {
	parts := nameForm.FindStringSubmatch(name)
	if parts == nil || types[parts[1]] == "" {
		return nil, ErrNoFile
	}
	f, err := os.Open(filepath.Join(s.dir, name))
	if errors.Is(err, os.ErrNotExist) {
		return nil, ErrNoFile
	}
	return f, err
}

// ServeHTTP answers with the file that the path value "name" names, or with the part of it
// that is asked for. A name stands for the same bytes forever.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	f, err := s.open(name)
	if errors.Is(err, ErrNoFile) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	defer f.Close()
	head := w.Header()
	head.Set("Content-Type", types[filepath.Ext(name)])
	if head.Get("Cache-Control") == "" { // a caller knows of pictures that are not public yet
		head.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	head.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	head.Set("X-Content-Type-Options", "nosniff")
	http.ServeContent(w, r, "", time.Time{}, f)
}
