import type { IncomingMessage } from "node:http";
import type { Handler } from "./exchange.ts";
import { refuse } from "./graphql-refusal.ts";
import { readOnce } from "./read-once.ts";

/**
 * Cookies go along with requests that other sites cause. A browser says where a request comes from: what isn't from this very
 * origin is refused. Programs with a token send neither header and no cookie. `protocol` is the one under which people reach the product.
 */
export function isFromElsewhere(request: IncomingMessage, protocol: string): boolean {
  const site = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  const foreignSite = site !== undefined && site !== "same-origin" && site !== "none";
  return foreignSite || (origin !== undefined && !isOwn(origin, protocol, request.headers.host));
}

export const sameOriginOnly =
  (protocol: string): Handler =>
  (request, response, next) => {
    if (!isFromElsewhere(request, protocol)) {
      next();
      return;
    }
    refuse(response, 403, "FORBIDDEN", "The request comes from another site.");
  };

/** Null for what is no address. */
const originIn = readOnce((address) => {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
});

function isOwn(origin: string, protocol: string, host: string | undefined): boolean {
  const own = host === undefined ? null : originIn(`${protocol}//${host}`);
  return own !== null && originIn(origin) === own;
}
