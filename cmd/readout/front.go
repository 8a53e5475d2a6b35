package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"
)

// frontFlags say where a server is reached.
type frontFlags struct {
	Listen  string
	Metrics string // "" for nowhere
	TLS     *tlsFlags
}

// front is the side of a server that faces out: its sockets and what answers there.
type front struct {
	pages   net.Listener
	plain   net.Listener // plain HTTP that leads to HTTPS; nil without
	metrics net.Listener
	certs   certificates // nil: the pages go out by plain HTTP
	base    string       // address of the site, as far as the sockets tell
	env     map[string]string
}

// openFront opens the sockets, or takes those that were opened for us.
func openFront(o frontFlags, env map[string]string, dir string) (f *front, err error) {
	given, err := inherited(env, os.Getpid())
	if err != nil {
		return nil, err
	}
	f = &front{env: env}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.close())
			f = nil
		}
	}()
	if o.Metrics != "" {
		if f.metrics, err = listen("--metrics-listen", o.Metrics); err != nil {
			return f, err
		}
	}
	if !o.TLS.on() {
		if f.pages, err = given.listen("http", "--listen", cmp.Or(o.Listen, "127.0.0.1:8080")); err == nil {
			f.base = "http://" + f.pages.Addr().String()
		}
		return f, err
	}
	if f.pages, err = given.listen("https", "--listen", cmp.Or(o.Listen, ":443")); err != nil {
		return f, err
	}
	f.base = o.TLS.secureBase(f.pages.Addr())
	var plain net.Addr
	if o.TLS.HTTPListen != "none" {
		if f.plain, err = given.listen("http", "--http-listen", o.TLS.HTTPListen); err != nil {
			return f, err
		}
		plain = f.plain.Addr()
	}
	f.certs, err = o.TLS.certificates(dir, f.pages.Addr(), plain)
	return f, err
}

func (f *front) close() error {
	var errs []error
	for _, l := range []net.Listener{f.pages, f.plain, f.metrics} {
		if l != nil {
			errs = append(errs, l.Close())
		}
	}
	return errors.Join(errs...)
}

// serve answers at all sockets until ctx ends or one of them breaks.
func (f *front) serve(ctx context.Context, sv *server, w *wiring, ready func(context.Context) error) error {
	ended := make(chan error, 3)
	servers := f.begin(sv.baseURL, w, ended)
	if f.certs != nil {
		if err := f.certs.keep(ctx); err != nil {
			return errors.Join(fmt.Errorf("certificates: %w", err), f.close())
		}
	}
	slog.Info("serving", "address", f.pages.Addr().String(), "data", sv.dir)
	err := ready(ctx)
	if err == nil {
		notify(f.env, "READY=1")
		select {
		case <-ctx.Done():
		case err = <-ended:
		}
	}
	slog.Info("stopping")
	notify(f.env, "STOPPING=1")
	w.hub.Close()
	w.presence.Close()
	sv.app.desk.Hush()
	within, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdown)
	defer cancel()
	for _, srv := range servers {
		if stopped := srv.Shutdown(within); stopped != nil {
			srv.Close()
		}
	}
	w.hub.Wait(within)
	return err
}

// begin starts a server at each socket; what ends one is told to ended.
func (f *front) begin(base string, w *wiring, ended chan<- error) (all []*http.Server) {
	start := func(l net.Listener, h http.Handler, secure *tls.Config) {
		if l == nil {
			return
		}
		srv := &http.Server{
			Handler:           h,
			TLSConfig:         secure,
			ReadHeaderTimeout: 10 * time.Second,
			IdleTimeout:       2 * time.Minute,
			MaxHeaderBytes:    64 << 10,
			ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug),
		}
		all = append(all, srv)
		go func() {
			if secure != nil {
				ended <- srv.ServeTLS(l, "", "")
				return
			}
			ended <- srv.Serve(l)
		}()
	}
	var secure *tls.Config
	if f.certs != nil {
		secure = f.certs.config()
		start(f.plain, f.certs.answer(toHTTPS(base)), nil)
	}
	numbers := http.NewServeMux()
	numbers.Handle("GET /metrics", w.meter)
	start(f.metrics, numbers, nil)
	start(f.pages, w.handler, secure)
	return all
}
