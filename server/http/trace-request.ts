import type { Traces } from "../gateways/traces/traces.ts";
import type { Handler } from "./exchange.ts";
import { pathOf } from "./exchange.ts";
import { routeOf } from "./route-of.ts";

/** A span for each request, in which all that it does is seen; it joins the caller's trace where there is one. */
export const traceRequest =
  (traces: Traces): Handler =>
  (request, response, next) => {
    const route = routeOf(pathOf(request));
    const { traceparent } = request.headers;
    const attributes = {
      "http.request.method": request.method ?? "",
      "http.route": route,
      "portail.request_id": response.locals.requestId,
    };
    const span = traces.begin(
      `${request.method} ${route}`,
      "server",
      attributes,
      typeof traceparent === "string" ? traceparent : undefined,
    );
    if (!span) {
      next();
      return;
    }
    response.on("close", () => {
      span.set({ "http.response.status_code": response.statusCode });
      if (response.statusCode >= 500) span.fail("ServerError");
      span.end();
    });
    traces.inside(span, next);
  };
