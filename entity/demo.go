package entity

import (
	"context"

	"junction/storage"
)

// The example: titles, and each article with the numbers of the publications that it appears in.
var (
	demoPublications = []string{"The Python Journal", "Science News", "Science Weekly", "Highlights for Children"}
	demoArticles     = []struct {
		headline     string
		publications []storage.ID
	}{
		{"Django lets you build Web apps easily", []storage.ID{1}},
		{"NASA uses Python", []storage.ID{1, 2, 3, 4}},
		{"NASA finds intelligent life on Earth", []storage.ID{2}},
		{"Oxygen-free diet works wonders", []storage.ID{2}},
	}
)

// Demo fills an empty database with the example.
func Demo(ctx context.Context, s storage.Session) error {
	made := make(map[storage.ID]storage.ID) // by their number in the example
	for i, title := range demoPublications {
		publication, err := Publications.In(s).Create(ctx, Publication{Title: title})
		if err != nil {
			return err
		}
		made[storage.ID(i+1)] = publication.ID
	}
	for _, example := range demoArticles {
		article, err := Articles.In(s).Create(ctx, Article{Headline: example.headline})
		if err != nil {
			return err
		}
		for _, number := range example.publications {
			if _, err := Article_Publications.In(s).Add(ctx, article.ID, []storage.ID{made[number]}); err != nil {
				return err
			}
		}
	}
	return nil
}
