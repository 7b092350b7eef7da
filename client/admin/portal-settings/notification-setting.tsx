import { useFormContext } from "react-hook-form";
import type { NotificationSignIn } from "../../gql/graphql.ts";
import { Choice } from "../../shared/forms/choice.tsx";
import { FieldError } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { ChangedMark, type RowProps } from "./setting-row.tsx";
import type { SettingsValues } from "./settings-values.ts";

const choices: readonly NotificationSignIn[] = ["CODE_AND_DATE_OF_BIRTH", "CODE", "DATE_OF_BIRTH", "FULL_SIGN_IN"];

export function NotificationSetting({ changed, error }: RowProps) {
  const { register } = useFormContext<SettingsValues>();
  const text = useText();
  const id = "setting-notificationSignIn";
  return (
    <fieldset className="setting wide" aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}>
      <legend className="setting-label">
        {text("label.notificationSignIn")} <ChangedMark changed={changed} />
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {text("hint.notificationSignIn")}
      </p>
      <FieldError id={id} error={error} />
      <div className="choices roomy">
        {choices.map((choice, index) => (
          <Choice
            key={choice}
            {...register("notificationSignIn")}
            id={index === 0 ? id : undefined}
            type="radio"
            value={choice}
            label={text(`notification.${choice}`)}
            hint={text(`notificationHint.${choice}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
