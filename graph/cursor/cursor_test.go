package cursor_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"junction/entity"
	"junction/graph/cursor"
	"junction/model"
	"junction/storage"
)

var (
	byHeadline = storage.Order{Field: entity.Article_Headline}
	descending = storage.Order{Field: entity.Article_Headline, Descending: true}
	byID       = storage.Order{}
)

func TestCursorsKeepTheirPlace(t *testing.T) {
	t.Parallel()
	for _, place := range []storage.Cursor{
		{Value: model.TextOf("a"), ID: 1},
		{Value: model.TextOf(""), ID: 2},
		{Value: model.TextOf("::a:b::"), ID: 9223372036854775807, Linked: 12},
		{Value: model.TextOf("ünï\ncödé \U0001F600 \"%_\\"), ID: 7},
	} {
		written := cursor.Encode(entity.Articles.Kind, byHeadline, place)
		if read, err := cursor.Decode(entity.Articles.Kind, byHeadline, written); err != nil || read != place {
			t.Errorf("%v became %v, %v", place, read, err)
		}
	}
}

func TestACursorIsBoundToItsKindAndOrder(t *testing.T) {
	t.Parallel()
	written := cursor.Encode(entity.Articles.Kind, byHeadline, storage.Cursor{Value: model.TextOf("a"), ID: 1})
	for name, read := range map[string]func() (storage.Cursor, error){
		"another kind":      func() (storage.Cursor, error) { return cursor.Decode(entity.Publications.Kind, byHeadline, written) },
		"another direction": func() (storage.Cursor, error) { return cursor.Decode(entity.Articles.Kind, descending, written) },
		"another field":     func() (storage.Cursor, error) { return cursor.Decode(entity.Articles.Kind, byID, written) },
	} {
		if place, err := read(); !errors.Is(err, cursor.ErrOtherOrder) {
			t.Errorf("for %s it is read as %v, %v", name, place, err)
		}
	}
}

func TestForgedCursorsAreRefused(t *testing.T) {
	t.Parallel()
	forge := base64.RawURLEncoding.EncodeToString
	good := cursor.Encode(entity.Articles.Kind, byHeadline, storage.Cursor{Value: model.TextOf("abcd"), ID: 1})
	for _, forged := range []string{
		"", "x", "====", good + "=", good + "\n", good[:4] + "\r\n" + good[4:], good[:len(good)-1], " " + good, strings.ToLower(good),
		forge(nil),
		forge([]byte("Article:headline:ASC:1:")),
		forge([]byte("Article:headline:ASC:0::a")),
		forge([]byte("Article:headline:ASC:01::a")),
		forge([]byte("Article:headline:ASC:-1::a")),
		forge([]byte("Article:headline:ASC:x::a")),
		forge([]byte("Article:headline:ASC:1:0:a")),
		forge([]byte("Article:headline:ASC:1:x:a")),
		forge([]byte("Article:headline:ASC:9223372036854775808::a")),
		forge([]byte("Article:headline:ASC:1::a\x00")),
		forge([]byte("Article:headline:ASC:1::a\xff")),
	} {
		if place, err := cursor.Decode(entity.Articles.Kind, byHeadline, forged); !errors.Is(err, cursor.ErrMalformed) {
			t.Errorf("%q is read as %v, %v", forged, place, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(cursor.Encode(entity.Articles.Kind, byHeadline, storage.Cursor{Value: model.TextOf("a:b"), ID: 3, Linked: 4}), false)
	f.Add(cursor.Encode(entity.Articles.Kind, byID, storage.Cursor{ID: 3}), true)
	f.Fuzz(func(t *testing.T, s string, numbers bool) {
		order := byHeadline
		if numbers {
			order = byID
		}
		place, err := cursor.Decode(entity.Articles.Kind, order, s)
		switch {
		case err != nil && !errors.Is(err, cursor.ErrMalformed) && !errors.Is(err, cursor.ErrOtherOrder):
			t.Errorf("%q: %v", s, err)
		case err == nil && cursor.Encode(entity.Articles.Kind, order, place) != s:
			t.Errorf("%q is read as %v, which is written another way", s, place)
		case err == nil && (!utf8.ValidString(place.Value.Text()) || strings.ContainsRune(place.Value.Text(), 0)):
			t.Errorf("%q holds the text %q", s, place.Value.Text())
		}
	})
}
