import type { NotificationMethod, RecipientFragment } from "../../../../gql/graphql.ts";
import { Choice } from "../../../../shared/forms/choice.tsx";
import { ErrorSummary } from "../../../../shared/forms/error-summary.tsx";
import { Field } from "../../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../../shared/forms/problems.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Dialog } from "../../../../shared/ui/dialog.tsx";
import { Notice } from "../../../../shared/ui/notice.tsx";
import { nameOf } from "../../../patients/patient-name.ts";
import { useConversationText } from "../../conversation-texts.ts";
import { contactOf } from "./contact-values.ts";
import { useSaveContact } from "./use-save-contact.ts";

interface ContactDialogProps {
  readonly recipient: RecipientFragment;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

const methods = ["EMAIL", "SMS", "BOTH", "NONE"] as const satisfies readonly NotificationMethod[];
const lines = [
  { name: "email", type: "email" },
  { name: "mobile", type: "tel" },
] as const;
const flags = ["unsubscribedFromEmail", "unsubscribedFromSms"] as const;

const controlOf = (field: string): string => `contact-${field}`;

/** What of the chart says how the patient is reached, saved on the chart from here. */
export function ContactDialog({ recipient, onCancel, onSaved }: ContactDialogProps) {
  const text = useConversationText();
  const { base, values, busy, problems, changed, change, save } = useSaveContact(recipient, onSaved);
  const problemAt = useProblemAt(problems);
  const was = contactOf(base);
  return (
    <Dialog title={text("new.contactTitle", { name: nameOf(recipient) })} onCancel={onCancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{text("new.contactBody")}</p>
        {changed && (
          <Notice kind="warning" live="alert" title={text("new.contactChanged")}>
            <p>{text("new.contactChangedBody")}</p>
          </Notice>
        )}
        <ErrorSummary problems={problems} controlOf={controlOf} />
        {lines.map(({ name, type }) => (
          <Field key={name} id={controlOf(name)} label={text(`field.${name}`)} error={problemAt(name)}>
            {(control) => (
              <input
                {...control}
                className="input"
                type={type}
                autoComplete="off"
                spellCheck={false}
                value={values[name]}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field id={controlOf("notificationMethod")} label={text("field.notificationMethod")} error={problemAt("notificationMethod")}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={values.notificationMethod}
              onChange={({ target }) => change({ notificationMethod: methods.find((each) => each === target.value) ?? "NONE" })}
            >
              {methods.map((each) => (
                <option key={each} value={each}>
                  {text(`method.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {flags.map(
          (name) =>
            was[name] && (
              <Choice
                key={name}
                type="checkbox"
                id={controlOf(name)}
                checked={values[name]}
                onChange={({ target }) => change({ [name]: target.checked })}
                label={text(`field.${name}`)}
              />
            ),
        )}
        <div className="row">
          <Button type="submit" busy={busy}>
            {text(busy ? "new.contactBusy" : "new.contactSave")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("compose.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
