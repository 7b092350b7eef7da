import type { Request, Response } from "express";
import type { ErrorCode } from "../kernel/error-code.ts";
import type { Problem } from "../kernel/outcome.ts";
import { explain } from "../kernel/problem-texts.ts";
import { discardBody } from "./read-bytes.ts";
import { localeOf } from "./request-locale.ts";

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  IMAGE_TOO_LARGE: 413,
  ATTACHMENT_TOO_LARGE: 413,
  IMAGE_UNSUPPORTED: 415,
  ATTACHMENT_UNSUPPORTED: 415,
  RATE_LIMITED: 503,
};

const secondsUntilRetry = "5";

/** Says why a file is not taken, in both languages. */
export function refuseUpload(request: Request, response: Response, ...problems: readonly Problem[]): void {
  const status = statuses[problems[0]!.code] ?? 500;
  if (status === 503) response.setHeader("Retry-After", secondsUntilRetry);
  const locale = localeOf(request, response.locals.clinic.defaultLocale);
  const errors = problems.map((problem) => {
    const messages = explain(problem);
    return { code: problem.code, message: messages[locale], messages };
  });
  response.status(status).json({ errors, requestId: response.locals.requestId });
  discardBody(request);
}

export const unexpected: Problem = { code: "INTERNAL", path: [] };
