import type { UseFormRegister } from "react-hook-form";
import { Choice } from "../../shared/forms/choice.tsx";
import { Field, FieldError } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { type AddressPart, addressParts, type OwnValues } from "./own-values.ts";

const languages = ["FR", "EN"] as const;
const methods = ["EMAIL", "SMS", "BOTH", "NONE"] as const;

const completion: Readonly<Record<AddressPart, string>> = {
  street: "street-address",
  city: "address-level2",
  province: "address-level1",
  postalCode: "postal-code",
  country: "country-name",
};

interface InformationFieldsProps {
  readonly register: UseFormRegister<OwnValues>;
  readonly problemAt: (field: string) => string | undefined;
}

export function InformationFields({ register, problemAt }: InformationFieldsProps) {
  const text = useText();
  const methodError = problemAt("notificationMethod");
  return (
    <>
      <Field
        id="preferredName"
        label={text("information.preferredName")}
        hint={text("information.preferredNameHint")}
        error={problemAt("preferredName")}
      >
        {(control) => <input {...control} {...register("preferredName")} className="input" autoComplete="nickname" maxLength={80} />}
      </Field>
      <fieldset className="group" id="language">
        <legend>{text("information.language")}</legend>
        <div className="choices">
          {languages.map((each) => (
            <Choice key={each} type="radio" {...register("language")} value={each} label={text(`information.language.${each}`)} />
          ))}
        </div>
      </fieldset>
      <fieldset className="group" aria-describedby={methodError && "notificationMethod-error"}>
        <legend>{text("information.notificationMethod")}</legend>
        <FieldError id="notificationMethod" error={methodError} />
        <div className="choices">
          {methods.map((each, place) => (
            <Choice
              key={each}
              type="radio"
              {...register("notificationMethod")}
              {...(place === 0 && { id: "notificationMethod" })}
              value={each}
              label={text(`information.method.${each}`)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="group">
        <legend>{text("information.subscriptions")}</legend>
        <Choice
          type="checkbox"
          {...register("unsubscribedFromEmail")}
          label={text("information.unsubscribedFromEmail")}
          hint={text("information.unsubscribedHint")}
        />
        <Choice
          type="checkbox"
          {...register("unsubscribedFromSms")}
          label={text("information.unsubscribedFromSms")}
          hint={text("information.unsubscribedHint")}
        />
      </fieldset>
      <fieldset className="group">
        <legend>{text("information.address")}</legend>
        <div className="address">
          {addressParts.map((part) => (
            <Field key={part} id={part} label={text(`information.${part}`)} error={problemAt(part)}>
              {(control) => <input {...control} {...register(part)} className="input" autoComplete={completion[part]} />}
            </Field>
          ))}
        </div>
      </fieldset>
    </>
  );
}
