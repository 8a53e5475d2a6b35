package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste"
	"readout/internal/zones"
)

// importCmd makes a coverage of a saved page, or one of each entry of an export.
type importCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	File      string `arg:"" help:"help.import_file" type:"existingfile"`
	Title     string `help:"help.import_title"`
	Form      string `help:"help.import_form" enum:"live,article,source," default:""`
	Slug      string `help:"help.import_slug"`
	Date      string `help:"help.import_date"`
	Saved     string `help:"help.import_saved"`
	TZ        string `name:"tz" help:"help.import_tz"`
	Lang      string `help:"help.import_lang"`

	State   string  `help:"help.import_state" enum:"planned,live,paused,ended," default:""`
	Section *string `help:"help.import_section"`
	Topic   *string `help:"help.import_topic"`
	Tags    *string `help:"help.import_tags"`

	Mends   string `help:"help.import_mends" type:"existingfile"`
	Publish bool   `help:"help.import_publish"`
	DryRun  bool   `help:"help.import_dry_run"`
	Pieces  bool   `help:"help.import_pieces"`
	JSON    bool   `name:"json" help:"help.import_json"`
}

// Run makes importCmd a command.
func (c *importCmd) Run(s *session) error {
	page, err := readFile(c.File)
	if err != nil {
		return err
	}
	drafts, err := c.read(page)
	if err != nil {
		return err
	}
	if c.Pieces {
		return c.showPieces(s, drafts)
	}
	if err := c.mend(s.ctx, drafts); err != nil {
		return err
	}
	if err := c.tell(s.lang(), drafts); err != nil {
		return err
	}
	switch {
	case c.DryRun && c.JSON:
		out := json.NewEncoder(s.stdout)
		out.SetEscapeHTML(false)
		out.SetIndent("", " ")
		return out.Encode(reportOf(filepath.Base(c.File), drafts))
	case c.DryRun:
		return describe(s.stdout, s.lang(), drafts...)
	case c.JSON:
		return fault.New(fault.Invalid, "import.json_alone")
	}
	slug := c.Slug
	if slug == "" {
		slug = slugOf(c.File)
	}
	return s.perform("import", c.siteFlags, importParams{
		Pages: drafts, Options: desk.ImportOptions{Slug: slug, TZ: c.TZ, Publish: c.Publish}, Lang: s.lang(),
	})
}

// reportOf names the entries of an export by the file and their number.
func reportOf(file string, drafts []*paste.Draft) *paste.Report {
	report := paste.NewReport()
	for i, d := range drafts {
		name := file
		if len(drafts) > 1 {
			name = fmt.Sprintf("%s#%d", file, i+1)
		}
		report.Add(name, d)
	}
	return report
}

func (c *importCmd) read(page []byte) ([]*paste.Draft, error) {
	o := paste.Options{Form: coverage.Form(c.Form), Date: c.Date, Lang: c.Lang}
	if c.TZ != "" {
		zone, err := zones.Load(c.TZ)
		if err != nil {
			return nil, fault.At("--tz", "coverage.zone_unknown", "got", c.TZ)
		}
		o.Zone = zone
	}
	if c.Saved != "" {
		at, err := time.ParseInLocation("2006-01-02T15:04", c.Saved, cmp.Or(o.Zone, time.UTC))
		if err != nil {
			return nil, fault.At("--saved", "paste.bad_saved", "got", c.Saved)
		}
		o.Saved = at
	}
	return paste.ReadAll(page, o)
}

// readFile reads at most what paste takes and one byte more, so that paste can say that
// it is too much.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, paste.MaxBytes+1))
}

var notInSlug = regexp.MustCompile(`[^a-z0-9]+`)

func slugOf(file string) string {
	name := strings.ToLower(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)))
	slug := strings.Trim(notInSlug.ReplaceAllString(name, "-"), "-")
	return strings.TrimRight(slug[:min(len(slug), 80)], "-")
}

// importParams are what goes to the process that owns the data.
type importParams struct {
	Pages   []*paste.Draft
	Options desk.ImportOptions
	Lang    string // of the messages
}

func importPage(ctx context.Context, a *app, p importParams, out io.Writer) error {
	all, err := a.desk.ImportAll(ctx, p.Pages, p.Options)
	if err != nil {
		return err
	}
	for i, r := range all {
		if err := describe(out, p.Lang, p.Pages[i]); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(out, i18n.T(p.Lang, "import.stored."+string(r.Standing), "slug", r.Slug)); err != nil {
			return err
		}
	}
	return nil
}

// describe tells a person what was understood of pages and what was not.
func describe(out io.Writer, lang string, drafts ...*paste.Draft) error {
	var b strings.Builder
	for _, d := range drafts {
		tell(&b, lang, d)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func tell(b *strings.Builder, lang string, d *paste.Draft) {
	say := func(key string, args ...any) { b.WriteString(i18n.T(lang, key, args...) + "\n") }
	say("import.title", "title", d.Title, "form", i18n.T(lang, "form."+string(d.Form)))
	switch {
	case d.Title == "":
		say("import.title_missing")
	case d.TitleGuessed:
		say("import.title_guessed")
	}
	if d.Encoding != "" && d.Encoding != "UTF-8" {
		say("paste.read_in", "encoding", d.Encoding, "how", i18n.T(lang, "paste.found."+d.Found))
	}
	pictures, cards := len(d.Lead), 0
	for _, u := range d.Updates {
		pictures += len(u.Pictures)
		cards += len(u.Cards)
	}
	say("import.updates", "count", len(d.Updates))
	say("import.pictures", "count", pictures)
	say("import.cards", "count", cards)
	if len(d.NotUnderstood) > 0 {
		say("import.not_understood", "count", len(d.NotUnderstood))
	}
	for _, l := range d.NotUnderstood {
		if l.Unplaced() {
			fmt.Fprintf(b, "  %d: %s\n", l.Number, l.Text)
		} else {
			fmt.Fprintf(b, "  %d: %s (%s)\n", l.Number, l.Text, i18n.T(lang, l.Reason))
		}
	}
}
