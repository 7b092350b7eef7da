import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Handler } from "./exchange.ts";

interface Framing {
  /** Whether pages of this very origin may show it in a frame. */
  readonly framed?: boolean;
  /** Whether it may show pages of this very origin in a frame. */
  readonly frames?: boolean;
}

/** No inline script or style anywhere, nothing from elsewhere, no framing. */
export const securityHeaders = (secure: boolean, { framed = false, frames = false }: Framing = {}): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        ...(frames && { frameSrc: ["'self'"] }),
        frameAncestors: [framed ? "'self'" : "'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: framed ? "sameorigin" : "deny" },
  }) as RequestHandler;

/** The same headers with every answer, made once. */
export function withSecurityHeaders(secure: boolean): Handler {
  const headers: [name: string, value: string][] = [];
  const noted = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => undefined };
  void securityHeaders(secure)({} as never, noted as never, () => undefined);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** A page of the portal: the settings form shows it before an image is saved. */
export const portalPageHeaders = (secure: boolean): RequestHandler => securityHeaders(secure, { framed: true });

/** A page of the admin app, which shows pages of the portal. */
export const adminPageHeaders = (secure: boolean): RequestHandler => securityHeaders(secure, { frames: true });
