const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
};

/** The same text for the same JSON value, in whatever order its members were written. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value)) ?? "null";
