import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { failedRefusal, readRefusal, type Refusal } from "../second-step/refusal.ts";
import { useText } from "../use-text.ts";
import { type Proof, ProofForm } from "./proof-form.tsx";

const TurnOffSecondStep = graphql(`
  mutation TurnOffSecondStep($input: TurnOffSecondStepInput!) {
    turnOffSecondStep(input: $input) {
      secondStep {
        ...SecondStepFields
      }
      errors {
        ...RefusalFields
      }
    }
  }
`);

export function TurnOff({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) {
  const text = useText();
  const [, turnOff] = useMutation(TurnOffSecondStep);
  const prove = async (proof: Proof): Promise<Refusal | null> => {
    const { data } = await turnOff({ input: proof });
    if (!data) return failedRefusal;
    const { secondStep, errors } = data.turnOffSecondStep;
    if (!secondStep) return readRefusal(errors);
    onDone();
    return null;
  };
  return <ProofForm withCode lead={text("proof.turnOff")} submitLabel={text("secondStep.turnOff")} onProof={prove} onCancel={onCancel} />;
}
