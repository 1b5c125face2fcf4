package main

import (
	"context"

	"junction/entity"
	"junction/model"
	"junction/storage"
)

// demo is the example that the program fills an empty database with: each article, and the titles that it appears
// under.
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

// isEmpty reports whether a database holds no object of a model.
func isEmpty(ctx context.Context, s storage.Session, of *model.Model) (bool, error) {
	for _, kind := range of.Kinds {
		page, err := s.Collection(kind).Page(ctx, storage.Query{Limit: 1})
		if err != nil || len(page.Edges) > 0 {
			return false, err
		}
	}
	return true, nil
}

// fillDemo fills a database that holds nothing, and leaves any other as it is.
func fillDemo(ctx context.Context, store storage.Store) error {
	return store.Transact(ctx, func(s storage.Session) error {
		if empty, err := isEmpty(ctx, s, store.Model()); err != nil || !empty {
			return err
		}
		made := make(map[storage.ID]storage.ID) // by their number in the example
		for i, title := range demoPublications {
			publication, err := entity.Publications.In(s).Create(ctx, entity.Publication{Title: title})
			if err != nil {
				return err
			}
			made[storage.ID(i+1)] = publication.ID
		}
		for _, example := range demoArticles {
			article, err := entity.Articles.In(s).Create(ctx, entity.Article{Headline: example.headline})
			if err != nil {
				return err
			}
			for _, number := range example.publications {
				if _, err := entity.ArticlePublications.In(s).Add(ctx, article.ID, []storage.ID{made[number]}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
