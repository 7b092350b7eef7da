import { useState } from "react";
import { useNavigate } from "react-router";
import type { IdentificationTypeFieldsFragment } from "../../gql/graphql.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { SaveBar } from "../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../shared/navigation/leave-guard.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { useText } from "../use-text.ts";
import { TypeConflict } from "./type-conflict.tsx";
import { TypeControls } from "./type-controls.tsx";
import { typesPath } from "./type-path.ts";
import { differences, noValues, type TypeValues, valuesOf } from "./type-values.ts";
import { useSaveType } from "./use-save-type.ts";

export const controlIdOf = (name: string): string => `id-type-${name}`;

export function TypeForm({ loaded }: { loaded: IdentificationTypeFieldsFragment | null }) {
  const text = useText();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [base, setBase] = useState(loaded);
  const [values, setValues] = useState(loaded ? valuesOf(loaded) : noValues);
  const start = (type: IdentificationTypeFieldsFragment): void => {
    setBase(type);
    setValues(valuesOf(type));
  };
  const { phase, problems, conflict, save, calmDown } = useSaveType((saved) => {
    start(saved);
    if (base) return;
    announce(text("idTypes.created", { name: saved.name }));
    void navigate(typesPath);
  });
  const problemAt = useProblemAt(problems);
  const baseValues = base ? valuesOf(base) : noValues;
  const changes = differences(baseValues, values).length;
  const change = (changed: TypeValues): void => {
    setValues(changed);
    if (phase === "saved") calmDown();
  };
  const settle = (current: IdentificationTypeFieldsFragment, settled: TypeValues): void => {
    start(current);
    calmDown();
    if (differences(valuesOf(current), settled).length === 0) return;
    setValues(settled);
    void save(current, settled);
  };
  return (
    <>
      {conflict && <TypeConflict base={baseValues} mine={values} current={conflict} onSettle={(settled) => settle(conflict, settled)} />}
      <form
        className="stack-wide"
        noValidate
        hidden={conflict !== null}
        onSubmit={(event) => {
          event.preventDefault();
          void save(base, values);
        }}
      >
        <ErrorSummary problems={problems} controlOf={controlIdOf} />
        <TypeControls values={values} fixed={base?.inUse ?? false} problemAt={problemAt} onChange={change} />
        <div className="dock">
          <SaveBar
            changes={changes}
            state={phase}
            saveLabel={text(base ? "idTypes.save" : "idTypes.create")}
            onDiscard={() => {
              setValues(baseValues);
              calmDown();
            }}
          />
        </div>
      </form>
      <LeaveGuard active={changes > 0} />
    </>
  );
}
