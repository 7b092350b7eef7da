import type { ErrorRequestHandler, RequestHandler } from "express";
import { isUnavailable } from "../db/errors.ts";
import type { Logger } from "../gateways/logger.ts";
import type { Metrics } from "../gateways/metrics/metrics.ts";
import type { Exchange, FaultHandler, Handler } from "./exchange.ts";
import { pathOf, sendJson } from "./exchange.ts";
import { plainPage } from "./plain-page.ts";
import { routeOf } from "./route-of.ts";

/** One line a request: what it was, what came of it, how long it took. No address beyond the route, no query, no names. */
export const accessLog =
  (logger: Logger, metrics: Metrics): Handler =>
  (request, response, next) => {
    const startedAt = performance.now();
    const { method = "" } = request;
    const route = routeOf(pathOf(request));
    response.on("finish", () => {
      const durationMs = Math.round(performance.now() - startedAt);
      metrics.countRequest(route, method, response.statusCode);
      const { requestId, clinic, graphql } = response.locals;
      const fields = { requestId, method, route, status: response.statusCode, durationMs };
      logger.info("http.request", { ...fields, ...(clinic && { clinic: clinic.slug }), ...(graphql && { actorKind: graphql.actor.kind }) });
    });
    next();
  };

/** What express itself refuses says its own status. */
function statusOf(error: unknown): number {
  if (isUnavailable(error)) return 503;
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number" ? error.status : 500;
}

function messageOf(status: number): string {
  if (status === 413) return "The request is too large.";
  if (status === 503) return "The service is unavailable for the moment. Try again shortly.";
  return status < 500 ? "The request can't be read." : "Something unexpected went wrong.";
}

type Tell = (response: Exchange, status: number) => void;

/** Whatever nobody caught: logged without its message, answered without anything of it. */
const faultHandler =
  (logger: Logger, tell: Tell): FaultHandler =>
  (error, _request, response) => {
    const { requestId } = response.locals;
    if (response.headersSent) {
      // Express' own handler would print the error's message.
      logger.error("http.fault", { requestId }, error);
      response.destroy();
      return;
    }
    const status = statusOf(error);
    if (status === 503) response.setHeader("Retry-After", "1");
    if (status >= 500) logger.error("http.fault", { requestId, status }, error);
    tell(response, status);
  };

/** Where GraphQL is spoken. A handler that goes on to nobody is a fault too. */
export const graphqlFault = (logger: Logger): FaultHandler =>
  faultHandler(logger, (response, status) => {
    const { requestId } = response.locals;
    const extensions = { code: status < 500 ? "BAD_REQUEST" : "INTERNAL", ...(status === 503 && { reason: "UNAVAILABLE" }), requestId };
    sendJson(response, status, { errors: [{ message: messageOf(status), extensions }] });
  });

export function lastResort(logger: Logger): ErrorRequestHandler {
  const handle = faultHandler(logger, (response, status) => {
    if (status < 500) plainPage(response, status, "Introuvable. · Not found.");
    else plainPage(response, status, `Une erreur est survenue. · Something went wrong. (${response.locals.requestId})`);
  });
  // Express tells error handlers by their four parameters.
  return (error, request, response, _next) => handle(error, request, response);
}

export const notFound: RequestHandler = (_request, response) => plainPage(response, 404, "Introuvable. · Not found.");
