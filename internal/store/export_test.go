package store

import "context"

// Pragma sets something on the writing connection: a limit, so that a test need not fill a disk.
func (s *Store) Pragma(ctx context.Context, set string) error {
	write, err := s.writer()
	if err != nil {
		return err
	}
	_, err = write.ExecContext(ctx, "PRAGMA "+set)
	return err
}
