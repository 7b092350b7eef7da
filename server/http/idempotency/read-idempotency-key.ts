import { FirstWrite, runWithFirstWrite } from "../../db/first-write.ts";
import type { Handler } from "../exchange.ts";
import { refuse } from "../graphql-refusal.ts";

const header = "idempotency-key";

/** Visible ASCII. A header that was sent twice arrives with a space in it. */
const wellFormed = /^[\x21-\x7e]{1,64}$/;

/** Takes the request's `Idempotency-Key`, before anything is done for it. */
export const readIdempotencyKey: Handler = (request, response, next) => {
  const key = request.headers[header];
  if (key === undefined) {
    next();
    return;
  }
  if (typeof key !== "string" || !wellFormed.test(key)) {
    refuse(response, 400, "BAD_REQUEST", "An Idempotency-Key has 1 to 64 visible ASCII characters.");
    return;
  }
  const first = new FirstWrite();
  response.locals.graphql = { ...response.locals.graphql, keyed: { key, first, call: null, nothingShown: false } };
  runWithFirstWrite(first, next);
};
