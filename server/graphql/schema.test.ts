import { GraphQLSchema, lexicographicSortSchema, printSchema, validateSchema } from "graphql";
import { createSchema } from "./schema.ts";

test("the schema is valid, which no start looks at again", () => {
  const schema = createSchema();
  const unchecked = new GraphQLSchema({ ...schema.toConfig(), assumeValid: false });
  expect(validateSchema(unchecked)).toEqual([]);
  expect(printSchema(lexicographicSortSchema(unchecked))).toContain("type Query");
});
