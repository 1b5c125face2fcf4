package modelfile_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"junction/entity"
	"junction/model"
	"junction/modelfile"
)

var compared = cmp.Comparer(func(a, b model.Value) bool { return a == b })

func TestTheFirstModelIsThatOfPackageEntity(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../model.graphql")
	if err != nil {
		t.Fatal(err)
	}
	read, err := modelfile.Read("model.graphql", text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(entity.Model, read, compared); diff != "" {
		t.Errorf("what is read of model.graphql is another model (-wanted +read):\n%s", diff)
	}
}
