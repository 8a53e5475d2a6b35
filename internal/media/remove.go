package media

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Remove takes a file away for good, with all that was made of it. One that is not there is
// no fault.
func (s *Store) Remove(name string) error {
	if nameForm.FindStringSubmatch(name) == nil {
		return fmt.Errorf("remove a file: %q is no name of one", name)
	}
	hash, _, _ := strings.Cut(name, ".")
	made, err := filepath.Glob(filepath.Join(s.dir, hash+"*")) // hex: nothing that Glob would read
	for _, file := range made {
		err = errors.Join(err, os.Remove(file))
	}
	return err
}
