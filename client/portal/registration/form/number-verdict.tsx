import { useCallback } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { useDelayedAnswer } from "../../../shared/forms/use-delayed-answer.ts";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useRegistrationText } from "../registration-texts.ts";

const RegistrationIdentificationCheck = graphql(`
  query RegistrationIdentificationCheck($typeId: ID!, $value: String!) {
    registrationIdentificationCheck(typeId: $typeId, value: $value) {
      verdict
      doubt
      display
    }
  }
`);

/** What can be said of a number by itself. The place is there from the start: what is said later is read out. */
export function NumberVerdict({ typeId, value }: { typeId: string; value: string }) {
  const client = useClient();
  const text = useRegistrationText();
  const number = value.trim();
  const ask = useCallback(async () => {
    const { data } = await client.query(RegistrationIdentificationCheck, { typeId, value: number }).toPromise();
    return data?.registrationIdentificationCheck ?? null;
  }, [client, typeId, number]);
  const { verdict, doubt, display } = useDelayedAnswer(typeId && number ? `${typeId} ${number}` : null, ask) ?? {};
  return (
    <p role="status" className={`number-verdict ${verdict?.toLowerCase() ?? ""}`}>
      {verdict && (
        <>
          <Icon name={verdict === "VALID" ? "check" : "alert"} />
          <span>
            {text(`registration.verdict.${verdict}`, { number: display ?? "" })} {doubt && text(`registration.doubt.${doubt}`)}
          </span>
        </>
      )}
    </p>
  );
}
