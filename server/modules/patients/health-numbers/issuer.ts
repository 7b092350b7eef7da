/** Who issues health numbers: the thirteen provinces and territories, by their ISO 3166-2:CA codes without `CA-`. */
export const healthNumberIssuers = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"] as const;

export type HealthNumberIssuer = (typeof healthNumberIssuers)[number];

export const isHealthNumberIssuer = (code: string): code is HealthNumberIssuer => (healthNumberIssuers as readonly string[]).includes(code);
