package store

import "context"

// Pragma sets something on the writing connection: a limit, so that a test need not fill a disk.
func (s *Store) Pragma(ctx context.Context, set string) error {
	_, err := s.write.ExecContext(ctx, "PRAGMA "+set)
	return err
}
