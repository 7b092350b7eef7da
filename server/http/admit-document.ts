import type { IncomingMessage } from "node:http";
import { GraphQLError } from "graphql";
import { statusWithoutData } from "../graphql/answer-type.ts";
import type { PreparedDocument } from "../graphql/compiled/prepared-document.ts";
import type { Documents, SentDocument } from "../graphql/documents.ts";
import type { OperationRequest } from "../graphql/operations.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { refuse } from "./graphql-refusal.ts";
import { malformation } from "./graphql-request.ts";

interface Parts {
  readonly documents: Documents;
  /** Demo mode: whoever tries the product may send any document. */
  readonly openDocuments: boolean;
}

declare module "express-serve-static-core" {
  interface Locals {
    /** The operation that the caller may run, as far as it is known before it runs. */
    asked: { readonly prepared: PreparedDocument; readonly request: OperationRequest };
  }
}

const mayWriteDocuments = (actor: Actor, openDocuments: boolean): boolean => openDocuments || actor.kind === "consumer";

function refuseDocument(response: Exchange, error: unknown): void {
  if (!(error instanceof GraphQLError)) throw error;
  const code = error.extensions["code"];
  if (code === "FORBIDDEN") refuse(response, 403, code, error.message);
  // No document at all: not even a request, whatever it is answered in.
  else if (code === "VALIDATION_FAILED") refuse(response, 400, code, error.message);
  else {
    const { answerType } = response.locals;
    refuse(response, statusWithoutData(answerType), typeof code === "string" ? code : "GRAPHQL_PARSE_FAILED", error.message);
  }
}

/** What for: a document that the caller may run. The body is read by then. */
export const admitDocument =
  ({ documents, openDocuments }: Parts): Handler =>
  (request, response, next) => {
    const { body } = request as IncomingMessage & { readonly body?: unknown };
    const malformed = malformation(body);
    if (malformed !== null) {
      refuse(response, 400, "BAD_REQUEST", malformed);
      return;
    }
    const sent = (body ?? {}) as SentDocument & OperationRequest;
    try {
      const prepared = documents.prepare(sent, { free: mayWriteDocuments(response.locals.graphql.actor, openDocuments) });
      response.locals.asked = { prepared, request: sent };
    } catch (error) {
      refuseDocument(response, error);
      return;
    }
    next();
  };
