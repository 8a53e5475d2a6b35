package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/recordfile"
	"readout/internal/store"
	"readout/internal/zones"
)

// RecordImport says how a record's file is taken in.
type RecordImport struct {
	// Pages says which coverage a name of the file means, by slug. Names that it leaves out are
	// found by the file's own slugs, by titles, and by the words that are cited.
	Pages map[string]string
	// Try looks whether all would go well and stores nothing.
	Try bool
}

// RecordImported tells what became of a file.
type RecordImported struct {
	New, Changed, Same int
	Citations          int               // that were tied to words
	Pages              map[string]string // name in the file -> slug
	Opened             []string          // slugs of the coverages that the file brought
	Passed             []recordfile.Passed
}

// ImportRecord takes in the record of a file: all of it or, on any fault, nothing. Items that
// are there already under their id are changed to what the file says. The faults of a file are a
// recordfile.Faults; citations whose words are nowhere are among them.
func (d *Desk) ImportRecord(ctx context.Context, raw []byte, o RecordImport) (*RecordImported, error) {
	by, err := people.Need(ctx, people.Record)
	if err != nil {
		return nil, err
	}
	known, err := read(ctx, d, func(ctx context.Context, tx *store.Tx) (map[store.ItemKey]bool, error) { return tx.ItemKeys(ctx) })
	if err != nil {
		return nil, err
	}
	f, err := recordfile.Read(raw, func(kind record.Kind, id string) bool { return known[store.ItemKey{Kind: kind, ID: id}] })
	if err != nil {
		return nil, err
	}
	if len(f.Coverages) > 0 {
		if _, err := people.Need(ctx, people.Cover); err != nil {
			return nil, err
		}
	}
	take := func(ctx context.Context, tx *store.Tx) (*RecordImported, error) {
		return (&recordImporter{tx: tx, by: by, file: f, o: o}).run(ctx)
	}
	if !o.Try {
		return commit(ctx, d, by, Once{}, take)
	}
	var tried *RecordImported
	_, err = commit(ctx, d, by, Once{}, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		if tried, err = take(ctx, tx); err == nil {
			err = errTried // undoes what was tried
		}
		return struct{}{}, err
	})
	if err == errTried {
		err = nil
	}
	return tried, err
}

var errTried = fault.New(fault.Internal, "fault.internal")

// recordImporter takes in one file within one transaction.
type recordImporter struct {
	tx   *store.Tx
	by   *people.User
	file *recordfile.File
	o    RecordImport

	pages  map[string]*importedPage // by the file's name for them
	done   RecordImported
	faults recordfile.Faults
}

// importedPage is a coverage whose words the file cites.
type importedPage struct {
	coverage *coverage.Coverage
	updates  []coverage.Update
	parts    map[string]int // the file's name of an update -> which of them
}

func (im *recordImporter) run(ctx context.Context) (*RecordImported, error) {
	im.pages, im.done.Pages, im.done.Passed = make(map[string]*importedPage), make(map[string]string), im.file.Passed
	// Coverages may cover a round that the file brings, so events come first, and they and
	// others may cite: all is looked at before anything that cites is stored.
	if err := im.openCoverages(ctx); err != nil {
		return nil, err
	}
	if err := im.findPages(ctx); err != nil {
		return nil, err
	}
	im.file.Items.Each(func(item record.Citing) { im.anchor(item) })
	if len(im.faults) > 0 {
		return nil, im.faults
	}
	var failed error
	im.file.Items.Each(func(item record.Citing) {
		if failed == nil {
			failed = im.store(ctx, item)
		}
	})
	if failed != nil {
		return nil, failed
	}
	return &im.done, im.announceCoverages(ctx)
}

func (im *recordImporter) blame(at recordfile.Spot, err *fault.Error) {
	im.faults = append(im.faults, recordfile.Fault{Line: at.Line, Path: at.Path, Err: err})
}

// openCoverages makes the coverages that the file brings whole and that are not there yet.
func (im *recordImporter) openCoverages(ctx context.Context) error {
	for _, c := range im.file.Coverages {
		if c.Content == nil || c.Slug == "" {
			continue
		}
		free, err := im.tx.FreeSlug(ctx, c.Slug)
		if err != nil {
			return err
		}
		if !free {
			continue
		}
		if err := im.openCoverage(ctx, c); err != nil {
			return err
		}
		im.done.Opened = append(im.done.Opened, c.Slug)
	}
	return nil
}

