import type { RegistrationArchiveReason } from "../../../gql/graphql.ts";
import { Field } from "../../../shared/forms/field.tsx";
import { useRegistrationText } from "../registration-texts.ts";

const reasons = ["DUPLICATE", "NOT_A_PATIENT", "UNREACHABLE", "ABUSE", "OTHER"] as const satisfies readonly RegistrationArchiveReason[];

/** Of a note beside the reason. */
export const longestNote = 200;

interface ArchiveReasonFieldProps {
  readonly id: string;
  readonly reason: RegistrationArchiveReason;
  readonly error: string | undefined;
  readonly onReason: (reason: RegistrationArchiveReason) => void;
}

export function ArchiveReasonField({ id, reason, error, onReason }: ArchiveReasonFieldProps) {
  const text = useRegistrationText();
  return (
    <Field id={id} label={text("archive.reason")} error={error}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={reason}
          onChange={({ target }) => onReason(reasons.find((each) => each === target.value) ?? reason)}
        >
          {reasons.map((each) => (
            <option key={each} value={each}>
              {text(`archive.reason.${each}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
