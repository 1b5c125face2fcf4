package rows

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"junction/entity"
	"junction/model"
	"junction/storage"
)

// What the engines write is read back as it was; that they write this is shown by each page they are asked for.
func FuzzReadTuples(f *testing.F) {
	f.Add(uint64(1), "plain", uint64(0))
	f.Add(uint64(1<<63-1), "\"quoted\" \\ /\n\t\x01 ünï \U0001F600 \u2028 7 1 x", uint64(7))
	f.Add(uint64(2), "", uint64(3))
	f.Add(uint64(1<<64-1), "x", uint64(1<<63))
	f.Fuzz(func(t *testing.T, id uint64, headline string, linked uint64) {
		id, linked = id&math.MaxInt64, linked&math.MaxInt64 // no ID is negative
		object := storage.NewObject(entity.Articles.Kind, model.TextOf(headline))
		object.ID = storage.ID(id)
		want := storage.Edge{Node: object, Linked: storage.ID(linked)}
		numbers := fmt.Sprintf("%d ", id)
		if linked != 0 {
			numbers += fmt.Sprintf("%d ", linked)
		}
		written := map[bool]string{false: strings.Repeat(numbers+fmt.Sprintf("%d %s", len(headline), headline), 2)}
		one := binary.AppendUvarint(nil, id)
		if linked != 0 {
			one = binary.AppendUvarint(one, linked)
		}
		one = append(binary.AppendUvarint(one, uint64(len(headline))), headline...)
		written[true] = "\x02\x00\x00\x00" + strings.Repeat(string(one), 2)
		q := storage.Query{Order: storage.Order{Field: entity.Article_Headline}, Limit: 2}
		for packed, text := range written {
			edges, err := readTuples(entity.Articles.Kind, text, Form{Linked: linked != 0, Packed: packed}, q)
			if err != nil || !reflect.DeepEqual(edges, []storage.Edge{want, want}) {
				t.Errorf("%q is read as %v, %v", text, edges, err)
			}
		}
	})
}

func TestTuplesThatAreCutShortOrWrongAreAnError(t *testing.T) {
	t.Parallel()
	const whole, one = `1 34 3 a"b2 4 1 c`, len(`1 34 3 a"b`)
	for end := 1; end < len(whole); end++ {
		if edges, err := readTuples(entity.Articles.Kind, whole[:end], Form{Linked: true}, storage.Query{}); err == nil && end != one {
			t.Errorf("%q is read as %v", whole[:end], edges)
		}
	}
	for _, wrong := range []string{
		"\x01", "\x01\x00\x00", // how many there are
		"\x01\x00\x00\x00\x01", "\x01\x00\x00\x00\x81", // no text, half a number
		"\x01\x00\x00\x00\x01\x02a", "\x01\x00\x00\x00\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01a", // lengths
		"\x01\x00\x00\x00\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01\x01a",
	} {
		if edges, err := readTuples(entity.Articles.Kind, wrong, Form{Packed: true}, storage.Query{}); err == nil {
			t.Errorf("%q is read as %v", wrong, edges)
		}
	}
	for _, wrong := range []string{" 1 a", "- 1 a", "--1 1 a", "1 -1 a", "1 x a", "1  a", "9223372036854775808 1 a", "1 9223372036854775807 a"} {
		if edges, err := readTuples(entity.Articles.Kind, wrong, Form{}, storage.Query{}); err == nil {
			t.Errorf("%q is read as %v", wrong, edges)
		}
	}
}
