//go:build linux

package main

import (
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"
)

// cutDisk is a disk whose power can be cut while it is written to. It is a file in memory
// that the kernel reaches by FUSE; a loop device is set up on it and a filesystem made there.
// So it is told of every write of the device and of every flush, and knows what a disk may
// have lost: any part of what was written since the last flush, down to a sector, in any
// order. What the kernel still kept in its own memory never came here.
type cutDisk struct {
	device *os.File
	fd     int // of the device; a read of it waits in the kernel
	mu     sync.Mutex
	now    []byte  // as the kernel reads it
	kept   []byte  // as it was at the last flush
	since  []write // since then
	broken bool    // it takes no more writes
	ended  chan struct{}
}

type write struct {
	at   uint64
	data []byte
}

// sector is what disks write whole or not at all. Those of today say 512 bytes and write
// 4096; with less, ext4 finds its own superblock torn and cannot be mounted at all.
const sector = 4096

// newCutDisk gives a disk that mounting mounts.
func newCutDisk(t *testing.T, size int) *cutDisk {
	t.Helper()
	fd, err := syscall.Open("/dev/fuse", syscall.O_RDWR|syscall.O_CLOEXEC, 0)
	if err != nil {
		t.Fatalf("a disk whose power is cut takes root and FUSE: %v", err)
	}
	d := &cutDisk{device: os.NewFile(uintptr(fd), "/dev/fuse"), fd: fd, now: make([]byte, size), kept: make([]byte, size), ended: make(chan struct{})}
	go d.answer()
	return d
}

// mounting is what a shell does that has the device as its file 3: file becomes the disk. If
// only this process has the device, the disk is gone when it ends, however it ends.
func mounting(file string) string {
	return ": >" + file + "; mount -i -t fuse -o fd=3,rootmode=100600,user_id=0,group_id=0 none " + file + "; exec 3>&-"
}

// cut gives a disk as it is found after the power was cut now.
func (d *cutDisk) cut(random *rand.Rand) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	found := slices.Clone(d.kept)
	arrived := random.IntN(5) // of four parts: nothing of what was not flushed, to all of it
	for _, w := range d.since {
		for from := 0; from < len(w.data); from += sector {
			if random.IntN(4) < arrived {
				copy(found[int(w.at)+from:], w.data[from:min(from+sector, len(w.data))])
			}
		}
	}
	return found
}

// The part of the kernel's protocol that a single file takes (include/uapi/linux/fuse.h).
const (
	fuseForget      = 2
	fuseGetattr     = 3
	fuseSetattr     = 4
	fuseOpen        = 14
	fuseRead        = 15
	fuseWrite       = 16
	fuseRelease     = 18
	fuseFsync       = 20
	fuseFlush       = 25
	fuseInit        = 26
	fuseDestroy     = 38
	fuseBatchForget = 42

	fuseBigWrites = 1 << 5
	fuseMost      = 128 << 10 // bytes of a write
)

var order = binary.LittleEndian

// answer serves the kernel until nobody has the disk mounted any more.
func (d *cutDisk) answer() {
	defer close(d.ended)
	defer d.device.Close()
	in := make([]byte, fuseMost+64<<10)
	for {
		n, err := syscall.Read(d.fd, in)
		switch {
		case err == syscall.EPERM: // nobody has mounted it yet
			time.Sleep(time.Millisecond)
			continue
		case err == syscall.EINTR || err == syscall.ENOENT: // whoever asked was interrupted
			continue
		case err != nil: // ENODEV: it is mounted no more
			return
		}
		operation, body := order.Uint32(in[4:]), in[40:n]
		if operation == fuseForget || operation == fuseBatchForget {
			continue // no answer is wanted
		}
		out, errno := d.do(operation, body)
		reply := make([]byte, 16, 16+len(out))
		order.PutUint32(reply, uint32(16+len(out)))
		order.PutUint32(reply[4:], uint32(-int32(errno)))
		copy(reply[8:], in[8:16])
		if _, err := syscall.Write(d.fd, append(reply, out...)); err != nil && err != syscall.ENOENT {
			return
		}
	}
}

