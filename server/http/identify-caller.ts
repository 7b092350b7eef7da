import type { Logger } from "../gateways/logger.ts";
import type { RequestContext } from "../graphql/request-context.ts";
import { explain } from "../kernel/problem-texts.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { clientAddress } from "./client-address.ts";
import { Cookies } from "./cookies.ts";
import type { Handler } from "./exchange.ts";
import { refuse } from "./graphql-refusal.ts";
import { localeOf } from "./request-locale.ts";
import { originOf } from "./request-origin.ts";

interface Parts {
  readonly services: Services;
  readonly logger: Logger;
  readonly secure: boolean;
  /** How many proxies stand in front. */
  readonly trustedProxies: number;
  readonly requestMs: number;
}

declare module "express-serve-static-core" {
  interface Locals {
    graphql: RequestContext;
  }
}

/** A logger of the request's own is made for whoever has something to say. */
export const loggerOf = (
  logger: Logger,
  { requestId, clinic }: { requestId: string; clinic: { slug: string } },
): RequestContext["logger"] => ({
  error: (event, fields, error) => logger.child({ requestId, clinic: clinic.slug }).error(event, fields, error),
});

/** Who asks: settled from the headers alone. */
export const identifyCaller =
  ({ services, logger, secure, trustedProxies, requestMs }: Parts): Handler =>
  async (request, response, next) => {
    const { clinic, clinicAddress: address, answerType, requestId } = response.locals;
    const browser = new Cookies(request, response, secure);
    const locale = localeOf(request, clinic.defaultLocale);
    const origin = originOf({ ip: clientAddress(request, trustedProxies) }, requestId);
    const actor = await authenticate(request, browser, services, response.locals, origin);
    if (!actor) {
      response.setHeader("WWW-Authenticate", 'Bearer error="invalid_token"');
      refuse(response, 401, "UNAUTHENTICATED", explain({ code: "UNAUTHENTICATED", path: [] })[locale]);
      return;
    }
    const lines = loggerOf(logger, response.locals);
    response.locals.graphql = { actor, clinic, address, locale, browser, answerType, requestMs, logger: lines };
    next();
  };
