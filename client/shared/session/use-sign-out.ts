import { useCallback } from "react";
import { type TypedDocumentNode, useMutation } from "urql";
import { hasFault } from "../graphql/faults.ts";
import type { SessionEnd } from "./session-end.ts";
import { type App, tellTabs } from "./session-tabs.ts";

/** Leaves the page at once, in every tab, and says so honestly when the server could not be told. */
export function useSignOut<Data>(app: App, document: TypedDocumentNode<Data, Record<string, never>>, leave: (why: SessionEnd) => void) {
  const [, send] = useMutation(document);
  return useCallback(
    (why: SessionEnd) => {
      leave(why);
      tellTabs(app, { kind: "left", why });
      void send({}).then(({ error }) => {
        if (error && !hasFault(error, "UNAUTHENTICATED")) leave("unsure");
      });
    },
    [app, leave, send],
  );
}
