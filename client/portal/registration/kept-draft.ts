import { draftKey, type KeptStart } from "./kept-start.ts";
import type { RegistrationValues } from "./registration-values.ts";

interface KeptDraft {
  readonly startId: string;
  readonly values: RegistrationValues;
}

/** In this tab alone, and no longer than the registration takes: see `kept-start.ts`. */
export const keepDraft = (startId: string, values: RegistrationValues): void =>
  sessionStorage.setItem(draftKey, JSON.stringify({ startId, values } satisfies KeptDraft));

export const forgetDraft = (): void => sessionStorage.removeItem(draftKey);

/** What was typed so far. Who has gone back and corrected their number finds it corrected here. */
export function keptDraft({ id, who }: KeptStart): RegistrationValues | null {
  const kept = JSON.parse(sessionStorage.getItem(draftKey) ?? "null") as KeptDraft | null;
  if (!kept) return null;
  const { identificationTypeId, identificationValue } = who;
  const corrected = kept.startId !== id && identificationValue.trim() !== "";
  return corrected ? { ...kept.values, identificationTypeId, identificationValue } : kept.values;
}