func (im *recordImporter) openCoverage(ctx context.Context, in recordfile.Coverage) error {
	c := &coverage.Coverage{ID: coverage.ID(newID()), Slug: in.Slug, Standing: coverage.Published, Revision: 1, Content: *in.Content}
	if c.Content.Form == coverage.Source {
		c.Standing = coverage.Draft // a source is never shown whole
	}
	if err := checkCoverage(c); err != nil {
		im.blame(recordfile.Spot{Path: "coverages." + in.Slug}, asFault(err))
		return nil
	}
	if err := im.tx.SaveCoverage(ctx, c, string(im.by.ID)); err != nil {
		return err
	}
	for _, u := range in.Updates {
		if u.Message == nil {
			continue
		}
		if err := u.Message.Check(im.tx.Now); err != nil {
			im.blame(recordfile.Spot{Path: fmt.Sprintf("coverages.%s.updates.%d", in.Slug, u.N)}, asFault(err))
			continue
		}
		one := &coverage.Update{
			ID: coverage.UpdateID(newID()), Coverage: c.ID, N: u.N, Standing: coverage.Published, Revision: 1, Message: *u.Message, Posted: im.tx.Now,
		}
		if err := im.tx.SaveUpdate(ctx, one, string(im.by.ID)); err != nil {
			return err
		}
		if err := im.tx.CountTo(ctx, c.ID, u.N); err != nil {
			return err
		}
	}
	return nil
}

// announceCoverages tells of the coverages that were opened, when the events they cover are there.
func (im *recordImporter) announceCoverages(ctx context.Context) error {
	for _, slug := range im.done.Opened {
		c, err := im.tx.CoverageBySlug(ctx, slug)
		if err != nil {
			return err
		}
		if err := eventIsThere(ctx, im.tx, c.Content.Event); err != nil {
			return err
		}
		if c.Standing != coverage.Published {
			continue
		}
		if err := announceCoverage(ctx, im.tx, c, ""); err != nil {
			return err
		}
		if err := announceAll(ctx, im.tx, c); err != nil {
			return err
		}
	}
	return nil
}

// store stores one item as the file has it.
func (im *recordImporter) store(ctx context.Context, item record.Citing) error {
	before, err := im.tx.AnyItem(ctx, item.ItemKind(), item.ItemID())
	switch {
	case fault.Is(err, fault.NotFound):
		im.done.New++
	case err != nil:
		return err
	case before.Standing != coverage.Withdrawn && sameWords(record.AsSaid(before.Item), record.AsSaid(item)):
		im.done.Same++
		return nil
	default:
		im.done.Changed++
	}
	_, err = keepItem(ctx, im.tx, item, im.by)
	return err
}

// anchor ties the citations of an item to the words of the coverages they name.
func (im *recordImporter) anchor(item record.Citing) {
	for i, c := range item.Citing() {
		at := im.file.Cited(item.ItemKind(), item.ItemID(), i)
		page := im.pages[c.Coverage]
		if page == nil {
			im.blame(at, fault.New(fault.Invalid, "recordfile.no_coverage", "got", c.Coverage))
			continue
		}
		if !page.anchor(c) {
			im.blame(at, fault.New(fault.Invalid, "recordfile.words_nowhere", "got", short(c.Quote.Exact), "slug", page.coverage.Slug))
			continue
		}
		im.done.Citations++
	}
}

// anchor finds a citation's words: in the part that the file names, else anywhere in the
// coverage. Words that had gone from their part before the file was written are an orphan there still, if they have
// not come back: other words that read the same elsewhere are not they.
func (p *importedPage) anchor(c *record.Citation) bool {
	if c.Orphaned {
		return p.orphan(c)
	}
	if n, ok := p.parts[c.Update]; ok {
		texts := textsOf(p.updates[n:n+1], n)
		if only := slices.DeleteFunc(slices.Clone(texts), func(t recordfile.Text) bool { return t.Field != c.Field }); c.Field != "" && len(only) > 0 {
			texts = only
		}
		if p.tie(c, texts) {
			return true
		}
	}
	return p.tie(c, append(ownTexts(p.coverage), textsOf(p.updates, 0)...))
}

// orphan looks for such words where they stood, by the rule that an edit looks by.
func (p *importedPage) orphan(c *record.Citation) bool {
	field := p.coverage.Content.Field
	c.Coverage, c.Lang, c.Revision = string(p.coverage.ID), p.coverage.Content.Lang, p.coverage.Revision
	if c.Update != "" {
		i, ok := p.parts[c.Update]
		if !ok {
			return false
		}
		u := &p.updates[i]
		field = u.Message.Field
		c.Update, c.N, c.Revision = string(u.ID), u.N, u.Revision
	}
	plain, _ := field(string(c.Field))
	if start, end, ok := c.Quote.Locate(plain); ok {
		c.Quote.Start, c.Quote.End, c.Orphaned = start, end, false
	}
	return true
}

func (p *importedPage) tie(c *record.Citation, texts []recordfile.Text) bool {
	at, q, ok := recordfile.Find(c.Quote, texts)
	if !ok {
		return false
	}
	c.Coverage, c.Field, c.Quote, c.Lang, c.Update, c.N = string(p.coverage.ID), texts[at].Field, q, p.coverage.Content.Lang, "", 0
	c.Revision = p.coverage.Revision
	if n := texts[at].Update; n >= 0 {
		c.Update, c.N, c.Revision = string(p.updates[n].ID), p.updates[n].N, p.updates[n].Revision
	}
	if c.Mode == "" {
		c.Mode = record.ModeOf(texts[at].Plain, q.Start, q.End)
	}
	return true
}

