// The rules that graphql-eslint recommends for schemas.
import graphql from "@graphql-eslint/eslint-plugin";

export default [
  {
    files: ["*.graphqls"],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: "schema.graphqls" } },
    },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      ...graphql.configs["flat/schema-recommended"].rules,
      // Pages, and what a mutation did, are no objects that could be asked for again by an ID.
      "@graphql-eslint/strict-id-in-types": [
        "error",
        { exceptions: { types: ["PageInfo"], suffixes: ["Connection", "Edge", "Payload"] } },
      ],
    },
  },
];
