import { useText } from "../../use-text.ts";
import { addressParts, flagNames, plainNames } from "./chart-values.ts";

const named = [...plainNames, ...flagNames, ...addressParts.map((part) => `address.${part}` as const)];

/** What a field is called, by the path that the server gives it. */
export function useFieldLabel(): (field: string) => string | null {
  const text = useText();
  return (field) => {
    const [, place, part] = /^identifications\.(\d+)\.(typeId|value)$/.exec(field) ?? [];
    if (place !== undefined)
      return text("identification.row", {
        place: Number(place) + 1,
        name: text(part === "value" ? "identification.number" : "identification.type"),
      });
    const name = named.find((each) => each === field);
    return name ? text(`field.${name}`) : null;
  };
}
