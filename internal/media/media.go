// Package media keeps the files of pictures under the hash of their bytes, and serves them
// so that a hostile one can do nothing.
package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Store is a folder of files.
type Store struct{ dir string }

// New makes a store in a folder, which is made when the first file comes.
func New(dir string) *Store { return &Store{dir: dir} }

var types = map[string]string{
	".svg": "image/svg+xml",
}

var nameForm = regexp.MustCompile(`^[0-9a-f]{64}(\.[a-z]+)$`)

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
	file := filepath.Join(s.dir, name)
	if _, err := os.Stat(file); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return "", fmt.Errorf("keep a picture: %w", err)
	}
	// Written beside its name and moved there: a reader finds all of it or nothing.
	part, err := os.CreateTemp(s.dir, ".part-*")
	if err != nil {
		return "", fmt.Errorf("keep a picture: %w", err)
	}
	defer os.Remove(part.Name())
	_, err = part.Write(body)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return "", fmt.Errorf("keep a picture: %w", err)
	}
	if err := os.Rename(part.Name(), file); err != nil {
		return "", fmt.Errorf("keep a picture: %w", err)
	}
	return name, nil
}

// ServeHTTP answers with the file that the path value "name" names. A name stands for the
// same bytes forever.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	parts := nameForm.FindStringSubmatch(name)
	if parts == nil || types[parts[1]] == "" {
		http.NotFound(w, r)
		return
	}
	body, err := os.ReadFile(filepath.Join(s.dir, name))
	if errors.Is(err, os.ErrNotExist) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	head := w.Header()
	head.Set("Content-Type", types[parts[1]])
	head.Set("Cache-Control", "public, max-age=31536000, immutable")
	head.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	head.Set("X-Content-Type-Options", "nosniff")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}
