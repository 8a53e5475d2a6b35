package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is stamped in by `make release`.
var version string

// versionCmd says which Readout this is.
type versionCmd struct{}

// Run makes versionCmd a command.
func (versionCmd) Run(s *session) error {
	_, err := fmt.Fprintf(s.stdout, "readout %s %s %s/%s\n", versionText(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// versionText is the stamped version, else what Go knows of the build.
func versionText() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
