//go:build browser

package browser

import (
	"fmt"
	"io"
	"os"
	"os/exec"
)

// memory is a folder that is kept in memory, where there is one: what a disk takes to write
// thousands of updates is not what these tests are about.
func memory() string {
	const shm = "/dev/shm"
	if info, err := os.Stat(shm); err == nil && info.IsDir() {
		return shm
	}
	return ""
}

// alive is open as long as this process is; nothing is written to it.
var alive io.Closer

// cleanAfterUs has folders removed when this process is gone, however it ended: what waits for that is told by
// the end of a pipe, which the kernel closes. A second later the servers in them are gone as well.
func cleanAfterUs(folders ...string) error {
	cmd := exec.Command("sh", append([]string{"-c", `trap "" INT HUP; cat; sleep 1; rm -rf "$@"`, "sh"}, folders...)...)
	var err error
	if alive, err = cmd.StdinPipe(); err != nil {
		return err
	}
	if err = cmd.Start(); err != nil {
		return fmt.Errorf("what cleans up after the tests: %w", err)
	}
	return nil
}
