import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { IdentificationCheckQuery } from "../../../gql/graphql.ts";

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

/** Nobody wants to hear of each digit that the number is still too short. */
const pauseMilliseconds = 600;

/** What the server says of a number that isn't saved yet; null while nothing is known, and where there is nothing to ask. */
export function useIdentificationCheck(typeId: string, value: string): Check | null {
  const client = useClient();
  const number = value.trim();
  const asked = typeId && number ? `${typeId} ${number}` : null;
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly check: Check | null } | null>(null);

  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const timer = setTimeout(() => {
      void client
        .query(IdentificationCheck, { typeId, value: number })
        .toPromise()
        .then(({ data }) => {
          if (current) setAnswer({ asked, check: data?.identificationCheck ?? null });
        });
    }, pauseMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked, typeId, number]);
  return answer !== null && answer.asked === asked ? answer.check : null;
}
