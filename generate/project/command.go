package project

import (
	"context"
	"fmt"

	"github.com/alecthomas/kong"

	"junction/generate/words"
	"junction/modelfile/check"
)

// Commands are the commands for projects.
type Commands struct {
	New        newCommand  `cmd:"" help:"Make a program for entities of your own. Needs a checkout, and the go tool."`
	CheckModel check.Model `cmd:"" help:"Check a model, and tell every mistake in it."`
}

type newCommand struct {
	Folder string `arg:"" name:"dir" help:"The folder to make it in, which names the program."`
	Model  string `env:"-" placeholder:"FILE" help:"The entities, a file as docs/model.md describes it. Without one, the program begins with an example."`
}

// Run makes a program, and says what to do with it.
func (c newCommand) Run(ctx context.Context, k *kong.Kong) error {
	p, err := New(ctx, c.Folder, c.Model)
	if err != nil {
		return err
	}
	fmt.Fprintln(k.Stdout, "Generating ...")
	if err := p.Make(ctx, k.Stderr); err != nil {
		return err
	}
	_, err = fmt.Fprintf(k.Stdout, `%s has a server for %s.

  cd %s
  go run .         serves; open the address that it logs
  go test ./...    tests it

Then change model.graphql, and run go generate ./... .
`, p.Name, words.List(p.Model.Kinds), c.Folder)
	return err
}
