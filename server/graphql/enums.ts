import { registerEnumType } from "type-graphql";

type EnumObject<T extends string> = { [K in T]: K };

/** A closed list of words becomes a GraphQL enum: every value needs its description. */
export function enumOf<T extends string>(
  name: string,
  description: string,
  values: readonly T[],
  descriptions: Readonly<Record<T, string>>,
): EnumObject<T> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as EnumObject<T>;
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: descriptions[value] }]));
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  return object;
}
