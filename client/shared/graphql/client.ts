import { Client, fetchExchange, mapExchange } from "urql";
import { persistedExchange } from "@urql/exchange-persisted";
import { hasFault } from "./faults.ts";
import { forgetPageAnswers, hashOf } from "./page-answers.ts";
import { pageAnswersExchange } from "./page-answers-exchange.ts";
import { learnServerTime } from "./server-clock.ts";

interface ClientOptions {
  readonly app: "admin" | "portal";
  readonly asNobody: boolean;
  readonly locale: () => string;
  readonly onUnauthenticated: () => void;
}

/** What every request of an app says: who of the browser's sessions asks, and in which language errors are to be worded. */
export const headersOf = (app: "admin" | "portal", locale: string) => ({ "accept-language": locale, "portail-app": app });

const fetchKeepingTime: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  learnServerTime(response);
  return response;
};

/** There is no cache on purpose: what the clinic hides is gone at the next look, and nothing personal outlives its page. */
export const createClient = ({ app, asNobody, locale, onUnauthenticated }: ClientOptions): Client =>
  new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "network-only",
    fetch: fetchKeepingTime,
    fetchOptions: () => ({
      credentials: asNobody ? "omit" : "same-origin",
      headers: { "content-type": "application/json", ...headersOf(app, locale()) },
    }),
    exchanges: [
      mapExchange({
        onResult(result) {
          // Asked who is there, the server answers without a fault that nobody is.
          const nobody = (result.data as { viewer?: unknown } | undefined)?.viewer === null;
          if (!nobody && !hasFault(result.error, "UNAUTHENTICATED")) return;
          forgetPageAnswers();
          onUnauthenticated();
        },
      }),
      pageAnswersExchange,
      persistedExchange({
        preferGetForPersistedQueries: false,
        enforcePersistedQueries: true,
        enableForMutation: true,
        generateHash: async (_, document) => hashOf(document),
      }),
      fetchExchange,
    ],
  });
