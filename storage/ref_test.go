package storage_test

import (
	"errors"
	"testing"

	"junction/model"
	"junction/storage"
)

var songs = model.New([]*model.Kind{{Name: "Song"}, {Name: "Singer"}}, nil)

func TestParseRefReadsOneSpellingOfEachIdentity(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Song:1", "Singer:3", "Song:9223372036854775807"} {
		ref, err := storage.ParseRef(songs, s)
		if err != nil || ref.String() != s {
			t.Errorf("%q is read as %v, %v", s, ref, err)
		}
	}
	for _, s := range []string{
		"", ":", "1", "Song", "Song:", ":1", "song:1", "Author:1", "Song:0", "Song:01", "Song:+1",
		"Song:-1", "Song: 1", " Song:1", "Song:1 ", "Song:1:1", "Song:1.0", "Song:1e3", "Song:0x1",
		"Song:1_000", "Song:9223372036854775808", "Song:99999999999999999999", "Song:١", "Song：1",
		"Song:1\x00",
	} {
		if ref, err := storage.ParseRef(songs, s); !errors.Is(err, storage.ErrNotRef) {
			t.Errorf("%q is read as %v, %v", s, ref, err)
		}
	}
}

func TestParseRefReadsAKindsFormerName(t *testing.T) {
	t.Parallel()
	songs := model.New([]*model.Kind{{Name: "Song", Was: "Tune"}, {Name: "Singer"}}, nil)
	ref, err := storage.ParseRef(songs, "Tune:7")
	if err != nil || ref.String() != "Song:7" {
		t.Errorf("the former name is read as %v, %v", ref, err)
	}
}

func FuzzParseRef(f *testing.F) {
	f.Add("Song:1")
	f.Add("Singer:9223372036854775807")
	f.Add("Song:01")
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := storage.ParseRef(songs, s)
		switch {
		case err != nil && !errors.Is(err, storage.ErrNotRef):
			t.Errorf("%q: %v", s, err)
		case err == nil && (ref.String() != s || ref.ID < 1):
			t.Errorf("%q is read as %v", s, ref)
		}
	})
}
