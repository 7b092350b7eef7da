import type { RegistrationFilter } from "./list-registrations.ts";

interface Asked {
  readonly source?: string | null;
  readonly submittedFrom?: string | null;
  readonly submittedBefore?: string | null;
}

const toInstant = (value: string | null | undefined): Date | null => (value ? new Date(value) : null);

/** What is absent or null doesn't matter. */
export const toFilter = ({ source, submittedFrom, submittedBefore }: Asked): Omit<RegistrationFilter, "state"> => ({
  source: source ?? null,
  submittedFrom: toInstant(submittedFrom),
  submittedBefore: toInstant(submittedBefore),
});
