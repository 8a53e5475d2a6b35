package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/media"
	"readout/internal/people"
	"readout/internal/store"
)

// Media keeps the files that pictures name.
type Media interface {
	Hold(ctx context.Context, from io.Reader) (body []byte, release func(), err error)
	PutPicture(ctx context.Context, body []byte) (*media.Picture, error)
	PutClip(from io.Reader) (*media.Clip, error)
	Size(name string) (width, height int, err error)
}

// settlePictures makes sure that the files of pictures are there and says how large they
// are: what somebody sends about them is not believed.
func (d *Desk) settlePictures(field string, pictures []coverage.Picture) ([]coverage.Picture, error) {
	if len(pictures) > coverage.MaxPictures {
		return pictures, nil // the check of the message says so
	}
	var faults []*fault.Error
	var out []coverage.Picture
	for i, p := range pictures {
		at := fmt.Sprintf("%s[%d].", field, i)
		p.Caption, p.Alt = strings.TrimSpace(p.Caption), strings.TrimSpace(p.Alt)
		p.Credit = strings.Join(strings.Fields(p.Credit), " ")
		var err error
		if p.Width, p.Height, err = d.size(at+"file", p.File); err != nil {
			faults = append(faults, asFault(err))
		}
		if _, _, err = d.size(at+"play", p.Play); err != nil {
			faults = append(faults, asFault(err))
		}
		out = append(out, p)
	}
	return out, fault.Join(faults...)
}

// settleCards does the same for the pictures of cards.
func (d *Desk) settleCards(cards []coverage.Card) ([]coverage.Card, error) {
	var faults []*fault.Error
	var out []coverage.Card
	for i, c := range cards[:min(len(cards), coverage.MaxCards+1)] {
		c.Title, c.Excerpt, c.Href = strings.TrimSpace(c.Title), strings.TrimSpace(c.Excerpt), strings.TrimSpace(c.Href)
		var err error
		if c.Width, c.Height, err = d.size(fmt.Sprintf("cards[%d].file", i), c.File); err != nil {
			faults = append(faults, asFault(err))
		}
		out = append(out, c)
	}
	return out, fault.Join(faults...)
}

func (d *Desk) size(field, name string) (width, height int, err error) {
	if name == "" {
		return 0, 0, nil
	}
	if d.media == nil || !media.Named(name) {
		return 0, 0, fault.At(field, "media.no_file")
	}
	width, height, err = d.media.Size(name)
	if errors.Is(err, media.ErrNoFile) {
		return 0, 0, fault.At(field, "media.no_file")
	}
	return width, height, err
}

// asFault keeps a fault and wraps anything else as ours.
func asFault(err error) *fault.Error {
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	return fault.New(fault.Internal, "fault.internal").Because(err)
}

// creditsAsWritten writes the credits of pictures as the site's register has them.
func creditsAsWritten(ctx context.Context, tx *store.Tx, pictures []coverage.Picture) ([]coverage.Picture, error) {
	if len(pictures) == 0 {
		return pictures, nil
	}
	known, err := tx.Credits(ctx)
	return known.NormalCredits(pictures), err
}

// SeesFile tells whether whoever asks may have a file that is not public: they may read
// drafts where it is named, an update of theirs names it, or nothing does yet, as of one that
// has just been taken in. Its name, a digest of its bytes, is known to those alone who have it.
func (d *Desk) SeesFile(ctx context.Context, name string) (bool, error) {
	by := people.From(ctx)
	if !by.MayAnywhere(people.Submit) || by.May(people.ReadDrafts) {
		return by.May(people.ReadDrafts), nil
	}
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (bool, error) {
		uses, err := tx.UsesOfFile(ctx, baseOf(name))
		for _, use := range uses {
			if by.MayOn(people.ReadDrafts, use.Coverage) || use.Author == string(by.ID) {
				return true, err
			}
		}
		return len(uses) == 0, err
	})
}

// PublicFile tells whether readers may have a file of the media store, renditions of it
// included: something public names it.
func (d *Desk) PublicFile(ctx context.Context, name string) (bool, error) {
	return read(ctx, d, func(ctx context.Context, tx *store.Tx) (bool, error) { return tx.PublicFile(ctx, baseOf(name)) })
}

// baseOf gives the name of the file that a rendition was made of.
func baseOf(name string) string {
	base, _, ok := strings.Cut(name, "-")
	if ok {
		base += name[max(0, strings.LastIndexByte(name, '.')):]
	}
	return base
}
