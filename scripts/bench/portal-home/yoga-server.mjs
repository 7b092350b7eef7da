import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { built } from "../product.mjs";
import { rowResolvers } from "./row-resolvers.mjs";
import { typeDefs } from "./schema.mjs";
import { findSession, openPool } from "./statements.mjs";

/** GraphQL Yoga as its documentation sets it up for production. */
const given = JSON.parse(process.argv[2] ?? "{}");
const { statusWords } = await built("kernel/appointment-status.js");
const pool = openPool(given);
const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: rowResolvers(pool, given.clinicId, statusWords) }),
  context: async ({ request }) => ({ session: await findSession(pool, given.clinicId, request.headers.get("cookie") ?? undefined) }),
  graphiql: false,
  landingPage: false,
  logging: false,
});
createServer(yoga).listen(given.port, "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
