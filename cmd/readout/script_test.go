package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs testdata/script/*.txt: what we promise, in a form that can be read and
// added to without Go. Beside the commands of testscript they have
//
//	serve [flags]                       start a server on $DATA and a free port; its address is $URL
//	stop                                stop it and want it to end well
//	request METHOD PATH STATUS [FILE] [Header: value]...
//	                                    ask $URL, with $TOKEN if there is one; want the status, show the body;
//	                                    ${NAME} in the file is taken from the environment
//	shows PATH TEXT                     ask $URL as a reader until the page has the text, for ten seconds
//	moment NAME AHEAD                   put the moment so far ahead (2s) into the environment
//	past NAME                           wait until that moment has passed
//	keep NAME                           put the last output into the environment, without the line's end
//	fill FILE BYTES                     make a file of so many bytes
//	cut FILE TO BYTES                   make a file of the first bytes of another
//	bytes FILE 'a\x00b'                 make a file of what Go's escapes say
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			// A short path: that of a socket may have 107 bytes.
			data, err := os.MkdirTemp(inMemory(), "readout")
			if err != nil {
				return err
			}
			e.Defer(func() { os.RemoveAll(data) })
			e.Setenv("DATA", data+"/data")
			e.Setenv("READOUT_DATA", data+"/data")
			e.Values[runningKey{}] = &running{}
			page, err := os.ReadFile("testdata/day.txt")
			if err != nil {
				return err
			}
			return os.WriteFile(e.WorkDir+"/day.txt", page, 0o644)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"serve": serveInScript, "stop": stopInScript, "request": requestInScript,
			"keep": keepInScript, "fill": fillInScript, "bytes": bytesInScript,
			"cut": cutInScript, "shows": showsInScript, "moment": momentInScript, "past": pastInScript,
		},
	})
}

type runningKey struct{}

// running is the server of a script.
type running struct{ cmd *exec.Cmd }

func serveInScript(ts *testscript.TestScript, neg bool, args []string) {
	dir, _, _ := strings.Cut(ts.Getenv("PATH"), string(os.PathListSeparator)) // where testscript puts this binary
	cmd := exec.Command(dir+"/readout", append([]string{"serve", "--listen", "127.0.0.1:0", "--log-level", "error"}, args...)...)
	cmd.Env = append(os.Environ(), "READOUT_DATA="+ts.Getenv("DATA"))
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	r := ts.Value(runningKey{}).(*running)
	r.cmd = cmd
	ts.Defer(func() { r.end(syscall.SIGKILL) })
	url, err := reading(out).url()
	ts.Check(err)
	ts.Setenv("URL", url)
}

func (r *running) end(s os.Signal) error {
	if r.cmd == nil {
		return nil
	}
	cmd := r.cmd
	r.cmd = nil
	cmd.Process.Signal(s)
	return cmd.Wait()
}

func stopInScript(ts *testscript.TestScript, neg bool, args []string) {
	if err := ts.Value(runningKey{}).(*running).end(syscall.SIGTERM); err != nil {
		ts.Fatalf("the server did not end well: %v", err)
	}
}

func requestInScript(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 3 {
		ts.Fatalf("usage: request METHOD PATH STATUS [FILE] [Header: value]...")
	}
	method, path, want, rest := args[0], args[1], args[2], args[3:]
	var body io.Reader
	if len(rest) > 0 && !strings.Contains(rest[0], ": ") {
		body = strings.NewReader(named.ReplaceAllStringFunc(ts.ReadFile(rest[0]), func(s string) string { return ts.Getenv(s[2 : len(s)-1]) }))
		rest = rest[1:]
	}
	req, err := http.NewRequest(method, ts.Getenv("URL")+path, body)
	ts.Check(err)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if token := ts.Getenv("TOKEN"); token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for _, header := range rest {
		name, value, _ := strings.Cut(header, ": ")
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	ts.Check(err)
	defer resp.Body.Close()
	got, err := io.ReadAll(resp.Body)
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), string(got))
	if strconv.Itoa(resp.StatusCode) != want {
		ts.Fatalf("%s %s: got %s, want %s: %.500s", method, path, resp.Status, want, got)
	}
}

// named finds ${NAME}.
var named = regexp.MustCompile(`\$\{[A-Z_]+\}`)

func showsInScript(ts *testscript.TestScript, neg bool, args []string) {
	var got []byte
	for until := time.Now().Add(time.Minute); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		resp, err := http.Get(ts.Getenv("URL") + args[0])
		ts.Check(err)
		got, err = io.ReadAll(resp.Body)
		resp.Body.Close()
		ts.Check(err)
		if strings.Contains(string(got), args[1]) {
			return
		}
	}
	ts.Fatalf("%s: got no %q on it within a minute: %.500s", args[0], args[1], got)
}

func momentInScript(ts *testscript.TestScript, neg bool, args []string) {
	ahead, err := time.ParseDuration(args[1])
	ts.Check(err)
	ts.Setenv(args[0], time.Now().Add(ahead).Format(time.RFC3339Nano))
}

func pastInScript(ts *testscript.TestScript, neg bool, args []string) {
	at, err := time.Parse(time.RFC3339Nano, ts.Getenv(args[0]))
	ts.Check(err)
	time.Sleep(time.Until(at) + time.Millisecond)
}

func keepInScript(ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
}

func fillInScript(ts *testscript.TestScript, neg bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("a", size)), 0o644))
}

func bytesInScript(ts *testscript.TestScript, neg bool, args []string) {
	content, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o644))
}

func cutInScript(ts *testscript.TestScript, neg bool, args []string) {
	size, err := strconv.Atoi(args[2])
	ts.Check(err)
	whole := ts.ReadFile(args[0])
	if size >= len(whole) {
		ts.Fatalf("%s has %d bytes only", args[0], len(whole))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(whole[:size]), 0o644))
}
