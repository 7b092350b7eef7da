/** Who issues health numbers: ISO 3166-2:CA codes without `CA-`. */
export const issuers = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"] as const;

export type Issuer = (typeof issuers)[number];

/** Null for a code that only a newer server knows. */
export const issuerOf = (code: string | null): Issuer | null => issuers.find((issuer) => issuer === code) ?? null;
