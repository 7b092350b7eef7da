import js from "@eslint/js";
import graphql from "@graphql-eslint/eslint-plugin";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";
import { importZones } from "./scripts/lint/import-zones.mjs";

const typescript = ["**/*.{ts,tsx}"];
const tests = ["**/*.test.{ts,tsx}", "**/testing/**", "browser/**", "scripts/jest/**"];
const environmentReaders = ["server/config.ts", "scripts/**", "client/vite.config.ts", ...tests];

const graphqlParser = {
  parser: graphql.parser,
  parserOptions: {
    graphQLConfig: { schema: "./schema.graphql", documents: ["client/{admin,portal,shared}/**/*.{ts,tsx}"] },
  },
};

export default defineConfig(
  { ignores: ["dist/", "data/", "coverage/", "client/gql/"] },
  {
    files: ["**/*.{js,mjs,ts,tsx}"],
    extends: [js.configs.recommended],
    plugins: { portail: { rules: { "import-zones": importZones } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "portail/import-zones": "error",
      "max-lines": ["error", 200],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "server/config.ts reads the environment, once." },
      ],
      "no-restricted-imports": [
        "error",
        { paths: ["process", { name: "node:process", importNames: ["env"], message: "Use server/config.ts." }] },
      ],
      eqeqeq: "error",
      // tsc knows every name, DOM and Node alike.
      "no-undef": "off",
    },
  },
  {
    files: typescript,
    extends: [ts.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["client/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
    processor: graphql.processor,
  },
  { files: environmentReaders, rules: { "no-restricted-properties": "off", "no-restricted-imports": "off" } },
  { files: ["server/cli/**", "scripts/**"], rules: { "no-console": "off" } },
  { files: tests, rules: { "max-lines": "off" } },
  {
    files: ["schema.graphql"],
    plugins: { "@graphql-eslint": graphql },
    languageOptions: graphqlParser,
    rules: {
      "@graphql-eslint/require-description": [
        "error",
        {
          types: true,
          rootField: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          // The root types' own descriptions would say nothing.
          ignoredSelectors: ["[type=ObjectTypeDefinition][name.value=/^(Query|Mutation)$/]"],
        },
      ],
      "@graphql-eslint/no-unreachable-types": "error",
      "@graphql-eslint/require-deprecation-reason": "error",
    },
  },
  {
    files: ["client/**/*.graphql"],
    plugins: { "@graphql-eslint": graphql },
    languageOptions: graphqlParser,
    rules: {
      ...Object.fromEntries(
        [
          "fields-on-correct-type",
          "fragments-on-composite-type",
          "known-argument-names",
          "known-directives",
          "known-fragment-names",
          "known-type-names",
          "no-anonymous-operations",
          "no-deprecated",
          "no-duplicate-fields",
          "no-undefined-variables",
          "no-unused-fragments",
          "no-unused-variables",
          "overlapping-fields-can-be-merged",
          "possible-fragment-spread",
          "provided-required-arguments",
          "scalar-leafs",
          "unique-fragment-name",
          "unique-operation-name",
          "value-literals-of-correct-type",
          "variables-are-input-types",
          "variables-in-allowed-position",
        ].map((rule) => [`@graphql-eslint/${rule}`, "error"]),
      ),
    },
  },
);
