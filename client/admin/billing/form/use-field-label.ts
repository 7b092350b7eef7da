import { useBillingText } from "../billing-texts.ts";
import { type LineField, lineFields } from "./form-ids.ts";

/** What a field is called, where its problems alone don't say which one it is. */
export function useFieldLabel(): (field: string) => string | null {
  const text = useBillingText();
  return (field) => {
    const [, place, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
    const known = lineFields.find((each): each is LineField => each === name);
    if (place !== undefined && known) return text("form.lineField", { place: Number(place) + 1, field: text(`form.line.${known}`) });
    if (field.startsWith("practitioner.")) return text("form.practitioner");
    return null;
  };
}
