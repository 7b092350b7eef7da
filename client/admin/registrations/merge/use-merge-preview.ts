import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { RegistrationField, RegistrationMergePreviewQuery } from "../../../gql/graphql.ts";
import { useDelayedAnswer } from "../../../shared/forms/use-delayed-answer.ts";

const RegistrationMergePreview = graphql(`
  query RegistrationMergePreview($registrationId: ID!, $patientId: ID!, $take: [RegistrationField!]!) {
    registrationMergePreview(registrationId: $registrationId, patientId: $patientId, take: $take) {
      effects {
        field
        before
        after
      }
      warnings
    }
  }
`);

export type MergePreview = RegistrationMergePreviewQuery["registrationMergePreview"];

/** What the merge would do with what is chosen now; null until it is known. */
export function useMergePreview(registrationId: string, patientId: string, take: readonly RegistrationField[]): MergePreview | null {
  const client = useClient();
  const chosen = take.join(" ");
  const ask = useCallback(async () => {
    const fields = chosen === "" ? [] : (chosen.split(" ") as RegistrationField[]);
    const { data } = await client.query(RegistrationMergePreview, { registrationId, patientId, take: fields }).toPromise();
    return data?.registrationMergePreview ?? null;
  }, [client, registrationId, patientId, chosen]);
  return useDelayedAnswer(`${registrationId} ${patientId} ${chosen}`, ask);
}
