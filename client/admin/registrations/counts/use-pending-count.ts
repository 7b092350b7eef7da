import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { onCountChange } from "./count-signal.ts";

const RegistrationCounts = graphql(`
  query RegistrationCounts {
    registrationCounts {
      pending
    }
  }
`);

const lookEveryMs = 60_000;

/** How many registrations wait: looked at now and then while the page is seen, and after each decision. Null until it is known. */
export function usePendingCount(): number | null {
  const client = useClient();
  const [pending, setPending] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    const look = (): void => {
      if (document.visibilityState === "hidden") return;
      void client
        .query(RegistrationCounts, {}, inBackground("admin"))
        .toPromise()
        .then(({ data }) => {
          if (current && data) setPending(data.registrationCounts.pending);
        });
    };
    look();
    const timer = setInterval(look, lookEveryMs);
    const forget = onCountChange(look);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      current = false;
      clearInterval(timer);
      forget();
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [client]);
  return pending;
}
