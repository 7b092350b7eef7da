interface Address {
  readonly street?: string | null;
  readonly city?: string | null;
  readonly province?: string | null;
  readonly postalCode?: string | null;
  readonly country?: string | null;
}

const joined = (separator: string, ...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(separator);

/** An address as it stands on an envelope; without the country where that is Canada. */
export function addressLines(address: Address | null | undefined): string[] {
  if (!address) return [];
  const { street, city, province, postalCode, country } = address;
  const place = joined(", ", city, joined("\u00a0", province, postalCode?.replace(" ", "\u00a0")));
  return [street ?? "", place, country === "CA" ? "" : (country ?? "")].filter((line) => line !== "");
}
