package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"readout/internal/fault"
	"readout/internal/i18n"
)

// The exit codes: wrong words on the command line are told from what went wrong later.
const (
	exitFailed = 1
	exitUsage  = 2
)

// cli is the command line. Every flag can be given as READOUT_<NAME> too.
type cli struct {
	Data     string `help:"Folder of the site's data." default:"data" env:"READOUT_DATA" type:"path"`
	Messages string `help:"Language of messages on the terminal: ja, en or ru." enum:"ja,en,ru," default:"" env:"READOUT_MESSAGES"`

	Serve  serveCmd  `cmd:"" help:"Serve the site."`
	Demo   demoCmd   `cmd:"" help:"Open a throwaway site with a sample that plays by itself."`
	Import importCmd `cmd:"" help:"Make a coverage of a saved page."`
	Draft  draftCmd  `cmd:"" help:"Read texts and print drafts for the record: who said what, what was agreed, what is expected."`
	Replay replayCmd `cmd:"" help:"Play an imported coverage as it happened, into a fresh coverage."`
	Verify verifyCmd `cmd:"" help:"Find out whether a site's history was changed, left out, moved or dated otherwise."`
	Erase  eraseCmd  `cmd:"" help:"Erase the words of an update for good, because the law asks for it."`
	User   struct {
		Add      userAddCmd      `cmd:"" help:"Add somebody who works on the site."`
		List     userListCmd     `cmd:"" help:"List who works on the site, and as what."`
		Role     userRoleCmd     `cmd:"" help:"Give somebody a role on the whole site or on a coverage, or take it."`
		Disable  userDisableCmd  `cmd:"" help:"Keep somebody out: their sessions and tokens end, their name stays."`
		Enable   userEnableCmd   `cmd:"" help:"Let somebody in again."`
		Password userPasswordCmd `cmd:"" help:"Give somebody a new password."`
	} `cmd:"" help:"People who work on the site."`
	Record struct {
		Import recordImportCmd `cmd:"" help:"Take in a record's file: all of it or, on any fault, nothing."`
		Export recordExportCmd `cmd:"" help:"Print the record that readers see, in the format readout-record/1."`
		Derive recordDeriveCmd `cmd:"" help:"Print what follows from the record: states, promises, points of contention, positions, scores."`
	} `cmd:"" help:"The record of who said what, in files."`
	Backup  backupCmd  `cmd:"" help:"Put the site into one file, while it is served or not."`
	Restore restoreCmd `cmd:"" help:"Take a site out of a backup, into an empty folder."`
	Version versionCmd `cmd:"" help:"Say which Readout this is."`
	Token   struct {
		Add    tokenAddCmd    `cmd:"" help:"Make a token for programs and print it, alone."`
		List   tokenListCmd   `cmd:"" help:"List everybody's tokens: id, user, name, how far it goes, state, until when, last use."`
		Revoke tokenRevokeCmd `cmd:"" help:"End a token at once."`
	} `cmd:"" help:"Tokens for the API."`
}

// session is what a command runs with.
type session struct {
	ctx    context.Context
	cli    *cli
	env    map[string]string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// run is the whole program: it gives the exit code.
func run(ctx context.Context, args, environ []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{ctx: ctx, cli: &cli{}, env: environment(environ), stdin: stdin, stdout: stdout, stderr: stderr}
	parser, err := newParser(s)
	if err != nil {
		fmt.Fprintln(stderr, "readout:", err)
		return exitUsage
	}
	done := false
	parser.Exit = func(int) { done = true } // --help has printed all there is
	parsed, err := parser.Parse(args)
	if done {
		return 0
	}
	if err != nil {
		s.cli.Messages = messagesIn(args, s.env) // a line that cannot be read set nothing
		fmt.Fprintln(stderr, "readout:", complaint(s.lang(), err))
		return exitUsage
	}
	err = parsed.Run(s)
	if err != nil && !errors.Is(err, context.Canceled) { // whoever stopped it knows
		fmt.Fprintln(stderr, "readout:", s.words(err))
	}
	if err != nil {
		return exitFailed
	}
	return 0
}

func newParser(s *session) (*kong.Kong, error) {
	return kong.New(s.cli,
		kong.Name("readout"),
		kong.Description("Cover the talks live; come away with the readout."),
		kong.UsageOnError(),
		kong.Writers(s.stdout, s.stderr),
		kong.Resolvers(envResolver(s.env)),
	)
}

// envResolver reads READOUT_* from the environment that run was given, so that a test can
// give its own.
func envResolver(env map[string]string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		for _, name := range flag.Envs {
			if v, ok := env[name]; ok {
				return v, nil
			}
		}
		return nil, nil
	})
}

func environment(environ []string) map[string]string {
	env := make(map[string]string, len(environ))
	for _, pair := range environ {
		if name, value, ok := strings.Cut(pair, "="); ok {
			env[name] = value
		}
	}
	return env
}

// lang is the language of messages: the flag's, else that of the environment, else English.
func (s *session) lang() string {
	if s.cli.Messages != "" {
		return s.cli.Messages
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := s.env[name]; len(v) >= 2 && i18n.Known(v[:2]) {
			return v[:2]
		}
	}
	return "en"
}

// words says what went wrong to the person at the terminal, who is the operator too.
func (s *session) words(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err.Error()
	}
	text := i18n.Fault(s.lang(), f) + answers(f)
	if f.Kind == fault.Internal || f.Kind == fault.Unavailable || f.Kind == fault.Full {
		if f.Cause != nil {
			text += " (" + f.Cause.Error() + ")"
		}
	}
	return text
}

func newLogger(w io.Writer, format, level string) (*slog.Logger, error) {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		return nil, fault.At("--log-level", "cli.one_of", "name", "--log-level", "got", level, "want", "debug, info, warn, error")
	}
	o := &slog.HandlerOptions{Level: l}
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, o)), nil
	}
	return slog.New(slog.NewTextHandler(w, o)), nil
}

// shutdown is how long requests under way may take to finish.
const shutdown = 10 * time.Second
