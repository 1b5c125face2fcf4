package floor

import "context"

// numbers reads global IDs.
func numbers(ids []string) ([]int64, error) {
	all := make([]int64, len(ids))
	for i, id := range ids {
		var err error
		if all[i], err = number(id); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (f floor) addPublications(ctx context.Context, to *answer, asked *request) error {
	return f.change(ctx, to, asked, "addPublications", f.store.Add)
}

func (f floor) setPublications(ctx context.Context, to *answer, asked *request) error {
	return f.change(ctx, to, asked, "setPublications", f.store.Set)
}

func (f floor) change(
	ctx context.Context, to *answer, asked *request, field string,
	replace func(context.Context, int64, []int64) (change, error),
) error {
	article, err := number(asked.Variables.Article)
	if err != nil {
		return err
	}
	publications, err := numbers(asked.Variables.Publications)
	if err != nil {
		return err
	}
	done, err := replace(ctx, article, publications)
	if err != nil {
		return err
	}
	to.plain(`{"` + field + `":{"article":`)
	to.article(row{article, done.headline})
	to.plain(`},"added":`)
	to.list(done.added, func(p row) {
		to.publication(p)
		to.plain("}")
	})
	to.plain(`,"removed":`)
	to.list(done.removed, func(p row) {
		to.plain("{")
		to.id("Publication", p.id)
		to.plain("}")
	})
	to.plain("}}")
	return nil
}

func (f floor) createArticle(ctx context.Context, to *answer, asked *request) error {
	input := asked.Variables.Input
	publications, err := numbers(input.PublicationIDs)
	if err != nil {
		return err
	}
	article, err := f.store.Create(ctx, input.Headline, publications)
	if err != nil {
		return err
	}
	to.plain(`{"createArticle":{"article":`)
	to.article(row{article, input.Headline})
	to.plain("}}}")
	return nil
}
