import type { IncomingMessage } from "node:http";
import accepts from "accepts";
import type { AnswerType } from "../graphql/answer-type.ts";
import { answerTypes } from "../graphql/answer-type.ts";
import type { Handler } from "./exchange.ts";
import { refuse } from "./graphql-refusal.ts";
import { readOnce } from "./read-once.ts";

declare module "express-serve-static-core" {
  interface Locals {
    /** What the answer is written in. */
    answerType: AnswerType;
  }
}

/** Asked of the header alone: there may be no body. */
const isJson = ({ headers }: IncomingMessage): boolean =>
  headers["content-type"]?.split(";", 1)[0]!.trim().toLowerCase() === "application/json";

const readAccept = readOnce((accept) => accepts({ headers: { accept } } as IncomingMessage).types([...answerTypes]) as AnswerType | false);

/**
 * What of a request to `/graphql` its method and headers must say, before anybody asks whose it is: an answer that the caller could not
 * read is not made, and above all nothing is executed for it.
 */
export const negotiate: Handler = (request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  const { accept } = request.headers;
  const answerType = accept === undefined ? answerTypes[0] : readAccept(accept);
  response.setHeader("Content-Type", answerType || answerTypes[0]);
  if (request.method !== "POST") {
    response.setHeader("Allow", "POST");
    refuse(response, 405, "BAD_REQUEST", "GraphQL is spoken over POST.");
    return;
  }
  if (!answerType) {
    refuse(response, 406, "BAD_REQUEST", "Answers are application/graphql-response+json or application/json.");
    return;
  }
  if (!isJson(request)) {
    response.setHeader("Accept-Post", "application/json");
    refuse(response, 415, "BAD_REQUEST", "Requests are application/json.");
    return;
  }
  response.locals.answerType = answerType;
  next();
};

const isMap = (value: unknown): boolean => value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));

const isText = (value: unknown): boolean => value === undefined || value === null || typeof value === "string";

const parameters: readonly [name: string, fits: (value: unknown) => boolean, what: string][] = [
  ["operationName", isText, "a string"],
  ["variables", isMap, "an object"],
  ["extensions", isMap, "an object"],
];

/** Why a body is no GraphQL-over-HTTP request; null for one. Its document is looked at where it is read. */
export function malformation(body: unknown): string | null {
  if (Array.isArray(body)) return "One operation a request.";
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const wrong = parameters.find(([name, fits]) => !fits(fields[name]));
  return wrong ? `\`${wrong[0]}\` is ${wrong[2]} or null.` : null;
}
