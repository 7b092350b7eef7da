import type { Exchange } from "./exchange.ts";
import { sendJson } from "./exchange.ts";

/** An answer to a request that GraphQL never saw, or refused as a whole; in the media type that was agreed on. */
export const refuse = (response: Exchange, status: number, code: string, message: string): void => {
  sendJson(response, status, { errors: [{ message, extensions: { code, requestId: response.locals.requestId } }] });
};
