import type { EntityManager } from "typeorm";
import { days, hours } from "../../../../kernel/clock.ts";
import type { Problem } from "../../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { RateLimits } from "../../../limits/rate-limits.ts";
import { waitLeft } from "../../../limits/wait-left.ts";

/** More than anybody needs who pays; each of them asks Stripe for a page. */
const perPatient = [
  { count: 30, per: hours(1) },
  { count: 100, per: days(1) },
];

export async function limitPayments(
  tx: EntityManager,
  keys: SecretKeys,
  patient: { readonly clinicId: string; readonly id: string },
  at: Date,
): Promise<Problem | null> {
  const key = keys.hmac("billing/payments", patient.clinicId, patient.id);
  const taken = await RateLimits.take(tx, patient.clinicId, key, perPatient, at);
  if (taken.ok) return null;
  const { retryAt } = taken;
  const { unit, wait } = waitLeft(retryAt, at);
  const reason = unit === "HOURS" ? "MANY_PAYMENTS_WAIT_HOURS" : "MANY_PAYMENTS_WAIT_MINUTES";
  return { code: "TOO_MANY_REQUESTS", path: ["input"], reason, facts: { retryAt, wait } };
}
