import { serverNow } from "../../../shared/graphql/server-clock.ts";
import type { InvoiceValues } from "./invoice-values.ts";

/** What was typed of an invoice and not saved. */
export interface KeptForm {
  readonly values: InvoiceValues;
  /** Of the draft that it changes; null for a new one. */
  readonly version: number | null;
}

interface Stored extends KeptForm {
  readonly staffId: string;
  readonly until: number;
}

const prefix = "portail.invoice.";

const keptMilliseconds = 12 * 60 * 60_000;

/** What belongs to somebody else, or is from another day, is forgotten as soon as anybody looks. */
function readStored(key: string, staffId: string): Stored | null {
  const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as Stored | null;
  if (stored && stored.staffId === staffId && stored.until > serverNow()) return stored;
  sessionStorage.removeItem(key);
  return null;
}

/** In this tab alone, so that neither a reload nor the end of a session loses it. `of` is the draft, or to whom the new one goes. */
export function keepForm(of: string, staffId: string, form: KeptForm): void {
  const stored: Stored = { ...form, staffId, until: serverNow() + keptMilliseconds };
  sessionStorage.setItem(`${prefix}${of}`, JSON.stringify(stored));
}

export const forgetForm = (of: string): void => sessionStorage.removeItem(`${prefix}${of}`);

export function keptForm(of: string, staffId: string): KeptForm | null {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) readStored(key, staffId);
  return readStored(`${prefix}${of}`, staffId);
}
