package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"

	"readout/internal/fault"
)

// Verify reads an archive to its end and gives its manifest, or the fault that says what is
// not as it should be.
func Verify(ctx context.Context, file string, progress Progress) (*Manifest, error) {
	return Read(ctx, file, progress, func(_ string, r io.Reader) error {
		_, err := io.Copy(io.Discard, r)
		return err
	})
}

// Read hands each file of an archive on as it comes. Only when it returns without error was
// what it handed on the whole, and right.
func Read(ctx context.Context, file string, progress Progress, take func(name string, r io.Reader) error) (*Manifest, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	in, err := expand(&counted{ctx: ctx, r: f, total: info.Size(), progress: progress})
	if err != nil {
		return nil, unreadable(err)
	}
	if c, ok := in.(io.Closer); ok {
		defer c.Close()
	}
	found := make(map[string]File)
	for archive := tar.NewReader(in); ; {
		h, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil, fault.New(fault.Invalid, "backup.cut_off")
		case err != nil:
			return nil, unreadable(err)
		case h.Name == manifest:
			return accept(archive, found)
		case h.Typeflag != tar.TypeReg || !ours.MatchString(h.Name) || found[h.Name].Name != "":
			return nil, fault.New(fault.Invalid, "backup.stranger", "name", h.Name)
		}
		sum := sha256.New()
		// What was not taken is read all the same: the hash is over all of it.
		body := io.TeeReader(archive, sum)
		err = take(h.Name, body)
		if err == nil {
			_, err = io.Copy(io.Discard, body)
		}
		if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, tar.ErrHeader) {
			return nil, unreadable(err)
		}
		if err != nil {
			return nil, err
		}
		found[h.Name] = File{Name: h.Name, Size: h.Size, SHA256: hex.EncodeToString(sum.Sum(nil))}
	}
}

// accept compares what was found with what the manifest says.
func accept(r io.Reader, found map[string]File) (*Manifest, error) {
	m := &Manifest{}
	if err := json.NewDecoder(r).Decode(m); err != nil {
		return nil, unreadable(err)
	}
	if m.Format != format {
		return nil, fault.New(fault.Conflict, "backup.format", "got", m.Format, "want", format)
	}
	for _, want := range m.Files {
		got, ok := found[want.Name]
		if !ok {
			return nil, fault.New(fault.Invalid, "backup.missing", "name", want.Name)
		}
		if got != want {
			return nil, fault.New(fault.Invalid, "backup.differs", "name", want.Name)
		}
		delete(found, want.Name)
	}
	for name := range found {
		return nil, fault.New(fault.Invalid, "backup.stranger", "name", name)
	}
	if !m.Has(Database) {
		return nil, fault.New(fault.Invalid, "backup.missing", "name", Database)
	}
	return m, nil
}

func unreadable(err error) error {
	return fault.New(fault.Invalid, "backup.unreadable", "cause", err.Error())
}

// counted tells how much of a file has been read, and stops when nobody waits any more.
type counted struct {
	ctx         context.Context
	r           io.Reader
	done, total int64
	progress    Progress
}

// Read reads on.
func (c *counted) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(b)
	c.done += int64(n)
	if c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}
