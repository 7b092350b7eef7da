/** The control of a field, by the path that the server gives it. */
export const controlIdOf = (field: string): string => `invoice-${field}`;

export const lineFields = ["description", "code", "serviceOn", "quantity", "unitPriceCents", "taxes"] as const;

export type LineField = (typeof lineFields)[number];

export const lineControlId = (place: number, field: LineField): string => controlIdOf(`lines.${place}.${field}`);

const plainFields = [
  "practitioner.name",
  "practitioner.profession",
  "practitioner.licenceNumber",
  "province",
  "dueOn",
  "note",
  "internalNote",
  "lines",
];

const lineField = new RegExp(`^lines\\.\\d+\\.(?:${lineFields.join("|")})$`);

/** The control to which the summary of what is wrong leads; null for what has none. */
export const controlOf = (field: string): string | null =>
  plainFields.includes(field) || lineField.test(field) ? controlIdOf(field) : null;
