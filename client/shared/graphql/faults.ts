import type { CombinedError } from "urql";

export interface Fault {
  readonly code: string;
  readonly requestId: string | null;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What went wrong with the whole operation; a lost connection has the code `OFFLINE`. */
export function faultOf(error: CombinedError): Fault {
  const extensions = error.graphQLErrors[0]?.extensions;
  return { code: textOf(extensions?.code) ?? (error.networkError ? "OFFLINE" : "INTERNAL"), requestId: textOf(extensions?.requestId) };
}

export const hasFault = (error: CombinedError | undefined, code: string): boolean =>
  error?.graphQLErrors.some((each) => each.extensions.code === code) ?? false;
