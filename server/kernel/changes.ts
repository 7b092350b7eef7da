/** What an input says: fields that are absent are left out, null stays. */
export const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

const comparable = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);

/** Names of the fields of `after` that are different in `before`. */
export const differingKeys = <T extends object>(before: T, after: T): string[] =>
  Object.keys(after).filter((key) => comparable(before[key as keyof T]) !== comparable(after[key as keyof T]));
