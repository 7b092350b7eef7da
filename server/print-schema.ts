import { lexicographicSortSchema, printSchema } from "graphql";
import { createSchema } from "./graphql/schema.ts";

process.stdout.write(`${printSchema(lexicographicSortSchema(createSchema()))}\n`);
