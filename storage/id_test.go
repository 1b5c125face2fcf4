package storage_test

import (
	"errors"
	"testing"

	"junction/storage"
)

func TestParseRefReadsOneSpellingOfEachIdentity(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Article:1", "Publication:3", "Article:9223372036854775807"} {
		ref, err := storage.ParseRef(s)
		if err != nil || ref.String() != s {
			t.Errorf("%q is read as %v, %v", s, ref, err)
		}
	}
	for _, s := range []string{
		"", ":", "1", "Article", "Article:", ":1", "article:1", "Author:1", "Article:0", "Article:01", "Article:+1",
		"Article:-1", "Article: 1", " Article:1", "Article:1 ", "Article:1:1", "Article:1.0", "Article:1e3", "Article:0x1",
		"Article:1_000", "Article:9223372036854775808", "Article:99999999999999999999", "Article:١", "Article：1",
		"Article:1\x00",
	} {
		if ref, err := storage.ParseRef(s); !errors.Is(err, storage.ErrNotRef) {
			t.Errorf("%q is read as %v, %v", s, ref, err)
		}
	}
}

func FuzzParseRef(f *testing.F) {
	f.Add("Article:1")
	f.Add("Publication:9223372036854775807")
	f.Add("Article:01")
	f.Fuzz(func(t *testing.T, s string) {
		ref, err := storage.ParseRef(s)
		switch {
		case err != nil && !errors.Is(err, storage.ErrNotRef):
			t.Errorf("%q: %v", s, err)
		case err == nil && (ref.String() != s || ref.ID < 1):
			t.Errorf("%q is read as %v", s, ref)
		}
	})
}
