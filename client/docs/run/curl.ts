import type { Example } from "../schema/described.ts";

/** Within single quotes a shell reads everything as it is, but for the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const hasVariables = (variables: Example["variables"]): boolean => Object.keys(variables).length > 0;

/** A call that can be pasted into a shell, at the clinic whose documentation this is. */
export const curlOf = ({ document: query, variables }: Example): string =>
  [
    `curl ${location.origin}/graphql \\`,
    `  -H 'Authorization: Bearer <token>' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Accept: application/graphql-response+json' \\`,
    `  -d ${quoted(JSON.stringify({ query, ...(hasVariables(variables) && { variables }) }))}`,
  ].join("\n");
