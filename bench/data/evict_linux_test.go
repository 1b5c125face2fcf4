package data_test

import (
	"os"
	"path/filepath"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Where the test's folder is in memory alone, nothing may be forgotten.
func TestEvictedDataIsOnDiskOnly(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var system unix.Statfs_t
	if err := unix.Statfs(folder, &system); err != nil {
		t.Fatal(err)
	}
	onDisk := system.Type != unix.TMPFS_MAGIC
	path := filepath.Join(folder, "made.db")
	db := open(t, path, named(t, "XS"))
	if err := db.Make(t.Context(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if inMemory(t, path) == 0 {
		t.Fatal("nothing is in memory when the data was made")
	}
	if err := db.Evict(); err != nil {
		t.Fatal(err)
	}
	if pages := inMemory(t, path); pages > 0 == onDisk {
		t.Errorf("%d pages are in memory, of a file on disk: %v", pages, onDisk)
	}
	if there, err := db.Holds(t.Context()); !there || err != nil {
		t.Errorf("then the data is there: %v, %v", there, err)
	}
}

// inMemory counts the pages of a file that the system has in memory.
func inMemory(t *testing.T, path string) (pages int) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	about, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	mapped, err := unix.Mmap(int(file.Fd()), 0, int(about.Size()), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Munmap(mapped)
	there := make([]byte, (len(mapped)+os.Getpagesize()-1)/os.Getpagesize())
	_, _, errno := unix.Syscall(unix.SYS_MINCORE, uintptr(unsafe.Pointer(&mapped[0])), uintptr(len(mapped)), uintptr(unsafe.Pointer(&there[0])))
	if errno != 0 {
		t.Fatal(errno)
	}
	for _, page := range there {
		pages += int(page & 1)
	}
	return pages
}
