import type { EntityManager } from "typeorm";
import { days, hours } from "../../../kernel/clock.ts";
import { mailboxOfContact } from "../../../kernel/mailbox.ts";
import { networkOf } from "../../../kernel/network.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { countOf } from "../../limits/daily-cap.ts";
import type { LimitLedger } from "../../limits/limit-ledger.ts";
import type { Budget } from "../../limits/rate-limits.ts";
import { countIn, keepIn, takeFrom } from "../../limits/rate-limits.ts";
import type { Sending } from "./sign-in-keys.ts";

const perContact = [
  { count: 5, per: hours(1) },
  { count: 10, per: days(1) },
];

const perNetwork = [
  { count: 30, per: hours(1) },
  { count: 100, per: days(1) },
];

const perClinic = { hour: 500, day: 2_000 };

/** Whether codes go to people whom no chart matches, and whether this one would. */
export interface Strangers {
  /** Codes to this mailbox or number, to patients and to others. */
  readonly contact: string;
  /** Codes to others from this network. */
  readonly network: string;
  readonly isStranger: boolean;
}

type StrangerSending = Pick<Sending, "clinicId" | "channel" | "destination" | "networkAddress">;

export const strangersOf = (
  keys: SecretKeys,
  { clinicId, channel, destination, networkAddress }: StrangerSending,
  isStranger: boolean,
): Strangers => ({
  contact: keys.hmac("sign-in/sends-to-anybody", clinicId, channel, mailboxOfContact(channel, destination)),
  network: keys.hmac("sign-in/sends-to-strangers-from", clinicId, networkOf(networkAddress)),
  isStranger,
});

interface Unseen {
  /** What is counted of the patient, or for nobody of what was typed. */
  readonly own: readonly Budget[];
  readonly strangers: Strangers | null;
  /** For too many wrong codes nothing goes out. */
  readonly stopped: boolean;
}

/**
 * Takes what a code to a patient costs, or one to somebody whom no chart matches. Both read and write the same rows: where only one of
 * them counts, the other writes what was there.
 *
 * The contact's count is asked of strangers alone, and counts patients' codes as well. So a mailbox gets no more than five an hour that
 * anybody can have sent who knows the address; and whoever knows no more than a patient's address can't use up the patient's codes.
 */
export function takeUnseen(ledger: LimitLedger, { own, strangers, stopped }: Unseen, at: Date): boolean {
  if (!strangers) return !stopped && takeFrom(ledger, own, at).ok;
  const contact = { key: strangers.contact, windows: perContact };
  const network = { key: strangers.network, windows: perNetwork };
  const taken = !stopped && takeFrom(ledger, strangers.isStranger ? [...own, contact, network] : own, at).ok;
  if (taken && strangers.isStranger) return true;
  if (taken) countIn(ledger, contact, at);
  else keepIn(ledger, contact, at);
  keepIn(ledger, network, at);
  return taken;
}

/**
 * Takes one of the codes that a clinic sends to strangers in an hour and a day (UTC). For a patient's the same rows are written, and
 * nothing is counted.
 */
export async function takeStrangers(
  tx: EntityManager,
  keys: SecretKeys,
  { clinicId, counts, at }: { readonly clinicId: string; readonly counts: boolean; readonly at: Date },
): Promise<boolean> {
  const instant = at.toISOString();
  const rows = [
    { key: keys.hmac("sign-in/strangers-of-hour", clinicId, instant.slice(0, 13)), most: perClinic.hour },
    { key: keys.hmac("sign-in/strangers-of-day", clinicId, instant.slice(0, 10)), most: perClinic.day },
  ];
  let left = true;
  for (const { key, most } of rows) left = (await countOf(tx, { clinicId, key, most, count: counts && left ? 1 : 0, at })) && left;
  return left;
}
