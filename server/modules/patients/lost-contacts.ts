import type { EntityManager } from "typeorm";
import type { Patient } from "./patient.entity.ts";

/** An address or number, in normal form, that was on a chart and is no more. */
export interface LostContact {
  readonly patientId: string;
  readonly channel: "EMAIL" | "SMS";
  readonly value: string;
}

/** Told in the transaction in which contacts leave charts. */
export type OnLostContacts = (tx: EntityManager, clinicId: string, lost: readonly LostContact[], at: Date) => Promise<void>;

type Contacts = Pick<Patient, "email" | "mobile">;

const left = (before: string | null, now: string | null): before is string => before !== null && before !== now;

export const lostContacts = (patientId: string, before: Contacts, now: Contacts): LostContact[] => [
  ...(left(before.email, now.email) ? [{ patientId, channel: "EMAIL" as const, value: before.email }] : []),
  ...(left(before.mobile, now.mobile) ? [{ patientId, channel: "SMS" as const, value: before.mobile }] : []),
];
