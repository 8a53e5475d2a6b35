package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"readout/internal/control"
	"readout/internal/desk"
	"readout/internal/i18n"
	"readout/internal/journal"
	"readout/internal/meter"
	"readout/internal/presence"
	"readout/internal/store"
)

// serveCmd serves a site until it is told to stop.
type serveCmd struct {
	siteFlags
	Listen  string `help:"help.serve_listen" env:"READOUT_LISTEN"`
	BaseURL string `help:"help.serve_base_url" env:"READOUT_BASE_URL"`
	tlsFlags
	Metrics   string `name:"metrics-listen" help:"help.serve_metrics" env:"READOUT_METRICS_LISTEN"`
	Hooks     bool   `name:"webhooks-loopback" help:"help.serve_hooks" env:"READOUT_WEBHOOKS_LOOPBACK"`
	LogFormat string `help:"help.serve_log_format" enum:"text,json" default:"text" env:"READOUT_LOG_FORMAT"`
	LogLevel  string `help:"help.serve_log_level" default:"info" env:"READOUT_LOG_LEVEL"`
}

// Run makes serveCmd a command.
func (c *serveCmd) Run(s *session) error {
	log, err := newLogger(s.stderr, c.LogFormat, c.LogLevel)
	if err != nil {
		return err
	}
	slog.SetDefault(log)
	s.tellStrangers()
	site, err := c.site()
	if err == nil {
		err = c.settle()
	}
	if err != nil {
		return err
	}
	release, err := lock(s.cli.Data)
	if err != nil {
		return err
	}
	// At SIGHUP certificates in files are read again. Where there are none nothing is to be done, least
	// of all to end: that is what the signal does to those who do not hear it.
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGHUP)
	defer signal.Stop(heard)
	sv := &server{dir: s.cli.Data, site: site, baseURL: c.BaseURL, hooksHere: c.Hooks, env: s.env, front: frontFlags{Listen: c.Listen, Metrics: c.Metrics, TLS: &c.tlsFlags}}
	err = sv.serve(s.ctx, func(ctx context.Context) error { return c.greet(ctx, s, sv) })
	if errors.Is(err, context.Canceled) {
		err = nil // told to stop while it was still greeting
	}
	return first(err, release())
}

// greet tells where the site is and, while nobody works on it, how to become its owner.
func (c *serveCmd) greet(ctx context.Context, s *session, sv *server) error {
	say := func(key string, args ...any) { fmt.Fprintln(s.stdout, i18n.T(s.lang(), key, args...)) }
	say("serve.at", "address", sv.baseURL)
	if !sv.app.store.Stores() {
		if why := sv.app.store.Health(ctx); why != nil {
			say("serve.only_read", "why", s.words(why))
		}
	}
	needed, err := sv.app.desk.SetUpNeeded(ctx)
	if err != nil || !needed {
		return err
	}
	secret, err := sv.app.desk.OfferSetUp(ctx)
	if err != nil {
		return err
	}
	say("serve.nobody")
	fmt.Fprintf(s.stdout, "  %s/setup?token=%s\n", sv.baseURL, secret)
	return nil
}

// server is a site that is being served: the data folder is locked by this process.
type server struct {
	dir       string
	site      desk.Site
	front     frontFlags
	env       map[string]string
	hooksHere bool         // webhooks may go to programs on this machine
	baseURL   string       // worked out from the address if empty
	certs     certificates // nil: HTTPS is somebody else's
	app       *app
}

// serve opens the site, listens, calls ready, and serves until ctx ends: then readers are
// let go, requests under way finish, and what is stored is closed.
func (sv *server) serve(ctx context.Context, ready func(context.Context) error) error {
	f, err := openFront(sv.front, sv.env, sv.dir)
	if err != nil {
		return err
	}
	if sv.baseURL == "" {
		sv.baseURL = f.base
	}
	sv.baseURL, sv.certs = strings.TrimRight(sv.baseURL, "/"), f.certs
	w := &wiring{meter: meter.New(), presence: presence.New(nil)}
	if sv.app, err = openApp(ctx, sv.dir, sv.site, store.Options{Applied: w.apply, Committed: w.meter.Committed, ReadAnyhow: true}); err != nil {
		return first(unusable(sv.dir, err), f.close())
	}
	sv.app.base = sv.baseURL
	if err := w.connect(ctx, sv); err != nil {
		return first(refused(sv.dir, err), f.close(), sv.app.store.Close())
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var running sync.WaitGroup
	running.Go(func() { w.tree.Run(ctx) })
	running.Go(func() { w.due.Run(ctx) })
	running.Go(func() { w.uses.Run(ctx) })
	running.Go(func() { w.hooks.Run(ctx) })
	err = sv.hear(ctx, &running, func(ctx context.Context, command string, params json.RawMessage, out io.Writer) error {
		running.Add(1)
		defer running.Done()
		return sv.do(ctx, command, params, out)
	})
	if err = refused(sv.dir, err); err == nil {
		err = f.serve(ctx, sv, w, ready)
	}
	stop()
	running.Wait()
	_, _, noted := sv.app.desk.KeepTokenUses(context.WithoutCancel(ctx))
	return first(err, noted, sv.app.store.Close())
}

// hear takes commands over the folder's socket, which is gone when nothing is running any more. Where the disk
// takes no socket while the site is only read, that is tried again until it does.
func (sv *server) hear(ctx context.Context, running *sync.WaitGroup, run control.Run) error {
	listen := func() error {
		ended, err := control.Listen(ctx, sv.dir, run)
		if err == nil {
			running.Go(func() { <-ended })
		}
		return err
	}
	err := listen()
	if err == nil || sv.app.store.Stores() {
		return err
	}
	slog.Warn("commands are not taken yet", "error", err)
	running.Go(func() {
		again := time.NewTicker(time.Second)
		defer again.Stop()
		for err != nil {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
				err = listen()
			}
		}
		slog.Info("commands are taken")
	})
	return nil
}

func (sv *server) do(ctx context.Context, command string, params json.RawMessage, out io.Writer) error {
	j, ok := jobs[command]
	if !ok {
		return fmt.Errorf("this server does not know the command %q: is it of another version?", command)
	}
	return j(commanding(ctx, command), sv.app, params, out)
}

// apply is told of every commit's Changes before its askers are answered.
func (w *wiring) apply(changes []*journal.Change) {
	w.meter.Applied(len(changes))
	w.shelf.Apply(changes)
	w.hub.Apply(changes)
	w.tree.Ring()
	w.hooks.Ring()
}
