import { useEffect, useMemo, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { OwnDetailsFragment } from "../../gql/graphql.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { SaveBar } from "../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../shared/navigation/leave-guard.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { ConflictNotice } from "./conflict-notice.tsx";
import { InformationFields } from "./information-fields.tsx";
import { differences, isSilent, onTopOf, type OwnField, type OwnValues, valuesOf } from "./own-values.ts";
import { useOwnText } from "./use-own-text.ts";
import { useSaveInformation } from "./use-save-information.ts";

const controls = ["preferredName", "notificationMethod", "street", "city", "province", "postalCode", "country"];

const controlOf = (field: string): string | null => (controls.includes(field) ? field : null);

/** Texts, whose problems alone don't say which one it is. */
const isNamed = (field: string): field is OwnField => field !== "notificationMethod" && controls.includes(field);

export function InformationForm({ loaded }: { loaded: OwnDetailsFragment }) {
  const { reload } = useSession();
  const text = useText();
  const { labelOf } = useOwnText();
  const [base, setBase] = useState(loaded);
  const baseValues = useMemo(() => valuesOf(base), [base]);
  const [moved, setMoved] = useState<readonly OwnField[] | null>(null);
  const form = useForm<OwnValues>({ defaultValues: baseValues });
  const values = useWatch({ control: form.control }) as OwnValues;
  const count = differences(baseValues, values).length;
  const start = (details: OwnDetailsFragment, shown: OwnValues): void => {
    setBase(details);
    form.reset(shown);
  };
  const { phase, problems, save, calmDown } = useSaveInformation({
    onSaved: (saved) => {
      setMoved(null);
      start(saved, valuesOf(saved));
      // The greeting and the language of the page follow.
      reload();
    },
    onConflict: (current) => {
      const merged = onTopOf(baseValues, form.getValues(), valuesOf(current));
      start(current, merged.values);
      // What nobody sees here was saved meanwhile: there is nothing to decide.
      if (merged.moved.length === 0) void save(current, merged.values);
      else setMoved(merged.moved);
    },
  });
  useEffect(() => {
    if (count > 0 && phase === "saved") calmDown();
  }, [count, phase, calmDown]);

  return (
    <form
      className="stack-wide"
      noValidate
      aria-labelledby="yours"
      onSubmit={(event) => void form.handleSubmit((typed) => (count > 0 ? save(base, typed) : undefined))(event)}
    >
      <h2 id="yours">{text("information.yours")}</h2>
      <ErrorSummary problems={problems} controlOf={controlOf} labelOf={(field) => (isNamed(field) ? labelOf(field) : null)} />
      {moved && <ConflictNotice moved={moved} current={baseValues} />}
      <InformationFields register={form.register} problemAt={useProblemAt(problems)} />
      {isSilent(values) && (
        <Notice kind="neutral">
          <p>{text("information.silent")}</p>
        </Notice>
      )}
      <SaveBar
        changes={count}
        state={phase}
        saveLabel={text("information.save")}
        onDiscard={() => {
          form.reset(baseValues);
          setMoved(null);
          calmDown();
        }}
      />
      <LeaveGuard active={count > 0} />
    </form>
  );
}
