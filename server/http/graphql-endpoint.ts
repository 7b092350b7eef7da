import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import type { RequestHandler, Response } from "express";
import express from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "../gateways/logger.ts";
import type { Documents, SentDocument } from "../graphql/documents.ts";
import { statusWithoutData } from "../graphql/answer-type.ts";
import type { RequestContext } from "../graphql/server.ts";
import type { Actor } from "../kernel/actor.ts";
import { explain } from "../kernel/problem-texts.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { refuse } from "./graphql-refusal.ts";
import { malformation, negotiate } from "./graphql-request.ts";
import { readIdempotencyKey } from "./idempotency/read-idempotency-key.ts";
import { originOf } from "./request-origin.ts";
import { limitCalls } from "./limit-calls.ts";
import { localeOf } from "./request-locale.ts";
import { sameOriginOnly } from "./same-origin.ts";

interface Parts {
  readonly server: ApolloServer<RequestContext>;
  readonly documents: Documents;
  readonly services: Services;
  readonly logger: Logger;
  readonly secure: boolean;
  /** Under which people reach the product: `https:`. */
  readonly protocol: string;
  /** Demo mode: whoever tries the product may send any document. */
  readonly openDocuments: boolean;
  readonly requestMs: number;
}

/** A form's worth for people, a batch's worth for programs. */
const bodyLimits = { people: "64kb", programs: "8mb" } as const;

const people = express.json({ limit: bodyLimits.people });
const programs = express.json({ limit: bodyLimits.programs });

/** Nobody's body is read before it is known whose it is. */
const readBody: RequestHandler = (request, response, next) =>
  (response.locals.graphql.actor.kind === "consumer" ? programs : people)(request, response, next);

const mayWriteDocuments = (actor: Actor, openDocuments: boolean): boolean => openDocuments || actor.kind === "consumer";

function refuseDocument(response: Response, error: unknown): void {
  if (!(error instanceof GraphQLError)) throw error;
  const code = error.extensions["code"];
  if (code === "FORBIDDEN") refuse(response, 403, code, error.message);
  // No document at all: not even a request, whatever it is answered in.
  else if (code === "VALIDATION_FAILED") refuse(response, 400, code, error.message);
  else
    refuse(
      response,
      statusWithoutData(response.locals.answerType),
      typeof code === "string" ? code : "GRAPHQL_PARSE_FAILED",
      error.message,
    );
}

/** Who asks: settled from the headers alone. */
const identify =
  ({ services, logger, secure, requestMs }: Parts): RequestHandler =>
  async (request, response, next) => {
    const { clinic, clinicAddress: address, answerType, requestId } = response.locals;
    const browser = new Cookies(request, response, secure);
    const locale = localeOf(request, clinic.defaultLocale);
    const actor = await authenticate(request, browser, services, clinic.id, originOf(request, requestId));
    if (!actor) {
      response.setHeader("WWW-Authenticate", 'Bearer error="invalid_token"');
      refuse(response, 401, "UNAUTHENTICATED", explain({ code: "UNAUTHENTICATED", path: [] })[locale]);
      return;
    }
    response.locals.graphql = {
      actor,
      clinic,
      address,
      locale,
      browser,
      answerType,
      requestMs,
      logger: logger.child({ requestId, clinic: clinic.slug }),
    };
    next();
  };

/** What for: a document that the caller may run. */
const admit =
  ({ documents, openDocuments }: Parts): RequestHandler =>
  (request, response, next) => {
    const malformed = malformation(request.body);
    if (malformed !== null) {
      refuse(response, 400, "BAD_REQUEST", malformed);
      return;
    }
    const body = (request.body ?? {}) as SentDocument;
    try {
      const query = documents.read(body, { free: mayWriteDocuments(response.locals.graphql.actor, openDocuments) });
      const { extensions: _, ...rest } = body;
      request.body = { ...rest, query };
    } catch (error) {
      refuseDocument(response, error);
      return;
    }
    next();
  };

declare module "express-serve-static-core" {
  interface Locals {
    graphql: RequestContext;
  }
}

/** `POST /graphql`. Nothing is read over GET: queries in addresses end up in logs. */
export function graphqlEndpoint(parts: Parts): RequestHandler[] {
  const run = expressMiddleware(parts.server, { context: async ({ res }) => res.locals.graphql });
  return [
    negotiate,
    sameOriginOnly(parts.protocol),
    identify(parts),
    limitCalls(parts.services.points),
    readBody,
    admit(parts),
    readIdempotencyKey,
    run as RequestHandler,
  ];
}
