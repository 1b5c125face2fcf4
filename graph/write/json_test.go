package write

import (
	"testing"
	"time"

	"junction/model"
	"junction/storage"
)

func TestValuesAreWrittenWithoutAllocations(t *testing.T) {
	kind := &model.Kind{Name: "Book", Plural: "books", Fields: []*model.Field{
		{Name: "title"},
		{Name: "subtitle", Nullable: true},
		{Name: "pages", Type: model.Integer},
		{Name: "weight", Type: model.Float},
		{Name: "printed", Type: model.Boolean},
		{Name: "added", Type: model.Time},
		{Name: "state", Type: model.Enum},
	}}
	model.New([]*model.Kind{kind}, nil)
	values := []model.Value{
		model.TextOf("a"),
		{},
		model.IntegerOf(-3),
		model.FloatOf(0.1),
		model.BooleanOf(true),
		model.TimeOf(time.UnixMicro(1577934245120300)),
		model.TextOf("DONE"),
	}
	object, w := storage.NewObject(kind, values...), &Writer{json: make([]byte, 0, 1<<10)}
	if allocations := testing.AllocsPerRun(100, func() {
		w.json = w.json[:0]
		for _, field := range kind.Fields {
			w.value(field, object.Value(field))
		}
	}); allocations != 0 {
		t.Errorf("an object costs %v allocations", allocations)
	}
}
