import { ApiError } from "./api-error.ts";
import { badParameter } from "./errors.ts";
import type { FormTree, FormValue } from "./form.ts";

/** What an endpoint takes. */
export type Parameter =
  | { readonly is: "text"; readonly longest?: number }
  | { readonly is: "integer" }
  | { readonly is: "boolean" }
  | { readonly is: "one of"; readonly values: readonly string[] }
  | { readonly is: "metadata" }
  | { readonly is: "list"; readonly of: Parameter }
  | { readonly is: "fields"; readonly fields: Fields };

export type Fields = Readonly<Record<string, Parameter & { readonly required?: true }>>;

export const text = (longest?: number) => ({ is: "text", ...(longest !== undefined && { longest }) }) as const;
export const integer = { is: "integer" } as const;
export const boolean = { is: "boolean" } as const;
export const oneOf = (...values: readonly string[]) => ({ is: "one of", values }) as const;
export const metadata = { is: "metadata" } as const;
export const list = (of: Parameter) => ({ is: "list", of }) as const;
export const fields = (of: Fields) => ({ is: "fields", fields: of }) as const;
export const required = <P extends Parameter>(parameter: P) => ({ ...parameter, required: true }) as const;

/** Lists of every kind take these. */
export const page: Fields = { limit: integer, starting_after: text(), expand: list(text()) };
export const range = fields({ gt: integer, gte: integer, lt: integer, lte: integer });

const wrong = (code: string, param: string, message: string): ApiError => new ApiError(badParameter(code, param, message), true);

const nameOf = (path: readonly string[]): string => path.map((step, place) => (place === 0 ? step : `[${step}]`)).join("");

function checkText(value: FormValue, path: readonly string[]): string {
  if (typeof value !== "string") throw wrong("parameter_invalid_string_blank", nameOf(path), "Invalid string");
  return value;
}

function checkMetadata(value: FormValue, path: readonly string[]): void {
  if (typeof value === "string") throw wrong("parameter_invalid_object", nameOf(path), "Invalid object");
  const entries = Object.entries(value);
  if (entries.length > 50) throw wrong("parameter_invalid_object", nameOf(path), "Metadata takes at most 50 keys");
  for (const [key, kept] of entries)
    if (key.length > 40 || checkText(kept, [...path, key]).length > 500)
      throw wrong("parameter_invalid_string", nameOf([...path, key]), "Metadata keys take 40 characters, values 500");
}

function check(parameter: Parameter, value: FormValue, path: readonly string[]): void {
  switch (parameter.is) {
    case "text":
      if (checkText(value, path).length > (parameter.longest ?? 5_000))
        throw wrong("parameter_invalid_string", nameOf(path), "Invalid string: too long");
      return;
    case "integer":
      if (!/^-?\d{1,15}$/.test(checkText(value, path))) throw wrong("parameter_invalid_integer", nameOf(path), "Invalid integer");
      return;
    case "boolean":
      if (!["true", "false"].includes(checkText(value, path))) throw wrong("parameter_invalid_boolean", nameOf(path), "Invalid boolean");
      return;
    case "one of":
      if (!parameter.values.includes(checkText(value, path))) throw wrong("parameter_invalid_enum", nameOf(path), "Invalid value");
      return;
    case "metadata":
      checkMetadata(value, path);
      return;
    case "list":
      if (typeof value === "string") throw wrong("parameter_invalid_array", nameOf(path), "Invalid array");
      for (const [place, item] of Object.entries(value)) check(parameter.of, item, [...path, place]);
      return;
    case "fields":
      if (typeof value === "string") throw wrong("parameter_invalid_object", nameOf(path), "Invalid object");
      checkParameters(parameter.fields, value, path);
  }
}

/** Refuses what Stripe would refuse: unknown names, missing ones, values of another kind. */
export function checkParameters(known: Fields, given: FormTree, path: readonly string[] = []): void {
  for (const [name, value] of Object.entries(given)) {
    const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
    const here = [...path, name];
    if (!parameter) throw wrong("parameter_unknown", nameOf(here), `Received unknown parameter: ${nameOf(here)}`);
    check(parameter, value, here);
  }
  for (const [name, parameter] of Object.entries(known)) {
    const here = [...path, name];
    if (parameter.required && given[name] === undefined)
      throw wrong("parameter_missing", nameOf(here), `Missing required param: ${nameOf(here)}.`);
  }
}
