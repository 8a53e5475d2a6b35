// Package keyfile keeps a secret of a site in a file of its data folder, beside the database:
// who has the database, or a backup of it, has not the key.
package keyfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Part is how the name of a file begins that is to become a key: a fault that names one tells that a
// key was missing and could not be kept.
const Part = ".key-"

// Load reads a key, and makes it if there is none.
func Load(file string, make func() (string, error)) (string, error) {
	raw, err := os.ReadFile(file)
	if !errors.Is(err, fs.ErrNotExist) {
		return strings.TrimSpace(string(raw)), err
	}
	key, err := make()
	if err != nil {
		return "", err
	}
	return key, keep(file, []byte(key+"\n"))
}

// keep writes a file that only its owner can read, all of it or nothing, and has the folder
// remember it through a power cut: what was signed or sealed with a lost key is lost with it.
func keep(file string, raw []byte) error {
	part, err := os.CreateTemp(filepath.Dir(file), Part+"*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	_, err = part.Write(raw)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), file); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
