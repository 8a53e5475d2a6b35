package control

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/i18n"
)

// TestMain lets this binary be the other process of a test.
func TestMain(m *testing.M) {
	if dir := os.Getenv("CONTROL_TEST_HOLD"); dir != "" {
		hold(dir)
		return
	}
	os.Exit(m.Run())
}

// hold takes a folder, answers commands, says so, and waits to be killed.
func hold(dir string) {
	_, err := Lock(dir)
	if err == nil {
		_, err = Listen(context.Background(), dir, echo)
	}
	fmt.Println("held:", err)
	io.Copy(io.Discard, os.Stdin)
}

func echo(_ context.Context, command string, params json.RawMessage, out io.Writer) error {
	_, err := fmt.Fprintf(out, "%s %s\n", command, params)
	return err
}

// held starts another process that holds a folder; kill ends it as kill -9 does.
func held(t *testing.T, dir string) (kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CONTROL_TEST_HOLD="+dir)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill = func() {
		cmd.Process.Kill()
		cmd.Wait()
		in.Close()
	}
	t.Cleanup(kill)
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held: <nil>\n" {
		t.Fatalf("the other process: got %q, %v", line, err)
	}
	return kill
}

// folder gives a short path: that of a socket may have 107 bytes.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "control")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "data")
}

func listen(t *testing.T, dir string, run Run) {
	t.Helper()
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { release() })
	if _, err := Listen(t.Context(), dir, run); err != nil {
		t.Fatal(err)
	}
}

func TestTheLockExcludes(t *testing.T) {
	dir := folder(t)
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder: got %v, %v, want one that nobody else can read", info.Mode(), err)
	}
	if _, err := Lock(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("a second time: got %v, want ErrLocked", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, err := Lock(dir)
	if err != nil {
		t.Fatalf("after release: got %v", err)
	}
	again()
}

func TestNobodyServes(t *testing.T) {
	dir := folder(t)
	for _, row := range []struct {
		name    string
		prepare func()
	}{
		{"no folder", func() {}},
		{"no socket", func() { os.MkdirAll(dir, 0o700) }},
		{"the socket of somebody who was killed", func() {
			l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, socketName)})
			if err != nil {
				t.Fatal(err)
			}
			l.SetUnlinkOnClose(false)
			l.Close()
		}},
	} {
		row.prepare()
		served, err := Send(t.Context(), dir, "import", nil, io.Discard)
		if served || err != nil {
			t.Errorf("%s: got served %v, %v, want neither", row.name, served, err)
		}
	}
}

// Whoever takes the folder next keeps their socket: that of the one before is gone when its end is told.
func TestTheSocketOfTheNextStays(t *testing.T) {
	dir := folder(t)
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	for range 100 {
		ctx, stop := context.WithCancel(t.Context())
		ended, err := Listen(ctx, dir, echo)
		if err != nil {
			t.Fatal(err)
		}
		stop()
		<-ended
		if _, err := os.Stat(filepath.Join(dir, socketName)); !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("the socket once its end is told: %v, want none", err)
		}
		next, leave := context.WithCancel(t.Context())
		left, err := Listen(next, dir, echo)
		if err != nil {
			t.Fatal(err)
		}
		if served, err := Send(t.Context(), dir, "hello", nil, io.Discard); !served || err != nil {
			t.Fatalf("sent to the next: got served %v, %v, want it served", served, err)
		}
		leave()
		<-left
	}
}

func TestAKilledProcessLeavesTheFolderFree(t *testing.T) {
	dir := folder(t)
	kill := held(t, dir)
	if _, err := Lock(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("while it lives: got %v, want ErrLocked", err)
	}
	var out strings.Builder
	if served, err := Send(t.Context(), dir, "hello", "there", &out); !served || err != nil || out.String() != "hello \"there\"\n" {
		t.Errorf("while it lives: got served %v, %v, %q", served, err, out.String())
	}
	kill()
	if _, err := os.Stat(filepath.Join(dir, socketName)); err != nil {
		t.Fatalf("the socket that was left: %v: else this test proves nothing", err)
	}
	if served, err := Send(t.Context(), dir, "hello", nil, io.Discard); served || err != nil {
		t.Errorf("sent to it once killed: got served %v, %v, want neither", served, err)
	}
	listen(t, dir, echo)
	if served, err := Send(t.Context(), dir, "hello", nil, io.Discard); !served || err != nil {
		t.Errorf("sent to its successor: got served %v, %v, want it served", served, err)
	}
}

