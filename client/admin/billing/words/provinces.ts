import type { Province } from "../../../gql/graphql.ts";

/** In the order in which each language finds them easily: by their two letters, which are the same in both. */
export const provinces = [
  "AB",
  "BC",
  "MB",
  "NB",
  "NL",
  "NS",
  "NT",
  "NU",
  "ON",
  "PE",
  "QC",
  "SK",
  "YT",
] as const satisfies readonly Province[];
