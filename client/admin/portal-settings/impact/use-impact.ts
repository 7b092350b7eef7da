import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ImpactFieldsFragment, PortalSettingsImpactInput } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { ImpactFields } from "./impact-fields.ts";

const SettingsImpact = graphql(`
  query SettingsImpact($input: PortalSettingsImpactInput!) {
    portalSettingsImpact(input: $input) {
      ...ImpactFields
    }
  }
`);

/** Somebody who ticks several boxes in a row is asked about once. */
const pauseMilliseconds = 300;

interface Answer {
  /** The question that it answers. */
  readonly asked: string;
  readonly impact: ImpactFieldsFragment | null;
}

export interface ImpactState {
  /** Null until it is known, and where nothing was asked. */
  readonly impact: ImpactFieldsFragment | null;
  readonly fetching: boolean;
  readonly failed: boolean;
}

/** What settings that are not saved yet would do; null asks nothing. The answer to an earlier question is never shown as that to this one. */
export function useImpact(input: PortalSettingsImpactInput | null): ImpactState {
  const client = useClient();
  const asked = input && JSON.stringify(input);
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const timer = setTimeout(() => {
      const variables = { input: JSON.parse(asked) as PortalSettingsImpactInput };
      void client
        .query(SettingsImpact, variables)
        .toPromise()
        .then(({ data }) => {
          if (current) setAnswer({ asked, impact: readFragment(ImpactFields, data?.portalSettingsImpact) ?? null });
        });
    }, pauseMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked]);

  const known = asked !== null && answer?.asked === asked;
  const impact = known ? answer.impact : null;
  return { impact, fetching: asked !== null && !known, failed: known && impact === null };
}
