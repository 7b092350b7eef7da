import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Router } from "express";
import express from "express";
import type { GraphQLSchema } from "graphql";
import { describeSchema } from "../docs/describe-schema.ts";

interface Parts {
  readonly schema: GraphQLSchema;
  readonly demo: boolean;
  /** Where the demo keeps the tokens that it printed. */
  readonly dataFolder: string;
}

/** The demo's token of a clinic; null where there is none. */
function demoToken(folder: string, slug: string): string | null {
  const file = path.join(folder, "demo-api-tokens.json");
  if (!existsSync(file)) return null;
  const tokens = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string | undefined>>;
  return tokens[slug] ?? null;
}

/**
 * What the documentation's page shows: the schema as introspection gives it to anybody, with who may call what and how. Made on the first
 * call and kept as the bytes that are sent.
 */
export function docsData({ schema, demo, dataFolder }: Parts): Router {
  let kept: { readonly body: Buffer; readonly etag: string } | undefined;
  const described = () => {
    if (!kept) {
      const body = Buffer.from(JSON.stringify({ ...describeSchema(schema), demo }));
      kept = { body, etag: `"${createHash("sha256").update(body).digest("base64url")}"` };
    }
    return kept;
  };
  const router = express.Router();
  router.get("/schema.json", (_request, response) => {
    const { body, etag } = described();
    response.setHeader("Cache-Control", "no-cache").setHeader("ETag", etag).type("json").send(body);
  });
  // Examples run in the demo alone, where everything is invented.
  if (demo)
    router.get("/demo-token.json", (_request, response) => {
      response.setHeader("Cache-Control", "no-store").json({ token: demoToken(dataFolder, response.locals.clinic.slug) });
    });
  return router;
}
