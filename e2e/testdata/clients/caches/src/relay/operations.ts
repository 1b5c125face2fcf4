import { graphql } from "relay-runtime";

export const allArticles = graphql`
  query operationsAllArticlesQuery($first: Int!, $after: String) {
    articles(first: $first, after: $after) @connection(key: "Query_articles") {
      edges { cursor node { id headline } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`;

export const articlePublications = graphql`
  query operationsArticlePublicationsQuery($id: ID!, $first: Int!, $after: String) {
    article(id: $id) {
      publications(first: $first, after: $after) @connection(key: "Article_publications") {
        edges { cursor node { id title } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount
      }
    }
  }
`;

export const createArticle = graphql`
  mutation operationsCreateArticleMutation($text: String!, $far: [ID!]!, $newest: [ID!]!, $oldest: [ID!]!) {
    createArticle(input: { headline: $text, publicationIds: $far }) {
      articleEdge { cursor node { id headline } }
      newest: articleEdge @prependEdge(connections: $newest) { cursor node { id } }
      oldest: articleEdge @appendEdge(connections: $oldest) { cursor node { id } }
      addedEdges { cursor node { id title } }
      inverseEdges { cursor node { id headline } }
    }
  }
`;

export const addPublications = graphql`
  mutation operationsAddPublicationsMutation($owner: ID!, $far: [ID!]!) {
    addPublications(articleId: $owner, publicationIds: $far) {
      addedEdges { cursor node { id title } }
      inverseEdges { cursor node { id headline } }
      removedIds
    }
  }
`;

export const setPublications = graphql`
  mutation operationsSetPublicationsMutation($owner: ID!, $far: [ID!]!) {
    setPublications(articleId: $owner, publicationIds: $far) {
      addedEdges { cursor node { id title } }
      inverseEdges { cursor node { id headline } }
      removedIds
    }
  }
`;

export const removePublications = graphql`
  mutation operationsRemovePublicationsMutation($owner: ID!, $far: [ID!]!) {
    removePublications(articleId: $owner, publicationIds: $far) { removedIds }
  }
`;

export const clearPublications = graphql`
  mutation operationsClearPublicationsMutation($owner: ID!) {
    clearPublications(articleId: $owner) { removedIds }
  }
`;

export const deleteArticle = graphql`
  mutation operationsDeleteArticleMutation($id: ID!, $byAge: [ID!]!) {
    deleteArticle(id: $id) {
      gone: deletedId @deleteEdge(connections: $byAge)
      deletedId @deleteRecord
      unlinkedPublicationIds
    }
  }
`;

export const deleteArticles = graphql`
  mutation operationsDeleteArticlesMutation($ids: [ID!]!, $byAge: [ID!]!) {
    deleteArticles(where: { id: { in: $ids } }) {
      gone: deletedIds @deleteEdge(connections: $byAge)
      deletedIds @deleteRecord
      unlinkedPublicationIds
    }
  }
`;

export const allPublications = graphql`
  query operationsAllPublicationsQuery($first: Int!, $after: String) {
    publications(first: $first, after: $after) @connection(key: "Query_publications") {
      edges { cursor node { id title } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }
`;

export const publicationArticles = graphql`
  query operationsPublicationArticlesQuery($id: ID!, $first: Int!, $after: String) {
    publication(id: $id) {
      articles(first: $first, after: $after) @connection(key: "Publication_articles") {
        edges { cursor node { id headline } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount
      }
    }
  }
`;

export const createPublication = graphql`
  mutation operationsCreatePublicationMutation($text: String!, $far: [ID!]!, $newest: [ID!]!, $oldest: [ID!]!) {
    createPublication(input: { title: $text, articleIds: $far }) {
      publicationEdge { cursor node { id title } }
      newest: publicationEdge @prependEdge(connections: $newest) { cursor node { id } }
      oldest: publicationEdge @appendEdge(connections: $oldest) { cursor node { id } }
      addedEdges { cursor node { id headline } }
      inverseEdges { cursor node { id title } }
    }
  }
`;

export const addArticles = graphql`
  mutation operationsAddArticlesMutation($owner: ID!, $far: [ID!]!) {
    addArticles(publicationId: $owner, articleIds: $far) {
      addedEdges { cursor node { id headline } }
      inverseEdges { cursor node { id title } }
      removedIds
    }
  }
`;

export const setArticles = graphql`
  mutation operationsSetArticlesMutation($owner: ID!, $far: [ID!]!) {
    setArticles(publicationId: $owner, articleIds: $far) {
      addedEdges { cursor node { id headline } }
      inverseEdges { cursor node { id title } }
      removedIds
    }
  }
`;

export const removeArticles = graphql`
  mutation operationsRemoveArticlesMutation($owner: ID!, $far: [ID!]!) {
    removeArticles(publicationId: $owner, articleIds: $far) { removedIds }
  }
`;

export const clearArticles = graphql`
  mutation operationsClearArticlesMutation($owner: ID!) {
    clearArticles(publicationId: $owner) { removedIds }
  }
`;

export const deletePublication = graphql`
  mutation operationsDeletePublicationMutation($id: ID!, $byAge: [ID!]!) {
    deletePublication(id: $id) {
      gone: deletedId @deleteEdge(connections: $byAge)
      deletedId @deleteRecord
      unlinkedArticleIds
    }
  }
`;

export const deletePublications = graphql`
  mutation operationsDeletePublicationsMutation($ids: [ID!]!, $byAge: [ID!]!) {
    deletePublications(where: { id: { in: $ids } }) {
      gone: deletedIds @deleteEdge(connections: $byAge)
      deletedIds @deleteRecord
      unlinkedArticleIds
    }
  }
`;

export const articlesByAge = graphql`
  query operationsArticlesByAgeQuery($direction: OrderDirection!, $first: Int!, $after: String) {
    articles(orderBy: { field: ID, direction: $direction }, first: $first, after: $after)
      @connection(key: "ByAge_articles") {
      edges { cursor node { id headline } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;

export const publicationsByAge = graphql`
  query operationsPublicationsByAgeQuery($direction: OrderDirection!, $first: Int!, $after: String) {
    publications(orderBy: { field: ID, direction: $direction }, first: $first, after: $after)
      @connection(key: "ByAge_publications") {
      edges { cursor node { id title } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`;
