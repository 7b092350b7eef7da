import { timingSafeEqual, createHash } from "node:crypto";
import type { RequestHandler } from "express";
import type { Metrics } from "../gateways/metrics/metrics.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Equal digests of equal length: how long it takes says nothing about the token. */
const isToken = (authorization: string | undefined, token: string): boolean => {
  const [, given = ""] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
};

export interface MetricsAccess {
  /** Null: nobody reads them, unless they are open. */
  readonly token: string | null;
  /** In a demo, whoever tries it. */
  readonly open: boolean;
}

/** `GET /metrics`: for the installation's own monitoring, by a token of its own. Without one there is no such page. */
export const metricsPage =
  (metrics: Metrics, { token, open }: MetricsAccess): RequestHandler =>
  async (request, response, next) => {
    if (token === null && !open) {
      next();
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    if (!open && !isToken(request.headers.authorization, token ?? "")) {
      response.setHeader("WWW-Authenticate", "Bearer");
      response.status(401).type("text/plain").send("A token is needed.\n");
      return;
    }
    response.setHeader("Content-Type", metrics.contentType);
    response.send(await metrics.text());
  };
