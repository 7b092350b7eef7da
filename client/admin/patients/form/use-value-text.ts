import { formatDate, formatPhone } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";
import { type ChartValues, typeIdOf, valueAt, type ValueName } from "./chart-values.ts";
import type { ChosenType } from "./type-choice.ts";

type Named = Exclude<ValueName, `identification:${string}`>;

/** What a value of a chart is called, and what it is, in words. */
export function useValueText(types: readonly ChosenType[]) {
  const { locale } = useLanguage();
  const text = useText();
  const labelOf = (name: ValueName): string => {
    const typeId = typeIdOf(name);
    if (typeId === null) return text(`field.${name as Named}`);
    return types.find(({ id }) => id === typeId)?.name ?? text("identification.type");
  };
  const valueText = (name: ValueName, values: ChartValues): string => {
    const value = valueAt(values, name);
    if (typeof value === "boolean") return text(value ? "form.yes" : "form.no");
    if (value.trim() === "") return text("chart.unknown");
    if (name === "sex" && values.sex) return text(`sex.${values.sex}`);
    if (name === "language" && values.language) return text(`language.${values.language}`);
    if (name === "notificationMethod" && values.notificationMethod) return text(`method.${values.notificationMethod}`);
    if (name === "mobile" || name === "homePhone") return formatPhone(value);
    return name === "dateOfBirth" ? formatDate(locale, value) : value;
  };
  return { labelOf, valueText };
}
