// Code generated from model.graphql by go generate. DO NOT EDIT.

package graph

import (
	"context"

	"junction/entity"
	"junction/graph/generated"
	"junction/graph/resolve"
	"junction/graph/types"
)

func (r *articleResolver) Publications(ctx context.Context, obj *entity.Article, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Publication], error) {
	return resolve.Linked(ctx, obj.ID, entity.Article_Publications)
}

func (r *createArticlePayloadResolver) AddedEdges(ctx context.Context, obj *types.Created[entity.Article]) ([]types.Edge[entity.Publication], error) {
	return resolve.CreatedEdges(obj, entity.Article_Publications)
}

func (r *createArticlePayloadResolver) InverseEdges(ctx context.Context, obj *types.Created[entity.Article]) ([]types.Edge[entity.Article], error) {
	return resolve.CreatedInverseEdges(obj, entity.Article_Publications)
}

func (r *createPublicationPayloadResolver) AddedEdges(ctx context.Context, obj *types.Created[entity.Publication]) ([]types.Edge[entity.Article], error) {
	return resolve.CreatedEdges(obj, entity.Publication_Articles)
}

func (r *createPublicationPayloadResolver) InverseEdges(ctx context.Context, obj *types.Created[entity.Publication]) ([]types.Edge[entity.Publication], error) {
	return resolve.CreatedInverseEdges(obj, entity.Publication_Articles)
}

func (r *deleteArticlePayloadResolver) UnlinkedPublicationIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Article_Publications)
}

func (r *deleteArticlesPayloadResolver) UnlinkedPublicationIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Article_Publications)
}

func (r *deletePublicationPayloadResolver) UnlinkedArticleIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Publication_Articles)
}

func (r *deletePublicationsPayloadResolver) UnlinkedArticleIds(ctx context.Context, obj *types.Deleted) ([]string, error) {
	return resolve.Unlinked(obj, entity.Publication_Articles)
}

func (r *mutationResolver) CreateArticle(ctx context.Context, input map[string]any) (*types.Created[entity.Article], error) {
	return resolve.Create(ctx, entity.Articles)
}

func (r *mutationResolver) UpdateArticle(ctx context.Context, id string, input map[string]any) (*types.Updated[entity.Article], error) {
	return resolve.Update(ctx, entity.Articles)
}

func (r *mutationResolver) DeleteArticle(ctx context.Context, id string) (*types.Deleted, error) {
	return resolve.Delete(ctx, entity.Articles)
}

func (r *mutationResolver) DeleteArticles(ctx context.Context, where map[string]any) (*types.Deleted, error) {
	return resolve.DeleteAll(ctx, entity.Articles)
}

func (r *mutationResolver) AddPublications(ctx context.Context, articleID string, publicationIds []string) (*types.Changed[entity.Article, entity.Publication], error) {
	return resolve.Add(ctx, entity.Article_Publications)
}

func (r *mutationResolver) RemovePublications(ctx context.Context, articleID string, publicationIds []string) (*types.Changed[entity.Article, entity.Publication], error) {
	return resolve.Remove(ctx, entity.Article_Publications)
}

func (r *mutationResolver) SetPublications(ctx context.Context, articleID string, publicationIds []string) (*types.Changed[entity.Article, entity.Publication], error) {
	return resolve.Set(ctx, entity.Article_Publications)
}

func (r *mutationResolver) ClearPublications(ctx context.Context, articleID string) (*types.Cleared[entity.Article], error) {
	return resolve.Clear(ctx, entity.Article_Publications)
}

func (r *mutationResolver) CreatePublication(ctx context.Context, input map[string]any) (*types.Created[entity.Publication], error) {
	return resolve.Create(ctx, entity.Publications)
}

func (r *mutationResolver) UpdatePublication(ctx context.Context, id string, input map[string]any) (*types.Updated[entity.Publication], error) {
	return resolve.Update(ctx, entity.Publications)
}

func (r *mutationResolver) DeletePublication(ctx context.Context, id string) (*types.Deleted, error) {
	return resolve.Delete(ctx, entity.Publications)
}

