import { graphql } from "../../../gql/index.ts";
import type { BillingFindingCountQuery } from "../../../gql/graphql.ts";
import { CountBadge } from "../../frame/count-badge.tsx";
import { useCount } from "../../frame/use-count.ts";
import { useText } from "../../use-text.ts";
import { billingSignal } from "./billing-signal.ts";

const BillingFindingCount = graphql(`
  query BillingFindingCount {
    invoiceCounts {
      findings
    }
  }
`);

const findings = {
  document: BillingFindingCount,
  countOf: ({ invoiceCounts }: BillingFindingCountQuery): number => invoiceCounts.findings,
  signal: billingSignal,
  everyMs: 60_000,
};

/** The server counts one further, and no more. */
const mostCounted = 99;

/** How much of billing somebody has to look at, beside the way to it. */
export function FindingsBadge() {
  const text = useText();
  const count = useCount(findings);
  return count ? <CountBadge count={count} most={mostCounted} label={text("navigation.toCheck", { count })} /> : null;
}