func (d *cutDisk) do(operation uint32, in []byte) (out []byte, errno syscall.Errno) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch operation {
	case fuseInit:
		return initialised(in), 0
	case fuseGetattr, fuseSetattr:
		return d.attributes(), 0
	case fuseOpen:
		return make([]byte, 16), 0
	case fuseRead:
		from := min(order.Uint64(in[8:]), uint64(len(d.now)))
		until := min(from+uint64(order.Uint32(in[16:])), uint64(len(d.now)))
		return slices.Clone(d.now[from:until]), 0
	case fuseWrite:
		return d.write(order.Uint64(in[8:]), in[40:])
	case fuseFsync:
		for _, w := range d.since {
			copy(d.kept[w.at:], w.data)
		}
		d.since = nil
		return nil, 0
	case fuseRelease, fuseFlush, fuseDestroy:
		return nil, 0
	}
	return nil, syscall.ENOSYS
}

func (d *cutDisk) write(at uint64, data []byte) (out []byte, errno syscall.Errno) {
	if d.broken {
		return nil, syscall.EIO
	}
	if at+uint64(len(data)) > uint64(len(d.now)) {
		return nil, syscall.ENOSPC
	}
	copy(d.now[at:], data)
	d.since = append(d.since, write{at, slices.Clone(data)})
	out = make([]byte, 8)
	order.PutUint32(out, uint32(len(data)))
	return out, 0
}

// initialised agrees on a version: the kernel's own, or one that it still knows.
func initialised(in []byte) []byte {
	out := make([]byte, 64)
	order.PutUint32(out, 7)
	order.PutUint32(out[4:], min(31, order.Uint32(in[4:])))
	order.PutUint32(out[8:], order.Uint32(in[8:])) // read ahead as the kernel likes
	order.PutUint32(out[12:], fuseBigWrites)
	order.PutUint16(out[16:], 16)
	order.PutUint16(out[18:], 12)
	order.PutUint32(out[20:], fuseMost)
	order.PutUint32(out[24:], 1) // times in nanoseconds
	return out
}

// attributes are those of the file; they are good for an hour.
func (d *cutDisk) attributes() []byte {
	out := make([]byte, 16+88)
	order.PutUint64(out, 3600)
	attr := out[16:]
	order.PutUint64(attr, 1) // its number
	order.PutUint64(attr[8:], uint64(len(d.now)))
	order.PutUint64(attr[16:], uint64(len(d.now)/512)) // blocks, whatever a sector is
	order.PutUint32(attr[60:], syscall.S_IFREG|0o600)
	order.PutUint32(attr[64:], 1)
	order.PutUint32(attr[80:], 4096)
	return out
}

// TestCutDisk: what was flushed is found, and of what was not any part may be missing.
func TestCutDisk(t *testing.T) {
	d := &cutDisk{now: make([]byte, 4*sector), kept: make([]byte, 4*sector)}
	put := func(at int, b byte) {
		d.write(uint64(at), slices.Repeat([]byte{b}, sector))
	}
	put(0, 'a')
	put(sector, 'a')
	d.do(fuseFsync, nil)
	put(sector, 'b')
	put(2*sector, 'b')
	found := make(map[string]bool)
	random := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		image := d.cut(random)
		found[string([]byte{image[0], image[sector], image[2*sector]})] = true
	}
	for _, want := range []string{"aa\x00", "ab\x00", "aab", "abb"} {
		if !found[want] {
			t.Errorf("got %v, want %q among what may be found", found, want)
		}
	}
	if len(found) != 4 {
		t.Errorf("got %v, want nothing flushed to be lost", found)
	}
}

// keep writes a found disk to a file.
func keepImage(t *testing.T, image []byte) string {
	t.Helper()
	file := filepath.Join(folder(t), "disk")
	if err := os.WriteFile(file, image, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
