import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: ["operations.graphql"],
  emitLegacyCommonJSImports: false,
  generates: {
    "./gql/": {
      preset: "client",
      config: { documentMode: "string", strictScalars: true, scalars: { ID: "string", DateTime: "string" } },
    },
  },
};
export default config;