// ownTexts gives a coverage's own fields in the order in which they are read.
func ownTexts(c *coverage.Coverage) []recordfile.Text {
	fields := []string{"section", "topic", "title", "byline"}
	for i := range c.Content.Lead {
		fields = append(fields, "lead/"+strconv.Itoa(i))
	}
	fields = append(fields, "standfirst")
	for i := range c.Content.Tags {
		fields = append(fields, "tag/"+strconv.Itoa(i))
	}
	var texts []recordfile.Text
	for _, field := range fields {
		if plain, ok := c.Content.Field(field); ok {
			texts = append(texts, recordfile.Text{Update: -1, Field: record.Field(field), Plain: plain})
		}
	}
	return texts
}

// textsOf gives the fields of updates; the first of them is number from.
func textsOf(updates []coverage.Update, from int) []recordfile.Text {
	var texts []recordfile.Text
	for i, u := range updates {
		fields := []string{"headline", "body"}
		for n := range u.Message.Pictures {
			fields = append(fields, "caption/"+strconv.Itoa(n))
		}
		for n := range u.Message.Cards {
			fields = append(fields, "card/"+strconv.Itoa(n))
		}
		for _, field := range fields {
			if plain, ok := u.Message.Field(field); ok && plain != "" {
				texts = append(texts, recordfile.Text{Update: from + i, Field: record.Field(field), Plain: plain})
			}
		}
	}
	return texts
}

// findPages finds the coverage that each name of the file means.
func (im *recordImporter) findPages(ctx context.Context) error {
	quotes := make(map[string][]record.Citation)
	im.file.Items.Each(func(item record.Citing) {
		for _, c := range item.Cites() {
			quotes[c.Coverage] = append(quotes[c.Coverage], c)
		}
	})
	for name, cited := range quotes {
		slug, err := im.slugOf(ctx, name, cited)
		if err != nil {
			return err
		}
		if slug == "" {
			continue // said where it is cited
		}
		page, err := im.page(ctx, name, slug)
		if err != nil {
			return err
		}
		im.pages[name], im.done.Pages[name] = page, slug
	}
	return nil
}

// slugOf finds the coverage that a name of the file means: as was said, by its slug, by its
// title, else the one that holds the most of the words that are cited from it.
func (im *recordImporter) slugOf(ctx context.Context, name string, cited []record.Citation) (string, error) {
	if slug := im.o.Pages[name]; slug != "" {
		return slug, nil
	}
	if _, err := im.tx.CoverageBySlug(ctx, name); err == nil {
		return name, nil
	} else if !fault.Is(err, fault.NotFound) {
		return "", err
	}
	rows, err := im.tx.Coverages(ctx, "", true, mostPages)
	if err != nil {
		return "", err
	}
	title := ""
	for _, c := range im.file.Coverages {
		if c.Name == name {
			title = c.Title
		}
	}
	best, most := "", 0
	for i := range rows {
		c := &rows[i].Coverage
		if words, _ := c.Content.Title.In(c.Content.Lang); words != "" && words == title {
			return c.Slug, nil
		}
		page, err := im.page(ctx, name, c.Slug)
		if err != nil {
			return "", err
		}
		found := 0
		for _, one := range cited[:min(len(cited), samplesOfPage)] {
			if page.anchor(&one) && !one.Orphaned {
				found++
			}
		}
		if found > most {
			best, most = c.Slug, found
		}
	}
	return best, nil
}

// The bounds of looking for a page by its words.
const (
	mostPages     = 200
	samplesOfPage = 20
	mostUpdates   = 20_000
)

// page gathers a coverage with its updates, oldest first, and what the file calls them.
func (im *recordImporter) page(ctx context.Context, name, slug string) (*importedPage, error) {
	c, err := im.tx.CoverageBySlug(ctx, slug)
	if err != nil {
		return nil, err
	}
	updates, err := im.tx.AllUpdates(ctx, c.ID, mostUpdates)
	if err != nil {
		return nil, err
	}
	updates = slices.DeleteFunc(updates, func(u coverage.Update) bool {
		return u.Standing == coverage.Withdrawn || u.Standing == coverage.Undone || u.Standing == coverage.Discarded
	})
	slices.Reverse(updates)
	p := &importedPage{coverage: c, updates: updates, parts: make(map[string]int)}
	zone, err := zones.Load(c.Content.TZ)
	if err != nil {
		return nil, err
	}
	for i, u := range updates {
		p.parts[strconv.Itoa(u.N)] = i
		for _, in := range im.file.Coverages {
			if in.Name != name {
				continue
			}
			for _, part := range in.Updates {
				if part.Time != "" && part.Time == u.Message.Said.In(zone).Format("15:04") || part.N == u.N && part.N > 0 {
					p.parts[part.Name] = i
				}
			}
		}
	}
	return p, nil
}
