package media

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/sync/semaphore"

	"readout/internal/fault"
)

// bodies is the memory that the files of pictures may take together, from when they are
// looked at until they are made anew.
var bodies = semaphore.NewWeighted(MaxPicture)

// Hold takes in the file of a picture: on disk while it comes, however slowly, and in memory
// once there is room for it beside the others. Two hundred people may send one at the same
// time. One that is too long is refused when that much of it has come. Whoever gets it releases it.
func (s *Store) Hold(ctx context.Context, from io.Reader) (body []byte, release func(), err error) {
	part, err := s.part()
	if err != nil {
		return nil, nil, err
	}
	defer os.Remove(part.Name())
	defer part.Close()
	size, err := io.Copy(part, io.LimitReader(from, MaxPicture+1))
	if err != nil {
		return nil, nil, fmt.Errorf("take in a picture: %w", err)
	}
	if size > MaxPicture { // nobody needs to see it
		return nil, nil, fault.New(fault.TooLarge, "media.too_many_bytes", "count", MaxPicture>>20)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := bodies.Acquire(ctx, size); err != nil {
		return nil, nil, fault.New(fault.Unavailable, "media.busy").Because(err)
	}
	body = make([]byte, size)
	if _, err := part.ReadAt(body, 0); err != nil && size > 0 {
		bodies.Release(size)
		return nil, nil, fmt.Errorf("take in a picture: %w", err)
	}
	return body, func() { bodies.Release(size) }, nil
}
