import { useState } from "react";
import type { ConsumerFieldsFragment } from "../../../gql/graphql.ts";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { SaveBar } from "../../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../../shared/navigation/leave-guard.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { ConsumerConflict } from "./consumer-conflict.tsx";
import { baseOf, type ConsumerValues, differences, noValues, valuesOf } from "./consumer-values.ts";
import { ScopeChoices } from "./scope-choices.tsx";
import { useSaveConsumer } from "./use-save-consumer.ts";

interface ConsumerFormProps {
  /** Null for a new one. */
  readonly loaded: ConsumerFieldsFragment | null;
  readonly onSaved: (saved: ConsumerFieldsFragment) => void;
}

/** A consumer's name, and what it may do. */
export function ConsumerForm({ loaded, onSaved }: ConsumerFormProps) {
  const text = useIntegrationText();
  const announce = useAnnounce();
  const [kept, setKept] = useState(loaded);
  const [values, setValues] = useState(loaded ? valuesOf(loaded) : noValues);
  const base = baseOf(kept, loaded);
  const start = (consumer: ConsumerFieldsFragment): void => {
    setKept(consumer);
    setValues(valuesOf(consumer));
  };
  const { phase, problems, conflict, save, calmDown } = useSaveConsumer((saved) => {
    start(saved);
    announce(text("integrations.saved", { name: saved.name }));
    onSaved(saved);
  });
  const problemAt = useProblemAt(problems);
  const baseValues = base ? valuesOf(base) : noValues;
  const changes = differences(baseValues, values).length;
  const change = (changed: ConsumerValues): void => {
    setValues(changed);
    if (phase === "saved") calmDown();
  };
  const settle = (current: ConsumerFieldsFragment, settled: ConsumerValues): void => {
    start(current);
    calmDown();
    if (differences(valuesOf(current), settled).length === 0) return onSaved(current);
    setValues(settled);
    void save(current, settled);
  };
  return (
    <>
      {conflict && (
        <ConsumerConflict base={baseValues} mine={values} current={conflict} onSettle={(settled) => settle(conflict, settled)} />
      )}
      <form
        className="stack-wide"
        noValidate
        hidden={conflict !== null}
        onSubmit={(event) => {
          event.preventDefault();
          void save(base, values);
        }}
      >
        <ErrorSummary problems={problems} controlOf={(name) => `consumer-${name}`} />
        <section className="card stack" aria-label={text("integrations.program")}>
          <Field id="consumer-name" label={text("integrations.name")} hint={text("integrations.nameHint")} error={problemAt("name")}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="text"
                autoComplete="off"
                required
                value={values.name}
                onChange={({ target }) => change({ ...values, name: target.value })}
              />
            )}
          </Field>
        </section>
        <ScopeChoices scopes={values.scopes} error={problemAt("scopes")} onChange={(scopes) => change({ ...values, scopes })} />
        <div className="dock">
          <SaveBar
            changes={changes}
            state={phase}
            saveLabel={text(base ? "integrations.save" : "integrations.create")}
            onDiscard={() => {
              setValues(baseValues);
              calmDown();
            }}
          />
        </div>
      </form>
      <LeaveGuard active={changes > 0 && phase !== "saved"} />
    </>
  );
}
