import type { InputHTMLAttributes } from "react";
import { Field } from "../../../shared/forms/field.tsx";
import { NoteField } from "../../../shared/forms/note-field.tsx";
import { ChangedMark } from "../../portal-settings/setting-row.tsx";
import { useBillingText } from "../billing-texts.ts";
import { provinces } from "../words/provinces.ts";
import type { ProfileName, ProfileValues } from "./profile-values.ts";

export const profileControlId = (field: string): string => `profile-${field}`;

export interface ProfileControlsProps {
  readonly values: ProfileValues;
  readonly changed: readonly ProfileName[];
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<ProfileValues>) => void;
}

export function ProfileControls(props: ProfileControlsProps) {
  const text = useBillingText();
  const { values, problemAt, onChange } = props;
  return (
    <>
      <section className="card form-section" aria-labelledby="profile-who">
        <h2 id="profile-who">{text("profile.who")}</h2>
        <TextControl {...props} name="legalName" maxLength={160} />
        <div className="form-grid">
          <TextControl {...props} name="street" maxLength={160} />
          <TextControl {...props} name="city" maxLength={80} />
          <ProvinceControl {...props} />
          <TextControl {...props} name="postalCode" maxLength={16} />
          <TextControl {...props} name="phone" type="tel" maxLength={40} />
        </div>
      </section>
      <section className="card form-section" aria-labelledby="profile-taxes">
        <div>
          <h2 id="profile-taxes">{text("profile.taxes")}</h2>
          <p className="hint">{text("profile.taxesHint")}</p>
        </div>
        <div className="form-grid">
          <TextControl {...props} name="gstNumber" maxLength={40} hinted />
          <TextControl {...props} name="qstNumber" maxLength={40} hinted />
          <TextControl {...props} name="pstNumber" maxLength={20} hinted />
        </div>
      </section>
      <section className="card form-section" aria-labelledby="profile-terms">
        <h2 id="profile-terms">{text("profile.terms")}</h2>
        <div className="profile-days">
          <TextControl {...props} name="paymentDays" inputMode="numeric" maxLength={3} hinted />
        </div>
        <div className="form-grid wide">
          {(["footerFr", "footerEn"] as const).map((name) => (
            <NoteField
              key={name}
              id={profileControlId(name)}
              label={text(`profile.${name}`)}
              hint={(count) => text("profile.footerHint", { count })}
              most={1000}
              rows={4}
              error={problemAt(name)}
              value={values[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
        </div>
      </section>
    </>
  );
}

interface TextControlProps extends ProfileControlsProps, Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "maxLength"> {
  readonly name: Exclude<ProfileName, "province">;
  readonly hinted?: boolean;
}

function TextControl({ name, hinted, values, changed, problemAt, onChange, ...input }: TextControlProps) {
  const text = useBillingText();
  const label = (
    <>
      {text(`profile.${name}`)} <ChangedMark changed={changed.includes(name)} />
    </>
  );
  const hint = hinted ? text(`profile.${name as "gstNumber" | "qstNumber" | "pstNumber" | "paymentDays"}Hint`) : undefined;
  return (
    <Field id={profileControlId(name)} label={label} hint={hint} error={problemAt(name)}>
      {(control) => (
        <input
          {...input}
          {...control}
          className="input"
          autoComplete="off"
          spellCheck={false}
          value={values[name]}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      )}
    </Field>
  );
}

function ProvinceControl({ values, changed, problemAt, onChange }: ProfileControlsProps) {
  const text = useBillingText();
  const label = (
    <>
      {text("profile.province")} <ChangedMark changed={changed.includes("province")} />
    </>
  );
  return (
    <Field id={profileControlId("province")} label={label} error={problemAt("province")}>
      {(control) => (
        <select {...control} className="input" value={values.province} onChange={({ target }) => onChange({ province: target.value })}>
          <option value="">{text("form.choose")}</option>
          {provinces.map((each) => (
            <option key={each} value={each}>
              {text(`province.${each}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
