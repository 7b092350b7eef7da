import { useText } from "../use-text.ts";
import type { OwnField, OwnValues } from "./own-values.ts";

/** What the fields of the form are called, and their values in words. */
export function useOwnText() {
  const text = useText();
  const labelOf = (field: OwnField): string => text(`information.${field}`);
  const wordOf = (field: OwnField, values: OwnValues): string => {
    if (field === "language") return text(`information.language.${values.language}`);
    if (field === "notificationMethod") return text(`information.method.${values.notificationMethod}`);
    const value = values[field];
    if (typeof value === "boolean") return text(value ? "information.yes" : "information.no");
    return value === "" ? text("information.empty") : value;
  };
  return { labelOf, wordOf };
}
