import type { RegistrationValues } from "../registration-values.ts";
import type { RegistrationStart } from "../use-registration-start.ts";

/** What each section of the form is given. */
export interface FieldProps {
  readonly start: RegistrationStart;
  readonly values: RegistrationValues;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<RegistrationValues>) => void;
}
