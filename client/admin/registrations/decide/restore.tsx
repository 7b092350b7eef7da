import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { DecisionProps } from "./decision-actions.tsx";
import { useDecision } from "./use-decision.ts";

const RestoreRegistration = graphql(`
  mutation RestoreRegistration($input: RestoreRegistrationInput!) {
    restoreRegistration(input: $input) {
      ...DecisionAnswer
    }
  }
`);

/** Lets an archived registration wait again. */
export function Restore({ registration: { id: registrationId, version }, onDone, onLate }: DecisionProps) {
  const text = useRegistrationText();
  const [, restore] = useMutation(RestoreRegistration);
  const { busy, problems, decide } = useDecision({
    onDone: (restored) => onDone("restored", restored),
    onLate: (current) => onLate(current, ""),
  });
  const send = async () => {
    const { data, error } = await restore({ input: { registrationId, version } });
    return { answer: data?.restoreRegistration, error };
  };
  return (
    <>
      <ProblemNotice problems={problems} />
      <div>
        <Button kind="secondary" busy={busy} onClick={() => void decide(send)}>
          {text(busy ? "decide.busy" : "decide.restore")}
        </Button>
      </div>
      <p className="hint">{text("decide.restoreHint")}</p>
    </>
  );
}
