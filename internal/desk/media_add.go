package desk

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/media"
	"readout/internal/people"
	"readout/internal/store"
)

// NewMedia is a file that was taken in: a picture as it can be put into an update, its words
// filled from what its file said, and what else that was.
type NewMedia struct {
	Picture   coverage.Picture
	Headline  string
	Creator   string
	Agency    string
	Copyright string
	Date      string // YYYY-MM-DD
	Frames    int    // of a file that moved: the first of them is kept, and nothing on the page moves
}

// AddMedia takes in a picture, a film or a sound. It is in no update yet, so nobody but the
// desk sees it; the same file again gives the same name.
func (d *Desk) AddMedia(ctx context.Context, from io.Reader) (*NewMedia, error) {
	u, err := people.NeedAnywhere(ctx, people.Submit)
	if err != nil {
		return nil, err
	}
	if d.media == nil {
		return nil, fault.New(fault.Unavailable, "media.no_store")
	}
	if err := d.roomForFile(ctx, u); err != nil {
		return nil, err
	}
	begin := make([]byte, media.Beginning)
	n, err := io.ReadFull(from, begin)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	all := io.MultiReader(bytes.NewReader(begin[:n]), from)
	if media.IsClip(begin[:n]) {
		return d.addClip(all)
	}
	if err := media.Glance(begin[:n], lengthOf(from)); err != nil {
		return nil, err
	}
	body, release, err := d.media.Hold(ctx, all)
	if err != nil {
		return nil, store.NotStored(err)
	}
	defer release()
	return d.addPicture(ctx, body)
}

// Announced is a file whose sender has said how long it is.
type Announced struct {
	io.Reader
	Bytes int64 // less than nothing: it is not known
}

func lengthOf(from io.Reader) int64 {
	if a, ok := from.(Announced); ok {
		return a.Bytes
	}
	return -1
}

func (d *Desk) addClip(from io.Reader) (*NewMedia, error) {
	c, err := d.media.PutClip(from)
	if err != nil {
		return nil, store.NotStored(err)
	}
	return &NewMedia{Picture: coverage.Picture{Play: c.File}}, nil
}

func (d *Desk) addPicture(ctx context.Context, body []byte) (*NewMedia, error) {
	p, err := d.media.PutPicture(ctx, body)
	if err != nil {
		return nil, store.NotStored(err)
	}
	w := p.Words
	known, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (coverage.Credits, error) { return tx.Credits(ctx) })
	if err != nil {
		return nil, err
	}
	return &NewMedia{
		Picture: coverage.Picture{
			File: p.File, Width: p.Width, Height: p.Height,
			Caption: cmp.Or(w.Caption, w.Headline), Credit: known.Normal(w.Credit), Alt: w.Alt,
		},
		Headline: w.Headline, Creator: w.Creator, Agency: w.Agency, Copyright: w.Copyright, Date: w.Date, Frames: p.Frames,
	}, nil
}
