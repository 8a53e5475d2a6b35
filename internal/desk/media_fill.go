package desk

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/media"
	"readout/internal/people"
	"readout/internal/store"
)

// MissingPicture is a picture of which only the words are there.
type MissingPicture struct {
	N       int // of the update, 0 for the coverage's main pictures
	Index   int // among its pictures, from 0
	Picture coverage.Picture
}

// Missing lists the pictures of a coverage that wait for their files.
func (v *DeskCoverageView) Missing() []MissingPicture {
	all := missingIn(0, v.Coverage.Content.Lead)
	for i := len(v.Updates) - 1; i >= 0; i-- {
		all = append(all, missingIn(v.Updates[i].Update.N, v.Updates[i].Update.Message.Pictures)...)
	}
	return all
}

func missingIn(n int, pictures []coverage.Picture) []MissingPicture {
	var all []MissingPicture
	for i, p := range pictures {
		if p.Missing() {
			all = append(all, MissingPicture{n, i, p})
		}
	}
	return all
}

// NamedFile is a file with the name it came under.
type NamedFile struct {
	Name string
	From io.Reader
}

// Filled says what became of files that were to fill missing pictures.
type Filled struct {
	Pictures int      // that have their file now
	Strange  []string // names that no missing picture has
	Refused  []string // names of files that could not be taken
	Fault    error    // of the first of them
}

// FillMissing gives pictures their files: each file goes where its name is that of a
// missing picture, or, where only one file and one place are given, to that place. An
// archive stands for the files in it.
func (d *Desk) FillMissing(ctx context.Context, slug string, at *MissingPicture, files []NamedFile) (Filled, error) {
	u, err := people.NeedAnywhere(ctx, people.Publish)
	if err != nil {
		return Filled{}, err
	}
	view, err := d.DeskCoverage(ctx, slug)
	if err != nil {
		return Filled{}, err
	}
	if _, err := people.NeedOn(ctx, people.Publish, view.Coverage.ID); err != nil {
		return Filled{}, err
	}
	f := &filling{desk: d, missing: view.Missing(), taken: map[string]coverage.Picture{}}
	if at != nil && len(files) == 1 {
		f.only = at
	}
	for _, file := range files {
		if err := f.take(ctx, file); err != nil {
			return f.Filled, err
		}
	}
	if len(f.taken) == 0 && f.place == nil {
		return f.Filled, nil
	}
	f.Pictures, err = commit(ctx, d, u, Once{}, func(ctx context.Context, tx *store.Tx) (int, error) { return f.put(ctx, tx, slug, u) })
	return f.Filled, err
}

// filling is one such action on its way.
type filling struct {
	Filled
	desk    *Desk
	missing []MissingPicture
	only    *MissingPicture             // where the one file goes, whatever its name
	place   *coverage.Picture           // that file
	taken   map[string]coverage.Picture // by the key of their names
}

func (f *filling) take(ctx context.Context, file NamedFile) error {
	if !strings.EqualFold(path.Ext(file.Name), ".zip") {
		return f.takeOne(ctx, file)
	}
	archive, err := openArchive(file.From)
	if err != nil {
		return err
	}
	return f.takeAll(ctx, archive)
}

// takeAll takes the files of an archive that are wanted, each name once. What an entry says of
// its own size is enough to refuse it, and is not believed: it is counted while it is unpacked.
func (f *filling) takeAll(ctx context.Context, archive *zip.Reader) error {
	f.only = nil
	left := int64(maxUnpacked)
	tried := make(map[string]bool)
	for _, entry := range archive.File {
		name := nameIn(entry, f.wants)
		if entry.FileInfo().IsDir() || strings.HasPrefix(path.Base(name), ".") {
			continue
		}
		if !f.wants(name) { // not even unpacked
			f.Strange = append(f.Strange, path.Base(name))
			continue
		}
		key := nameKey(name)
		if _, taken := f.taken[key]; taken || tried[key] {
			f.refuse(name, fault.New(fault.Invalid, "media.archive_twice"))
			continue
		}
		tried[key] = true
		if err := tooMuch(entry); err != nil {
			f.refuse(name, err)
			continue
		}
		from, err := entry.Open()
		if err != nil {
			f.refuse(name, fault.New(fault.Invalid, "media.archive"))
			continue
		}
		counted := &io.LimitedReader{R: from, N: min(left, media.MaxPicture+1)}
		before := counted.N
		err = errors.Join(f.takeOne(ctx, NamedFile{name, counted}), from.Close())
		if left -= before - counted.N; err != nil || left <= 0 {
			return cmpErr(err, fault.New(fault.TooLarge, "media.archive_entries", "count", maxEntries))
		}
	}
	return nil
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func (f *filling) takeOne(ctx context.Context, file NamedFile) error {
	if f.only == nil && !f.wants(file.Name) {
		f.Strange = append(f.Strange, path.Base(file.Name))
		return nil
	}
	got, err := f.desk.AddMedia(ctx, file.From)
	switch fault.KindOf(err) {
	case fault.Invalid, fault.TooLarge:
		f.refuse(file.Name, err)
		return nil
	}
	if err != nil {
		if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF) {
			f.refuse(file.Name, fault.New(fault.Invalid, "media.archive"))
			return nil
		}
		return err
	}
	if f.only != nil {
		f.place = &got.Picture
		return nil
	}
	f.taken[nameKey(file.Name)] = got.Picture
	return nil
}

