import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { IdentificationCheckQuery } from "../../../gql/graphql.ts";
import { useDelayedAnswer } from "../../../shared/forms/use-delayed-answer.ts";

const IdentificationCheck = graphql(`
  query IdentificationCheck($typeId: ID!, $value: String!) {
    identificationCheck(typeId: $typeId, value: $value) {
      verdict
      doubt
      display
    }
  }
`);

type Check = IdentificationCheckQuery["identificationCheck"];

/** What the server says of a number that isn't saved yet; null while nothing is known, and where there is nothing to ask. */
export function useIdentificationCheck(typeId: string, value: string): Check | null {
  const client = useClient();
  const number = value.trim();
  const ask = useCallback(async () => {
    const { data } = await client.query(IdentificationCheck, { typeId, value: number }).toPromise();
    return data?.identificationCheck ?? null;
  }, [client, typeId, number]);
  return useDelayedAnswer(typeId && number ? `${typeId} ${number}` : null, ask);
}
