import express from "express";
import type { Logger } from "../gateways/logger.ts";
import type { Documents } from "../graphql/documents.ts";
import { stringifyAnswer } from "../graphql/introspection/written-data.ts";
import type { Operations } from "../graphql/operations.ts";
import type { Services } from "../services.ts";
import { admitDocument } from "./admit-document.ts";
import type { Handler } from "./exchange.ts";
import { negotiate } from "./graphql-request.ts";
import { readIdempotencyKey } from "./idempotency/read-idempotency-key.ts";
import { identifyCaller } from "./identify-caller.ts";
import { limitCalls } from "./limit-calls.ts";
import { sameOriginOnly } from "./same-origin.ts";

interface Parts {
  readonly operations: Operations;
  readonly documents: Documents;
  readonly services: Services;
  readonly logger: Logger;
  readonly secure: boolean;
  /** Under which people reach the product: `https:`. */
  readonly protocol: string;
  readonly trustedProxies: number;
  readonly openDocuments: boolean;
  readonly requestMs: number;
}

/** A form's worth for people, a batch's worth for programs. */
const bodyLimits = { people: "64kb", programs: "8mb" } as const;

const people = express.json({ limit: bodyLimits.people }) as unknown as Handler;
const programs = express.json({ limit: bodyLimits.programs }) as unknown as Handler;

/** Nobody's body is read before it is known whose it is. */
const readBody: Handler = (request, response, next) =>
  (response.locals.graphql.actor.kind === "consumer" ? programs : people)(request, response, next);

const answer =
  (operations: Operations): Handler =>
  async (_request, response) => {
    const { graphql, asked } = response.locals;
    const { status, headers, body } = await operations.answer(asked.prepared, asked.request, graphql);
    const text = stringifyAnswer(body);
    for (const [name, value] of headers) response.setHeader(name, value);
    response.writeHead(status, { "Content-Length": Buffer.byteLength(text) });
    response.end(text);
  };

/** `POST /graphql`. Nothing is read over GET: queries in addresses end up in logs. */
export function graphqlEndpoint(parts: Parts): Handler[] {
  return [
    negotiate,
    sameOriginOnly(parts.protocol),
    identifyCaller(parts),
    limitCalls(parts.services.points),
    readBody,
    admitDocument(parts),
    readIdempotencyKey,
    answer(parts.operations),
  ];
}
