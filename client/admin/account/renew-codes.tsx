import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { RecoveryCodes } from "../second-step/recovery-codes.tsx";
import { failedRefusal, readRefusal, type Refusal } from "../second-step/refusal.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { type Proof, ProofForm } from "./proof-form.tsx";

const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {
    renewRecoveryCodes(input: $input) {
      recoveryCodes
      errors {
        ...RefusalFields
      }
    }
  }
`);

export function RenewCodes({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) {
  const { email } = useStaff();
  const text = useText();
  const [, renew] = useMutation(RenewRecoveryCodes);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const prove = async (proof: Proof): Promise<Refusal | null> => {
    const { data } = await renew({ input: proof });
    if (!data) return failedRefusal;
    const { recoveryCodes, errors } = data.renewRecoveryCodes;
    if (!recoveryCodes) return readRefusal(errors);
    setCodes(recoveryCodes);
    return null;
  };
  if (codes)
    return (
      <div className="stack">
        <h3>{text("recovery.title")}</h3>
        <RecoveryCodes codes={codes} owner={email} doneLabel={text("recovery.done")} onKept={onDone} />
      </div>
    );
  return <ProofForm withCode lead={text("proof.renew")} submitLabel={text("secondStep.renew")} onProof={prove} onCancel={onCancel} />;
}
