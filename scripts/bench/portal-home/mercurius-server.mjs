import Fastify from "fastify";
import mercurius from "mercurius";
import { built } from "../product.mjs";
import { rowResolvers } from "./row-resolvers.mjs";
import { typeDefs } from "./schema.mjs";
import { findSession, openPool } from "./statements.mjs";

/** Mercurius on Fastify with its JIT, which compiles what is asked for the first time. */
const given = JSON.parse(process.argv[2] ?? "{}");
const { statusWords } = await built("kernel/appointment-status.js");
const pool = openPool(given);
const app = Fastify();
const resolvers = /** @type {any} */ (rowResolvers(pool, given.clinicId, statusWords));
await app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  graphiql: false,
  context: async (request) => ({ session: await findSession(pool, given.clinicId, request.headers.cookie) }),
});
await app.listen({ port: given.port, host: "127.0.0.1" });
process.send?.("listening");
process.on("disconnect", () => process.exit(0));
