import { graphql } from "../../../gql/index.ts";
import type { RegistrationCountsQuery } from "../../../gql/graphql.ts";
import { useCount } from "../../frame/use-count.ts";
import { pendingSignal } from "./count-signal.ts";

const RegistrationCounts = graphql(`
  query RegistrationCounts {
    registrationCounts {
      pending
    }
  }
`);

const pending = {
  document: RegistrationCounts,
  countOf: ({ registrationCounts }: RegistrationCountsQuery): number => registrationCounts.pending,
  signal: pendingSignal,
  everyMs: 60_000,
};

/** How many registrations wait; null until it is known. */
export const usePendingCount = (): number | null => useCount(pending);
