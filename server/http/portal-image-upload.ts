import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "../gateways/logger.ts";
import type { Actor } from "../kernel/actor.ts";
import { holds } from "../kernel/actor.ts";
import type { ErrorCode } from "../kernel/error-code.ts";
import type { Problem } from "../kernel/outcome.ts";
import { explain } from "../kernel/problem-texts.ts";
import { toBackgroundImageType } from "../modules/portal-images/background-image.type.ts";
import { imageRefusals, mostBytes } from "../modules/portal-images/image-refusal.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { BrokenOff, discardBody, readBytes, TooManyBytes } from "./read-bytes.ts";
import { localeOf } from "./request-locale.ts";
import { originOf } from "./request-origin.ts";
import { isFromElsewhere } from "./same-origin.ts";

interface Parts {
  readonly services: Services;
  readonly logger: Logger;
  readonly secure: boolean;
  /** Under which people reach the product: `https:`. */
  readonly protocol: string;
}

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  IMAGE_TOO_LARGE: 413,
  IMAGE_UNSUPPORTED: 415,
  RATE_LIMITED: 503,
};

const secondsUntilRetry = "5";

function refuse(request: Request, response: Response, ...problems: readonly Problem[]): void {
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

const unexpected: Problem = { code: "INTERNAL", path: [] };

/** Who may not even send a body. An API consumer has no say in the portal's settings, whatever its scopes. */
function refusalOf(request: Request, actor: Actor | null, { protocol, services }: Parts): Problem | null {
  if (isFromElsewhere(request, protocol)) return { code: "FORBIDDEN", path: [] };
  if (!actor || actor.kind === "anonymous") return { code: "UNAUTHENTICATED", path: [] };
  if (actor.kind !== "staff" || !holds(actor, "PORTAL_SETTINGS")) return { code: "FORBIDDEN", path: [] };
  return services.portalImages.busy ? imageRefusals.busy : null;
}

/**
 * `POST /uploads/portal-background-image`: the bytes of an image, whatever they are called. They pass through the server rather than
 * straight into the store, as they must be decoded and re-encoded anyway: nothing unchecked ever lies there.
 */
export function portalImageUpload(parts: Parts): RequestHandler {
  const { services, logger, secure } = parts;
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    response.setHeader("Cache-Control", "no-store");
    try {
      const cookies = new Cookies(request, response, secure);
      const actor = await authenticate(request, cookies, services, clinic.id, originOf(request, requestId));
      const refusal = refusalOf(request, actor, parts);
      if (refusal || !actor) {
        refuse(request, response, refusal ?? unexpected);
        return;
      }
      const outcome = await services.portalImages.upload(actor, await readBytes(request, mostBytes));
      if (outcome.ok) response.status(201).json({ image: toBackgroundImageType(outcome.value) });
      else refuse(request, response, ...outcome.problems);
    } catch (error) {
      if (error instanceof BrokenOff) return;
      if (!(error instanceof TooManyBytes)) logger.error("http.fault", { requestId, status: 500 }, error);
      refuse(request, response, error instanceof TooManyBytes ? imageRefusals.tooLarge : unexpected);
    }
  };
}
