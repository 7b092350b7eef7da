import { expire } from "../happenings/passing-time.ts";
import { showSession } from "../objects/show-session.ts";
import { ApiError } from "./api-error.ts";
import { createSession } from "./create-session.ts";
import { sessionParameters } from "./session-parameters.ts";
import type { Endpoint } from "./endpoint.ts";
import { notAsItIs } from "./errors.ts";
import { findOwned, ownedRows } from "./find-owned.ts";
import { inRange, listPage } from "./list-page.ts";
import { list, oneOf, page, range, text } from "./parameters.ts";

const kind = "checkout.session";

export const sessionEndpoints: readonly Endpoint[] = [
  {
    at: "POST /v1/checkout/sessions",
    permission: "rak_checkout_session_write",
    takes: sessionParameters,
    answer: (call) => showSession(createSession(call)),
  },
  {
    at: "GET /v1/checkout/sessions/*",
    permission: "rak_checkout_session_read",
    takes: { expand: list(text()) },
    answer: ({ world, owner, id }) => showSession(findOwned(world.tables.sessions, owner, kind, id, "session")),
  },
  {
    at: "GET /v1/checkout/sessions",
    permission: "rak_checkout_session_read",
    takes: { ...page, created: range, payment_intent: text(), status: oneOf("open", "complete", "expired") },
    answer: ({ world, owner, path: url, parameters }) => {
      const [intent, status] = [parameters.text("payment_intent"), parameters.text("status")];
      return listPage({
        ...{ rows: ownedRows(world.tables.sessions, owner), parameters, url, show: showSession },
        wanted: (session) =>
          inRange(session.created, parameters.fields("created")) &&
          (intent === null || session.intentId === intent) &&
          (status === null || session.status === status),
      });
    },
  },
  {
    at: "POST /v1/checkout/sessions/*/expire",
    permission: "rak_checkout_session_write",
    takes: { expand: list(text()) },
    answer: ({ world, owner, id }) => {
      const session = findOwned(world.tables.sessions, owner, kind, id, "session");
      if (session.status !== "open")
        throw new ApiError(
          notAsItIs(
            `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
          ),
        );
      expire(world, session);
      return showSession(session);
    },
  },
];
