import { useState } from "react";
import { useNavigate } from "react-router";
import type { TemplateFieldsFragment } from "../../gql/graphql.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { SaveBar } from "../../shared/forms/save-bar.tsx";
import { LeaveGuard } from "../../shared/navigation/leave-guard.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { useConversationText } from "../conversations/conversation-texts.ts";
import { controlIdOf, TemplateControls } from "./template-controls.tsx";
import { TemplateConflict } from "./template-conflict.tsx";
import { templatesPath } from "./template-paths.ts";
import { differences, noValues, type TemplateValues, type ValueName, valuesOf } from "./template-values.ts";
import { useSaveTemplate } from "./use-save-template.ts";

export function TemplateForm({ loaded }: { loaded: TemplateFieldsFragment | null }) {
  const text = useConversationText();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [base, setBase] = useState(loaded);
  const [values, setValues] = useState(loaded ? valuesOf(loaded) : noValues);
  const start = (template: TemplateFieldsFragment): void => {
    setBase(template);
    setValues(valuesOf(template));
  };
  const { phase, problems, conflict, save, calmDown } = useSaveTemplate((saved) => {
    start(saved);
    if (base) return;
    announce(text("templates.created", { name: saved.name }));
    void navigate(templatesPath);
  });
  const problemAt = useProblemAt(problems);
  const baseValues = base ? valuesOf(base) : noValues;
  const changes = differences(baseValues, values).length;
  const change = (part: Partial<TemplateValues>): void => {
    setValues((before) => ({ ...before, ...part }));
    if (phase === "saved") calmDown();
  };
  const settle = (current: TemplateFieldsFragment, settled: TemplateValues): void => {
    start(current);
    calmDown();
    if (differences(valuesOf(current), settled).length === 0) return;
    setValues(settled);
    void save(current, settled);
  };
  return (
    <>
      {conflict && (
        <TemplateConflict base={baseValues} mine={values} current={conflict} onSettle={(settled) => settle(conflict, settled)} />
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
        <ErrorSummary problems={problems} controlOf={controlIdOf} labelOf={(field) => text(`templates.label.${field as ValueName}`)} />
        <TemplateControls values={values} busy={phase === "busy"} problemAt={problemAt} onChange={change} />
        <div className="dock">
          <SaveBar
            changes={changes}
            state={phase}
            saveLabel={text(base ? "templates.save" : "templates.create")}
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
