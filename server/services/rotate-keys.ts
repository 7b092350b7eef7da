import type { KeysetPosition } from "../db/cursor.ts";
import type { Database } from "../db/database.ts";
import type { ResealCounts, Resealing } from "../db/reseal.ts";
import type { SecretKeys } from "../kernel/secret-keys.ts";
import { resealAnswers } from "../modules/idempotency/reseal-answers.ts";
import { resealImportParts } from "../modules/integrations/fhir/job/reseal-import-parts.ts";
import { resealWebhookSecrets } from "../modules/integrations/webhooks/reseal-webhook-secrets.ts";
import { resealOutbox, resealUndelivered } from "../modules/notifications/reseal-payloads.ts";
import { resealIdentifications } from "../modules/patients/identifications/reseal-identifications.ts";
import { resealMerges, resealRegistrations } from "../modules/registration/reseal-registrations.ts";
import { resealProofs } from "../modules/sign-in/proof/reseal-proofs.ts";
import { countOlderRecoveryCodes, resealSecondSteps } from "../modules/staff/second-step/reseal-second-steps.ts";
import { resealStripeKeys } from "../modules/stripe-accounts/reseal-stripe-keys.ts";
import type { StripeKeys } from "../modules/stripe-accounts/stripe-key-vault.ts";

export interface Rotation {
  readonly database: Database;
  readonly keys: SecretKeys;
  /** The Stripe keys of the environment. */
  readonly installation: StripeKeys | null;
}

export interface RotatedTable extends ResealCounts {
  readonly name: string;
}

export interface Rotated {
  readonly tables: readonly RotatedTable[];
  /** Staff members whose recovery codes end with the older keys. */
  readonly staffWithOlderCodes: number;
}

const nothing: ResealCounts = { seen: 0, resealed: 0, colliding: [], unreadable: [] };

const sum = (one: ResealCounts, other: ResealCounts): ResealCounts => ({
  seen: one.seen + other.seen,
  resealed: one.resealed + other.resealed,
  colliding: [...one.colliding, ...other.colliding],
  unreadable: [...one.unreadable, ...other.unreadable],
});

async function rotateTable(database: Database, { name, step }: Resealing, onStep: (table: RotatedTable) => void): Promise<RotatedTable> {
  let counts = nothing;
  for (let position: KeysetPosition | null | undefined; position !== null;) {
    const done = await step(database, position ?? null);
    counts = sum(counts, done.counts);
    position = done.last;
    onStep({ name, ...counts });
  }
  return { name, ...counts };
}

/**
 * Brings whatever lasts under the key in use. Nothing is kept of how far it came: a run that was interrupted is run again, and only
 * reads what is done already.
 */
export async function rotateKeys(
  { database, keys, installation }: Rotation,
  onStep: (table: RotatedTable) => void = () => undefined,
): Promise<Rotated> {
  const resealings = [
    resealIdentifications(keys),
    resealStripeKeys(keys, installation),
    resealSecondSteps(keys),
    resealOutbox(keys),
    resealUndelivered(keys),
    resealProofs(keys),
    resealRegistrations(keys),
    resealMerges(keys),
    resealWebhookSecrets(keys),
    resealAnswers(keys),
    resealImportParts(keys),
  ];
  const tables: RotatedTable[] = [];
  for (const each of resealings) tables.push(await rotateTable(database, each, onStep));
  return { tables, staffWithOlderCodes: await countOlderRecoveryCodes(database.manager, keys) };
}
