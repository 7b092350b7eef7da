import { lookup as systemLookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { guardedLookup } from "./guarded-lookup.ts";
import { signatureHeaders } from "./sign-webhook.ts";
import type { WebhookAnswer, WebhookFailure, WebhookGateway, WebhookRequest, WebhookTargets } from "./webhook-gateway.ts";
import { targetProblem } from "./webhook-target.ts";

export interface HttpWebhookOptions extends WebhookTargets {
  readonly timeoutMs?: number;
  readonly lookup?: LookupFunction;
  /** Whom to trust instead of the public authorities. */
  readonly ca?: string;
}

const unknownName: readonly unknown[] = ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_NONAME", "EAI_FAIL"];

const tlsCode = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO|INVALID_PURPOSE)/;

function failureOf(
  error: unknown,
  { limit, stop }: { readonly limit: AbortSignal; readonly stop?: AbortSignal | undefined },
): WebhookFailure {
  if (stop?.aborted) return "STOPPED";
  if (limit.aborted) return "TIMED_OUT";
  const { code, message } = error as NodeJS.ErrnoException;
  // The agent's own refusal has no code.
  if (code === "ADDRESS_REFUSED" || (code === undefined && message.startsWith("DNS lookup "))) return "ADDRESS_REFUSED";
  if (unknownName.includes(code)) return "NAME_UNKNOWN";
  if (code !== undefined && tlsCode.test(code)) return "TLS_FAILED";
  return code?.startsWith("HPE_") ? "NO_HTTP" : "CONNECTION_FAILED";
}

/** Sends webhooks over HTTP: no redirect is followed, and nothing is read of an answer but its status. */
export class HttpWebhooks implements WebhookGateway {
  readonly #options: HttpWebhookOptions;
  readonly #http: RequestFilteringHttpAgent;
  readonly #https: RequestFilteringHttpsAgent;
  readonly #lookup: LookupFunction;

  constructor(options: HttpWebhookOptions) {
    const { allowedAddresses, lookup = systemLookup, ca } = options;
    // Each delivery makes a connection of its own: its name is looked up, and its address checked, every time.
    const agent = { keepAlive: false, allowIPAddressList: [...allowedAddresses] };
    this.#options = options;
    this.#http = new RequestFilteringHttpAgent(agent);
    this.#https = new RequestFilteringHttpsAgent({ ...agent, ...(ca !== undefined && { ca }) });
    this.#lookup = guardedLookup(lookup as LookupFunction, options);
  }

  async send(message: WebhookRequest, stop?: AbortSignal): Promise<WebhookAnswer> {
    const { url, body } = message;
    // The rules may have become stricter since it was stored.
    if (targetProblem(url, this.#options) !== null) return { kind: "failed", code: "ADDRESS_REFUSED" };
    const limit = AbortSignal.timeout(this.#options.timeoutMs ?? 10_000);
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "Portail-Webhooks/1.0",
      accept: "*/*",
      ...signatureHeaders(message),
    };
    return new Promise((resolve) => {
      const fail = (error: unknown): void => resolve({ kind: "failed", code: failureOf(error, { limit, stop }) });
      try {
        const secure = new URL(url).protocol === "https:";
        const options = { method: "POST", headers, lookup: this.#lookup, signal: AbortSignal.any(stop ? [limit, stop] : [limit]) };
        const request = secure
          ? httpsRequest(url, { ...options, agent: this.#https })
          : httpRequest(url, { ...options, agent: this.#http });
        request.on("error", fail);
        request.on("response", (response) => {
          const retryAfter = response.headers["retry-after"] ?? null;
          resolve({ kind: "answered", status: response.statusCode ?? 0, retryAfter });
          response.on("error", () => undefined);
          response.destroy();
        });
        request.end(body);
      } catch (error) {
        fail(error);
      }
    });
  }
}
