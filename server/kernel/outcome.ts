import type { ErrorCode } from "./error-code.ts";

/** One thing wrong with what the caller sent: data, not an exception. `path` is the input's path. */
export interface Problem {
  readonly code: ErrorCode;
  readonly path: readonly string[];
  /** Which text explains it; the code itself when absent. */
  readonly reason?: string;
  /** Facts for the text and for the error's own fields (`triesLeft`, `maximum`…). Never health data. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const failure = (...problems: readonly Problem[]): Outcome<never> => ({ ok: false, problems });