func TestWhatIsSaidComesThrough(t *testing.T) {
	dir := folder(t)
	went := make(chan struct{})
	listen(t, dir, func(_ context.Context, command string, params json.RawMessage, out io.Writer) error {
		fmt.Fprintf(out, "%s of %d bytes\n", command, len(params))
		<-went // the first line is read before the second is written
		fmt.Fprintln(out, "<二行目> & more")
		return nil
	})
	r, w := io.Pipe()
	sent := make(chan error, 1)
	go func() {
		_, err := Send(t.Context(), dir, "import", strings.Repeat("a", 5<<20), w)
		w.Close()
		sent <- err
	}()
	lines := bufio.NewReader(r)
	first, _ := lines.ReadString('\n')
	close(went)
	second, _ := lines.ReadString('\n')
	if first+second != "import of 5242882 bytes\n<二行目> & more\n" {
		t.Errorf("got %q and %q", first, second)
	}
	if err := <-sent; err != nil {
		t.Error(err)
	}
}

// TestFaultsComeThrough: a person at the terminal reads the same words whether a server
// did the work or not.
func TestFaultsComeThrough(t *testing.T) {
	several := fault.Join(fault.At("slug", "coverage.slug_form", "got", "A B").Because(errors.New("secret")), fault.At("tags", "coverage.too_many", "count", 50, "got", 1234567))
	for _, row := range []struct {
		name string
		err  error
		want error
	}{
		{"one", fault.At("slug", "coverage.slug_form", "got", "A B"), nil},
		{"a number of one", fault.New(fault.Invalid, "fault.several", "count", 1), nil},
		{"a great number", fault.At("x", "coverage.too_long", "count", 300, "got", 4194305), nil},
		{"several, one with a cause", several, nil},
		{"within another error", fmt.Errorf("import: %w", fault.New(fault.Conflict, "coverage.slug_taken", "got", "a")), fault.New(fault.Conflict, "coverage.slug_taken", "got", "a")},
		{"none of ours", errors.New("disk full"), fault.New(fault.Internal, "control.failed", "cause", "disk full")},
		{"none", nil, nil},
	} {
		if row.want == nil {
			row.want = row.err
		}
		t.Run(row.name, func(t *testing.T) {
			dir := folder(t)
			listen(t, dir, func(_ context.Context, _ string, _ json.RawMessage, out io.Writer) error {
				fmt.Fprintln(out, "before")
				return row.err
			})
			var out strings.Builder
			served, err := Send(t.Context(), dir, "import", nil, &out)
			if !served || out.String() != "before\n" {
				t.Errorf("got served %v, said %q", served, out.String())
			}
			if (err == nil) != (row.want == nil) || fault.KindOf(err) != fault.KindOf(row.want) {
				t.Fatalf("got %v, want %v", err, row.want)
			}
			for _, lang := range i18n.Langs {
				if got, want := i18n.Fault(lang, err), i18n.Fault(lang, row.want); row.want != nil && got != want {
					t.Errorf("%s: got %q, want %q", lang, got, want)
				}
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v: a cause left the house", err)
			}
		})
	}
}

// TestWhatFailsIsToldInTheLog: as an error where somebody has to see to the site, and not where a person wrote
// something that cannot be, or stopped it.
func TestWhatFailsIsToldInTheLog(t *testing.T) {
	for _, row := range []struct {
		err  error
		want slog.Level
	}{
		{fault.At("slug", "coverage.slug_form", "got", "A B"), slog.LevelInfo},
		{fault.New(fault.NotFound, "people.unknown", "got", "mori"), slog.LevelInfo},
		{fmt.Errorf("import: %w", context.Canceled), slog.LevelInfo},
		{fault.New(fault.Full, "store.full"), slog.LevelError},
		{fmt.Errorf("backup: %w", fault.New(fault.Unavailable, "store.not_stored")), slog.LevelError},
		{errors.New("disk I/O error"), slog.LevelError},
	} {
		if got := graveness(row.err); got != row.want {
			t.Errorf("%v: got %v, want %v", row.err, got, row.want)
		}
	}
}

func TestTheServerGoesAwayMidway(t *testing.T) {
	dir := folder(t)
	ctx, stop := context.WithCancel(t.Context())
	release, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	told := make(chan struct{})
	_, err = Listen(ctx, dir, func(ctx context.Context, _ string, _ json.RawMessage, out io.Writer) error {
		fmt.Fprintln(out, "begun")
		stop()
		<-told // the work ends only after whoever asked was told
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if served, err := Send(t.Context(), dir, "import", nil, io.Discard); !served || err == nil {
		t.Errorf("got served %v, %v, want an error: nobody knows whether it was done", served, err)
	}
	close(told)
}

func TestALongPathIsToldAtOnce(t *testing.T) {
	dir := filepath.Join(folder(t), strings.Repeat("a", 100))
	_, err := Send(t.Context(), dir, "import", nil, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "107") {
		t.Errorf("send: got %v, want an error that says how long it may be", err)
	}
	if _, err := Listen(t.Context(), dir, echo); err == nil || !strings.Contains(err.Error(), "107") {
		t.Errorf("listen: got %v, want an error that says how long it may be", err)
	}
}

func TestTheSocketIsOurs(t *testing.T) {
	dir := folder(t)
	listen(t, dir, echo)
	info, err := os.Stat(filepath.Join(dir, socketName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want a socket that nobody else can speak to", info.Mode(), err)
	}
}
