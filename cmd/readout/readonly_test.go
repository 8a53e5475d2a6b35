//go:build linux && root

package main

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestADiskIsCutToReading: the device takes no more writes, and the system makes of the disk one
// that can only be read, as it does with real ones. Writes are refused within a second and pages
// are read; on a new disk, with what the old one had, all goes on.
func TestADiskIsCutToReading(t *testing.T) {
	device := newCutDisk(t, 64<<20)
	file := filepath.Join(folder(t), "disk")
	d, c := startOnDisk(t, builtBinary(t), mounting(file)+"; mkfs.ext4 -q -F -b 4096 "+file+"; mount -o loop,errors=remount-ro "+file+" DIR; "+
		`"$READOUT" user add ann --role editor >&2; echo "token $("$READOUT" token add --user ann)"`, device.device)
	t.Cleanup(func() {
		d.stop(syscall.SIGKILL)
		<-device.ended
	})
	c.want(t, 201, "POST", "/coverages", `{"slug":"day","title":"A day","state":"live"}`)
	c.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"Before"}`)
	readPage(t, c.url+"/c/day", "Before")

	device.mu.Lock()
	device.broken = true
	kept := slices.Clone(device.now)
	device.mu.Unlock()
	for range 3 {
		began := time.Now()
		a := c.want(t, 503, "POST", "/coverages/day/updates", `{"headline":"During"}`)
		if took := time.Since(began); took > time.Second || a.Detail == "" {
			t.Errorf("a write: got %q after %v, want a reason within a second", a.Detail, took)
		}
	}
	c.until(t, 503, "read_only")
	readPage(t, c.url+"/c/day", "Before")
	readPage(t, c.url+"/ru/c/day", "Before") // not from the shelf

	image := keepImage(t, kept)
	defer os.Remove(image)
	_, again := startOnDisk(t, builtBinary(t), "mount -o loop "+image+" DIR")
	again.token = c.token
	again.until(t, 200, "ok")
	if a := again.want(t, 201, "POST", "/coverages/day/updates", `{"headline":"After"}`); a.N != 2 {
		t.Errorf("the next update: got number %d, want 2: what was refused left nothing", a.N)
	}
}
