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

// The exit codes: wrong words on the command line are told from what went wrong later, and of
// "readout verify" what is wrong from what could not be looked at.
const (
	exitFailed    = 1
	exitUsage     = 2
	exitUnchecked = 3
)

// ending is what went wrong, with the exit code that says so.
type ending struct {
	error
	code int
}

// Unwrap gives what went wrong.
func (e ending) Unwrap() error { return e.error }

// cli is the command line. Every flag can be given as READOUT_<NAME> too. What it does is said
// by the message of the catalogue that the tag "help" names, in the operator's language.
type cli struct {
	Data     string `help:"help.data" default:"data" env:"READOUT_DATA" type:"path"`
	Messages string `help:"help.messages" enum:"ja,en,ru," default:"" env:"READOUT_MESSAGES"`

	Serve  serveCmd  `cmd:"" help:"help.cmd.serve"`
	Demo   demoCmd   `cmd:"" help:"help.cmd.demo"`
	Import importCmd `cmd:"" help:"help.cmd.import"`
	Draft  draftCmd  `cmd:"" help:"help.cmd.draft"`
	Replay replayCmd `cmd:"" help:"help.cmd.replay"`
	Verify verifyCmd `cmd:"" help:"help.cmd.verify"`
	Erase  eraseCmd  `cmd:"" help:"help.cmd.erase"`
	User   struct {
		Add      userAddCmd      `cmd:"" help:"help.cmd.user.add"`
		List     userListCmd     `cmd:"" help:"help.cmd.user.list"`
		Role     userRoleCmd     `cmd:"" help:"help.cmd.user.role"`
		Disable  userDisableCmd  `cmd:"" help:"help.cmd.user.disable"`
		Enable   userEnableCmd   `cmd:"" help:"help.cmd.user.enable"`
		Password userPasswordCmd `cmd:"" help:"help.cmd.user.password"`
	} `cmd:"" help:"help.cmd.user"`
	Record struct {
		Import recordImportCmd `cmd:"" help:"help.cmd.record.import"`
		Export recordExportCmd `cmd:"" help:"help.cmd.record.export"`
		Derive recordDeriveCmd `cmd:"" help:"help.cmd.record.derive"`
	} `cmd:"" help:"help.cmd.record"`
	Backup  backupCmd  `cmd:"" help:"help.cmd.backup"`
	Restore restoreCmd `cmd:"" help:"help.cmd.restore"`
	Version versionCmd `cmd:"" help:"help.cmd.version"`
	Token   struct {
		Add    tokenAddCmd    `cmd:"" help:"help.cmd.token.add"`
		List   tokenListCmd   `cmd:"" help:"help.cmd.token.list"`
		Revoke tokenRevokeCmd `cmd:"" help:"help.cmd.token.revoke"`
	} `cmd:"" help:"help.cmd.token"`
}

// session is what a command runs with.
type session struct {
	ctx    context.Context
	cli    *cli
	env    map[string]string
	typed  []string // the names of the flags that stood on the command line
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer

	strangers []stranger
}

// run is the whole program: it gives the exit code.
func run(ctx context.Context, args, environ []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{ctx: ctx, cli: &cli{}, env: environment(environ), stdin: stdin, stdout: stdout, stderr: stderr}
	parser, err := newParser(s, helpIn((&session{cli: &cli{Messages: messagesIn(args, s.env)}, env: s.env}).lang()))
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
	s.typed = typedFlags(parsed)
	if s.strangers = strangers(knownVariables(parser), s.env); parsed.Selected().Name != "serve" { // whose log says it
		s.sayStrangers(func(words string) { fmt.Fprintln(stderr, "readout:", words) })
	}
	err = parsed.Run(s)
	if err != nil && !errors.Is(err, context.Canceled) { // whoever stopped it knows
		fmt.Fprintln(stderr, "readout:", s.words(err))
	}
	return codeOf(err)
}

func codeOf(err error) int {
	if err == nil {
		return 0
	}
	f, ok := errors.AsType[*fault.Error](err)
	if ok && strings.HasPrefix(f.Field, "--") && f.Kind != fault.Unavailable { // a flag that could be read, and says what cannot be, now or later
		return exitUsage
	}
	if e, ok := errors.AsType[ending](err); ok {
		return e.code
	}
	return exitFailed
}

// typedFlags names the flags that were given by hand, not by a variable.
func typedFlags(parsed *kong.Context) (names []string) {
	for _, p := range parsed.Path {
		if p.Flag != nil && !p.Resolved {
			names = append(names, p.Flag.Name)
		}
	}
	return names
}

func newParser(s *session, help kong.HelpPrinter) (*kong.Kong, error) {
	return kong.New(s.cli,
		kong.Name("readout"),
		kong.Help(help),
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
