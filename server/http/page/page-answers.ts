import type { Request, Response } from "express";
import { withinTime } from "../../db/time-limit.ts";
import type { Logger } from "../../gateways/logger.ts";
import type { App } from "../../graphql/context.ts";
import type { Documents } from "../../graphql/documents.ts";
import type { Operations } from "../../graphql/operations.ts";
import type { RequestContext } from "../../graphql/request-context.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Services } from "../../services.ts";
import { authenticate } from "../authenticate.ts";
import { Cookies } from "../cookies.ts";
import { loggerOf } from "../identify-caller.ts";
import { originOf } from "../request-origin.ts";
import type { PageQuery } from "./page-table.ts";

export interface AnswerParts {
  readonly operations: Operations;
  readonly documents: Documents;
  readonly services: Services;
  readonly logger: Logger;
  readonly secure: boolean;
  readonly clock: Clock;
  readonly pageMs: number;
}

export interface Wanted {
  readonly app: App;
  readonly locale: Locale;
  /** What every page of the app asks. */
  readonly start: PageQuery;
  /** What this page asks of a person's own. */
  readonly own: PageQuery | null;
}

export interface Answers {
  /** The server's time. */
  readonly at: Date;
  /** By what the client knows a query: its hash and variables. */
  readonly data: Readonly<Record<string, unknown>>;
}

const keyOf = ({ hash, variables }: PageQuery): string => hash + JSON.stringify(variables);

async function contextOf(parts: AnswerParts, request: Request, response: Response, { app, locale }: Wanted): Promise<RequestContext> {
  const { services, logger, secure } = parts;
  const { clinic, clinicAddress: address, requestId } = response.locals;
  const browser = new Cookies(request, response, secure);
  const origin = originOf(request, requestId);
  const anonymous = { kind: "anonymous", clinicId: clinic.id, origin } as const;
  const actor = (await authenticate(request, browser, services, response.locals, origin, [app])) ?? anonymous;
  return {
    ...{ actor, clinic, address, locale, browser, requestMs: parts.pageMs },
    answerType: "application/json; charset=utf-8",
    logger: loggerOf(logger, response.locals),
  };
}

/** As `/graphql` would answer it, by the same rules; nothing where that has errors. */
async function answer({ operations, documents }: AnswerParts, { hash, variables }: PageQuery, context: RequestContext): Promise<unknown> {
  const prepared = documents.prepare({ extensions: { persistedQuery: { sha256Hash: hash } } }, { free: false });
  const { body } = await operations.answer(prepared, { variables }, { ...context });
  return body.errors ? undefined : body.data;
}

async function answerAll(parts: AnswerParts, request: Request, response: Response, wanted: Wanted): Promise<Answers | null> {
  const context = await contextOf(parts, request, response, wanted);
  const queries = [wanted.start, ...(wanted.own && context.actor.kind !== "anonymous" ? [wanted.own] : [])];
  const found = await Promise.all(queries.map(async (query) => [keyOf(query), await answer(parts, query, context)] as const));
  const answers = found.filter(([, data]) => data !== undefined);
  return answers.length === 0 ? null : { at: parts.clock.now(), data: Object.fromEntries(answers) };
}

/** What a page's app would ask first, as the person who opens the page; null where it is not to be had in time. */
export async function answersFor(parts: AnswerParts, request: Request, response: Response, wanted: Wanted): Promise<Answers | null> {
  try {
    return await withinTime(
      parts.pageMs,
      () => answerAll(parts, request, response, wanted),
      () => null,
    );
  } catch (error) {
    parts.logger.error("page.fault", { requestId: response.locals.requestId }, error);
    return null;
  }
}
