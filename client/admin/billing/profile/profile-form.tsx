import { useState } from "react";
import { ErrorSummary } from "../../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../../shared/forms/problems.ts";
import { SaveBar } from "../../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../../shared/navigation/leave-guard.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useBillingText } from "../billing-texts.ts";
import { profileControlId, ProfileControls } from "./profile-controls.tsx";
import { ProfileConflict } from "./profile-conflict.tsx";
import { differences, noProfile, profileNames, type ProfileValues, valuesOf } from "./profile-values.ts";
import { type Profile, useSaveProfile } from "./use-save-profile.ts";

export function ProfileForm({ loaded }: { loaded: Profile | null }) {
  const text = useBillingText();
  const [base, setBase] = useState(loaded);
  const [values, setValues] = useState(loaded ? valuesOf(loaded) : noProfile);
  const start = (profile: Profile): void => {
    setBase(profile);
    setValues(valuesOf(profile));
  };
  const { phase, problems, conflict, save, calmDown } = useSaveProfile(start);
  const problemAt = useProblemAt(problems);
  const baseValues = base ? valuesOf(base) : noProfile;
  const changed = differences(baseValues, values);
  const change = (part: Partial<ProfileValues>): void => {
    setValues((before) => ({ ...before, ...part }));
    if (phase === "saved") calmDown();
  };
  const settle = (current: Profile, settled: ProfileValues): void => {
    start(current);
    calmDown();
    if (differences(valuesOf(current), settled).length === 0) return;
    setValues(settled);
    void save(current, settled);
  };
  return (
    <>
      {conflict && <ProfileConflict base={baseValues} mine={values} current={conflict} onSettle={(settled) => settle(conflict, settled)} />}
      <form
        className="stack-wide profile-form"
        noValidate
        hidden={conflict !== null}
        onSubmit={(event) => {
          event.preventDefault();
          void save(base, values);
        }}
      >
        {!base && (
          <Notice kind="neutral" title={text("profile.none")}>
            <p>{text("profile.noneBody")}</p>
          </Notice>
        )}
        <ErrorSummary
          problems={problems}
          controlOf={(field) => (profileNames.some((name) => name === field) ? profileControlId(field) : null)}
        />
        <ProfileControls values={values} changed={base ? changed : []} problemAt={problemAt} onChange={change} />
        <div className="dock">
          <SaveBar changes={changed.length} state={phase} saveLabel={text("profile.save")} onDiscard={() => setValues(baseValues)} />
        </div>
      </form>
      <LeaveGuard active={changed.length > 0} />
    </>
  );
}
