import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import express from "express";
import { DataSource } from "typeorm";
import { built } from "../product.mjs";
import * as entities from "./entities.mjs";
import { findResolvers, findSession } from "./find-resolvers.mjs";
import { typeDefs } from "./schema.mjs";

/** Apollo Server on Express over TypeORM, each as it comes. */
const given = JSON.parse(process.argv[2] ?? "{}");
const { statusWords } = await built("kernel/appointment-status.js");
const { hostname: host, port, username } = new URL(given.url);
const location = { host, port: Number(port), username, database: given.database };
const source = new DataSource({ type: "mariadb", ...location, timezone: "Z", poolSize: 10, entities: Object.values(entities) });
await source.initialize();
const server = new ApolloServer({ typeDefs, resolvers: findResolvers(source, statusWords) });
await server.start();
const app = express();
const context = async (/** @type {{ req: express.Request }} */ { req }) => ({
  session: await findSession(source, given.clinicId, req.headers.cookie),
});
app.use("/graphql", express.json(), /** @type {any} */ (expressMiddleware(server, { context })));
app.listen(given.port, "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
