package main

import (
	"os/exec"
	"syscall"
)

// endTogether has the system end a process when this one ends, even by SIGKILL. (It is told of the end of the thread
// that started the process, and Go ends no thread while nothing is locked to it.)
func endTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
}
