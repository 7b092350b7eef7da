import type { FragmentType } from "../../../shared/graphql/fragments.ts";
import { useText } from "../../use-text.ts";
import { Gate, type GateLine } from "./gate.tsx";

interface GateListProps {
  readonly patientId: string;
  readonly gates: readonly (FragmentType<typeof GateLine> & { readonly kind: string })[];
}

/** All that must be open for a patient to be in the portal. */
export function GateList({ patientId, gates }: GateListProps) {
  const text = useText();
  return (
    <div className="stack-tight">
      <h3 id="gates">{text("access.gates")}</h3>
      <ul className="gates" aria-labelledby="gates">
        {gates.map((gate) => (
          <Gate key={gate.kind} gate={gate} patientId={patientId} />
        ))}
      </ul>
    </div>
  );
}
