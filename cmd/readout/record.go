package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/desk"
	"readout/internal/exchange"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/recordfile"
)

// recordImportCmd takes a record's file in.
type recordImportCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	File      string            `arg:"" help:"help.record_file" type:"existingfile"`
	Page      map[string]string `help:"help.record_page"`
	DryRun    bool              `help:"help.record_dry_run"`
}

// Run makes recordImportCmd a command.
func (c *recordImportCmd) Run(s *session) error {
	raw, err := readRecord(c.File)
	if err != nil {
		return err
	}
	err = s.perform("record import", c.siteFlags, recordImportParams{Raw: raw, Pages: c.Page, Try: c.DryRun, Lang: s.lang()})
	return linesOf(c.File, s.lang(), err)
}

// readRecord reads at most what a record may have and one byte more.
func readRecord(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, recordfile.MaxBytes+1))
}

// linesOf says the faults of a file each in a line with its place: record.json:6: statements[0].kind: ...
func linesOf(file, lang string, err error) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || len(f.Details) == 0 {
		return err
	}
	lines := []string{i18n.T(lang, "recordfile.refused", "count", len(f.Details))}
	for _, d := range f.Details {
		lines = append(lines, filepath.Base(file)+":"+d.Field+": "+i18n.Fault(lang, d))
	}
	return errors.New(strings.Join(lines, "\n"))
}

type recordImportParams struct {
	Raw   []byte
	Pages map[string]string
	Try   bool
	Lang  string
}

func recordImport(ctx context.Context, a *app, p recordImportParams, out io.Writer) error {
	done, err := a.desk.ImportRecord(ctx, p.Raw, desk.RecordImport{Pages: p.Pages, Try: p.Try})
	if faults, ok := errors.AsType[recordfile.Faults](err); ok {
		return faults.Joined()
	}
	if err != nil {
		return err
	}
	say := func(key string, args ...any) { fmt.Fprintln(out, i18n.T(p.Lang, key, args...)) }
	for _, one := range done.Passed {
		say("recordfile.passed", "line", one.Line, "path", one.Path)
	}
	for _, name := range slices.Sorted(maps.Keys(done.Pages)) {
		if slug := done.Pages[name]; slug != name {
			say("recordfile.page", "name", name, "slug", slug)
		}
	}
	for _, slug := range done.Opened {
		say("recordfile.opened", "slug", slug)
	}
	key := "recordfile.stored"
	if p.Try {
		key = "recordfile.tried"
	}
	say(key, "new", done.New, "changed", done.Changed, "same", done.Same)
	say("recordfile.citations", "count", done.Citations)
	return nil
}

// recordExportCmd writes the record as a file.
type recordExportCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	Format    exchange.Format `help:"help.record_format" enum:"readout,jsonld,popolo,plover,webannotation,csv" default:"readout"`
	Table     exchange.Table  `help:"help.record_table" enum:"statements,outcomes,status_changes,forecasts,citations,actors,tenures,events,issues" default:"statements"`
	BaseURL   string          `name:"base-url" help:"help.record_base_url" env:"READOUT_BASE_URL"`
}

// Run makes recordExportCmd a command.
func (c *recordExportCmd) Run(s *session) error {
	return s.perform("record export", c.siteFlags, recordExportParams{Format: c.Format, Table: c.Table, BaseURL: c.BaseURL})
}

type recordExportParams struct {
	Format  exchange.Format
	Table   exchange.Table
	BaseURL string
}

func recordExport(ctx context.Context, a *app, p recordExportParams, out io.Writer) error {
	f, err := a.desk.ExportRecord(ctx)
	if err != nil {
		return err
	}
	base := p.BaseURL
	if base == "" {
		base = a.base
	}
	site := a.desk.Site()
	return exchange.Write(out, f, p.Format, exchange.Options{
		Base: strings.TrimRight(base, "/"), Name: nameOf(site), Langs: site.Langs, Table: p.Table,
	})
}

// recordDeriveCmd prints what follows from the record.
type recordDeriveCmd struct {
	siteFlags `embed:"" prefix:"site-" hidden:""`
	JSON      bool `name:"json" help:"help.record_json" required:""`
}

// Run makes recordDeriveCmd a command.
func (c *recordDeriveCmd) Run(s *session) error {
	return s.perform("record derive", c.siteFlags, struct{}{})
}

func recordDerive(ctx context.Context, a *app, _ struct{}, out io.Writer) error {
	d, err := a.desk.DeriveRecord(ctx)
	if err != nil {
		return err
	}
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(d.Map())
}
