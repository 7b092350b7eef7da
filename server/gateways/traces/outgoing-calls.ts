import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Span, Traces } from "./traces.ts";

interface Call {
  readonly request: ClientRequest;
  readonly response?: IncomingMessage;
  readonly error?: Error;
}

const started = "http.client.request.start";
const failed = "http.client.request.error";
const finished = "http.client.response.finish";

/**
 * A span for each call that leaves the house from inside another span, by Node's own channels, whichever package makes it. Of the address
 * only the host is kept. What is called from nowhere, such as the sending of traces itself, has none.
 */
export function traceOutgoingCalls(traces: Traces): () => void {
  const open = new WeakMap<ClientRequest, Span>();
  const onStart = (message: unknown): void => {
    const { request } = message as Call;
    const span = traces.current() && traces.begin(`HTTP ${request.method}`, "client", { "server.address": request.host });
    if (span) open.set(request, span);
  };
  const onFinish = (message: unknown): void => {
    const { request, response } = message as Call;
    const span = open.get(request);
    if (response?.statusCode !== undefined) span?.set({ "http.response.status_code": response.statusCode });
    span?.end();
    open.delete(request);
  };
  const onError = (message: unknown): void => {
    const { request, error } = message as Call;
    open.get(request)?.fail(error?.name ?? "Error");
    onFinish(message);
  };
  subscribe(started, onStart);
  subscribe(finished, onFinish);
  subscribe(failed, onError);
  return () => {
    unsubscribe(started, onStart);
    unsubscribe(finished, onFinish);
    unsubscribe(failed, onError);
  };
}
