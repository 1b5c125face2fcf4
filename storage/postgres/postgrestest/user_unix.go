//go:build unix

package postgrestest

import (
	"errors"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// attributes start a program in a group of processes of its own, which no Ctrl-C ends with the tests, and not as root,
// which PostgreSQL refuses to be.
func attributes() *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 {
		if uid, gid, err := other(); err == nil {
			attributes.Credential = &syscall.Credential{Uid: uid, Gid: gid}
		}
	}
	return attributes
}

// give gives a folder to the user that programs are started as.
func give(folder string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	uid, gid, err := other()
	if err != nil {
		return err
	}
	return os.Chown(folder, int(uid), int(gid))
}

// other is a user other than root.
func other() (uid, gid uint32, err error) {
	for _, name := range []string{"postgres", "nobody"} {
		if found, err := user.Lookup(name); err == nil {
			uid, err1 := strconv.ParseUint(found.Uid, 10, 32)
			gid, err2 := strconv.ParseUint(found.Gid, 10, 32)
			return uint32(uid), uint32(gid), errors.Join(err1, err2)
		}
	}
	return 0, 0, errors.New("there is no user postgres or nobody to run PostgreSQL as")
}
