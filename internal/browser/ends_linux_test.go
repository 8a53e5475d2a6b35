//go:build browser

package browser

import (
	"os/exec"
	"syscall"
)

// endsWithUs has a program killed when this process is gone, however it ended. The kernel goes by the thread
// that started the program; none of ours ends before the process does.
func endsWithUs(cmd *exec.Cmd) *exec.Cmd {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return cmd
}
