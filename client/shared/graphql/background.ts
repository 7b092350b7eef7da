import type { OperationContext } from "urql";
import { headersOf } from "./client.ts";
import { anew } from "./page-answers-exchange.ts";

/** For what a page asks by itself now and then: it keeps nobody signed in who has left. */
export const inBackground = (app: "admin" | "portal"): Partial<OperationContext> => ({
  ...anew,
  fetchOptions: () => ({
    credentials: "same-origin",
    headers: {
      "content-type": "application/json",
      ...headersOf(app, document.documentElement.lang.slice(0, 2)),
      "portail-background": "1",
    },
  }),
});