func (r *mutationResolver) DeletePublications(ctx context.Context, where map[string]any) (*types.Deleted, error) {
	return resolve.DeleteAll(ctx, entity.Publications)
}

func (r *mutationResolver) AddArticles(ctx context.Context, publicationID string, articleIds []string) (*types.Changed[entity.Publication, entity.Article], error) {
	return resolve.Add(ctx, entity.Publication_Articles)
}

func (r *mutationResolver) RemoveArticles(ctx context.Context, publicationID string, articleIds []string) (*types.Changed[entity.Publication, entity.Article], error) {
	return resolve.Remove(ctx, entity.Publication_Articles)
}

func (r *mutationResolver) SetArticles(ctx context.Context, publicationID string, articleIds []string) (*types.Changed[entity.Publication, entity.Article], error) {
	return resolve.Set(ctx, entity.Publication_Articles)
}

func (r *mutationResolver) ClearArticles(ctx context.Context, publicationID string) (*types.Cleared[entity.Publication], error) {
	return resolve.Clear(ctx, entity.Publication_Articles)
}

func (r *publicationResolver) Articles(ctx context.Context, obj *entity.Publication, where map[string]any, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Article], error) {
	return resolve.Linked(ctx, obj.ID, entity.Publication_Articles)
}

func (r *queryResolver) Node(ctx context.Context, id string) (types.Node, error) {
	return resolve.Node(ctx)
}

func (r *queryResolver) Nodes(ctx context.Context, ids []string) ([]types.Node, error) {
	return resolve.Nodes(ctx)
}

func (r *queryResolver) Article(ctx context.Context, id string) (*entity.Article, error) {
	return resolve.One(ctx, entity.Articles)
}

func (r *queryResolver) Publication(ctx context.Context, id string) (*entity.Publication, error) {
	return resolve.One(ctx, entity.Publications)
}

func (r *queryResolver) Articles(ctx context.Context, where map[string]any, distinct bool, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Article], error) {
	return resolve.List(ctx, entity.Articles)
}

func (r *queryResolver) Publications(ctx context.Context, where map[string]any, distinct bool, orderBy map[string]any, first *int, after *string, last *int, before *string) (*types.Connection[entity.Publication], error) {
	return resolve.List(ctx, entity.Publications)
}

func (r *Resolver) Article() generated.ArticleResolver { return &articleResolver{r} }

func (r *Resolver) CreateArticlePayload() generated.CreateArticlePayloadResolver {
	return &createArticlePayloadResolver{r}
}

func (r *Resolver) CreatePublicationPayload() generated.CreatePublicationPayloadResolver {
	return &createPublicationPayloadResolver{r}
}

func (r *Resolver) DeleteArticlePayload() generated.DeleteArticlePayloadResolver {
	return &deleteArticlePayloadResolver{r}
}

func (r *Resolver) DeleteArticlesPayload() generated.DeleteArticlesPayloadResolver {
	return &deleteArticlesPayloadResolver{r}
}

func (r *Resolver) DeletePublicationPayload() generated.DeletePublicationPayloadResolver {
	return &deletePublicationPayloadResolver{r}
}

func (r *Resolver) DeletePublicationsPayload() generated.DeletePublicationsPayloadResolver {
	return &deletePublicationsPayloadResolver{r}
}

func (r *Resolver) Mutation() generated.MutationResolver { return &mutationResolver{r} }

func (r *Resolver) Publication() generated.PublicationResolver { return &publicationResolver{r} }

func (r *Resolver) Query() generated.QueryResolver { return &queryResolver{r} }

type (
	articleResolver                   struct{ *Resolver }
	createArticlePayloadResolver      struct{ *Resolver }
	createPublicationPayloadResolver  struct{ *Resolver }
	deleteArticlePayloadResolver      struct{ *Resolver }
	deleteArticlesPayloadResolver     struct{ *Resolver }
	deletePublicationPayloadResolver  struct{ *Resolver }
	deletePublicationsPayloadResolver struct{ *Resolver }
	mutationResolver                  struct{ *Resolver }
	publicationResolver               struct{ *Resolver }
	queryResolver                     struct{ *Resolver }
)
