package main

import "syscall"

// inMemory is a folder that is kept in memory, where there is one with room enough: what a disk takes to
// write is not what most tests are about, and most of the time of one that does is waiting for it. It is
// "", which is on disk, where there is none and in the long form.
func inMemory() string {
	const (
		shared = "/dev/shm"
		tmpfs  = 0x01021994
		enough = 2 << 30 // pictures of 40 uploads, of several tests beside each other
	)
	var disk syscall.Statfs_t
	if soaking() || syscall.Statfs(shared, &disk) != nil || disk.Type != tmpfs || disk.Bavail*uint64(disk.Bsize) < enough {
		return ""
	}
	return shared
}
