// Package program is the whole program around the entities that it serves: its command line, its wiring and its way from
// start to stop. It knows the entities as an [Application] alone.
package program

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// Main runs a program as the command line says, and exits. What keeps it from its work is one line on the standard error, or
// several where an error has a method Lines() []string: those are printed as they are.
func Main(application Application) { os.Exit(run(application, os.Args[1:], os.Stdout, os.Stderr)) }

// run runs a program and returns its exit code.
func run(application Application, args []string, stdout, stderr io.Writer) int {
	exited := -1
	parser := newParser(application, kong.Writers(stdout, stderr), kong.Exit(func(code int) { exited = code }))
	command, err := parser.Parse(args)
	var misread *kong.ParseError
	if errors.As(err, &misread) && misread.Context.Error != nil {
		err = fmt.Errorf("%w; see %s --help", err, application.Name)
	}
	if err == nil && exited < 0 {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		command.BindTo(ctx, (*context.Context)(nil))
		err = command.Run()
	}
	switch {
	case exited >= 0:
		return exited
	case err != nil:
		fmt.Fprintln(stderr, message(err, application.Name))
		return 1
	}
	return 0
}

// message is what is printed of an error.
func message(err error, name string) string {
	var list interface {
		error
		Lines() []string
	}
	if errors.As(err, &list) {
		return strings.Join(list.Lines(), "\n")
	}
	return name + ": " + strings.ReplaceAll(err.Error(), "\n", "; ")
}
