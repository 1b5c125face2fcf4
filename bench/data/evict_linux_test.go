package data_test

import (
	"os"
	"path/filepath"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

func TestEvictedDataIsOnDiskOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "made.db")
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
	if pages := inMemory(t, path); pages > 0 {
		t.Errorf("%d pages are still in memory", pages)
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
	var system unix.Statfs_t
	if err := unix.Fstatfs(int(file.Fd()), &system); err != nil {
		t.Fatal(err)
	}
	if system.Type == unix.TMPFS_MAGIC {
		t.Skip("the test's folder is in memory")
	}
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
