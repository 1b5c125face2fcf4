package program

import (
	"fmt"
	"reflect"

	"github.com/alecthomas/kong"

	"junction/program/command"
)

// description says what an application is, and how to begin.
func description(of Application) string {
	text := "A GraphQL server. " + of.About
	if of.Demo != nil {
		text += "\n\nTry it with an example, and open the address that it logs:\n\n  " + of.Name + " --demo"
	}
	return text + "\n\nThe playground is at /, GraphQL at /graphql, /healthz says that the program is alive, /readyz that it can answer."
}

// commandLine is what the program can be told.
type commandLine struct {
	Version kong.VersionFlag `env:"-" help:"Print the version and exit."`

	Serve   serveCommand    `cmd:"" default:"withargs" help:"Serve until told to stop; what the program does when no command is named."`
	Backup  command.Backup  `cmd:"" help:"Copy the database to a new file, while a server may be using it."`
	Restore command.Restore `cmd:"" help:"Replace the database by a backup, and keep what it was."`
	Check   command.Check   `cmd:"" help:"Check that the database is sound."`
	Copy    command.Copy    `cmd:"" help:"Copy a database to another one, of the same engine or the other, while a server may be using it."`

	Commands kong.Plugins `embed:""` // the application's own

	Help         helpCommand    `cmd:"" help:"Tell what the program, or a command of it, can be told."`
	PrintVersion versionCommand `cmd:"" name:"version" help:"Print the version."`
}

// newParser returns the reader of an application's command line and environment.
func newParser(of Application, options ...kong.Option) *kong.Kong {
	given, demo := &commandLine{Commands: of.Commands}, &demoFlag{}
	if of.Demo != nil {
		given.Serve.Optional = kong.Plugins{demo}
	}
	return kong.Must(given, append(options, kong.Name(of.Name), kong.Description(description(of)), kong.Help(help),
		kong.Vars{
			"version":          of.Name + " " + of.Version,
			"default_database": of.DefaultDatabase,
			"plurals":          plurals(of.Schema.Model),
		},
		kong.Bind(of, of.Schema, demo),
		kong.DefaultEnvars(envPrefix), kong.PostBuild(acceptUnprefixed))...)
}

// Validate holds numbers and times to the least that the tag min of their flag allows.
func (commandLine) Validate(given *kong.Context) error {
	for _, flag := range given.Flags() {
		text := flag.Tag.Get("min")
		if text == "" {
			continue
		}
		least := reflect.New(flag.Target.Type()).Elem()
		if err := flag.Parse(kong.Scan(text), least); err != nil {
			return fmt.Errorf("the least of --%s: %w", flag.Name, err)
		}
		if flag.Target.Int() < least.Int() {
			return fmt.Errorf("--%s must be at least %s, and is %v", flag.Name, text, flag.Target)
		}
	}
	return nil
}

// help prints what can be told. The flags of the command that need not be named are the program's own.
func help(options kong.HelpOptions, asked *kong.Context) error {
	if program := asked.Model.Node; asked.Selected() == nil {
		program.Flags = append(program.Flags, program.DefaultCmd.Flags...)
	}
	return kong.DefaultHelpPrinter(options, asked)
}

// helpCommand is --help for those who expect a command.
type helpCommand struct {
	Command []string `arg:"" optional:"" help:"The command to tell of."`
}

// Run prints the help.
func (h helpCommand) Run(k *kong.Kong) error {
	_, err := k.Parse(append(h.Command, "--help"))
	return err
}

// versionCommand is --version for those who expect a command.
type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(k *kong.Kong, vars kong.Vars) error {
	_, err := fmt.Fprintln(k.Stdout, vars["version"])
	return err
}
