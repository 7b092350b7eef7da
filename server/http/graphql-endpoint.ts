import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import type { RequestHandler, Response } from "express";
import express from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "../gateways/logger.ts";
import type { Documents, SentDocument } from "../graphql/documents.ts";
import type { RequestContext } from "../graphql/server.ts";
import type { Actor } from "../kernel/actor.ts";
import { explain } from "../kernel/problem-texts.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { originOf } from "./request-origin.ts";
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
}

/** A form's worth for people, a batch's worth for programs. */
const bodyLimits = { people: "64kb", programs: "8mb" } as const;

const people = express.json({ limit: bodyLimits.people });
const programs = express.json({ limit: bodyLimits.programs });

/** Nobody's body is read before it is known whose it is. */
const readBody: RequestHandler = (request, response, next) =>
  (response.locals.graphql.actor.kind === "consumer" ? programs : people)(request, response, next);

const refuse = (response: Response, status: number, code: string, message: string): void => {
  response.status(status).json({ errors: [{ message, extensions: { code, requestId: response.locals.requestId } }] });
};

const mayWriteDocuments = (actor: Actor, openDocuments: boolean): boolean =>
  openDocuments || actor.kind === "consumer" || actor.kind === "staff";

function refuseDocument(response: Response, error: unknown): void {
  if (!(error instanceof GraphQLError)) throw error;
  const code = error.extensions["code"];
  refuse(response, code === "FORBIDDEN" ? 403 : 400, typeof code === "string" ? code : "GRAPHQL_PARSE_FAILED", error.message);
}

/** Who asks: settled from the headers alone. */
const identify =
  ({ services, logger, secure }: Parts): RequestHandler =>
  async (request, response, next) => {
    const { clinic, clinicAddress: address, requestId } = response.locals;
    const browser = new Cookies(request, response, secure);
    const locale = localeOf(request, clinic.defaultLocale);
    const actor = await authenticate(request, browser, services, clinic.id, originOf(request, requestId));
    if (!actor) {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(response, 401, "UNAUTHENTICATED", explain({ code: "UNAUTHENTICATED", path: [] })[locale]);
      return;
    }
    response.locals.graphql = { actor, clinic, address, locale, browser, logger: logger.child({ requestId, clinic: clinic.slug }) };
    next();
  };

/** What for: a document that the caller may run. */
const admit =
  ({ documents, openDocuments }: Parts): RequestHandler =>
  (request, response, next) => {
    const body = (request.body ?? {}) as SentDocument;
    if (Array.isArray(body)) {
      refuse(response, 400, "BAD_REQUEST", "One operation a request.");
      return;
    }
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
  const postOnly: RequestHandler = (request, response, next) => {
    if (request.method === "POST") {
      response.setHeader("Cache-Control", "no-store");
      next();
      return;
    }
    response.setHeader("Allow", "POST");
    refuse(response, 405, "BAD_REQUEST", "GraphQL is spoken over POST.");
  };
  const run = expressMiddleware(parts.server, { context: async ({ res }) => res.locals.graphql });
  return [postOnly, sameOriginOnly(parts.protocol), identify(parts), readBody, admit(parts), run as RequestHandler];
}
