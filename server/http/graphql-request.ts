import type { Request, RequestHandler } from "express";
import type { AnswerType } from "../graphql/answer-type.ts";
import { answerTypes } from "../graphql/answer-type.ts";
import { refuse } from "./graphql-refusal.ts";

declare module "express-serve-static-core" {
  interface Locals {
    /** What the answer is written in. */
    answerType: AnswerType;
  }
}

/** Without a body Express knows no type: it is asked of the header alone. */
const isJson = ({ headers }: Request): boolean => headers["content-type"]?.split(";", 1)[0]!.trim().toLowerCase() === "application/json";

/**
 * What of a request to `/graphql` its method and headers must say, before anybody asks whose it is: an answer that the caller could not
 * read is not made, and above all nothing is executed for it.
 */
export const negotiate: RequestHandler = (request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  const answerType = request.accepts([...answerTypes]) as AnswerType | false;
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
