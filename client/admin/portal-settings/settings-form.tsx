import { useEffect, useMemo, useState } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { SaveBar } from "../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../shared/navigation/leave-guard.tsx";
import { useText } from "../use-text.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { controlIdOf } from "./control-ids.ts";
import { LastSave } from "./last-save.tsx";
import { SettingsRows } from "./settings-rows.tsx";
import { differences, type SettingsValues, valuesOf } from "./settings-values.ts";
import { useSaveSettings } from "./use-save-settings.ts";

export function SettingsForm({ loaded }: { loaded: PortalSettingsFieldsFragment }) {
  const text = useText();
  const [base, setBase] = useState(loaded);
  const baseValues = useMemo(() => valuesOf(base), [base]);
  const form = useForm<SettingsValues>({ defaultValues: baseValues });
  const values = useWatch({ control: form.control }) as SettingsValues;
  const changed = differences(baseValues, values);
  const start = (settings: PortalSettingsFieldsFragment): void => {
    setBase(settings);
    form.reset(valuesOf(settings));
  };
  const { phase, problems, conflict, save, calmDown } = useSaveSettings(start);
  const count = changed.length;
  useEffect(() => {
    if (count > 0 && phase === "saved") calmDown();
  }, [count, phase, calmDown]);

  const settle = (current: PortalSettingsFieldsFragment, settled: SettingsValues): void => {
    start(current);
    calmDown();
    if (differences(valuesOf(current), settled).length === 0) return;
    form.reset(settled);
    void save(current, settled);
  };

  return (
    <FormProvider {...form}>
      {conflict && <ConflictPanel base={baseValues} mine={values} current={conflict} onSettle={(settled) => settle(conflict, settled)} />}
      <form
        className="stack-wide"
        noValidate
        hidden={conflict !== null}
        onSubmit={(event) => void form.handleSubmit((sent) => save(base, sent))(event)}
      >
        <LastSave at={base.updatedAt} by={base.updatedBy} />
        <ErrorSummary problems={problems} controlOf={controlIdOf} />
        <SettingsRows settings={base} changed={changed} problems={problems} />
        <SaveBar
          changes={count}
          state={phase}
          saveLabel={text("settings.save")}
          onDiscard={() => {
            form.reset(baseValues);
            calmDown();
          }}
        />
      </form>
      <LeaveGuard active={count > 0} />
    </FormProvider>
  );
}
