package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/media"
	"readout/internal/people"
	"readout/internal/store"
	"readout/internal/zones"
)

// siteFlags say what a site is. They are the same for serving it and for working on its data.
type siteFlags struct {
	Name string `help:"help.site_name" env:"READOUT_NAME"`
	Lang string `help:"help.site_lang" enum:",ja,en,ru" default:"" env:"READOUT_LANG"`
	Zone string `help:"help.site_zone" env:"READOUT_ZONE"`
}

func (f siteFlags) site() (desk.Site, error) {
	if f.Zone != "" {
		if _, err := zones.Load(f.Zone); err != nil {
			return desk.Site{}, fault.At("--zone", "coverage.zone_unknown", "got", f.Zone)
		}
	}
	return desk.Site{Name: f.Name, Lang: f.Lang, TZ: f.Zone}, nil
}

// app is an open site: what commands work with.
type app struct {
	dir   string
	base  string // where the site is read; "" while nobody serves it
	desk  *desk.Desk
	media *media.Store
	store *store.Store
}

// openApp opens the site in a folder that this process has locked.
func openApp(ctx context.Context, dir string, site desk.Site, o store.Options) (*app, error) {
	s, err := store.Open(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	files := media.New(filepath.Join(dir, "media"))
	d := desk.New(s, site, nil).WithMedia(files)
	if err := d.LoadSite(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &app{dir: dir, desk: d, media: files, store: s}, nil
}

// system is who commands act as: whoever can read the data folder owns the site.
var system = &people.User{ID: "system", Name: "readout", Role: people.Owner}

// job is the part of a command that needs the site. It runs in the process that owns the
// data folder, which may be another one than the command's.
type job func(ctx context.Context, a *app, params json.RawMessage, out io.Writer) error

// jobs are all of them, by the name that goes over the control socket.
var jobs = map[string]job{
	"import":    jobOf(importPage),
	"replay":    jobOf(replay),
	"user add":  jobOf(userAdd),
	"token add": jobOf(tokenAdd),

	"token list":   jobOf(tokenList),
	"token revoke": jobOf(tokenRevoke),

	"user list":     jobOf(userList),
	"user role":     jobOf(userRole),
	"user access":   jobOf(userAccess),
	"user password": jobOf(userPassword),

	"backup": jobOf(func(ctx context.Context, a *app, p backupParams, out io.Writer) error {
		return backUp(ctx, a.dir, p, out)
	}),
	"erase":         jobOf(erase),
	"record import": jobOf(recordImport),
	"record export": jobOf(recordExport),
	"record derive": jobOf(recordDerive),
}

func jobOf[P any](f func(ctx context.Context, a *app, p P, out io.Writer) error) job {
	return func(ctx context.Context, a *app, raw json.RawMessage, out io.Writer) error {
		var p P
		if err := json.Unmarshal(raw, &p); err != nil {
			return err
		}
		return f(people.With(ctx, system), a, p, out)
	}
}

// founding are the jobs that may be the first thing done in a folder. To all others a folder
// without a site is a slip of --data, and no site is made there.
var founding = map[string]bool{"import": true, "record import": true, "user add": true}

// perform has a job done: by the server of the data folder if one runs, else here.
func (s *session) perform(name string, site siteFlags, params any) error {
	if !founding[name] {
		if err := siteIn(s.cli.Data, ""); err != nil {
			return err
		}
	}
	release, served, err := s.served(name, params)
	if served || err != nil {
		return err
	}
	if !founding[name] {
		// Only now: a server that was starting has made its database meanwhile.
		err = siteIn(s.cli.Data, store.FileName)
	}
	if err == nil {
		err = s.performHere(name, site, params)
	}
	return first(err, release())
}

// siteIn says that there is no site in a folder, if a file of it (the folder itself for "") is
// not there.
func siteIn(dir, file string) error {
	if _, err := os.Stat(filepath.Join(dir, file)); errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound, "store.no_site", "folder", dir)
	}
	return nil
}

// performHere does a job on a folder that is locked by this process.
func (s *session) performHere(name string, flags siteFlags, params any) error {
	site, err := flags.site()
	if err != nil {
		return err
	}
	a, err := openApp(s.ctx, s.cli.Data, site, store.Options{})
	if err != nil {
		return unusable(s.cli.Data, err)
	}
	raw, err := json.Marshal(params)
	if err == nil {
		err = jobs[name](commanding(s.ctx, name), a, raw, s.stdout)
	}
	return first(err, a.store.Close())
}

// commanding says which command acts.
func commanding(ctx context.Context, name string) context.Context {
	return people.WithClient(ctx, people.Client{Kind: people.ByCommand, Name: name})
}

// first gives the first of several errors: a fault stays a fault.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
