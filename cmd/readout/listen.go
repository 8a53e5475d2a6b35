package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"

	"readout/internal/fault"
)

// firstFD is the first file descriptor of a socket that systemd opened for us.
const firstFD = 3

// sockets are those that were opened for us before we started (systemd's socket activation,
// sd_listen_fds(3)): a restart keeps them, and who connects meanwhile waits instead of failing.
type sockets struct {
	named map[string]net.Listener
	other []net.Listener
}

// inherited takes the sockets that the environment says are meant for this process.
func inherited(env map[string]string, pid int) (*sockets, error) {
	s := &sockets{named: make(map[string]net.Listener)}
	if env["LISTEN_PID"] != strconv.Itoa(pid) {
		return s, nil
	}
	count, err := strconv.Atoi(env["LISTEN_FDS"])
	if err != nil {
		return nil, fmt.Errorf("LISTEN_FDS: %w", err)
	}
	names := strings.Split(env["LISTEN_FDNAMES"], ":")
	for i := range count {
		file := os.NewFile(uintptr(firstFD+i), "socket")
		l, err := net.FileListener(file)
		file.Close() // the listener has one of its own
		if err != nil {
			return nil, fmt.Errorf("socket %d of LISTEN_FDS: %w", firstFD+i, err)
		}
		if i < len(names) && (names[i] == "http" || names[i] == "https") && s.named[names[i]] == nil {
			s.named[names[i]] = l
		} else {
			s.other = append(s.other, l)
		}
	}
	return s, nil
}

// listen gives the socket with a name, or the next without one; else it opens the address that
// a flag names.
func (s *sockets) listen(name, flag, address string) (net.Listener, error) {
	if l, ok := s.named[name]; ok {
		delete(s.named, name)
		return l, nil
	}
	if len(s.other) > 0 {
		l := s.other[0]
		s.other = s.other[1:]
		return l, nil
	}
	return listen(flag, address)
}

// listen opens an address that a flag names, or says what is wrong with it.
func listen(flag, address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err == nil {
		return l, nil
	}
	kind, key := fault.Invalid, "listen.unusable"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		kind, key = fault.Unavailable, "listen.in_use"
	case errors.Is(err, syscall.EADDRNOTAVAIL): // the network may be about to come up
		kind, key = fault.Unavailable, "listen.elsewhere"
	case errors.Is(err, fs.ErrPermission):
		key = "listen.forbidden"
	}
	f := fault.New(kind, key, "address", address, "flag", flag).Because(err)
	f.Field = flag
	return nil, f
}

// notify tells systemd how far we are (sd_notify(3)). Without systemd nobody listens.
func notify(env map[string]string, state string) {
	name := env["NOTIFY_SOCKET"]
	if name == "" {
		return
	}
	c, err := net.Dial("unixgram", name) // "@" at its beginning means an abstract one to net too
	if err != nil {
		return
	}
	defer c.Close()
	c.Write([]byte(state))
}
