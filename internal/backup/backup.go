// Package backup puts a site into one file and takes it out again: a tar archive, plain or
// compressed as its name says, with the database, the files of pictures, the site's keys if
// they were asked for, and at its end a manifest that has the size and the hash of each. What
// is not exactly as the manifest says is never put in place.
package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// What an archive may hold, by the names it has in the data folder too.
const (
	Database = "readout.db"
	Media    = "media"
	Key      = "log.key"
	HookKey  = "webhooks.key"
	manifest = "manifest.json"
)

// format is the number of this way to write an archive.
const format = 1

// ours are the names of files that an archive may hold beside the manifest.
var ours = regexp.MustCompile(`^(?:readout\.db|log\.key|webhooks\.key|media/[0-9a-f]{64}(?:-[0-9]+)?\.[a-z0-9]+)$`)

// Manifest says what is in an archive. It is its last file, so that one that was cut off has none.
type Manifest struct {
	Format  int       `json:"format"`
	Made    time.Time `json:"made"`
	Readout string    `json:"readout"` // the version that wrote it
	Schema  int64     `json:"schema"`  // of the database
	Files   []File    `json:"files"`
}

// File is one file of an archive.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Has tells whether an archive holds a file.
func (m *Manifest) Has(name string) bool {
	for _, f := range m.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}

// Bytes is how much the files are together.
func (m *Manifest) Bytes() (all int64) {
	for _, f := range m.Files {
		all += f.Size
	}
	return all
}

// Source is a file to put into an archive. One that may go while we work (a picture that is
// being erased) is left out if it is gone.
type Source struct {
	Name, Path string
	MayGo      bool
}

// Pictures lists the files of a media folder; what is still being written is none yet.
func Pictures(dir string) ([]Source, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var all []Source
	for _, e := range entries {
		if name := Media + "/" + e.Name(); ours.MatchString(name) {
			all = append(all, Source{Name: name, Path: filepath.Join(dir, e.Name()), MayGo: true})
		}
	}
	return all, err
}

// Progress is told how much of the work is done, in bytes.
type Progress func(done, total int64)

// Write makes an archive of sources. It is written beside its name, read again to the end,
// and moved to its name only then: what stands there is whole, or what stood there before.
func Write(ctx context.Context, to string, m Manifest, sources []Source, progress Progress) (*Manifest, error) {
	part, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".part-*")
	if err != nil {
		return nil, fmt.Errorf("write a backup: %w", err)
	}
	defer os.Remove(part.Name())
	m.Format = format
	err = pack(ctx, part, to, &m, sources, progress)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return nil, fmt.Errorf("write a backup: %w", err)
	}
	read, err := Verify(ctx, part.Name(), nil)
	if err != nil {
		return nil, fmt.Errorf("read the backup again: %w", err)
	}
	if err := os.Rename(part.Name(), to); err != nil {
		return nil, fmt.Errorf("write a backup: %w", err)
	}
	return read, syncDir(filepath.Dir(to))
}

func pack(ctx context.Context, w io.Writer, name string, m *Manifest, sources []Source, progress Progress) error {
	squeezed, err := compress(w, name)
	if err != nil {
		return err
	}
	p := &packer{ctx: ctx, tar: tar.NewWriter(squeezed), m: m, progress: progress}
	for _, s := range sources {
		if info, err := os.Stat(s.Path); err == nil {
			p.total += info.Size()
		}
	}
	for _, s := range sources {
		if err := p.add(s); err != nil {
			return err
		}
	}
	return errors.Join(p.end(), p.tar.Close(), squeezed.Close())
}

// packer writes the files of one archive.
type packer struct {
	ctx         context.Context
	tar         *tar.Writer
	m           *Manifest
	progress    Progress
	done, total int64
}

func (p *packer) add(s Source) error {
	f, err := os.Open(s.Path)
	if errors.Is(err, os.ErrNotExist) && s.MayGo {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if err := p.tar.WriteHeader(&tar.Header{Name: s.Name, Mode: 0o600, Size: info.Size(), ModTime: info.ModTime().Truncate(time.Second)}); err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(p.tar, sum, p), f); err != nil {
		return fmt.Errorf("%s: %w", s.Name, err)
	}
	p.m.Files = append(p.m.Files, File{Name: s.Name, Size: info.Size(), SHA256: hex.EncodeToString(sum.Sum(nil))})
	return nil
}

// Write counts what goes by, and stops it when nobody waits for it any more.
func (p *packer) Write(b []byte) (int, error) {
	p.done += int64(len(b))
	if p.progress != nil {
		p.progress(p.done, p.total)
	}
	return len(b), p.ctx.Err()
}

func (p *packer) end() error {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetIndent("", "  ")
	if err := e.Encode(p.m); err != nil {
		return err
	}
	if err := p.tar.WriteHeader(&tar.Header{Name: manifest, Mode: 0o600, Size: int64(out.Len()), ModTime: p.m.Made.Truncate(time.Second)}); err != nil {
		return err
	}
	_, err := p.tar.Write(out.Bytes())
	return err
}

func syncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