func (f *filling) refuse(name string, err error) {
	f.Refused = append(f.Refused, path.Base(name))
	if f.Fault == nil {
		f.Fault = err
	}
}

func (f *filling) wants(name string) bool {
	return slices.ContainsFunc(f.missing, func(m MissingPicture) bool {
		return m.Picture.Name != "" && nameKey(m.Picture.Name) == nameKey(name)
	})
}

// nameKey makes names alike that are the same to a person: one system writes its letters
// decomposed, another in capitals, the address of a picture as numbers behind signs of percent.
func nameKey(name string) string {
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	if plain, err := url.PathUnescape(name); err == nil && utf8.ValidString(plain) {
		name = path.Base(plain)
	}
	return strings.ToLower(norm.NFC.String(name))
}

// put gives the pictures their files, a revision for each item that has some.
func (f *filling) put(ctx context.Context, tx *store.Tx, slug string, by *people.User) (int, error) {
	c, err := coverageFor(ctx, tx, people.Publish, slug)
	if err != nil {
		return 0, err
	}
	filled := 0
	if lead, n := f.fill(0, c.Content.Lead); n > 0 {
		filled += n
		if _, err := editCoverage(ctx, tx, c, CoverageEdit{Lead: &lead}, by); err != nil {
			return 0, err
		}
	}
	var done []int
	for _, m := range f.missing {
		if m.N == 0 || slices.Contains(done, m.N) {
			continue
		}
		done = append(done, m.N)
		n, err := f.fillUpdate(ctx, tx, c, m.N, by)
		if err != nil {
			return 0, err
		}
		filled += n
	}
	if filled > 0 {
		tx.Did(ctx, people.FillPictures, c.Slug, "")
	}
	return filled, nil
}

func (f *filling) fillUpdate(ctx context.Context, tx *store.Tx, c *coverage.Coverage, n int, by *people.User) (int, error) {
	u, err := tx.UpdateByN(ctx, c.ID, n)
	if err != nil || mayChange(ctx, tx, by, u) != nil {
		return 0, err // withdrawn meanwhile
	}
	m := u.Message
	pictures, filled := f.fill(n, m.Pictures)
	if filled == 0 {
		return 0, nil
	}
	m.Pictures = pictures
	m.Note, m.Notes, m.Correction = "", nil, "" // what was told about its words was told then
	_, err = saveMessage(ctx, tx, c, u, m, by)
	return filled, err
}

// fill gives the pictures of an item with their files. Words as printed go before those that
// a file says of itself.
func (f *filling) fill(n int, pictures []coverage.Picture) (out []coverage.Picture, filled int) {
	out = slices.Clone(pictures)
	for i := range out {
		got, ok := f.taken[nameKey(out[i].Name)]
		if f.place != nil && f.only.N == n && f.only.Index == i {
			got, ok = *f.place, true
		}
		if !ok || !out[i].Missing() {
			continue
		}
		p := &out[i]
		p.File, p.Play, p.Width, p.Height = got.File, got.Play, got.Width, got.Height
		for _, words := range []struct{ to, from *string }{{&p.Caption, &got.Caption}, {&p.Credit, &got.Credit}, {&p.Alt, &got.Alt}} {
			if *words.to == "" {
				*words.to = *words.from
			}
		}
		filled++
	}
	return out, filled
}
