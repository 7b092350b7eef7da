/** The provinces and territories of Canada, by which sales taxes go. */
export const provinces = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"] as const;

export type Province = (typeof provinces)[number];
