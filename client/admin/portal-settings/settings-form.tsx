import { useEffect, useMemo, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../gql/graphql.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { SaveBar } from "../../shared/forms/save-bar.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { useLaterValues } from "../../shared/forms/use-later-values.ts";
import { LeaveGuard } from "../../shared/navigation/leave-guard.tsx";
import { UndoToast } from "../portal-settings-history/undo-toast.tsx";
import { useUndo } from "../portal-settings-history/use-undo.ts";
import { useText } from "../use-text.ts";
import { ChangeNote } from "./change-note.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { controlIdOf } from "./control-ids.ts";
import { useImageUpload } from "./image/use-image-upload.ts";
import { useFormImpact } from "./impact/use-form-impact.ts";
import { LastSave } from "./last-save.tsx";
import { SettingsRows } from "./settings-rows.tsx";
import { differences, type SettingsValues, valuesOf, withValues } from "./settings-values.ts";
import { StripeKeeper } from "./stripe/stripe-keeper.tsx";
import { useSaveSettings } from "./use-save-settings.ts";

export function SettingsForm({ loaded }: { loaded: PortalSettingsFieldsFragment }) {
  const text = useText();
  const [base, setBase] = useState(loaded);
  const baseValues = useMemo(() => valuesOf(base), [base]);
  const form = useForm<SettingsValues>({ defaultValues: baseValues });
  const values = useLaterValues(form);
  const changed = differences(baseValues, values);
  const impact = useFormImpact(baseValues, values);
  const upload = useImageUpload((image) => form.setValue("backgroundImage", image));
  const [note, setNote] = useState("");
  const start = (settings: PortalSettingsFieldsFragment): void => {
    setBase(settings);
    form.reset(valuesOf(settings));
  };
  /** What is not saved yet stays, on top of what came back. */
  const undo = useUndo({
    onUndone: (settings) => {
      const now = form.getValues();
      setBase(settings);
      form.reset(withValues(valuesOf(settings), differences(baseValues, now), now));
    },
  });
  const { phase, problems, conflict, save, calmDown } = useSaveSettings((saved, before) => {
    start(saved);
    setNote("");
    if (upload.busy === null) upload.clear();
    undo.offerUndo("saved", before, saved);
  });
  const problemAt = useProblemAt(problems);
  const count = changed.length;
  useEffect(() => {
    if (count > 0 && phase === "saved") calmDown();
  }, [count, phase, calmDown]);

  const settle = (current: PortalSettingsFieldsFragment, settled: SettingsValues): void => {
    start(current);
    calmDown();
    if (differences(valuesOf(current), settled).length === 0) return;
    form.reset(settled);
    void save(current, settled, note);
  };

  return (
    <FormProvider {...form}>
      <StripeKeeper settings={base} onFacts={(facts) => setBase((before) => ({ ...before, ...facts }))}>
        {conflict && <ConflictPanel base={baseValues} mine={values} current={conflict} onSettle={(settled) => settle(conflict, settled)} />}
        <form
          className="stack-wide"
          noValidate
          hidden={conflict !== null}
          onSubmit={(event) => void form.handleSubmit((sent) => save(base, sent, note))(event)}
        >
          <LastSave at={base.updatedAt} by={base.updatedBy} />
          <ErrorSummary problems={problems} controlOf={controlIdOf} />
          <SettingsRows settings={base} changed={changed} problems={problems} impact={impact} upload={upload} />
          <ChangeNote note={note} error={problemAt("note")} onNote={setNote} />
          <div className="dock">
            <UndoToast undo={undo} />
            <SaveBar
              changes={count}
              state={phase}
              saveLabel={text("settings.save")}
              onDiscard={() => {
                form.reset(baseValues);
                upload.clear();
                calmDown();
              }}
            />
          </div>
        </form>
      </StripeKeeper>
      <LeaveGuard active={count > 0 || upload.busy !== null} />
    </FormProvider>
  );
}
